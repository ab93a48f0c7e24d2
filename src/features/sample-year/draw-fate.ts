import type { Random } from "./random.ts";
import type { YearMix } from "./read-year.ts";
import type { Fate } from "./types.ts";

/** What becomes of one dossier. Each is drawn for itself, so a dossier may meet several; refusal comes first. */
export function drawFate(random: Random, { fates }: Pick<YearMix, "fates">, onSpot: boolean): Fate {
  const of = (share: number): boolean => random.chance(share / 1000);
  // Where it can be done in one visit it mostly is; elsewhere officers mostly need well below half of the time that the process gives them.
  const usual = onSpot && random.chance(0.9) ? 0.05 : 0.34;
  const pace = of(fates.slow) ? 1.1 + random.stretch() * 0.5 : Math.min(0.9, usual * random.stretch());
  return {
    pace,
    refused: of(fates.refused),
    supplementAtIntake: of(fates.supplementAtIntake),
    supplementAtAppraisal: of(fates.supplementAtAppraisal),
    unanswered: of(fates.unanswered),
    sentBack: of(fates.sentBack),
    negative: of(fates.negative),
    withdrawn: of(fates.withdrawn),
    rated: of(fates.rated),
    archived: of(fates.archived),
  };
}
