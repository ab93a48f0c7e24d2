import { addAllowanceMs, checkQuantity, closingFrom } from "./add-allowance.ts";
import { dayOf, instantOn, MINUTE_MS, parseClock, timeOfDay } from "./clock-time.ts";
import type { Calendar } from "./create-calendar.ts";
import type { Allowance, Pause } from "./types.ts";
import { addWorked, patternOn, workedUpTo, workingDayFrom } from "./worked-time.ts";

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
 * working day; the day of reception is the first of `qty` days. HOUR runs from there as working time.
 * Each pause adds its working time (NĐ 118/2025/NĐ-CP); overlapping pauses count once, time before the clock starts does not count.
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
  return pauses?.length ? addWorked(cal, due, pausedMs(cal, start, pauses)) : due;
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
  const later = Math.max(1, Math.ceil(allowance.qty)) - 1;
  switch (allowance.unit) {
    case "HOUR":
      return addAllowanceMs(cal, start, allowance);
    case "WORKING_DAY": {
      let day = dayOf(start);
      for (let i = 0; i < later; i++) day = workingDayFrom(cal, day + 1);
      // A cut-off after closing would otherwise promise a time that has passed.
      return closingFrom(cal, day, start);
    }
    case "DAY":
      return closingFrom(cal, dayOf(start) + later, start);
    case "MONTH":
      throw new RangeError(
        "Thủ tục giải quyết trong ngày không thể có thời hạn tính bằng tháng. Hãy ghi thời hạn bằng giờ hoặc ngày.",
      );
  }
}

/** Working ms covered by the pauses, from `start` on. */
function pausedMs(cal: Calendar, start: number, pauses: readonly PauseMs[]): number {
  let paused = 0;
  let counted = start;
  for (const [from, to] of [...pauses].sort((a, b) => a[0] - b[0])) {
    const begin = Math.max(from, counted);
    if (to <= begin) continue;
    paused += workedUpTo(cal, to) - workedUpTo(cal, begin);
    counted = to;
  }
  return paused;
}

function readPause({ from, to }: Pause): PauseMs | undefined {
  if (to === undefined) return undefined;
  const pause: PauseMs = [Temporal.Instant.from(from).epochMilliseconds, Temporal.Instant.from(to).epochMilliseconds];
  if (pause[1] < pause[0])
    throw new RangeError(`Lần tạm dừng từ ${from} đến ${to} không đúng: thời điểm kết thúc đứng trước thời điểm bắt đầu.`);
  return pause;
}
