import { DAY_MS, dayOf } from "./clock-time.ts";
import type { Holiday, HolidayLaw } from "./types.ts";

/** An announcement may move days off by a few days: Tết begins one or two days before the first of the year. */
const NEAR_DAYS = 3;

/**
 * Days off that nobody has announced yet, from the day of `from` to the day of `to` in Việt Nam and up to three days after it: a term that
 * ends so near may change with the announcement.
 */
export function provisionalDays(law: HolidayLaw, from: Temporal.Instant, to: Temporal.Instant): Holiday[] {
  const first = text(dayOf(from.epochMilliseconds));
  const last = text(dayOf(to.epochMilliseconds) + NEAR_DAYS);
  return law.holidays.filter(({ date, provisional }) => provisional && first <= date && date <= last);
}

const text = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
