import type { Act } from "./act.ts";
import { startNext } from "./decide-process.ts";
import { instantText } from "./rules.ts";
import type { DossierEvent, HandOver } from "./types.ts";

/**
 * Children of an interlinked filing that are still to come or at work, but for the step that ends now: results are handed over together. What was
 * not granted has no children: nothing follows from it.
 */
export function awaitsChildren({ dossier, rules }: Act, endingStepId: string): boolean {
  if (dossier.draft?.negative) return false;
  return rules.revision.steps.some(
    ({ id, child }) =>
      child &&
      id !== endingStepId &&
      !dossier.steps.some((run) => run.stepId === id && run.completedAt && run.returnedReason === undefined),
  );
}

/** Everything is decided: the dossier is finished at this instant, handing over begins; online the results are handed over with it. */
export function finish(act: Act, endingStepId: string): DossierEvent[] {
  const { dossier } = act;
  const next = handOverStep(act, endingStepId);
  const events: DossierEvent[] = [{ type: "ResultReady" }, ...(next ? [next] : [])];
  if (dossier.delivery.way !== "online") return events;
  if (next?.type === "StepStarted") events.push({ type: "StepCompleted", stepId: next.stepId, note: "" });
  return [...events, handedOver(act, "online", dossier.applicant.name)];
}

/** Steps of other agencies that nothing is sent to any more are passed over. */
function handOverStep(act: Act, endingStepId: string): DossierEvent | undefined {
  const { steps } = act.rules.revision;
  const following = steps.slice(steps.findIndex(({ id }) => id === endingStepId) + 1);
  const next = following.findIndex(({ child }) => !child);
  return next < 0 ? undefined : startNext(act, next === 0 ? endingStepId : following[next - 1]!.id);
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
