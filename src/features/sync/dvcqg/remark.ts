import type { Dossier } from "../../../core/dossier/index.ts";
import { cut } from "./cut.ts";

/** Characters that the portal takes; more broke the sync (wire formats §2.4). */
const LONGEST = 2000;

/** GhiChu: why an appointment moved, why nothing runs any more, why a state went back; absent for a dossier that goes its plain way. */
export function remarkOf(dossier: Dossier): { GhiChu?: string } {
  const { extension, apology, stop, withdrawal, undone = [], draft, result } = dossier;
  const lines = [
    extension?.signed && `Xin lỗi, gia hạn: ${extension.reason}`,
    apology?.signed && `Xin lỗi khi đã quá hạn: ${apology.reason}`,
    stop && `Dừng giải quyết: ${stop.reason} (${stop.legalBasis})`,
    withdrawal && `Người nộp rút hồ sơ${withdrawal.reason ? `: ${withdrawal.reason}` : ""}`,
    result && draft?.negative && `Không chấp thuận: ${draft.negative.reason} (${draft.negative.legalBasis})`,
    ...undone.map(({ reason }) => `Hủy việc làm nhầm: ${reason}`),
  ].filter(Boolean);
  return lines.length > 0 ? { GhiChu: cut(lines.join(". "), LONGEST) } : {};
}
