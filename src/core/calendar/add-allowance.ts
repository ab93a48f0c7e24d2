import { addMonths, dayOf, MINUTE_MS } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { Allowance } from "./types.ts";
import { addWorked, closingOf, removeWorked, workingDayFrom } from "./worked-time.ts";

/** A working day of the law is eight working hours, however long the office is open. */
export const WORKING_DAY_MS = 8 * 60 * MINUTE_MS;

/**
 * The instant at which an allowance that starts at `from` ends.
 * HOUR and WORKING_DAY (8 hours) are working time and may be fractions; DAY and MONTH are calendar terms in whole numbers:
 * the first day is not counted, the term ends at closing time of its last day, or of the next working day when that is none (BLDS 2015, Điều 147–148).
 * @throws RangeError (Vietnamese message) for a negative quantity, a fraction of a calendar term, or time outside 2000–2099
 */
export function addAllowance(cal: Calendar, from: Temporal.Instant, allowance: Allowance): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(addAllowanceMs(cal, from.epochMilliseconds, allowance));
}

/** The same in epoch milliseconds, for bulk work. */
export function addAllowanceMs(cal: Calendar, from: number, allowance: Allowance): number {
  checkQuantity(allowance);
  switch (allowance.unit) {
    case "HOUR":
      return addWorked(cal, from, Math.round(allowance.qty * 60 * MINUTE_MS));
    case "WORKING_DAY":
      return addWorked(cal, from, Math.round(allowance.qty * WORKING_DAY_MS));
    case "DAY":
      return closingFrom(cal, dayOf(from) + allowance.qty, from);
    case "MONTH":
      return closingFrom(cal, addMonths(dayOf(from), allowance.qty), from);
  }
}

/**
 * The latest instant at which an allowance of working time must begin to end at `due`: the inverse of `addAllowance`, e.g. the working day
 * before a due time. What was added and is removed again gives the start, or the opening after it when nobody worked then.
 * @throws RangeError (Vietnamese message) for a bad quantity, for DAY and MONTH, and outside 2000–2099
 */
export function removeAllowance(cal: Calendar, due: Temporal.Instant, allowance: Allowance): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(removeAllowanceMs(cal, due.epochMilliseconds, allowance));
}

/** The same in epoch milliseconds, for bulk work. */
export function removeAllowanceMs(cal: Calendar, due: number, allowance: Allowance): number {
  checkQuantity(allowance);
  if (allowance.unit !== "HOUR" && allowance.unit !== "WORKING_DAY")
    throw new RangeError(
      "Chỉ lùi được thời hạn tính bằng giờ hoặc ngày làm việc. Thời hạn theo ngày lịch không có một điểm bắt đầu duy nhất.",
    );
  const ms = Math.round(allowance.qty * (allowance.unit === "HOUR" ? 60 * MINUTE_MS : WORKING_DAY_MS));
  return removeWorked(cal, due, ms);
}

/** Closing time of the first working day from `day` on that does not lie before `notBefore` (a term of nothing may start after closing). */
export function closingFrom(cal: Calendar, day: number, notBefore: number): number {
  const closing = closingOf(cal, workingDayFrom(cal, day));
  return closing >= notBefore ? closing : closingOf(cal, workingDayFrom(cal, dayOf(closing) + 1));
}

const CALENDAR_UNITS: readonly string[] = ["DAY", "MONTH"];
const UNITS: readonly string[] = ["HOUR", "WORKING_DAY", ...CALENDAR_UNITS];

export function checkQuantity({ qty, unit }: Allowance): void {
  if (!UNITS.includes(unit)) throw new RangeError(`Đơn vị thời hạn "${unit}" không đúng. Các đơn vị là ${UNITS.join(", ")}.`);
  if (!Number.isFinite(qty) || qty < 0) throw new RangeError(`Thời hạn ${qty} ${unit} không đúng. Hãy ghi một số từ 0 trở lên.`);
  if (CALENDAR_UNITS.includes(unit) && !Number.isInteger(qty)) {
    throw new RangeError(`Thời hạn ${qty} ${unit} không đúng. Thời hạn tính theo ngày lịch hoặc tháng phải là số nguyên.`);
  }
}
