import type { Revision } from "../procedure/types.ts";
import type { Dossier, SupplementStage } from "./types.ts";

export type SupplementCount = {
  /** Requests that went out at this stage. */
  used: number;
  /** How often any office may ask at this stage. */
  base: number;
  /** How often this procedure's office may, by a special law. */
  most: number;
  /** The special law, when it allows more than `base`. */
  legal?: string;
  /** One more request counts the dossier late in the national index (QĐ 766): more than one “Yêu cầu bổ sung” in its life. */
  countsLate: boolean;
};

/** How far the lawful number of supplement requests is used up at a stage (NĐ 118/2025/NĐ-CP Điều 17; exceptions by special law). */
export function supplementCount(
  dossier: Pick<Dossier, "supplements">,
  revision: Revision,
  stage: SupplementStage,
): SupplementCount {
  const { exceptions = [], ...limits } = revision.supplement;
  const base = limits[stage];
  const [exception] = exceptions.filter((one) => one.stage === stage && one.max > base).sort((a, b) => b.max - a.max);
  return {
    used: dossier.supplements.filter((one) => one.stage === stage).length,
    base,
    most: exception?.max ?? base,
    ...(exception && { legal: exception.legal }),
    countsLate: dossier.supplements.length >= 1,
  };
}

/** What the officer is shown, and confirms, before asking again. */
export const COUNTS_LATE =
  "Hồ sơ đã có một lần yêu cầu bổ sung. Bộ chỉ số quốc gia (Quyết định 766/QĐ-TTg) tính hồ sơ có hơn một lần yêu cầu bổ sung là quá hạn.";
