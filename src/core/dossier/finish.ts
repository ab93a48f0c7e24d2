import { nextFor } from "../procedure/index.ts";
import type { Step } from "../procedure/types.ts";
import type { Act } from "./act.ts";
import { caseOf } from "./case-of.ts";
import { instantText, stepDue } from "./rules.ts";
import type { DossierEvent, HandOver } from "./types.ts";

/** Runs as the ways through a process see them, when the step that ends now is over, and these others are passed over. */
function waysOn({ dossier, rules }: Act, endingStepId: string, passedOver: readonly string[] = []) {
  const runs = dossier.steps.map(({ stepId, completedAt, returnedReason }) => ({
    stepId,
    over: stepId === endingStepId || (completedAt !== undefined && returnedReason === undefined),
  }));
  return nextFor(rules.revision, [...runs, ...passedOver.map((stepId) => ({ stepId, over: true }))], caseOf(dossier));
}

/** The steps that begin when one is over, and those that the case passes over. */
export function following(act: Act, endingStepId: string, passedOver: readonly string[] = []): DossierEvent[] {
  const { ready, passed } = waysOn(act, endingStepId, passedOver);
  return [
    ...passed.map((step): DossierEvent => ({ type: "StepSkipped", stepId: step.id, name: step.name })),
    ...ready.map((step) => begun(act, step)),
  ];
}

function begun({ dossier, rules, now }: Act, { id: stepId, name, by, hours, unit, position, child }: Step): DossierEvent {
  const pool = { ...(unit && { unit }), ...(position && { position }), ...(child && { child: true as const }) };
  return { type: "StepStarted", stepId, name, by, hours, dueAt: stepDue(rules, dossier.dueAt!, hours, now), ...pool };
}

/**
 * Whether other agencies have something to do after a step ends, or still do it beside it: results are handed over together. What was not granted
 * has no children: nothing follows from it.
 */
export function awaitsChildren(act: Act, endingStepId: string): boolean {
  const { dossier } = act;
  if (dossier.draft?.negative) return false;
  if (dossier.steps.some(({ stepId, child, completedAt }) => child && !completedAt && stepId !== endingStepId)) return true;
  const done: string[] = [];
  for (;;) {
    const { ready } = waysOn(act, endingStepId, done);
    if (ready.length === 0 || ready.some(({ child }) => child)) return ready.length > 0;
    done.push(...ready.map(({ id }) => id));
  }
}

/** Everything is decided: the dossier is finished at this instant, handing over begins; online the results are handed over with it. */
export function finish(act: Act, endingStepId: string): DossierEvent[] {
  const { dossier, rules } = act;
  // Nothing is sent to other agencies any more.
  const linked = dossier.draft?.negative ? rules.revision.steps.flatMap(({ id, child }) => (child ? [id] : [])) : [];
  const next = following(act, endingStepId, linked);
  const events: DossierEvent[] = [{ type: "ResultReady" }, ...next];
  if (dossier.delivery.way !== "online") return events;
  const begun = next.flatMap((one): DossierEvent[] =>
    one.type === "StepStarted" ? [{ type: "StepCompleted", stepId: one.stepId, note: "" }] : [],
  );
  return [...events, ...begun, handedOver(act, "online", dossier.applicant.name)];
}

export function handedOver(
  { actor, now }: Act,
  way: HandOver["way"],
  receiver: string,
  tracking?: string,
  idChecked?: boolean,
): DossierEvent {
  const said = { ...(tracking && { tracking }), ...(idChecked && { idChecked }) };
  return { type: "HandedOver", handOver: { way, receiver, ...said, at: instantText(now), by: actor.name } };
}
