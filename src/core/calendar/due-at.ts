import { addAllowanceMs, checkQuantity, closingFrom } from "./add-allowance.ts";
import { dayOf, instantOn, MINUTE_MS, parseClock, timeOfDay } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { Allowance, Pause } from "./types.ts";
import { addWorked, patternOn, workedUpTo, workingDayFrom } from "./worked-time.ts";

const DAY_HOURS = 8;

export type DueRequest = {
  /** When the complete and correct dossier was received: the time printed on form 01. */
  receivedAt: Temporal.Instant;
  allowance: Allowance;
  /** Given for a same-day procedure; the cut-off ("HH:mm") comes from the law of the day. */
  sameDay?: { cutOff: string };
  /** Stops of the clock. One that still stands adds nothing yet. */
  pauses?: readonly Pause[];
};

/**
 * Due time (hạn trả kết quả).
 * Same-day: what is received up to the cut-off of a working day is due at closing time of that day, what comes later counts from the next
 * working day; the day of reception is the first of `qty` days. HOUR runs from there as working time, never past the closing of the day that
 * its hours make up (8 hours a day).
 * Each pause adds its working time (NĐ 118/2025/NĐ-CP), in terms of calendar days and months as well; overlapping pauses count once. Time
 * before the clock starts does not count, nor does a pause that begins when no working time is left.
 * @throws RangeError (Vietnamese message) for a bad allowance, cut-off or pause, and for MONTH in a same-day procedure
 */
export function dueAt(cal: Calendar, request: DueRequest): Temporal.Instant {
  const pauses = request.pauses?.map(readPause).filter((pause) => pause !== undefined);
  return Temporal.Instant.fromEpochMilliseconds(
    dueAtMs(cal, request.receivedAt.epochMilliseconds, request.allowance, request.sameDay?.cutOff, pauses),
  );
}

/** A closed pause, [from, to] in epoch ms. */
export type PauseMs = readonly [number, number];

/** The same in epoch milliseconds, for bulk work. */
export function dueAtMs(
  cal: Calendar,
  receivedAt: number,
  allowance: Allowance,
  cutOff?: string,
  pauses?: readonly PauseMs[],
): number {
  const start = cutOff === undefined ? receivedAt : sameDayStart(cal, receivedAt, cutOff);
  const due = cutOff === undefined ? addAllowanceMs(cal, start, allowance) : sameDayDue(cal, start, allowance);
  return pauses?.length ? afterPauses(cal, due, start, pauses) : due;
}

/** When the clock of a same-day procedure starts: at reception, or at the next opening when it came after the cut-off. */
function sameDayStart(cal: Calendar, receivedAt: number, cutOff: string): number {
  const limit = parseClock(cutOff);
  if (limit === undefined)
    throw new RangeError(`Giờ chốt nhận trong ngày "${cutOff}" không đúng. Hãy ghi giờ và phút, ví dụ 15:00.`);
  const day = dayOf(receivedAt);
  // Form 01 prints minutes: what it shows as 15:00 was received by 15:00.
  const inTime = Math.floor(timeOfDay(receivedAt) / MINUTE_MS) <= limit;
  if (inTime && patternOn(cal, day).total > 0) return receivedAt;
  const next = workingDayFrom(cal, day + 1);
  return instantOn(next, patternOn(cal, next).ranges[0]![0] * MINUTE_MS);
}

function sameDayDue(cal: Calendar, start: number, allowance: Allowance): number {
  checkQuantity(allowance);
  switch (allowance.unit) {
    case "HOUR":
      return Math.min(addAllowanceMs(cal, start, allowance), closingOfDay(cal, start, Math.ceil(allowance.qty / DAY_HOURS)));
    case "WORKING_DAY":
      return closingOfDay(cal, start, Math.ceil(allowance.qty));
    case "DAY":
      return closingFrom(cal, dayOf(start) + Math.max(1, allowance.qty) - 1, start);
    case "MONTH":
      throw new RangeError(
        "Thủ tục giải quyết trong ngày không thể có thời hạn tính bằng tháng. Hãy ghi thời hạn bằng giờ hoặc ngày.",
      );
  }
}

/** Closing time of the `count`-th working day, the day of `start` being the first. */
function closingOfDay(cal: Calendar, start: number, count: number): number {
  let day = dayOf(start);
  for (let i = 1; i < count; i++) day = workingDayFrom(cal, day + 1);
  // A cut-off after closing would otherwise promise a time that has passed.
  return closingFrom(cal, day, start);
}

/** The due time moved on by the working time of each pause, as the clock met them one after the other. */
function afterPauses(cal: Calendar, due: number, start: number, pauses: readonly PauseMs[]): number {
  let end = due;
  let counted = start;
  for (const [from, to] of [...pauses].sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(from, counted);
    // No working time was left when it began; what lies further off need not even be within the calendar.
    if (begin >= end || workedUpTo(cal, begin) >= workedUpTo(cal, end)) break;
    if (to <= begin) continue;
    end = addWorked(cal, end, workedUpTo(cal, to) - workedUpTo(cal, begin));
    counted = to;
  }
  return end;
}

function readPause({ from, to }: Pause): PauseMs | undefined {
  if (to === undefined) return undefined;
  const pause: PauseMs = [Temporal.Instant.from(from).epochMilliseconds, Temporal.Instant.from(to).epochMilliseconds];
  if (pause[1] < pause[0])
    throw new RangeError(`Lần tạm dừng từ ${from} đến ${to} không đúng: thời điểm kết thúc đứng trước thời điểm bắt đầu.`);
  return pause;
}
