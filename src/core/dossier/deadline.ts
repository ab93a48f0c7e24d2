import {
  type Calendar,
  formatWorkingDuration,
  remainingWorkingMinutes,
  removeAllowanceMs,
  startOfDayMs,
  workingMinutesBetween,
  workingMinutesBetweenMs,
} from "../calendar/index.ts";
import { capitalised } from "../text/index.ts";
import { STATE_NAMES } from "./refusals.ts";
import { pausedSince } from "./resume-clock.ts";
import type { Dossier, InstantText, StepRun } from "./types.ts";

/** late: past due; soon: a quarter of the time or less is left, or it is due today; paused: the clock stands; none: nothing runs any more. */
export type Urgency = "late" | "soon" | "ok" | "paused" | "none";
export type Deadline = {
  urgency: Urgency;
  /** Colour is never alone: "Quá 1 giờ 10", "Sắp hạn: 3 giờ 20", "Còn 2 ngày 4 giờ", "Đang dừng". */
  text: string;
  /** Working minutes left, negative when late; 0 when nothing runs. */
  minutes: number;
  /** Part of the working time that is used up, 1 at the due time. */
  used: number;
  dueAt?: InstantText;
};

/** What the clock of a dossier needs: columns of a list are enough. */
export type Timing = Pick<Dossier, "state" | "submittedAt" | "intakeDueAt" | "receivedAt" | "dueAt" | "finishedAt"> & {
  /** Since when the clock stands, see `pausedSince`. */
  pausedSince?: InstantText | undefined;
};

const ZONE = "Asia/Ho_Chi_Minh";
const FEW = 0.25;

export function timingOf(dossier: Dossier): Timing {
  return { ...dossier, pausedSince: pausedSince(dossier) };
}

/** The deadline that the office is under: to answer a submission, afterwards to decide. A finished dossier says whether it was in time. */
export function deadlineOf(timing: Timing, calendar: Calendar, now: Temporal.Instant): Deadline {
  if (timing.finishedAt) return finished(timing, timing.finishedAt);
  if (timing.pausedSince && !timing.receivedAt) {
    return { urgency: "paused", text: "Chờ người dân", minutes: 0, used: 0 };
  }
  const from = timing.receivedAt ?? timing.submittedAt;
  return running({ from, due: timing.dueAt ?? timing.intakeDueAt, pausedSince: timing.pausedSince }, calendar, now);
}

/** The deadline of the step that is running. */
export function stepDeadline(
  step: Pick<StepRun, "startedAt" | "dueAt">,
  pausedSince: InstantText | undefined,
  calendar: Calendar,
  now: Temporal.Instant,
): Deadline {
  return running({ from: step.startedAt, due: step.dueAt, pausedSince }, calendar, now);
}

function finished(timing: Timing, finishedAt: InstantText): Deadline {
  const idle = { minutes: 0, used: 0 };
  if (!timing.dueAt || timing.state === "withdrawn")
    return { ...idle, urgency: "none", text: capitalised(STATE_NAMES[timing.state]) };
  const late = Temporal.Instant.compare(Temporal.Instant.from(finishedAt), Temporal.Instant.from(timing.dueAt)) > 0;
  return { ...idle, urgency: late ? "late" : "none", text: late ? "Xong quá hạn" : "Xong đúng hạn", dueAt: timing.dueAt };
}

function running(
  span: { from: InstantText; due: InstantText; pausedSince: InstantText | undefined },
  calendar: Calendar,
  now: Temporal.Instant,
): Deadline {
  const due = Temporal.Instant.from(span.due);
  const pauses = span.pausedSince ? [{ from: span.pausedSince }] : [];
  const minutes = remainingWorkingMinutes(calendar, now, due, pauses);
  const total = workingMinutesBetween(calendar, Temporal.Instant.from(span.from), due);
  const used = total > 0 ? Math.max(0, (total - minutes) / total) : 1;
  const common = { minutes, used, dueAt: span.due };
  const left = formatWorkingDuration(minutes, "short");
  if (span.pausedSince) return { ...common, urgency: "paused", text: "Đang dừng" };
  // Between closing and opening no working time passes, yet the promised hour is over.
  if (Temporal.Instant.compare(now, due) > 0) return { ...common, urgency: "late", text: minutes < 0 ? left : "Quá hạn" };
  const soon = minutes <= total * FEW || dayOf(due) === dayOf(now);
  return { ...common, urgency: soon ? "soon" : "ok", text: soon ? `Sắp hạn: ${left}` : `Còn ${left}` };
}

/** From when on a deadline is near (`soon`) for a span of working time that ends at `due`; never before the span begins. */
export function soonFrom(calendar: Calendar, from: InstantText, due: InstantText): Temporal.Instant {
  const [start, end] = [Date.parse(from), Date.parse(due)];
  const total = Math.max(0, workingMinutesBetweenMs(calendar, start, end));
  const few = removeAllowanceMs(calendar, end, { qty: (total * FEW) / 60, unit: "HOUR" });
  return Temporal.Instant.fromEpochMilliseconds(Math.max(Math.min(few, startOfDayMs(end)), start));
}

function dayOf(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO(ZONE).toPlainDate().toString();
}
