import { openSteps } from "./open-steps.ts";
import { type Rules, resumedDue } from "./rules.ts";
import type { Dossier, InstantText } from "./types.ts";

/** New due times of the dossier and of every step that runs, by id, when the clock goes on. */
export type Resumed = { dueAt: InstantText; stepDueAts?: Record<string, InstantText> };

/**
 * The clock goes on with what remained: the dossier and each open step get back the working time that passed since `from`, never more than
 * since the step itself began. @throws Error for a dossier that was not received
 */
export function resumeClock(rules: Rules, dossier: Dossier, from: InstantText, now: Temporal.Instant): Resumed {
  if (!dossier.dueAt) throw new Error(`Dossier ${dossier.id} has no clock to resume`);
  const steps = openSteps(dossier).map(({ stepId, dueAt, startedAt }): [string, InstantText] => [
    stepId,
    resumedDue(rules, dueAt, startedAt > from ? startedAt : from, now),
  ]);
  return {
    dueAt: resumedDue(rules, dossier.dueAt, from, now),
    ...(steps.length > 0 && { stepDueAts: Object.fromEntries(steps) }),
  };
}

/**
 * Since when nobody at the office can go on and its clock stands: a pause of the clock, or, before reception, a supplement or a fee that is
 * awaited. Undefined while the office's time runs, and after the end.
 */
export function pausedSince(dossier: Dossier): InstantText | undefined {
  if (dossier.finishedAt) return undefined;
  if (dossier.receivedAt) return dossier.pauses.find(({ to }) => !to)?.from;
  if (dossier.state === "awaitingSupplement") return dossier.supplements.at(-1)?.requestedAt;
  if (dossier.state === "awaitingPrepayment") return dossier.payments?.find(({ paid }) => !paid)?.requestedAt;
  return undefined;
}
