import { addAllowance, type Calendar, dueAt, nextWorkingStart, workingMinutesBetween } from "../calendar/index.ts";
import type { Allowance } from "../calendar/types.ts";
import { timeFor } from "../procedure/index.ts";
import type { Revision } from "../procedure/types.ts";
import { caseOf } from "./case-of.ts";
import type { LifecycleTerms } from "./lifecycle-terms.ts";
import type { Dossier, InstantText, Role } from "./types.ts";

/** The law of the day, as decide() needs it: the pinned revision, the agency's calendar, the dated terms of intake. */
export type Rules = {
  revision: Revision;
  calendar: Calendar;
  /** Time to answer an online submission: 8 working hours (NĐ 118/2025, Điều 17). */
  intake: Allowance;
  /** "15:00": a same-day dossier received later counts from the next working morning. */
  sameDayCutOff: string;
  /** Working hours after which the office is reminded of an online dossier that nobody answered: the first and the second reminder. */
  warnAfter: readonly number[];
  /** What the clock does by itself, and how long a mistake may be taken back. */
  terms: LifecycleTerms;
  /** Whether an active officer of the agency may take a step of this role and room; not asked when absent. */
  staffed?: (by: Role, unit: string | undefined) => boolean;
  /** For a room of the agency that was closed (sort of unit): the room that goes on with its steps; itself for every other. */
  roomOf?: (unit: string) => string;
  /** Numbers of receipts and refund slips that stand on a closing sheet of the till (bảng kê đóng quầy); none when absent. */
  closedReceipts?: ReadonlySet<string>;
  /** Calendar of the agency to which a command sends the dossier, and whether somebody there may take a step. */
  elsewhere?: Calendar;
  staffedElsewhere?: NonNullable<Rules["staffed"]>;
};

export function instantText(instant: Temporal.Instant): InstantText {
  return new Date(instant.epochMilliseconds).toISOString();
}

/** Until when the office must receive, ask or refuse. */
export function intakeDue(rules: Rules, from: Temporal.Instant): InstantText {
  return instantText(addAllowance(rules.calendar, from, rules.intake));
}

/**
 * The time limit of this case, as the procedure stood and the case was filed. @throws Error when the revision does not offer the channel;
 * filing has checked that
 */
export function timeOf(rules: Rules, dossier: Dossier): NonNullable<ReturnType<typeof timeFor>> {
  const time = timeFor(rules.revision, caseOf(dossier));
  if (!time) throw new Error(`Procedure ${rules.revision.code} has no channel ${dossier.channel}`);
  return time;
}

/**
 * When the clock of the deciding agency begins for a dossier that another centre takes in (phi địa giới): at once while it is open, else at its
 * next opening (NĐ 118/2025/NĐ-CP: the time counts from when the competent agency has the dossier). Undefined for a dossier of its own counter.
 */
export function competentStart(
  rules: Rules,
  dossier: Pick<Dossier, "acceptedAt" | "agencyId">,
  receivedAt: Temporal.Instant,
): Temporal.Instant | undefined {
  if (!dossier.acceptedAt || dossier.acceptedAt.agencyId === dossier.agencyId) return undefined;
  return nextWorkingStart(rules.calendar, receivedAt);
}

/** The due time printed on form 01. @throws Error as `timeOf` */
export function resultDue(rules: Rules, dossier: Dossier, receivedAt: Temporal.Instant): InstantText {
  const { time, sameDay } = timeOf(rules, dossier);
  const cutOff = sameDay ? { sameDay: { cutOff: rules.sameDayCutOff } } : {};
  return instantText(dueAt(rules.calendar, { receivedAt, allowance: time, ...cutOff }));
}

/** A step is due after its working hours, never later than the dossier itself while that can still be kept. */
export function stepDue(rules: Rules, dossierDue: InstantText, hours: number, from: Temporal.Instant): InstantText {
  const due = addAllowance(rules.calendar, from, { qty: hours, unit: "HOUR" });
  const end = Temporal.Instant.from(dossierDue);
  return instantText(Temporal.Instant.compare(due, end) > 0 && Temporal.Instant.compare(end, from) > 0 ? end : due);
}

/** The old due time plus the working time that a pause took (NĐ 118/2025: the time of a supplement is not counted). */
export function resumedDue(rules: Rules, due: InstantText, pausedFrom: InstantText, now: Temporal.Instant): InstantText {
  const minutes = workingMinutesBetween(rules.calendar, Temporal.Instant.from(pausedFrom), now);
  return instantText(addAllowance(rules.calendar, Temporal.Instant.from(due), { qty: minutes / 60, unit: "HOUR" }));
}
