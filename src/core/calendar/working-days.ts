import { DAY_MS, dayOf, parseDay } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import { closingOf, patternOn, workingDayFrom } from "./worked-time.ts";

const dayNumber = (day: string): number => {
  const found = parseDay(day);
  if (found === undefined) throw new RangeError(`Ngày "${day}" không đúng. Hãy ghi năm-tháng-ngày, ví dụ 2026-11-24.`);
  return found;
};
const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * The `count`-th working day after a day, or before it when `count` is negative; the day itself is not counted. 0: the day itself.
 * @param day yyyy-MM-dd @throws RangeError (Vietnamese message) for a day that is none or outside 2000–2099
 */
export function shiftWorkingDays(cal: Calendar, day: string, count: number): string {
  let at = dayNumber(day);
  const step = Math.sign(count);
  for (let left = Math.abs(count); left > 0; ) {
    at += step;
    if (patternOn(cal, at).total > 0) left--;
  }
  return dayText(at);
}

/** Closing time of a day, or of the next working day when nobody works on it. @param day yyyy-MM-dd */
export function closingTime(cal: Calendar, day: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(closingOf(cal, workingDayFrom(cal, dayNumber(day))));
}

/** Working days from the one after `from` up to and including `to`; negative when `to` lies before. Days yyyy-MM-dd. */
export function workingDaysBetween(cal: Calendar, from: string, to: string): number {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  let count = 0;
  for (let day = Math.min(a, b) + 1; day <= Math.max(a, b); day++) if (patternOn(cal, day).total > 0) count++;
  return a <= b ? count : 0 - count;
}

/** The civil day in Việt Nam of an instant, yyyy-MM-dd. */
export const dayOfInstant = (instant: Temporal.Instant): string => dayText(dayOf(instant.epochMilliseconds));
