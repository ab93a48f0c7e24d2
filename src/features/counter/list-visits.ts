import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { type Days, spanOf } from "./days.ts";
import { selectBook, selectFigures, selectMeasured, selectUnfiled, selectVisitCounts, selectWaiting } from "./sql.ts";
import type { BookLine, Clerk, MeasuredVisit, VisitFigures, VisitLine } from "./types.ts";

/** People who wait at this agency's counter for a result that is made on the spot, first come first. */
export function listWaiting(services: Pick<Services, "db">, officer: Clerk): Promise<VisitLine[]> {
  return selectWaiting(services.db, officer);
}

/** Visits of today that are being filled in. */
export function listUnfiled(services: Pick<Services, "db" | "clock">, officer: Clerk): Promise<VisitLine[]> {
  const day = services.clock.now().toZonedDateTimeISO(TIME_ZONE).startOfDay();
  return selectUnfiled(services.db, officer, day.toInstant().toString());
}

/** Weeks that tell what comes most. */
const LATELY = 8;

/** How many visits each procedure had at an agency lately. */
export async function visitCounts(services: Pick<Services, "db" | "clock">, agencyId: string): Promise<Map<string, number>> {
  const since = services.clock
    .now()
    .subtract({ hours: LATELY * 7 * 24 })
    .toString();
  const rows = await selectVisitCounts(services.db, agencyId, since);
  return new Map(rows.map(({ code, count }) => [code, count]));
}

/** Minutes of the visits opened on these days, by procedure. @throws RangeError when a day is none */
export function visitFigures(services: Pick<Services, "db">, agencyId: string, days: Days): Promise<VisitFigures[]> {
  return selectFigures(services.db, { agencyId, ...spanOf(days) });
}

/** The visits behind the figures of one procedure, slowest first, at most 200. */
export function measuredVisits(
  services: Pick<Services, "db">,
  agencyId: string,
  days: Days,
  procedureCode: string,
): Promise<MeasuredVisit[]> {
  return selectMeasured(services.db, { agencyId, ...spanOf(days) }, procedureCode);
}

/** Books of certification that the counter keeps, by the template of the result. */
export const BOOKS = {
  "chung-thuc-ban-sao": { name: "Sổ chứng thực bản sao từ bản chính", mark: "SCT/BS" },
  "chung-thuc-chu-ky": { name: "Sổ chứng thực chữ ký, chứng thực điểm chỉ", mark: "SCT/CK, ĐC" },
} as const;
export type BookName = keyof typeof BOOKS;

/** Lines of a book of a year in the order of their numbers, from one on, at most 200. Read from the dossiers; nothing is written twice. */
export function readBook(
  services: Pick<Services, "db">,
  of: { agencyId: string; book: BookName; year: number; from: number },
): Promise<BookLine[]> {
  const { agencyId, book: template, year, from } = of;
  return selectBook(services.db, { agencyId, template, year, from });
}
