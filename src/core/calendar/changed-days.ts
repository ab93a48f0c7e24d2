import { DAY_MS, dayOf } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { DayPattern } from "./parse-hours.ts";
import { patternOn } from "./worked-time.ts";

/** Days (yyyy-MM-dd) from the day of `from` to the day of `to` in Việt Nam that are worked differently in two calendars. @throws RangeError outside 2000–2099 */
export function changedDays(before: Calendar, after: Calendar, from: Temporal.Instant, to: Temporal.Instant): string[] {
  const changed: string[] = [];
  for (let day = dayOf(from.epochMilliseconds); day <= dayOf(to.epochMilliseconds); day++)
    if (!same(patternOn(before, day), patternOn(after, day))) changed.push(new Date(day * DAY_MS).toISOString().slice(0, 10));
  return changed;
}

const same = (a: DayPattern, b: DayPattern): boolean =>
  a.ranges.length === b.ranges.length && a.ranges.every(([from, to], i) => b.ranges[i]![0] === from && b.ranges[i]![1] === to);
