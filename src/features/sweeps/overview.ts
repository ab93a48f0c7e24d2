import type { Probe } from "../../platform/health/check-health.ts";
import type { Services } from "../../platform/services.ts";
import { retryAll, selectFailing, selectFailures, selectOverview } from "./sql.ts";
import type { SweepOverview } from "./types.ts";

const MOST_FAILURES = 100;

/** What the clock has to do, what it did last, and what does not work: at most 100 acts, the latest first. */
export async function viewSweeps(services: Pick<Services, "db" | "clock">): Promise<SweepOverview> {
  const [figures, failures] = await Promise.all([
    selectOverview(services.db, services.clock.now().toString()),
    selectFailures(services.db, MOST_FAILURES),
  ]);
  return { ...figures, failures };
}

/** How many acts of the clock do not work. */
export async function countFailing(services: Pick<Services, "db">): Promise<number> {
  return selectFailing(services.db);
}

/** Lets everything that failed be tried at the next sweep, a minute at most from now. @returns how many acts */
export function retrySweeps(services: Pick<Services, "db" | "clock">): Promise<number> {
  return retryAll(services.db, services.clock.now().toString());
}

const figure = (services: Services) => selectOverview(services.db, services.clock.now().toString());

/** For /healthz and /metrics: dossiers whose time has come, age of the oldest in seconds, acts that do not work. */
export const probes: Probe[] = [
  { name: "sweep_due", measure: async (services) => (await figure(services)).due },
  {
    name: "sweep_oldest_seconds",
    measure: async (services) => {
      const { oldest } = await figure(services);
      return oldest ? Math.max(0, Math.round(services.clock.now().since(Temporal.Instant.from(oldest)).total("seconds"))) : 0;
    },
  },
  { name: "sweep_failing", measure: countFailing },
];
