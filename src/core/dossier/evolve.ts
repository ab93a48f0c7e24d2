import { evolveSteps, returnedSteps, succeededSteps, withStepDue } from "./evolve-steps.ts";
import { closedPauses, endedClock, evolveWaits } from "./evolve-waits.ts";
import { isEnded, workingState } from "./state-of.ts";
import type { Dossier, DossierEvent, LoggedEvent } from "./types.ts";

/** Raised when events leave something else in a dossier or beside it than before, so that snapshots made earlier are made again. */
export const FOLD_VERSION = 5;

/**
 * The next state of a dossier after one event; a fold, so replaying the log gives the snapshot. Never validates: what is in the log happened.
 * @throws Error when an event other than Submitted comes first, or versions do not follow each other: then the log is broken.
 */
export function evolve(before: Dossier | undefined, logged: LoggedEvent): Dossier {
  const { event } = logged;
  if (event.type === "Submitted") return { ...submitted(event, logged), version: logged.version };
  if (!before) throw new Error(`Event ${event.type} before Submitted in dossier ${logged.dossierId}`);
  if (logged.version !== before.version + 1)
    throw new Error(`Event ${logged.version} after version ${before.version} in dossier ${before.id}`);
  const changed = change(before, event, logged);
  const after = withoutGaps({ ...before, ...changed, version: logged.version }, changed);
  return changed.state ? after : { ...after, state: stateAfter(after) };
}

/** A snapshot is JSON, which knows no undefined; only what has just changed can hold one. */
function withoutGaps(dossier: Dossier, changed: Partial<Dossier>): Dossier {
  for (const [key, value] of Object.entries(changed)) if (value === undefined) Reflect.deleteProperty(dossier, key);
  return dossier;
}

/** Folds a whole log. @throws Error when the list is empty or broken. */
export function replay(log: readonly LoggedEvent[]): Dossier {
  let dossier: Dossier | undefined;
  for (const logged of log) dossier = evolve(dossier, logged);
  if (!dossier) throw new Error("Empty log");
  return dossier;
}

/** Events that name no state leave the dossier where its steps and what it waits for put it. */
function stateAfter(dossier: Dossier): Dossier["state"] {
  if (isEnded(dossier)) return dossier.state;
  if (dossier.receivedAt) return workingState(dossier);
  if (dossier.payments?.some(({ kind, paid, closedAt }) => kind === "prepayment" && !paid && !closedAt))
    return "awaitingPrepayment";
  if (dossier.state === "awaitingPrepayment") return "submitted";
  return dossier.state;
}

function submitted(event: Extract<DossierEvent, { type: "Submitted" }>, logged: LoggedEvent): Omit<Dossier, "version"> {
  return {
    ...event.filing,
    id: event.id,
    code: event.code,
    state: "submitted",
    submittedAt: logged.at,
    intakeDueAt: event.intakeDueAt,
    pauses: [],
    supplements: [],
    checks: [],
    steps: [],
  };
}

function change(before: Dossier, event: Exclude<DossierEvent, { type: "Submitted" }>, logged: LoggedEvent): Partial<Dossier> {
  const by = logged.actor.name;
  const at = logged.at;
  switch (event.type) {
    case "Received":
      return {
        state: "received",
        receivedAt: at,
        dueAt: event.dueAt,
        allowance: event.allowance,
        ...(event.competentReceivedAt && { competentReceivedAt: event.competentReceivedAt }),
      };
    case "StepStarted":
    case "StepClaimed":
    case "StepReleased":
    case "StepAssigned":
    case "StepSplit":
    case "PartCompleted":
    case "StepSkipped":
    case "StepCompleted":
    case "StepSentBack":
      return { steps: evolveSteps(before, event, at, by) };
    case "SentToCoordination":
      return { coordination: { ...event.coordination, since: at } };
    case "Routed":
      return routed(before, event, at);
    case "SupplementProposed":
      return { proposal: event.proposal };
    case "ProposalDeclined":
      return { proposal: undefined };
    case "SupplementRequested":
      return requested(before, event, logged);
    case "SupplementAnswered":
      return answered(before, event, at);
    case "Refused":
      return {
        state: "notReceived",
        refusal: { reason: event.reason, legalBasis: event.legalBasis, at, by },
        finishedAt: at,
        ...endedClock(before, at),
      };
    case "Withdrawn":
      return { state: "withdrawn", withdrawal: { reason: event.reason, at }, finishedAt: at, ...endedClock(before, at) };
    case "PaymentRequested":
    case "PaymentRecorded":
    case "ReceiptCancelled":
    case "PaymentRefunded":
    case "ConsultationRequested":
    case "ConsultationAnswered":
    case "ChildLinked":
    case "ChildTold":
    case "ConfirmationAsked":
    case "ConfirmationAnswered":
    case "ExtensionPrepared":
    case "ExtensionSigned":
    case "DueMoved":
    case "Stopped":
      return evolveWaits(before, event, at, by);
    case "RegisterChecked":
      return { checks: [...before.checks, event.check] };
    case "PersonalIdRequested":
      return { personalIdRequestedAt: at };
    case "PersonalIdAssigned":
      return { personalId: event.value };
    case "ResultDrafted":
      // What the applicant said of an older draft says nothing of this one.
      return { draft: event.draft, bookEntry: event.bookEntry, confirmation: undefined };
    case "ResultApproved":
      return { result: event.result };
    case "ResultReady":
      return { state: "resultReady", finishedAt: at };
    case "HandedOver":
      return { state: "returned", handOver: event.handOver };
    case "Rated":
      return { rating: event.rating };
    case "Warned":
      return { warnings: [...(before.warnings ?? []), { ...event.warning, at }] };
    case "Reminded":
      return { reminders: [...(before.reminders ?? []), { ...event.reminder, at, by }] };
    case "Succeeded":
      return succeeded(before, event);
    case "Archived":
      return { state: "archived", archive: { box: event.box, at, by } };
    case "ActUndone":
      return undone(before, event, at, by);
  }
}

