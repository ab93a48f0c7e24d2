import { DAY_MS, dayOf, instantOn, MINUTE_MS, timeOfDay } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { DayPattern } from "./parse-hours.ts";

/** Index of a civil day in the tables. @throws RangeError outside 2000–2099 */
export function indexOfDay(cal: Calendar, day: number): number {
  const index = day - cal.firstDay;
  if (!(index >= 0 && index < cal.patternOf.length)) {
    throw new RangeError("Thời điểm nằm ngoài lịch làm việc. Lịch có các năm từ 2000 đến 2099.");
  }
  return index;
}

export function patternOn(cal: Calendar, day: number): DayPattern {
  return cal.patterns[cal.patternOf[indexOfDay(cal, day)]!]!;
}

/** Working ms from the start of the tables up to an instant (epoch ms). Never decreases with time. */
export function workedUpTo(cal: Calendar, ms: number): number {
  const index = indexOfDay(cal, dayOf(ms));
  const time = timeOfDay(ms);
  let worked = cal.before[index]! * MINUTE_MS;
  for (const [from, to] of cal.patterns[cal.patternOf[index]!]!.ranges) {
    if (time <= from * MINUTE_MS) break;
    worked += Math.min(time, to * MINUTE_MS) - from * MINUTE_MS;
  }
  return worked;
}

/** The earliest instant (epoch ms) by which `worked` > 0 working ms have passed: the inverse of `workedUpTo`. */
export function instantOfWorked(cal: Calendar, worked: number): number {
  const { before } = cal;
  let low = 0;
  let high = before.length - 1;
  if (worked > before[high]! * MINUTE_MS) throw new RangeError("Thời hạn kéo dài quá năm 2099. Hãy kiểm tra lại số ngày.");
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (before[middle]! * MINUTE_MS < worked) low = middle;
    else high = middle;
  }
  let rest = worked - before[low]! * MINUTE_MS;
  const { ranges } = cal.patterns[cal.patternOf[low]!]!;
  for (const [from, to] of ranges) {
    const length = (to - from) * MINUTE_MS;
    if (rest <= length) return instantOn(cal.firstDay + low, from * MINUTE_MS + rest);
    rest -= length;
  }
  return instantOn(cal.firstDay + low, DAY_MS);
}

/** Whether work goes on at an instant, or just ends: a dossier handled at closing time sharp is handled on time. */
export function isOpenAt(cal: Calendar, ms: number): boolean {
  const day = dayOf(ms);
  const time = timeOfDay(ms);
  const within = patternOn(cal, day).ranges.some(([from, to]) => from * MINUTE_MS <= time && time <= to * MINUTE_MS);
  // 24:00 of a day is 00:00 of the next one, on which nobody may work.
  return within || (time === 0 && patternOn(cal, day - 1).ranges.at(-1)?.[1] === DAY_MS / MINUTE_MS);
}

/** The instant itself when work goes on after it, else the next opening. Epoch ms. */
export function nextOpening(cal: Calendar, ms: number): number {
  // One more millisecond of work ends one millisecond after the opening that is looked for.
  return Math.max(ms, instantOfWorked(cal, workedUpTo(cal, ms) + 1) - 1);
}

/** Working time added, both in ms. Adding nothing outside working time gives the next opening. */
export function addWorked(cal: Calendar, ms: number, worked: number): number {
  if (worked === 0) return isOpenAt(cal, ms) ? ms : nextOpening(cal, ms);
  return instantOfWorked(cal, workedUpTo(cal, ms) + worked);
}

/** The latest instant after which `worked` ms of work lie before `ms`. */
export function removeWorked(cal: Calendar, ms: number, worked: number): number {
  const start = workedUpTo(cal, ms) - worked;
  if (start < 0) throw new RangeError("Thời hạn bắt đầu trước năm 2000. Hãy kiểm tra lại số ngày.");
  return instantOfWorked(cal, start + 1) - 1;
}

/** The first working day from `day` on. */
export function workingDayFrom(cal: Calendar, day: number): number {
  let found = day;
  while (patternOn(cal, found).total === 0) found++;
  return found;
}

/** Closing time (epoch ms) of a working day. */
export function closingOf(cal: Calendar, day: number): number {
  return instantOn(day, patternOn(cal, day).ranges.at(-1)![1] * MINUTE_MS);
}
