import type { Services } from "../../../platform/services.ts";
import { type Days, spanOf } from "../days.ts";
import { countDifficulties, selectDifficultVisits } from "./sql.ts";
import type { DifficultVisit, DifficultyCount } from "./types.ts";

/** Of an agency's visits opened on these days, or of all agencies' when `agencyId` is null. @throws RangeError when a day is none */
export function topDifficulties(services: Pick<Services, "db">, agencyId: string | null, days: Days): Promise<DifficultyCount> {
  return countDifficulties(services.db, { agencyId, ...spanOf(days) });
}

/** The visits behind one figure, newest first, at most 200; nothing in it tells who the visitor was. */
export function difficultVisits(
  services: Pick<Services, "db">,
  agencyId: string | null,
  days: Days,
  code: string,
): Promise<DifficultVisit[]> {
  return selectDifficultVisits(services.db, { agencyId, ...spanOf(days) }, code);
}
