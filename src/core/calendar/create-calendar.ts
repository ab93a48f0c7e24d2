import { parseDay, weekdayOf } from "./clock-time.ts";
import { type DayPattern, NO_WORK, parseHours } from "./parse-hours.ts";
import type { HolidayLaw, Weekday, WeeklyHours } from "./types.ts";

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
const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY_NAMES = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const FRIDAY = 4;

/**
 * Working time of an agency from its weekly hours, the holidays and the swap days (ngày làm bù).
 * A swap day without its own hours is worked like a Friday.
 * @throws RangeError (Vietnamese message) for hours or dates that make no sense, a date that is given twice, or a week without working time
 */
export function createCalendar({ hours, law }: { hours: WeeklyHours; law: HolidayLaw }): Calendar {
  const week = readWeek(hours);
  const patterns: DayPattern[] = [NO_WORK, ...week];
  const special = readSpecialDays(law, week, patterns);
  const patternOf = new Uint16Array(DAYS);
  const before = new Int32Array(DAYS + 1);
  for (let i = 0; i < DAYS; i++) {
    const index = special.get(FIRST_DAY + i) ?? weekdayOf(FIRST_DAY + i) + 1;
    patternOf[i] = index;
    before[i + 1] = before[i]! + patterns[index]!.total;
  }
  return { firstDay: FIRST_DAY, before, patternOf, patterns };
}

function readWeek(hours: WeeklyHours): DayPattern[] {
  const unknown = Object.keys(hours).find((key) => !WEEKDAYS.some((day) => day === key));
  if (unknown !== undefined)
    throw new RangeError(`Giờ làm việc: không có ngày "${unknown}". Các ngày là ${WEEKDAYS.join(", ")}.`);
  const week = WEEKDAYS.map((day, i) => parseHours(hours[day] ?? [], WEEKDAY_NAMES[i]!));
  if (week.every((day) => day.total === 0)) {
    throw new RangeError("Lịch làm việc không có ngày nào làm việc. Hãy ghi giờ làm việc cho ít nhất một ngày trong tuần.");
  }
  return week;
}

/** Index of the pattern for each day that differs from its weekday. New patterns are appended. */
function readSpecialDays(law: HolidayLaw, week: readonly DayPattern[], patterns: DayPattern[]): Map<number, number> {
  const special = new Map<number, number>();
  const put = (date: string, index: (day: number) => number) => {
    const day = parseDay(date);
    if (day === undefined || day < FIRST_DAY || day >= FIRST_DAY + DAYS) {
      throw new RangeError(`Ngày "${date}" không đúng. Hãy ghi năm-tháng-ngày trong các năm 2000–2099, ví dụ 2026-11-24.`);
    }
    if (special.has(day)) throw new RangeError(`Ngày ${date} được ghi hai lần trong ngày nghỉ và ngày làm bù.`);
    special.set(day, index(day));
  };
  for (const { date } of law.holidays) put(date, () => 0);
  for (const { date, hours } of law.swapDays) {
    put(date, (day) => {
      if (hours) return patterns.push(parseHours(hours, `ngày làm bù ${date}`)) - 1;
      return (week[FRIDAY]!.total > 0 ? FRIDAY : weekdayOf(day)) + 1;
    });
  }
  return special;
}
