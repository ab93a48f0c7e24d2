import { DAY_MS, parseDay } from "./clock-time.ts";
import { type DayPattern, parseHours } from "./parse-hours.ts";
import type { Hours, HoursPeriod, Weekday, WeeklyHours } from "./types.ts";

/** Seven days of work, Monday first, and when they hold: civil days (since 1970-01-01), both included. */
export type Week = {
  from: number;
  to: number;
  /** Days of the year as month × 100 + day; `from` lies after `to` when the season passes over New Year. */
  season: { from: number; to: number } | undefined;
  days: DayPattern[];
  hours: WeeklyHours;
};

const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY_NAMES = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
const SEASON_DAY = /^(\d{2})-(\d{2})$/;

/** @throws RangeError (Vietnamese message) for hours, days or seasons that cannot be */
export function readWeeks(hours: Hours): Week[] {
  const periods = isPeriods(hours) ? hours : [{ from: "2000-01-01", hours }];
  if (periods.length === 0) throw new RangeError("Chưa ghi giờ làm việc. Hãy ghi ít nhất một khoảng thời gian áp dụng.");
  return periods.map((period) => ({
    from: dayNumber(period.from),
    to: period.to === undefined ? Number.POSITIVE_INFINITY : dayNumber(period.to),
    season: period.season && { from: seasonDay(period.season.from), to: seasonDay(period.season.to) },
    days: readWeek(period.hours),
    hours: period.hours,
  }));
}

/** Of the weeks that hold on a day the last one; the first of all when none does, as before the oldest that is known. */
export function weekOn(weeks: readonly Week[], day: number): Week {
  for (let i = weeks.length - 1; i > 0; i--) {
    const week = weeks[i]!;
    if (week.from <= day && day <= week.to && (!week.season || inSeason(week.season, day))) return week;
  }
  return weeks[0]!;
}

function inSeason({ from, to }: NonNullable<Week["season"]>, day: number): boolean {
  const date = new Date(day * DAY_MS);
  const ofYear = (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  return from <= to ? from <= ofYear && ofYear <= to : ofYear >= from || ofYear <= to;
}

/** The weekly hours in force on a day (yyyy-MM-dd), for showing them. @throws RangeError (Vietnamese message) as `createCalendar` */
export function hoursOn(hours: Hours, date: string): WeeklyHours {
  return weekOn(readWeeks(hours), dayNumber(date)).hours;
}

const isPeriods = (hours: Hours): hours is readonly HoursPeriod[] => Array.isArray(hours);

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

function dayNumber(date: string): number {
  const day = parseDay(date);
  if (day === undefined)
    throw new RangeError(`Giờ làm việc: ngày "${date}" không đúng. Hãy ghi năm-tháng-ngày, ví dụ 2026-04-16.`);
  return day;
}

function seasonDay(text: string): number {
  const match = SEASON_DAY.exec(text);
  // A leap year, so that a season may begin or end on 29 February.
  if (!match || parseDay(`2000-${text}`) === undefined)
    throw new RangeError(`Giờ làm việc theo mùa: "${text}" không đúng. Hãy ghi tháng-ngày, ví dụ 04-16.`);
  return Number(match[1]) * 100 + Number(match[2]);
}
