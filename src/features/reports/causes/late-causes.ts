import type { Dossier } from "../../../core/dossier/index.ts";
import { countedReport, type Measure } from "../common/counted.ts";
import { all, any } from "../common/sql.ts";
import { ALL_ROLES } from "../definition.ts";
import { inPeriod } from "../progress/sql.ts";
import type { CellValue } from "../types.ts";
import { CAUSES, type Cause, hasLetter, holderOf, isCause, isLate, lateAtAll, lateWord, toldLate } from "./sql.ts";

const OWN = "Cơ quan giải quyết";
const OTHERS = "Phối hợp";
const LETTERS = "Đã có mẫu 04";
const HEADS: Record<Cause, Pick<Measure, "label" | "group">> = {
  receptionist: { group: OWN, label: "Bước của một cửa" },
  specialist: { group: OWN, label: "Bước của chuyên viên" },
  leader: { group: OWN, label: "Bước của lãnh đạo" },
  routing: { group: OWN, label: "Chờ điều phối" },
  opinion: { group: OTHERS, label: "Chờ cơ quan cho ý kiến" },
  linked: { group: OTHERS, label: "Chờ phần liên thông" },
  outage: { label: "Hạ tầng, phần mềm" },
  unknown: { label: "Chưa rõ" },
};
const ORDER: readonly Cause[] = ["receptionist", "specialist", "leader", "routing", "opinion", "linked", "outage", "unknown"];

/** Nguyên nhân quá hạn: of the dossiers in columns 10 and 13 of form 06a, each under one cause, as far as its log tells. */
export const lateCauses = countedReport({
  slug: "nguyen-nhan-qua-han",
  name: "Nguyên nhân quá hạn",
  about: "Hồ sơ quá hạn của biểu 06a (cột 10 và 13) theo việc đang dở lúc hết hạn, của ai; số liệu để lập biểu 06đ, 07a.",
  roles: ALL_ROLES,
  groupings: ["field", "procedure", "agency", "holder"],
  people: { holder: holderOf },
  candidates: (ask) => all(inPeriod(ask), any([lateAtAll(ask), toldLate(ask)])),
  word: lateWord,
  measures: [
    { key: "late", label: "Quá hạn", of: (_ask, word) => isLate(word) },
    ...ORDER.map((key): Measure => ({ key, ...HEADS[key], of: (_ask, word) => isCause(word, key) })),
    { key: "extended", group: LETTERS, label: "Gia hạn", of: (_ask, word) => hasLetter(word, "extended") },
    {
      key: "apologised",
      group: LETTERS,
      label: "Xin lỗi",
      of: (_ask, word) => hasLetter(word, "apologised"),
    },
    { key: "toldLate", label: "Chậm giả", of: toldLate },
  ],
  more: {
    columns: [{ key: "letter", label: "Lý do ở mẫu 04", type: "text", width: 2 }],
    cellsOf: (dossier, seen): CellValue[] => [seen ? letterOf(dossier) : ""],
  },
  remarks: async (_services, _ask, lines, sum) => ({
    notes: lines.length > 0 ? NOTES : [],
    findings: [...lines, { name: "Tổng cộng", counts: [...sum] }].flatMap(({ name, counts: [late = 0, ...counts] }) => {
      const told = counts.slice(0, CAUSES.length).reduce((a, b) => a + b, 0);
      return told === late ? [] : [`${name}: quá hạn ${late} hồ sơ nhưng các nguyên nhân cộng lại là ${told}.`];
    }),
  }),
});

const NOTES = [
  "Mỗi hồ sơ một nguyên nhân: việc đang dở lúc hết hạn. Đang chờ cơ quan khác cho ý kiến hoặc chờ phần liên thông thì tính cho phối hợp, dù bước vẫn mở. “Hạ tầng, phần mềm” chỉ khi mẫu 04 đã ký có nêu sự cố.",
  "Không có cột do người nộp: chờ người nộp thì đồng hồ dừng, không quá hạn. Nguyên nhân do quy định thì hồ sơ không ghi; hãy xem lý do ở mẫu 04 của từng hồ sơ.",
  "“Chậm giả” nằm ngoài số quá hạn: hồ sơ xong đúng hạn, nhưng tin báo xong đến Cổng Dịch vụ công quốc gia chậm hơn một giờ và sau hạn, nên cổng có thể tính là quá hạn.",
];

/** What form 04 said, the apology before the extension. */
function letterOf({ apology, extension }: Dossier): string {
  const signed = [apology, extension].find((paper) => paper?.signed);
  return signed ? [signed.reason, signed.cause].filter(Boolean).join(" ") : "";
}
