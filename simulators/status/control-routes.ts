import { type Control, NAMES, parseSetting } from "../control.ts";
import type { Portal } from "../dvcqg/portal.ts";
import { type Call, type Clock, fields, type Routes, redirect, sendHtml, sendJson } from "../http.ts";
import { statusPage } from "./page.ts";

type Options = { control: Control; portal: Portal; clock: Clock; reset: () => void };

/** The status page and the doors for tests: modes, what was received, faults, reset. */
export function controlRoutes({ control, portal, clock, reset }: Options): Routes {
  const routes: Routes = {
    "GET /": (call) => sendHtml(call.res, 200, statusPage(control, portal, clock())),
    "GET /_received/dvcqg": (call) => sendJson(call.res, 200, portal.received()),
    "GET /_faults/dvcqg": (call) => sendJson(call.res, 200, portal.faults()),
    "GET /_dossiers/dvcqg": (call) => sendJson(call.res, 200, portal.dossiers()),
    "POST /_reset": (call) => {
      reset();
      done(call, { ok: true });
    },
  };
  for (const name of NAMES) {
    routes[`GET /_control/${name}`] = (call) => sendJson(call.res, 200, control.get(name));
    routes[`POST /_control/${name}`] = (call) => {
      const parsed = parseSetting(fields(call));
      if (!parsed.ok) return sendJson(call.res, 400, { message: parsed.message });
      control.set(name, parsed.setting);
      done(call, control.get(name));
    };
  }
  return routes;
}

/** A form goes back to the page, a program gets JSON. */
function done(call: Call, value: unknown): void {
  if ((call.req.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded")) redirect(call.res, "/");
  else sendJson(call.res, 200, value);
}
