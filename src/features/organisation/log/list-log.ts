import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { reachOf } from "../reach.ts";
import type { LogLine, Steward } from "../types.ts";
import { selectLines } from "./sql.ts";

export type LogQuestion = {
  /** Names of who did it or to whom, without diacritics. */
  search: string;
  act: string;
  agencyId: string;
  /** Days yyyy-MM-dd, both included; "" for no bound. */
  from: string;
  to: string;
  page: number;
};
const PAGE = 50;

/** Changes at the agencies that the steward reaches, the newest first. A day that is none bounds nothing. */
export async function listLog(
  { db }: Pick<Services, "db">,
  steward: Steward,
  question: LogQuestion,
): Promise<{ lines: LogLine[]; total: number; page: number; pages: number }> {
  const filter = {
    reach: reachOf(steward),
    words: question.search.split(/\s+/).filter(Boolean),
    act: question.act || null,
    agencyId: question.agencyId || null,
    from: startOf(question.from, 0),
    until: startOf(question.to, 1),
  };
  const page = Math.max(1, question.page);
  const { rows, total } = await selectLines(db, filter, { limit: PAGE, offset: (page - 1) * PAGE });
  return { lines: rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

function startOf(day: string, plus: number): string | null {
  try {
    return day ? Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(TIME_ZONE).toInstant().toString() : null;
  } catch {
    return null;
  }
}
