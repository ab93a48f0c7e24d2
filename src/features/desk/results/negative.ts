import type { ResultKind, Revision } from "../../../core/procedure/types.ts";
import { generalResultData, renderDocument } from "../../documents/index.ts";
import type { ResultForm } from "./types.ts";

/** What is handed out when the request is not granted; every procedure has one, named by its definition or not. */
export function negativeKinds(revision: Revision): ResultKind[] {
  const own = revision.results.filter(({ negative }) => negative);
  if (own.length > 0) return own;
  return [
    { code: `${revision.code}-KHONG-CHAP-THUAN`, name: "Văn bản trả lời không chấp thuận", template: "ket-qua", negative: true },
  ];
}

const resultOf: ResultForm["result"] = (revision, values) => {
  const kinds = negativeKinds(revision);
  return kinds.find(({ code }) => code === values["result.code"]) ?? kinds[0];
};

/** Kết quả không chấp thuận: to whom, why, on what law, and what they may do (Luật Khiếu nại 2011, Điều 7). */
export const negativeResult: ResultForm = {
  fields: (dossier, revision) => {
    const kinds = negativeKinds(revision);
    const common = { part: "Không chấp thuận", from: "declared", required: true } as const;
    return [
      {
        ...common,
        name: "result.code",
        label: "Loại văn bản",
        value: kinds[0]?.code ?? "",
        input: "choice",
        choices: kinds.map(({ code, name }) => ({ value: code, label: name })),
        max: 50,
      },
      { ...common, name: "result.holder", label: "Gửi đến", value: dossier.applicant.name, input: "text", max: 150 },
      { ...common, name: "result.reason", label: "Lý do không chấp thuận", value: "", input: "longText", max: 3000 },
      {
        ...common,
        name: "result.legalBasis",
        label: "Căn cứ pháp lý (điều, khoản, văn bản)",
        value: revision.legal.join("; ").slice(0, 1500),
        input: "longText",
        max: 1500,
      },
    ];
  },
  check: ({ name, choices }, value) =>
    name === "result.code" && !choices?.some((one) => one.value === value) ? "Hãy chọn loại văn bản trong danh sách." : undefined,
  result: resultOf,
  series: (revision, values) => `ket-qua ${resultOf(revision, values)?.code ?? ""}`,
  render: (source) => {
    const { revision, values, agency } = source;
    const name = resultOf(revision, values)?.name ?? revision.name;
    const content = [
      `Sau khi xem xét hồ sơ, ${agency.name} không chấp thuận đề nghị nêu trên.`,
      `Lý do: ${values["result.reason"] ?? values["result.content"] ?? ""}`,
      `Căn cứ: ${values["result.legalBasis"] ?? ""}`,
      "Nếu không đồng ý, người nhận văn bản này có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật.",
    ].join("\n");
    const data = generalResultData({ ...source, values: { ...values, "result.content": content } }, { name, details: [] });
    return renderDocument("generalResult", { ...data, negative: true });
  },
};
