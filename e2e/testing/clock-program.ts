import { seedOfficers } from "../../src/features/identity/index.ts";
import { parts } from "../../src/parts.ts";
import { startWorker } from "../../src/platform/jobs-graphile.ts";
import { freePort } from "../../src/platform/postgres/cluster.ts";
import { type Fetch, keepPages } from "../../src/web/front.ts";
import { listen } from "../../src/web/listen.ts";
import { type PortalWeb, portalWeb } from "../../src/web/portal/testing/portal-web.ts";

export type ClockProgram = {
  url: string;
  /** The same program for what happens without a browser: filing a case, the simulated outside world, the database. */
  web: PortalWeb;
  /** Sets the time for the program and the simulated outside world alike, e.g. "2026-11-18T08:00" in Vietnamese time. */
  at: (local: string) => void;
  /** Starts the worker where it was left out at first. */
  work: () => Promise<void>;
  /** Does something while the worker rests: what somebody else answers for it, it must not answer meanwhile. */
  resting: <T>(doing: () => Promise<T>) => Promise<T>;
  stop: () => Promise<void>;
};

export type ClockOptions = {
  /** Agencies of the province that have officers besides the commune. */
  departmentIds?: string[];
  /** Without the worker, registers are answered by whoever files a case as the case says. */
  worker?: boolean;
  /** More variables of the environment. */
  env?: Record<string, string>;
};

/**
 * The program in this process, with everything that a person meets: web with kept pages, worker, simulators, officers of one commune and of the
 * province. Unlike `startProgram` its clock stands still until it is set.
 */
export async function startClockProgram(
  local: string,
  communeId: string,
  { departmentIds = [], worker: works = true, env = {} }: ClockOptions = {},
): Promise<ClockProgram> {
  const port = await freePort();
  const web = await portalWeb({ PORT: String(port), ...env });
  const { services } = web;
  const at = (time: string): void => web.clock.set(`${time}+07:00`);
  at(local);
  await seedOfficers(services, { agencyIds: [communeId], controllerAgencyId: "H60", departmentIds });
  const tasks = Object.entries(parts.jobs).map(([name, run]) => [name, (payload: unknown) => run(services, payload)] as const);
  let worker: Awaited<ReturnType<typeof startWorker>> | undefined;
  const work = async (): Promise<void> => {
    worker ??= await startWorker({ url: web.adminUrl, tasks: Object.fromEntries(tasks), log: services.log });
  };
  const resting = async <T>(doing: () => Promise<T>): Promise<T> => {
    const worked = worker;
    worker = undefined;
    await worked?.stop();
    const done = await doing();
    if (worked) await work();
    return done;
  };
  if (works) await work();
  const server = await listen(keepPages(services, web.app.fetch as Fetch), "127.0.0.1", port);
  return {
    url: services.config.baseUrl,
    web,
    at,
    work,
    resting,
    stop: async () => {
      await server.close();
      await worker?.stop();
      await web.close();
    },
  };
}
