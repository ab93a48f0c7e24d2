import { type Calendar, closingTime, dayOfInstant, shiftWorkingDays, workingDaysBetween } from "../calendar/index.ts";

/**
 * announce: the decision is signed at the latest 5 working days before the day of effect (QĐ 766/QĐ-TTg, chỉ tiêu 1.1).
 * publish: made public at the latest 5 working days after the decision was signed (chỉ tiêu 1.2).
 */
export type ClockKind = "announce" | "publish";
/** soon: two working days or less are left. met: done in time. late: done too late, or not done and the time has passed. */
export type ClockState = "ok" | "soon" | "late" | "met";

export type PublicationClock = {
  kind: ClockKind;
  /** Closing time of the last working day on which it is in time. */
  due: Temporal.Instant;
  state: ClockState;
  /** Working days from today to the last day, today not counted; negative once it has passed. */
  workingDaysLeft: number;
  source: string;
};

export const ANNOUNCE_DAYS = 5;
export const PUBLISH_DAYS = 5;
const SOON_DAYS = 2;

/**
 * The clocks that run for a revision, published or still being worked on. Days yyyy-MM-dd.
 * `publish` is left out while there is no decision: nothing runs yet.
 */
export function publicationClocksOf(
  cal: Calendar,
  facts: { effectiveFrom: string; decidedOn?: string | undefined; publishedAt?: Temporal.Instant | undefined },
  now: Temporal.Instant,
): PublicationClock[] {
  const { effectiveFrom, decidedOn, publishedAt } = facts;
  const today = dayOfInstant(now);
  const clock = (kind: ClockKind, lastDay: string, doneOn: string | undefined): PublicationClock => {
    const left = workingDaysBetween(cal, today, lastDay);
    const open: ClockState = today > lastDay ? "late" : left <= SOON_DAYS ? "soon" : "ok";
    const state = doneOn === undefined ? open : doneOn <= lastDay ? "met" : "late";
    const source = `Quyết định 766/QĐ-TTg ngày 23/6/2022, chỉ tiêu ${kind === "announce" ? "1.1" : "1.2"}`;
    return { kind, due: closingTime(cal, lastDay), state, workingDaysLeft: left, source };
  };
  // A decision that is dated ahead is not signed yet.
  const signedOn = decidedOn !== undefined && decidedOn <= today ? decidedOn : undefined;
  const announce = clock("announce", shiftWorkingDays(cal, effectiveFrom, -ANNOUNCE_DAYS), signedOn);
  if (decidedOn === undefined) return [announce];
  const publishedOn = publishedAt && dayOfInstant(publishedAt);
  return [announce, clock("publish", shiftWorkingDays(cal, decidedOn, PUBLISH_DAYS), publishedOn)];
}
