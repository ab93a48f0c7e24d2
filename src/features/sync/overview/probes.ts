import type { Services } from "../../../platform/services.ts";
import { lanes } from "../lanes.ts";
import { selectFigures } from "./sql.ts";

export type LaneProbe = { name: string; measure: (services: Services) => Promise<number> };

/** Figures of every lane for /healthz and /metrics: messages that wait, messages refused, age of the oldest that waits in seconds. */
export const probes: LaneProbe[] = lanes.flatMap(({ name }) => {
  const figures = (services: Services) => selectFigures(services.db, name, services.clock.now().toString());
  return [
    { name: `${name}_waiting`, measure: async (services) => (await figures(services)).waiting },
    { name: `${name}_failed`, measure: async (services) => (await figures(services)).failed },
    { name: `${name}_oldest_seconds`, measure: async (services) => age(services, (await figures(services)).oldestWaiting) },
  ];
});

function age(services: Services, since: string | null): number {
  return since ? Math.max(0, Math.round(services.clock.now().since(Temporal.Instant.from(since)).total("seconds"))) : 0;
}
