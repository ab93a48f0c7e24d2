import { type Calendar, removeAllowanceMs, workingMinutesBetweenMs } from "../calendar/index.ts";
import { openSteps } from "./open-steps.ts";
import { pausedSince } from "./resume-clock.ts";
import { isEnded } from "./state-of.ts";
import type { Dossier, InstantText } from "./types.ts";

/** Parts of the working time of a step, in percent, at which whoever has it is told. */
export const SHARES = [50, 80, 100] as const;
export type Share = (typeof SHARES)[number];

/** Something of the office's that runs: a step, or the answer to what was handed in (`stepId` absent). */
export type RunningTime = {
  /** Tells one run of a step from another. */
  about: string;
  stepId?: string;
  name: string;
  dueAt: InstantText;
  /** Working minutes that it has in all; what it stood still is not among them. */
  minutes: number;
  /** The first instant at which that part is used up. */
  at: Record<Share, InstantText>;
};

/**
 * What runs at this moment and when half, four fifths and all of its working time is used up. Nothing while the clock stands and once there is a
 * result. The due time already holds the pauses that have ended, so moments are counted back from it.
 */
export function runningTimes(dossier: Dossier, calendar: Calendar): RunningTime[] {
  if (isEnded(dossier) || dossier.state === "draft" || dossier.finishedAt || pausedSince(dossier)) return [];
  if (!dossier.receivedAt) {
    const from = intakeStart(dossier);
    const span = { from, dueAt: dossier.intakeDueAt };
    return [{ about: `intake ${from}`, name: "Tiếp nhận", dueAt: span.dueAt, ...shares(span, [], calendar) }];
  }
  return openSteps(dossier)
    .filter(({ child }) => !child)
    .map(({ stepId, name, startedAt, dueAt }) => ({
      about: `${stepId} ${startedAt}`,
      stepId,
      name,
      dueAt,
      ...shares({ from: startedAt, dueAt }, dossier.pauses, calendar),
    }));
}

/** From when the office has what it is to answer: the last time it came from the applicant. */
function intakeStart({ submittedAt, supplements, payments = [] }: Dossier): InstantText {
  const came = [...supplements.map(({ answeredAt }) => answeredAt), ...payments.map(({ paid }) => paid?.at)];
  return [submittedAt, ...came.filter((at) => at !== undefined)].sort().at(-1)!;
}

function shares(
  { from, dueAt }: { from: InstantText; dueAt: InstantText },
  pauses: Dossier["pauses"],
  calendar: Calendar,
): Pick<RunningTime, "minutes" | "at"> {
  const [start, due] = [Date.parse(from), Date.parse(dueAt)];
  const stood = pauses
    .filter(({ to }) => to !== undefined && Date.parse(to) > start)
    .map((pause) => workingMinutesBetweenMs(calendar, Math.max(start, Date.parse(pause.from)), Date.parse(pause.to!)));
  const whole = workingMinutesBetweenMs(calendar, start, due);
  const minutes = Math.max(0, whole - stood.reduce((sum, one) => sum + one, 0));
  const before = (share: Share): InstantText => {
    if (share === 100) return dueAt;
    const left = { qty: (minutes * (100 - share)) / 100 / 60, unit: "HOUR" } as const;
    return new Date(Math.max(start, removeAllowanceMs(calendar, due, left))).toISOString();
  };
  return { minutes, at: { 50: before(50), 80: before(80), 100: before(100) } };
}
