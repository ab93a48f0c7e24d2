import { caseOf, type Dossier } from "../../../core/dossier/index.ts";
import { effectiveAnswers } from "../../../core/procedure/index.ts";
import type { Revision } from "../../../core/procedure/types.ts";
import { certifiedCopyData, certifiedSignatureData, renderDocument } from "../../documents/index.ts";
import type { DraftField, ResultForm } from "./types.ts";

type Line = Pick<DraftField, "name" | "label" | "value"> & Partial<DraftField>;

const line = (one: Line): DraftField => ({
  part: "Lời chứng",
  from: "declared",
  required: true,
  input: "text",
  max: 200,
  ...one,
});

function said(dossier: Dossier, revision: Revision): (name: string) => string {
  const answers = effectiveAnswers(revision, caseOf(dossier));
  return (name) => String(answers[name] ?? "");
}

const count = ({ label }: DraftField, value: string): string | undefined =>
  /^[1-9]\d{0,3}$/.test(value) ? undefined : `${label} là một số, từ 1 trở lên.`;

/** Chứng thực bản sao từ bản chính: one number of the book for one original, however many copies (Thông tư 01/2020/TT-BTP). */
export const certifiedCopy: ResultForm = {
  fields: (dossier, revision) => {
    const answer = said(dossier, revision);
    return [
      line({ name: "doc.name", label: "Bản chính là giấy gì", value: answer("doc.name") }),
      line({ name: "doc.pages", label: "Số trang của bản chính", value: answer("doc.pages") }),
      line({ name: "copies", label: "Số bản sao được chứng thực", value: answer("copies") }),
    ];
  },
  check: (field, value) => (value && field.name !== "doc.name" ? count(field, value) : undefined),
  result: (revision) => revision.results[0],
  series: () => "so-chung-thuc-ban-sao",
  render: (source) => renderDocument("certifiedCopy", certifiedCopyData(source)),
};

const WAYS = [
  { value: "sign", label: "Ký" },
  { value: "thumb", label: "Điểm chỉ" },
  { value: "neither", label: "Không ký, không điểm chỉ được" },
];

/** Chứng thực chữ ký at a one-stop counter: who took the paper in saw it signed and is named in the testimonial. */
export const certifiedSignature: ResultForm = {
  fields: (dossier, revision) => {
    const answer = said(dossier, revision);
    const { applicant, assistedBy, steps } = dossier;
    const receivedBy = assistedBy?.name ?? steps[0]?.completedBy ?? "";
    return [
      line({ name: "person.name", label: "Người ký", value: applicant.name }),
      line({ name: "person.idPaper", label: "Giấy tờ tùy thân", value: `Căn cước số ${applicant.personalId}` }),
      line({ name: "doc.name", label: "Giấy tờ, văn bản", value: answer("doc.name") }),
      line({ name: "docs", label: "Số giấy", value: answer("docs") }),
      line({ name: "signing", label: "Cách ký", value: answer("signing"), input: "choice", choices: WAYS }),
      line({ name: "reason", label: "Lý do không ký, không điểm chỉ được", value: "", required: false }),
      line({ name: "place", label: "Nơi ký, khi không ở trung tâm", value: answer("visit.place"), required: false }),
      line({ name: "receivedBy", label: "Người tiếp nhận hồ sơ", value: receivedBy }),
    ];
  },
  check: (field, value) => {
    if (field.name === "docs" && value) return count(field, value);
    return field.name === "signing" && !WAYS.some((way) => way.value === value) ? "Hãy chọn cách ký trong danh sách." : undefined;
  },
  result: (revision) => revision.results[0],
  series: () => "so-chung-thuc-chu-ky",
  render: (source) => renderDocument("certifiedSignature", certifiedSignatureData(source)),
};
