import { caseOf, type Dossier } from "../../../core/dossier/index.ts";
import { effectiveAnswers, factsOf } from "../../../core/procedure/index.ts";
import type { Answers, Revision } from "../../../core/procedure/types.ts";
import { BIRTH_VALUES, type BirthValue, birthCertificateData, renderDocument } from "../../documents/index.ts";
import type { DraftField, ResultForm } from "./types.ts";

const LABELS: Record<BirthValue, string> = {
  "child.name": "Họ, chữ đệm, tên của trẻ",
  "child.birthDate": "Ngày sinh",
  "child.sex": "Giới tính",
  "child.ethnicity": "Dân tộc",
  "child.nationality": "Quốc tịch",
  "child.birthPlace": "Nơi sinh",
  "child.hometown": "Quê quán",
  "child.personalId": "Số định danh cá nhân",
  "mother.name": "Họ, chữ đệm, tên người mẹ",
  "mother.birthYear": "Năm sinh của mẹ",
  "mother.ethnicity": "Dân tộc của mẹ",
  "mother.nationality": "Quốc tịch của mẹ",
  "mother.residence": "Nơi cư trú của mẹ",
  "father.name": "Họ, chữ đệm, tên người cha",
  "father.birthYear": "Năm sinh của cha",
  "father.ethnicity": "Dân tộc của cha",
  "father.nationality": "Quốc tịch của cha",
  "father.residence": "Nơi cư trú của cha",
  "declarant.name": "Người đi khai sinh",
  "declarant.idPaper": "Giấy tờ tùy thân của người đi khai",
};

const PARTS: Readonly<Record<string, string>> = { child: "Trẻ", mother: "Mẹ", father: "Cha", declarant: "Người đi khai" };

/** Facts of the procedure that say what goes into a certificate, whether a register knows it or it was declared. */
const FACTS: Partial<Record<BirthValue, string>> = {
  "child.birthDate": "bornOn",
  "child.sex": "childGender",
  "child.birthPlace": "childBirthPlace",
  "mother.name": "motherName",
  "mother.birthYear": "motherBirthYear",
  "mother.ethnicity": "motherEthnicity",
  "mother.nationality": "motherNationality",
  "mother.residence": "motherResidence",
  "father.name": "fatherName",
  "father.birthYear": "fatherBirthYear",
  "father.ethnicity": "fatherEthnicity",
  "father.nationality": "fatherNationality",
  "father.residence": "fatherResidence",
};

/**
 * What the birth certificate will say, from answers and registers; nothing is typed again. A father who is not declared stays blank, and so does
 * the mother of an abandoned child. Values that the procedure does not know are empty and may be filled in.
 */
function fields(dossier: Dossier, revision: Revision): DraftField[] {
  const ctx = caseOf(dossier);
  const facts = factsOf(revision, ctx);
  const answers = effectiveAnswers(revision, ctx);
  const text = (name: BirthValue): string => {
    if (name === "child.personalId") return dossier.personalId?.found ? (dossier.personalId.values.personalId ?? "") : "";
    if (name === "declarant.name") return dossier.applicant.name;
    if (name === "declarant.idPaper") return `Số định danh cá nhân ${dossier.applicant.personalId}`;
    if (name.startsWith("father.") && !facts.fatherDeclared) return "";
    if (name.startsWith("mother.") && facts.abandoned) return "";
    const fact = FACTS[name];
    const value = fact === undefined ? answers[name] : (facts[fact] ?? answers[name]);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return BIRTH_VALUES.map((name) => ({
    name,
    part: PARTS[name.split(".")[0] ?? ""] ?? "",
    input: name === "child.sex" ? "choice" : name === "child.birthDate" ? "date" : "text",
    ...(name === "child.sex" && { choices: ["Nam", "Nữ"].map((one) => ({ value: one, label: one })) }),
    max: 300,
    label: LABELS[name],
    value: text(name),
    from: fromRegister(name, facts, dossier, answers) ? "register" : "declared",
    required: name.startsWith("child."),
  }));
}

function fromRegister(name: BirthValue, facts: Record<string, unknown>, dossier: Dossier, answers: Answers): boolean {
  const [whose, what] = name.split(".");
  if (name === "child.personalId") return true;
  if (whose === "declarant") return dossier.applicant.level >= 2;
  if (whose === "mother") return facts.motherByHand === false && Boolean(dossier.registers.mother?.found);
  if (whose === "father")
    return facts.fatherDeclared === true && facts.fatherByHand === false && Boolean(dossier.registers.father?.found);
  return facts.fromNotice === true && ["birthDate", "sex", "birthPlace"].includes(what ?? "") && !(name in answers);
}

/** Giấy khai sinh: its own form and book. */
export const birthCertificate: ResultForm = {
  fields,
  check: ({ name, label }, value) => {
    if (name === "child.personalId" && !value) return "Chưa có số định danh cá nhân của trẻ.";
    if (name === "child.sex" && !["Nam", "Nữ"].includes(value)) return "Hãy chọn giới tính Nam hoặc Nữ.";
    return name.endsWith(".birthYear") && value && !/^\d{4}$/.test(value) ? `${label} gồm bốn chữ số.` : undefined;
  },
  result: (revision) => revision.results[0],
  series: (revision) => revision.results[0]?.template ?? "",
  render: (source) => renderDocument("birthCertificate", birthCertificateData(source)),
};
