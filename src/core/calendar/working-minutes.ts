import { MINUTE_MS } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { Pause } from "./types.ts";
import { isOpenAt, nextOpening, workedUpTo } from "./worked-time.ts";

/** Working minutes from `a` to `b`, negative when `b` lies before `a`. Whole for whole minutes, else a fraction. @throws RangeError outside 2000–2099 */
export function workingMinutesBetween(cal: Calendar, a: Temporal.Instant, b: Temporal.Instant): number {
  return workingMinutesBetweenMs(cal, a.epochMilliseconds, b.epochMilliseconds);
}

/** The same in epoch milliseconds, for bulk work. */
export function workingMinutesBetweenMs(cal: Calendar, a: number, b: number): number {
  return (workedUpTo(cal, b) - workedUpTo(cal, a)) / MINUTE_MS;
}

/**
 * Working minutes left until `due`; negative when late. `due` already holds the pauses that have ended;
 * while one still stands the clock is taken at its start.
 */
export function remainingWorkingMinutes(
  cal: Calendar,
  now: Temporal.Instant,
  due: Temporal.Instant,
  pauses: readonly Pause[] = [],
): number {
  let clock = now;
  for (const { from, to } of pauses) {
    const start = Temporal.Instant.from(from);
    if (to === undefined && Temporal.Instant.compare(start, clock) < 0) clock = start;
  }
  return workingMinutesBetween(cal, clock, due);
}

/** The instant itself when work goes on after it, else the next opening. */
export function nextWorkingStart(cal: Calendar, t: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(nextOpening(cal, t.epochMilliseconds));
}

/** Whether the office works at that instant; closing time sharp still counts, as something done then is done in time. */
export function isWorkingTime(cal: Calendar, t: Temporal.Instant): boolean {
  return isOpenAt(cal, t.epochMilliseconds);
}
