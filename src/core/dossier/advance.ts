import { befores, type FlowRun, followers, nextFor } from "../procedure/index.ts";
import type { Revision, Step } from "../procedure/types.ts";
import type { Act } from "./act.ts";
import { caseOf } from "./case-of.ts";
import { isDelegated } from "./duties.ts";
import { openStep, openSteps, standsIn, stepOf } from "./open-steps.ts";
import { instantText, stepDue } from "./rules.ts";
import type { Assignee, Dossier, DossierEvent, HandOver, InstantText, StepRun } from "./types.ts";

/** The open step that an act is about: the one it names, else the actor's own. */
export function actingStep({ dossier, actor, command }: Pick<Act, "dossier" | "actor"> & Partial<Act>): StepRun | undefined {
  const stepId = command && "stepId" in command ? command.stepId : undefined;
  if (actor.kind === "officer") return stepOf(dossier, actor, stepId);
  return stepId === undefined ? openStep(dossier) : openSteps(dossier).find((step) => step.stepId === stepId);
}

export const asAssignee = ({ officerId, name }: Assignee): Assignee => ({ officerId, name });

/**
 * Whoever does something on a step that nobody has taken has taken it: nothing waits without an owner. A substitute is kept as one. The owner
 * who is back takes over from the substitute.
 */
export function claimFirst(act: Pick<Act, "dossier" | "actor"> & Partial<Act>, step = actingStep(act)): DossierEvent[] {
  const { actor } = act;
  if (!step || actor.kind !== "officer") return [];
  const claimed = { type: "StepClaimed", stepId: step.stepId, assignee: asAssignee(actor) } as const;
  if (!step.assignee) return [claimed];
  if (step.assignee.officerId === actor.officerId) return step.substitute ? [claimed] : [];
  if (step.substitute?.officerId === actor.officerId || !standsIn(actor, step.assignee.officerId)) return [];
  const delegated = isDelegated(actor, step.assignee.officerId);
  return [{ ...claimed, substituteFor: step.assignee, ...(delegated && { delegated }) }];
}

/** A step begins, with its own hours, never beyond the dossier's due time while that can be kept. */
export function started(
  act: Pick<Act, "rules" | "now">,
  step: Step,
  dossierDue: InstantText,
): Extract<DossierEvent, { type: "StepStarted" }> {
  const { id, name, by, hours, position } = step;
  const unit = step.unit && (act.rules.roomOf?.(step.unit) ?? step.unit);
  const dueAt = stepDue(act.rules, dossierDue, hours, act.now);
  if (step.child) return { type: "StepStarted", stepId: id, name, by, hours, dueAt, child: true };
  return { type: "StepStarted", stepId: id, name, by, hours, dueAt, ...(unit && { unit }), ...(position && { position }) };
}

export const runsOf = ({ steps }: Pick<Dossier, "steps">): FlowRun[] =>
  steps.map(({ stepId, completedAt, returnedReason }) => ({
    stepId,
    over: completedAt !== undefined && returnedReason === undefined,
  }));

/** The runs as they will be once an open step is over. */
export const runsAfter = (dossier: Pick<Dossier, "steps">, stepId: string): FlowRun[] => {
  const runs = runsOf(dossier);
  const index = runs.findLastIndex((run) => run.stepId === stepId && !run.over);
  return runs.map((run, place) => (place === index ? { ...run, over: true } : run));
};

export const isLastStep = ({ rules }: Pick<Act, "rules">, stepId: string): boolean =>
  followers(rules.revision.steps).get(stepId)?.length === 0;

/** Steps right before this one that were done in this case; those of steps that were passed over instead. */
export function forerunners(
  { dossier, revision }: Pick<Act, "dossier"> & { revision: Pick<Revision, "steps"> },
  stepId: string,
): string[] {
  const before = befores(revision.steps);
  const done = new Set(dossier.steps.map((run) => run.stepId));
  const found = (id: string): string[] => (before.get(id) ?? []).flatMap((one) => (done.has(one) ? [one] : found(one)));
  return [...new Set(found(stepId))];
}

