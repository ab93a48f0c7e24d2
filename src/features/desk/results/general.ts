import { caseOf, type Dossier } from "../../../core/dossier/index.ts";
import { answerText, effectiveAnswers, isRegisterType, visiblePages } from "../../../core/procedure/index.ts";
import type { Field, Revision } from "../../../core/procedure/types.ts";
import { generalResultData, renderDocument } from "../../documents/index.ts";
import type { DraftField, ResultForm } from "./types.ts";

const DETAIL = "detail.";
/** How a person is reached and what they promised is no content of a result. */
const NOT_PRINTED = /^(contact|delivery|exemption|pledge|copies)(\.|$)/;

function fields(dossier: Dossier, revision: Revision): DraftField[] {
  const ctx = caseOf(dossier);
  const answers = effectiveAnswers(revision, ctx);
  const details = visiblePages(revision, ctx).flatMap((page) =>
    page.fields.flatMap((field): DraftField[] => {
      if (NOT_PRINTED.test(field.id) || field.type === "pledge" || field.type === "file") return [];
      const known = isRegisterType(field.type) ? dossier.registers[field.id] : undefined;
      const value = known?.found ? registerText(field, known.values) : answerText(field, answers[field.id]);
      if (!value) return [];
      const from = known?.found ? "register" : "declared";
      return [
        {
          name: DETAIL + field.id,
          part: "Nội dung theo hồ sơ",
          label: field.label,
          value,
          from,
          required: false,
          input: "text",
          max: 500,
        },
      ];
    }),
  );
  const kinds = granted(revision).map(({ code, name }) => ({ value: code, label: name }));
  return [
    {
      name: "result.code",
      part: "Kết quả",
      label: "Loại kết quả",
      value: kinds[0]?.value ?? "",
      from: "declared",
      required: true,
      input: "choice",
      choices: kinds,
      max: 50,
    },
    {
      name: "result.holder",
      part: "Kết quả",
      label: "Người được cấp",
      value: dossier.applicant.name,
      from: dossier.applicant.level >= 2 ? "register" : "declared",
      required: true,
      input: "text",
      max: 150,
    },
    {
      name: "result.content",
      part: "Kết quả",
      label: "Nội dung quyết định",
      value: `Chấp thuận đề nghị của ${dossier.applicant.name}: ${dossier.subject}.`,
      from: "declared",
      required: true,
      input: "longText",
      max: 3000,
    },
    ...details,
  ];
}

function registerText(field: Field, values: Readonly<Record<string, string>>): string {
  const name = values.name ?? values.number ?? "";
  const number = values.personalId ?? values.taxCode;
  return [name, number && `(${field.type === "organisation" ? "mã số thuế" : "số định danh"} ${number})`]
    .filter(Boolean)
    .join(" ");
}

/** What stands on the result, by name of the value, with the labels that are printed before it. */
export function generalDetails(dossier: Dossier, revision: Revision, values: Readonly<Record<string, string>>) {
  return fields(dossier, revision).flatMap(({ name, label }) => {
    const value = values[name];
    return name.startsWith(DETAIL) && value ? [{ label, value }] : [];
  });
}

/** Results that grant what was asked; the others have a form of their own. */
function granted(revision: Revision): Revision["results"] {
  const positive = revision.results.filter(({ negative }) => !negative);
  return positive.length > 0 ? positive : revision.results;
}

const resultOf: ResultForm["result"] = (revision, values) =>
  revision.results.find(({ code }) => code === values["result.code"]) ?? granted(revision)[0];

/** The result of any procedure that has no printed form of its own: what was decided, on what, signed by whom (NĐ 30/2020/NĐ-CP). */
export const generalResult: ResultForm = {
  fields,
  check: ({ name, choices }, value) =>
    name === "result.code" && !choices?.some((one) => one.value === value) ? "Hãy chọn loại kết quả trong danh sách." : undefined,
  result: resultOf,
  series: (revision, values) => `ket-qua ${resultOf(revision, values)?.code ?? ""}`,
  render: (source) => {
    const { dossier, revision, values } = source;
    const name = resultOf(revision, values)?.name ?? revision.name;
    return renderDocument(
      "generalResult",
      generalResultData(source, { name, details: generalDetails(dossier, revision, values) }),
    );
  },
};
