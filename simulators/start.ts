import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { type Control, createControl, misbehave, NAMES, type Name, takeSetting } from "./control.ts";
import { createPortal, type Portal } from "./dvcqg/portal.ts";
import { type Call, type Clock, type Routes, readBody, route, sendJson } from "./http.ts";
import { openJournal } from "./journal.ts";
import { type Mailbox, openMailbox } from "./mail/mailbox.ts";
import { mailRoutes } from "./mail/pages.ts";
import { createBusiness } from "./registers/business.ts";
import { createCivilStatus } from "./registers/civil-status.ts";
import { createHealth } from "./registers/health.ts";
import { createPopulation } from "./registers/population.ts";
import { createTokens } from "./registers/tokens.ts";
import { controlRoutes } from "./status/control-routes.ts";
import { createVneid } from "./vneid/vneid.ts";

export type SimulatorOptions = {
  /** 0 takes any free port. */
  port: number;
  /** Host in the issuer's address, 127.0.0.1 by default; the server listens on 127.0.0.1 only. */
  issuerHost?: string;
  /** The time of registers and portal; the OpenID provider lives in real time. */
  clock?: Clock;
  /** Secret of the client `motcua` everywhere, `motcua-dev-secret` by default. */
  clientSecret?: string;
  /** Of the mail server; 0 takes any free one, none is opened when absent. */
  smtpPort?: number;
  /** Folder in which portal and population register remember across restarts; nothing is written when absent. */
  dataDir?: string;
};

export type Simulators = {
  /** Without a slash at the end, e.g. http://127.0.0.1:3001 */
  url: string;
  port: number;
  control: Control & Pick<Portal, "received" | "faults" | "dossiers">;
  mailbox?: Mailbox;
  close(): Promise<void>;
};

/** Starts the outside world on one port. @throws the error of the server, e.g. EADDRINUSE. */
export async function startSimulators(options: SimulatorOptions): Promise<Simulators> {
  const clock = options.clock ?? (() => Temporal.Now.instant());
  const secret = options.clientSecret ?? "motcua-dev-secret";
  const issuerHost = options.issuerHost ?? "127.0.0.1";
  const control = createControl();
  const portal = createPortal({ clock, secret, control, journal: openJournal(options.dataDir, "dvcqg.jsonl") });
  const population = createPopulation({
    clock,
    tokens: createTokens("dancu", secret, control, clock),
    journal: openJournal(options.dataDir, "dancu.jsonl"),
  });
  const files = await assets();

  // Nothing that can fail on what is on disk comes after this: a port that is open must be answered.
  const server = createServer();
  const port = await listen(server, options.port);
  const url = `http://${issuerHost}:${port}`;
  const vneid = createVneid({ issuer: `${url}/vneid`, clientSecret: secret, issuerHost });
  const mailbox = options.smtpPort === undefined ? undefined : await openMailbox(options.smtpPort, clock);
  const reset = () => {
    mailbox?.reset();
    control.reset();
    portal.reset();
    population.reset();
  };
  const simulators: Record<Name, (call: Call) => Promise<boolean>> = {
    vneid: vneid.handle,
    dancu: table(population.routes),
    hotich: table(createCivilStatus(createTokens("hotich", secret, control, clock))),
    yte: table(createHealth(clock, createTokens("yte", secret, control, clock))),
    doanhnghiep: table(createBusiness(createTokens("doanhnghiep", secret, control, clock))),
    dvcqg: table(portal.routes),
  };
  const own = table({ ...files, ...controlRoutes({ control, portal, clock, reset }), ...(mailbox && mailRoutes(mailbox)) });
  const closing = new AbortController();
  let turn = 0;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const address = new URL(req.url ?? "/", url);
    const call: Call = { req, res, method: req.method ?? "GET", path: address.pathname, url: address, body: "" };
    const name = NAMES.find((n) => call.path === `/${n}` || call.path.startsWith(`/${n}/`));
    const setting = name ? takeSetting(control, name) : undefined;
    // The provider reads its own bodies.
    if (!(name === "vneid" && !vneid.readsBody(call))) call.body = await readBody(req);
    if (setting && setting.mode !== "ok") {
      if (setting.mode !== "slow") return misbehave(res, setting.mode, turn++);
      if (!(await pause(setting.delayMs, closing.signal))) return;
    }
    const done = name ? await simulators[name](call) : await own(call);
    if (!done && !res.headersSent) sendJson(res, 404, { message: `Không có ${call.method} ${call.path}` });
  }

  server.on("request", (req: IncomingMessage, res: ServerResponse) => {
    answer(req, res).catch((error: unknown) => {
      if (!res.headersSent) sendJson(res, 500, { message: error instanceof Error ? error.message : String(error) });
      else res.destroy();
    });
  });

  return {
    url,
    port,
    control: { ...control, reset, received: portal.received, faults: portal.faults, dossiers: portal.dossiers },
    ...(mailbox && { mailbox }),
    close: async () => {
      closing.abort();
      await mailbox?.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function table(routes: Routes): (call: Call) => Promise<boolean> {
  return (call) => route(routes, call);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Waits; false when the simulators were closed meanwhile. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return setTimeout(ms, true, { signal }).catch(() => false);
}

async function assets(): Promise<Routes> {
  const style = await readFile(new URL("style.css", import.meta.url));
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#9f1d20"/><path fill="#f5c542" d="m12 4 2.4 5.6 6 .5-4.6 4 1.4 5.9-5.2-3.2L6.800 20l1.400-5.900-4.600-4 6-.5z"/></svg>`;
  const serve = (type: string, content: string | Buffer) => (call: Call) => {
    call.res.writeHead(200, { "content-type": type, "cache-control": "max-age=3600" });
    call.res.end(content);
  };
  return {
    "GET /_assets/style.css": serve("text/css; charset=utf-8", style),
    "GET /_assets/icon.svg": serve("image/svg+xml", icon),
  };
}
