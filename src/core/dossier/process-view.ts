import { ancestorsOf, descendantsOf, nextFor, settledCondition, standingSteps } from "../procedure/index.ts";
import type { Revision, Step } from "../procedure/types.ts";
import { forerunners, runsAfter, runsOf } from "./advance.ts";
import { caseOf } from "./case-of.ts";
import type { Dossier } from "./types.ts";

/** The steps that would begin if this open step were over now. */
export function stepsAfter(dossier: Dossier, revision: Revision, stepId: string): Step[] {
  const ctx = caseOf(dossier);
  const running = new Set(dossier.steps.filter(({ completedAt }) => !completedAt).map((run) => run.stepId));
  return nextFor(revision, runsAfter(dossier, stepId), ctx).ready.filter(({ id }) => !running.has(id));
}

export type StepPlace = "ahead" | "now" | "done" | "passed";

/** Where the dossier stands on each step of its process, by id; what was done before a step was sent back is ahead again. */
export function placesOf(dossier: Dossier, revision: Revision): Map<string, StepPlace> {
  const runs = runsOf(dossier);
  const standing = standingSteps(revision.steps, runs);
  const { passed } = nextFor(revision, runs, caseOf(dossier));
  return new Map(
    revision.steps.map((step): [string, StepPlace] => {
      const run = dossier.steps.findLast(({ stepId }) => stepId === step.id);
      if (run && !run.completedAt) return [step.id, "now"];
      if (run && standing.has(step.id) && !run.returnedReason) return [step.id, "done"];
      const over = [...descendantsOf(revision.steps, step.id)].some((id) => standing.has(id));
      return [step.id, over || passed.includes(step) ? "passed" : "ahead"];
    }),
  );
}

/** The earlier steps to which an open one may be sent back, the one before first. */
export function stepsBefore(dossier: Dossier, revision: Revision, stepId: string): Step[] {
  const earlier = ancestorsOf(revision.steps, stepId);
  const usual = forerunners({ dossier, revision }, stepId);
  const place = (id: string): number => dossier.steps.findLastIndex((run) => run.stepId === id);
  return revision.steps
    .filter(({ id }) => earlier.has(id) && place(id) >= 0)
    .sort((a, b) => Number(usual.includes(b.id)) - Number(usual.includes(a.id)) || place(b.id) - place(a.id));
}

/** The agencies that are usually asked in this case. */
export function usualConsultations(dossier: Dossier, revision: Revision): NonNullable<Revision["consultations"]> {
  const holds = settledCondition(revision, caseOf(dossier));
  return (revision.consultations ?? []).filter(({ when }) => holds(when));
}
