import { dateText, isRealDate } from "../../../core/expr/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { dateShown } from "./edit/read-typed.ts";

/** "2026-11-20" → "20/11/2026" */
export const dayShown = dateShown;

/** The day of the clock, yyyy-MM-dd. */
export const todayOf = (c: AppContext): string =>
  c.var.services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

/** What somebody typed as a day, "20/11/2026" or "2026-11-20" → yyyy-MM-dd; undefined when there is no such day. */
export function dayTyped(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text.trim()) ?? [];
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim()) ?? [];
  const parts = { day: Number(day ?? isoDay), month: Number(month ?? isoMonth), year: Number(year ?? isoYear) };
  return isRealDate(parts) && parts.year > 1900 ? dateText(parts) : undefined;
}
