import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { lanes } from "../lanes.ts";
import { selectFigures, selectLastError } from "./sql.ts";
import type { LaneOverview } from "./types.ts";

/** How each lane stands; counts of one day are those of the day in Vietnam. */
export async function viewLanes(services: Pick<Services, "db" | "clock">): Promise<LaneOverview[]> {
  const since = services.clock.now().toZonedDateTimeISO(TIME_ZONE).startOfDay().toInstant().toString();
  return Promise.all(
    lanes.map(async ({ name, title }) => {
      const [figures, lastError] = await Promise.all([
        selectFigures(services.db, name, since),
        selectLastError(services.db, name),
      ]);
      return { name, title, ...figures, lastError };
    }),
  );
}
