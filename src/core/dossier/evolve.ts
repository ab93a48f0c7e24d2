import type { Dossier, DossierEvent, LoggedEvent, StepRun } from "./types.ts";

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
  return { ...before, ...change(before, event, logged), version: logged.version };
}

/** Folds a whole log. @throws Error when the list is empty or broken. */
export function replay(log: readonly LoggedEvent[]): Dossier {
  let dossier: Dossier | undefined;
  for (const logged of log) dossier = evolve(dossier, logged);
  if (!dossier) throw new Error("Empty log");
  return dossier;
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
      return { state: "received", receivedAt: at, dueAt: event.dueAt };
    case "StepStarted":
      return { state: stateOfStep(before, event.by), steps: [...before.steps, startedStep(event, at)] };
    case "StepClaimed":
      return { steps: lastStep(before, { assignee: event.assignee }) };
    case "StepCompleted":
      return { steps: lastStep(before, { completedAt: at, completedBy: by }) };
    case "StepSentBack":
      return { steps: lastStep(before, { completedAt: at, completedBy: by, returnedReason: event.reason }) };
    case "SupplementRequested":
      return {
        state: "awaitingSupplement",
        supplements: [
          ...before.supplements,
          {
            stage: event.stage,
            items: event.items,
            reason: event.reason,
            requestedAt: at,
            answerBy: event.answerBy,
            requestedBy: by,
          },
        ],
        ...(event.stage === "appraisal" && { pauses: [...before.pauses, { from: at }] }),
      };
    case "SupplementAnswered":
      return answered(before, event, at);
    case "Refused":
      return { state: "notReceived", refusal: { reason: event.reason, legalBasis: event.legalBasis, at, by }, finishedAt: at };
    case "Withdrawn":
      return { state: "withdrawn", finishedAt: at, ...closeAll(before, at) };
    case "RegisterChecked":
      return { checks: [...before.checks, event.check] };
    case "PersonalIdRequested":
      return { personalIdRequestedAt: at };
    case "PersonalIdAssigned":
      return { personalId: event.value };
    case "ResultDrafted":
      return { draft: event.draft, bookEntry: event.bookEntry };
    case "ResultApproved":
      return { result: event.result };
    case "ResultReady":
      return { state: "resultReady", finishedAt: at };
    case "HandedOver":
      return { state: "returned", handOver: event.handOver };
    case "Rated":
      return { rating: event.rating };
  }
}

/** The first step belongs to reception; a leader's step waits for the signature; a finished result stays ready until it is handed over. */
function stateOfStep(before: Dossier, by: StepRun["by"]): Dossier["state"] {
  if (before.result) return "resultReady";
  if (by === "leader") return "awaitingSignature";
  return by === "receptionist" ? "received" : "inProcess";
}

function startedStep(event: Extract<DossierEvent, { type: "StepStarted" }>, at: string): StepRun {
  return { stepId: event.stepId, name: event.name, by: event.by, hours: event.hours, startedAt: at, dueAt: event.dueAt };
}

function lastStep(before: Dossier, patch: Partial<StepRun>): StepRun[] {
  const last = before.steps.at(-1);
  return last ? [...before.steps.slice(0, -1), { ...last, ...patch }] : before.steps;
}

function answered(before: Dossier, event: Extract<DossierEvent, { type: "SupplementAnswered" }>, at: string): Partial<Dossier> {
  const replaced = new Set(event.papers.map((paper) => paper.paperId));
  const open = before.supplements.at(-1)!;
  const common: Partial<Dossier> = {
    answers: { ...before.answers, ...event.answers },
    registers: { ...before.registers, ...event.registers },
    papers: [...before.papers.filter((paper) => !replaced.has(paper.paperId)), ...event.papers],
    supplements: [...before.supplements.slice(0, -1), { ...open, answeredAt: at }],
  };
  if (event.stage === "intake")
    return { ...common, state: "awaitingReception", intakeDueAt: event.intakeDueAt ?? before.intakeDueAt };
  return {
    ...common,
    state: "inProcess",
    pauses: closePause(before, at),
    dueAt: event.dueAt ?? before.dueAt!,
    steps: event.stepDueAt ? lastStep(before, { dueAt: event.stepDueAt }) : before.steps,
  };
}

function closePause(before: Dossier, at: string): Dossier["pauses"] {
  const last = before.pauses.at(-1);
  return last && !last.to ? [...before.pauses.slice(0, -1), { ...last, to: at }] : before.pauses;
}

function closeAll(before: Dossier, at: string): Partial<Dossier> {
  const running = before.steps.at(-1);
  return {
    pauses: closePause(before, at),
    ...(running && !running.completedAt && { steps: lastStep(before, { completedAt: at }) }),
  };
}
