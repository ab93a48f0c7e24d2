import { settle } from "../settle.ts";
import type { CaseContext, Revision, Step } from "../types.ts";
import { type FlowRun, nextSteps } from "./flow.ts";

/** The steps that may begin now in this case, and those that it passes over; see `nextSteps`. */
export function nextFor(revision: Revision, runs: readonly FlowRun[], ctx: CaseContext): { ready: Step[]; passed: Step[] } {
  const { engine, lookup } = settle(revision, ctx);
  return nextSteps(revision.steps, runs, (when) => engine.holds(when, lookup));
}
