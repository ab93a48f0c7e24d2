import { settle } from "../settle.ts";
import type { CaseContext, Revision, Step } from "../types.ts";
import { type FlowRun, nextSteps } from "./flow.ts";

/** Whether conditions of a revision hold in a case; an absent condition does. */
export function settledCondition(revision: Revision, ctx: CaseContext): (when: string | undefined) => boolean {
  const { engine, lookup } = settle(revision, ctx);
  return (when) => engine.holds(when, lookup);
}

/** The steps that may begin now in this case, and those that it passes over; see `nextSteps`. */
export function nextFor(revision: Revision, runs: readonly FlowRun[], ctx: CaseContext): { ready: Step[]; passed: Step[] } {
  return nextSteps(revision.steps, runs, settledCondition(revision, ctx));
}
