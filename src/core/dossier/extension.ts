import { addAllowance, formatDateTime, nextWorkingStart, removeAllowanceMs, workingMinutesBetweenMs } from "../calendar/index.ts";
import type { Revision, Step } from "../procedure/types.ts";
import { openSteps } from "./open-steps.ts";
import { instantText, type Rules } from "./rules.ts";
import { openConsultations } from "./state-of.ts";
import type { Command, Dossier, Extension, InstantText } from "./types.ts";

/**
 * From when on the due time cannot be kept any more as things stand, by the dated terms of law/lifecycle.yaml.
 * @returns undefined when the dossier only waits for the signature, or no clock runs
 */
export function extensionFrom(dossier: Dossier, rules: Rules): Temporal.Instant | undefined {
  const { receivedAt, dueAt } = dossier;
  if (!receivedAt || !dueAt || dossier.finishedAt || dossier.state === "awaitingSignature") return undefined;
  const { noticeHours, share, earliest } = rules.terms.extension;
  const { calendar } = rules;
  const [start, due] = [Date.parse(receivedAt), Date.parse(dueAt)];
  const total = Math.max(0, workingMinutesBetweenMs(calendar, start, due)) / 60;
  const notice = Math.min(noticeHours, share * total);
  const rest = Math.min(hoursLeft(dossier, rules.revision).after, (1 - earliest) * total);
  const from = removeAllowanceMs(calendar, due, { qty: Math.max(notice, rest), unit: "HOUR" });
  return Temporal.Instant.fromEpochMilliseconds(Math.max(from, start));
}

/**
 * Form 04 as the clock prepares it: why, and a new date that the open steps and those after them can keep. Before the due time it is an
 * extension, afterwards an apology that promises a date.
 */
export function extensionProposal(
  dossier: Dossier,
  rules: Rules,
  now: Temporal.Instant,
): Extract<Command, { type: "prepareExtension" }> {
  const due = Temporal.Instant.from(dossier.dueAt!);
  const from = Temporal.Instant.compare(now, due) > 0 ? nextWorkingStart(rules.calendar, now) : due;
  const { open, after } = hoursLeft(dossier, rules.revision);
  const days = Math.max(rules.terms.extension.minDays, Math.ceil((open + after) / 8));
  const newDueAt = addAllowance(rules.calendar, from, { qty: days, unit: "WORKING_DAY" });
  return { type: "prepareExtension", reason: reasonOf(dossier), newDueAt: instantText(newDueAt) };
}

/** What form 04 says at first: as it lies prepared while that can still be promised, else as the clock would prepare it now. */
export function extensionAsPrepared(
  dossier: Dossier,
  rules: Rules,
  now: Temporal.Instant,
): Pick<Extension, "reason" | "newDueAt"> {
  const at = instantText(now);
  const paper = at > dossier.dueAt! ? dossier.apology : dossier.extension;
  return paper && paper.oldDueAt === dossier.dueAt && paper.newDueAt > at ? paper : extensionProposal(dossier, rules, now);
}

/** Who holds it up, for the agency and form 04: which agency, which step, whose. */
export function causeOf(dossier: Dossier, now: Temporal.Instant): string {
  const at = instantText(now);
  const asked = openConsultations(dossier)[0];
  if (asked) return `Chờ ý kiến của ${asked.agencyName}, hạn trả lời ${moment(asked.answerBy)}`;
  const troubled = dossier.children?.find(({ trouble }) => trouble);
  if (troubled) return `${troubled.agencyName}: ${troubled.trouble}`;
  if (dossier.coordination) return `Hồ sơ chờ điều phối: ${dossier.coordination.reason}`;
  const open = openSteps(dossier);
  const step = open.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!step) return dossier.agencyName;
  const who = [step.assignee?.name ?? "chưa ai nhận", dossier.agencyName].join(", ");
  return `Bước “${step.name}” (${who}) ${step.dueAt < at ? `quá hạn từ ${moment(step.dueAt)}` : "chưa xong"}`;
}

/** The same for the applicant, without names of officers. */
function reasonOf(dossier: Dossier): string {
  const asked = openConsultations(dossier)[0];
  if (asked) return `${dossier.agencyName} đang chờ ý kiến của ${asked.agencyName} về hồ sơ.`;
  const child = dossier.children?.find(({ trouble }) => trouble);
  if (child) return `${child.agencyName} chưa xong phần việc liên thông “${child.procedureName}”.`;
  const step = openSteps(dossier).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
  if (!step || dossier.coordination) return `${dossier.agencyName} chưa bố trí được người giải quyết hồ sơ.`;
  return `${dossier.agencyName} chưa xong bước “${step.name}” trong thời gian đã định.`;
}

/** Working hours that the process still allows: for the open steps, and on the longest way from them to the end of signing. */
function hoursLeft(dossier: Dossier, revision: Revision): { open: number; after: number } {
  const open = openSteps(dossier);
  const toSigning = stepsToSigning(revision.steps);
  const after = (id: string, seen: readonly string[]): number => {
    const next = revision.steps.filter(
      (step, place) => !seen.includes(step.id) && beforeOf(revision.steps, step, place).includes(id),
    );
    const ways = next.filter(({ id }) => toSigning.has(id)).map((step) => step.hours + after(step.id, [...seen, step.id]));
    return Math.max(0, ...ways);
  };
  return {
    open: Math.max(0, ...open.map(({ hours }) => hours)),
    after: Math.max(0, ...open.map(({ stepId }) => after(stepId, [stepId]))),
  };
}

function beforeOf(steps: readonly Step[], step: Step, place: number): readonly string[] {
  return step.after ?? (steps[place - 1] ? [steps[place - 1]!.id] : []);
}

const known = new WeakMap<readonly Step[], ReadonlySet<string>>();

/** The dossier is finished by the signature: what comes after it (handing over) takes none of its time. Worked out once for a revision. */
function stepsToSigning(steps: readonly Step[]): ReadonlySet<string> {
  const before = known.get(steps) ?? findStepsToSigning(steps);
  known.set(steps, before);
  return before;
}

function findStepsToSigning(steps: readonly Step[]): Set<string> {
  const signing = steps.filter(({ needs }) => needs.includes("approval")).map(({ id }) => id);
  const found = new Set(signing.length > 0 ? signing : steps.map(({ id }) => id));
  for (const id of found) {
    const place = steps.findIndex((step) => step.id === id);
    if (place >= 0) for (const before of beforeOf(steps, steps[place]!, place)) found.add(before);
  }
  return found;
}

const moment = (at: InstantText): string => formatDateTime(Temporal.Instant.from(at));
