import { parseDay, weekdayOf } from "./clock-time.ts";
import { type DayPattern, NO_WORK, parseHours, withoutHalf } from "./parse-hours.ts";
import type { HolidayLaw, Hours, SwapDay } from "./types.ts";
import { readWeeks, type Week, weekOn } from "./weeks.ts";

/** Working time of an agency, precomputed for every day of 2000–2099. Opaque: use the functions of this folder. */
export type Calendar = {
  /** Days since 1970-01-01 of the first day in the tables. */
  readonly firstDay: number;
  /** Working minutes from the first day up to the start of day i; one entry more than days. */
  readonly before: Int32Array;
  /** For day i the index into `patterns`. */
  readonly patternOf: Uint16Array;
  readonly patterns: readonly DayPattern[];
};

const FIRST_DAY = parseDay("2000-01-01")!;
const DAYS = parseDay("2100-01-01")! - FIRST_DAY;
const FRIDAY = 4;

/**
 * Working time of an agency from its hours, the holidays and the swap days (ngày làm bù). Each day counts with the hours in force on that
 * day, also when they change in the middle of a term.
 * @throws RangeError (Vietnamese message) for hours or dates that make no sense, a date that is given twice, or a week without working time
 */
export function createCalendar({ hours, law }: { hours: Hours; law: HolidayLaw }): Calendar {
  const weeks = readWeeks(hours);
  const special = readSpecialDays(law, weeks);
  const patterns: DayPattern[] = [NO_WORK, ...weeks.flatMap(({ days }) => days), ...special.values()];
  const offsetOf = new Map(weeks.map((week, i) => [week, 1 + i * 7]));
  const firstOf = weeks.length === 1 ? () => 1 : (day: number) => offsetOf.get(weekOn(weeks, day))!;
  const patternOf = new Uint16Array(DAYS);
  let weekday = weekdayOf(FIRST_DAY);
  for (let i = 0; i < DAYS; i++) {
    patternOf[i] = firstOf(FIRST_DAY + i) + weekday;
    weekday = weekday === 6 ? 0 : weekday + 1;
  }
  let next = 1 + weeks.length * 7;
  for (const day of special.keys()) patternOf[day - FIRST_DAY] = next++;
  const totals = patterns.map(({ total }) => total);
  const before = new Int32Array(DAYS + 1);
  for (let i = 0; i < DAYS; i++) before[i + 1] = before[i]! + totals[patternOf[i]!]!;
  return { firstDay: FIRST_DAY, before, patternOf, patterns };
}

/** What is worked on each day that differs from its weekday. */
function readSpecialDays(law: HolidayLaw, weeks: readonly Week[]): Map<number, DayPattern> {
  const special = new Map<number, DayPattern>();
  const put = (date: string, read: (day: number) => DayPattern) => {
    const day = readDay(date);
    if (special.has(day)) throw new RangeError(`Ngày ${date} được ghi hai lần trong ngày nghỉ và ngày làm bù.`);
    special.set(day, read(day));
  };
  for (const { date, half } of law.holidays) put(date, (day) => (half ? withoutHalf(usualOn(weeks, day), half) : NO_WORK));
  for (const swap of law.swapDays) put(swap.date, (day) => swapPattern(swap, day, weeks));
  return special;
}

const usualOn = (weeks: readonly Week[], day: number): DayPattern => weekOn(weeks, day).days[weekdayOf(day)]!;

/** A worked Saturday stands for a day off: it has that day's hours, unless the announcement gives it its own. */
function swapPattern(swap: SwapDay, day: number, weeks: readonly Week[]): DayPattern {
  if (swap.hours) return parseHours(swap.hours, `ngày làm bù ${swap.date}`);
  const instead = swap.for ? usualOn(weeks, readDay(swap.for)) : weekOn(weeks, day).days[FRIDAY]!;
  return instead.total > 0 ? instead : usualOn(weeks, day);
}

function readDay(date: string): number {
  const day = parseDay(date);
  if (day !== undefined && day >= FIRST_DAY && day < FIRST_DAY + DAYS) return day;
  throw new RangeError(`Ngày "${date}" không đúng. Hãy ghi năm-tháng-ngày trong các năm 2000–2099, ví dụ 2026-11-24.`);
}
