import type { ActingCommand, Dossier, SupplementItem } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { composeDraft } from "../desk/index.ts";
import type { Random } from "./random.ts";

const REASONS = [
  "Ảnh chụp mờ, không đọc được số và ngày cấp.",
  "Thông tin khai chưa khớp với giấy tờ kèm theo.",
  "Giấy tờ nộp thiếu trang có dấu và chữ ký.",
];

/** What an officer asks for: a paper that was handed in, else an answer; undefined when there is neither. */
export function supplementOf(
  revision: Pick<Revision, "papers" | "legal">,
  dossier: Pick<Dossier, "papers">,
  random: Random,
): ActingCommand | undefined {
  const filed = dossier.papers.filter(({ paperId }) => revision.papers.some(({ id }) => id === paperId));
  if (filed.length === 0) return undefined;
  const { paperId, name } = random.pick(filed);
  const items: SupplementItem[] = [{ kind: "paper", id: paperId, label: name, note: "Nộp lại bản rõ." }];
  return {
    type: "requestSupplement",
    items,
    reason: random.pick(REASONS),
    acknowledged: true,
    legalBasis: revision.legal[0] ?? "Nghị định số 118/2025/NĐ-CP",
  };
}

const TYPED = {
  "result.content": "Chấp thuận theo đề nghị trong hồ sơ.",
  "result.reason": "Hồ sơ chưa đủ điều kiện theo quy định tại thời điểm thẩm tra.",
};

/** A draft as an officer would write it: what the form knows, and something in every place that must not be empty. */
export function composedDraft(dossier: Dossier, revision: Revision, negative: boolean): ReturnType<typeof composeDraft> {
  const legalBasis = revision.legal[0] ?? "Nghị định số 118/2025/NĐ-CP";
  return composeDraft(dossier, revision, { ...TYPED, "result.legalBasis": legalBasis }, negative);
}
