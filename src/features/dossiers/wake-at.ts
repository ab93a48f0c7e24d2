import { type Dossier, instantText, isEnded, pausedSince, type Rules, soonFrom, timersOf } from "../../core/dossier/index.ts";

/** When the clock has to look at a dossier next, as it stands now; null when never. What is of no use any more is passed over. */
export function wakeAt(dossier: Dossier, rules: Rules, now: Temporal.Instant): string | null {
  const at = instantText(now);
  const moments = timersOf(dossier, rules).filter(({ until }) => !until || until > at);
  return moments.map((timer) => timer.at).sort()[0] ?? null;
}

/** From when on the deadline that the office is under is near, for lists; null while no clock of the office runs. */
export function soonAt(dossier: Dossier, { calendar }: Rules): string | null {
  const { submittedAt, intakeDueAt, receivedAt, dueAt, finishedAt } = dossier;
  if (finishedAt || isEnded(dossier) || pausedSince(dossier)) return null;
  return instantText(soonFrom(calendar, receivedAt ?? submittedAt, dueAt ?? intakeDueAt));
}