/**
 * What follows once a step is over: steps that the case passes over, steps that begin, the result that is ready when only handing over is
 * left, and the result that goes out online with it. When nothing begins, nothing runs and there is no result, or when nobody could take what
 * begins, the dossier goes to the coordination queue.
 * @param signed the result is signed in this very act
 */
export function advance(act: Act, stepId: string, signed = act.dossier.result !== undefined): DossierEvent[] {
  const { dossier, rules } = act;
  const ctx = caseOf(dossier);
  const passedBefore = nextFor(rules.revision, runsOf(dossier), ctx).passed;
  const { ready, passed } = nextFor(rules.revision, [...runsAfter(dossier, stepId), ...(signed ? notSent(act) : [])], ctx);
  const skipped = passed
    .filter((step) => !passedBefore.includes(step))
    .map(({ id, name }): DossierEvent => ({ type: "StepSkipped", stepId: id, name }));
  const begun = ready.map((step) => started(act, step, dossier.dueAt!));
  const others = openSteps(dossier).filter((step) => step.stepId !== stepId);
  const onlyHandOver = others.length === 0 && ready.every(({ id }) => isLastStep(act, id));
  if (signed && onlyHandOver && !dossier.finishedAt) {
    const online = dossier.delivery.way === "online";
    return [...skipped, { type: "ResultReady" }, ...begun, ...(online ? handedOverOnline(act, ready) : unstaffed(act, ready))];
  }
  if (ready.length > 0) return [...skipped, ...begun, ...unstaffed(act, ready)];
  if (others.length > 0 || signed) return skipped;
  return [...skipped, toCoordination("Quy trình đã hết bước mà chưa có kết quả.")];
}

/** Nothing is sent to other agencies (liên thông) for what was not granted: their steps count as over. */
function notSent({ dossier, rules }: Act): FlowRun[] {
  if (!dossier.draft?.negative) return [];
  return rules.revision.steps.flatMap(({ id, child }) => (child ? [{ stepId: id, over: true }] : []));
}

export function toCoordination(reason: string): DossierEvent {
  return { type: "SentToCoordination", coordination: { reason } };
}

type Pool = Pick<StepRun, "name" | "by" | "unit"> & { child?: unknown };

/** A step that no active officer of the agency may take is shown to the leader at once. */
export function unstaffed({ rules }: Pick<Act, "rules">, steps: readonly Pool[]): DossierEvent[] {
  const alone = nobodysStep({ rules }, steps);
  return alone ? [toCoordination(`Bước “${alone.name}” chưa có cán bộ nào của cơ quan nhận được.`)] : [];
}

/** The first of these steps, in the pool or about to be, that no active officer of the agency may take. */
export function nobodysStep({ rules }: Pick<Act, "rules">, steps: readonly Pool[]): Pool | undefined {
  return steps.find(({ by, unit, child }) => !child && rules.staffed?.(by, unit) === false);
}

/** Open steps that wait in a pool: nobody has them, nor a share of them that is still to be done. */
export const inPool = (dossier: Pick<Dossier, "steps">): StepRun[] =>
  openSteps(dossier).filter(({ assignee, parts, child }) => !assignee && !child && !parts?.some((part) => !part.completedAt));

function handedOverOnline(act: Act, last: readonly Step[]): DossierEvent[] {
  const closed = last.map(({ id }): DossierEvent => ({ type: "StepCompleted", stepId: id, note: "" }));
  return [...closed, handedOver(act, { way: "online", receiver: act.dossier.applicant.name })];
}

export function handedOver({ actor, now }: Pick<Act, "actor" | "now">, how: Omit<HandOver, "at" | "by">): DossierEvent {
  return { type: "HandedOver", handOver: { ...how, at: instantText(now), by: actor.name } };
}