/** The work goes on where it stands and by the same due times; whoever had a step is of an agency or a room that is no more. */
function succeeded(before: Dossier, { agency, unit }: Extract<DossierEvent, { type: "Succeeded" }>): Partial<Dossier> {
  const { acceptedAt, consultations, delivery, steps } = before;
  const heir = agency && { agencyId: agency.to, agencyName: agency.name };
  const gone = (agencyId: string | undefined): boolean => agencyId !== undefined && agencyId === agency?.from;
  const whole = gone(before.agencyId);
  return {
    ...(whole && heir),
    ...(heir && gone(acceptedAt?.agencyId) && { acceptedAt: heir }),
    ...(heir && gone(delivery.agencyId) && { delivery: { ...delivery, agencyId: heir.agencyId } }),
    ...(heir &&
      consultations && {
        consultations: consultations.map((one) =>
          gone(one.agencyId) && !one.answer && !one.closedAt ? { ...one, ...heir } : one,
        ),
      }),
    steps: succeededSteps(steps, { whole, ...(unit && { unit }) }),
  };
}

function requested(
  before: Dossier,
  event: Extract<DossierEvent, { type: "SupplementRequested" }>,
  { at, actor }: LoggedEvent,
): Partial<Dossier> {
  const { stage, items, reason, legalBasis, answerBy, proposedBy } = event;
  const request = {
    stage,
    items,
    reason,
    ...(legalBasis && { legalBasis }),
    requestedAt: at,
    answerBy,
    requestedBy: proposedBy?.name ?? actor.name,
  };
  return {
    state: "awaitingSupplement",
    proposal: undefined,
    supplements: [...before.supplements, { ...request, ...(proposedBy && { approvedBy: actor.name }) }],
    ...(before.receivedAt && { pauses: [...before.pauses, { from: at }] }),
  };
}

function answered(before: Dossier, event: Extract<DossierEvent, { type: "SupplementAnswered" }>, at: string): Partial<Dossier> {
  const byId = new Set(event.papers.map((paper) => paper.paperId));
  const open = before.supplements.at(-1)!;
  const kept = <T>(old: Readonly<Record<string, T>>, next: Readonly<Record<string, unknown>>): Record<string, T> =>
    Object.fromEntries(Object.entries(old).filter(([id]) => id in next));
  const replaced = {
    answers: kept(before.answers, event.answers),
    registers: kept(before.registers, event.registers),
    papers: before.papers.filter(({ paperId }) => byId.has(paperId)),
  };
  const common: Partial<Dossier> = {
    answers: { ...before.answers, ...event.answers },
    registers: { ...before.registers, ...event.registers },
    papers: [...before.papers.filter((paper) => !byId.has(paper.paperId)), ...event.papers],
    supplements: [...before.supplements.slice(0, -1), { ...open, answeredAt: at, replaced }],
  };
  if (event.stage === "intake")
    return { ...common, state: "awaitingReception", intakeDueAt: event.intakeDueAt ?? before.intakeDueAt };
  const last = before.steps.at(-1);
  const due = { ...(last && event.stepDueAt && { [last.stepId]: event.stepDueAt }), ...event.stepDueAts };
  return {
    ...common,
    pauses: closedPauses(before.pauses, at),
    dueAt: event.dueAt ?? before.dueAt!,
    steps: withStepDue(before.steps, due),
  };
}

function routed(before: Dossier, event: Extract<DossierEvent, { type: "Routed" }>, at: string): Partial<Dossier> {
  const { agencyId, agencyName, intakeDueAt, dueAt, competentReceivedAt } = event;
  if (!agencyId || agencyId === before.agencyId) return { coordination: undefined };
  return {
    coordination: undefined,
    agencyId,
    agencyName: agencyName ?? before.agencyName,
    ...(intakeDueAt && { intakeDueAt }),
    ...(dueAt && { dueAt }),
    ...(competentReceivedAt && { competentReceivedAt }),
    // The counter that took it in keeps the papers and hands the result over.
    ...(before.receivedAt && !before.acceptedAt && { acceptedAt: { agencyId: before.agencyId, agencyName: before.agencyName } }),
    steps: returnedSteps(before.steps, at, event.reason),
  };
}

function undone(before: Dossier, event: Extract<DossierEvent, { type: "ActUndone" }>, at: string, by: string): Partial<Dossier> {
  const restored = Object.fromEntries(Object.entries(event.restore).map(([key, value]) => [key, value ?? undefined]));
  const { version, act, reason } = event;
  return { ...restored, undone: [...(before.undone ?? []), { version, act, reason, at, by }] };
}
