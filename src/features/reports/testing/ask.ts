/** Questions to reports, for tests. */
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { seenAt, windowOf } from "../../../core/reports/index.ts";
import type { Ask } from "../types.ts";

export function askFor(patch: Partial<Ask> & Pick<Ask, "asOf">): Ask {
  const days = patch.days ?? { from: "2026-11-15", until: "2026-12-14" };
  return {
    officer: officer("leader"),
    agencies: ["H60.30.12"],
    place: "UBND xã Thượng Lâm",
    days,
    periodName: "Tháng 12 năm 2026",
    window: seenAt(windowOf(days), patch.asOf),
    grouping: "field",
    ...patch,
  };
}
