import { type Dossier, instantText, type Rules, timersOf } from "../../core/dossier/index.ts";

/** When the clock has to look at a dossier next, as it stands now; null when never. What is of no use any more is passed over. */
export function wakeAt(dossier: Dossier, rules: Rules, now: Temporal.Instant): string | null {
  const at = instantText(now);
  const moments = timersOf(dossier, rules).filter(({ until }) => !until || until > at);
  return moments.map((timer) => timer.at).sort()[0] ?? null;
}
