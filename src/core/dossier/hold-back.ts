import type { Revision } from "../procedure/types.ts";
import { refuse } from "./refusals.ts";
import type { Dossier, Refusal } from "./types.ts";

/** Why nobody goes on while a leader has not decided whether the applicant is asked; undefined when nothing is proposed. */
export function proposalWaits({ proposal }: Pick<Dossier, "proposal">): Refusal | undefined {
  if (!proposal) return undefined;
  const say = "Đề nghị yêu cầu bổ sung đang chờ lãnh đạo duyệt. Hãy đợi lãnh đạo quyết định rồi làm tiếp.";
  return refuse("waiting", say).refusal;
}

/** True when the applicant has to be shown the draft of this dossier: the procedure says so for its channel, and something is granted. */
export function mustConfirm(dossier: Pick<Dossier, "channel" | "draft">, { confirmation }: Revision): boolean {
  if (!confirmation || dossier.draft?.negative) return false;
  return confirmation.channels?.includes(dossier.channel) ?? true;
}

/** Why a draft cannot be passed on or signed yet; undefined when the applicant agreed to this very draft, or need not. */
export function unconfirmed(dossier: Dossier, revision: Revision): Refusal | undefined {
  if (!dossier.draft || !mustConfirm(dossier, revision) || dossier.confirmation?.answer?.agrees) return undefined;
  const say = dossier.confirmation?.answer
    ? "Người nộp chưa đồng ý với dự thảo. Hãy sửa dự thảo rồi gửi xác nhận lại."
    : "Người nộp chưa xác nhận dự thảo này. Hãy gửi dự thảo để người nộp xác nhận trước khi chuyển ký.";
  return refuse("needMissing", say).refusal;
}
