import { clockTrouble } from "../../platform/health/watch-clock.ts";
import type { Services } from "../../platform/services.ts";
import { sweep } from "./sweep.ts";

/**
 * One round of the program's loop. While the machine's clock and the database's clock disagree nothing is done: a dossier that is stopped or
 * agreed to an hour too early cannot be had back.
 */
export async function runSweeps(services: Services): Promise<void> {
  if (clockTrouble(services)?.differs) {
    services.log.warn("the clocks of the machine and of the database differ; acts of the clock wait");
    return;
  }
  const report = await sweep(services);
  if (report.failures > 0) services.log.warn(report, "a sweep left acts undone");
}
