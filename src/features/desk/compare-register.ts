import { caseOf, type Dossier, type RegisterCheck } from "../../core/dossier/index.ts";
import { dateOnScreen, isRegisterType, REGISTER_VALUES, visiblePages } from "../../core/procedure/index.ts";
import type { RegisterValue, Revision } from "../../core/procedure/types.ts";
import { type LookupKind, SOURCE_OF } from "../population/index.ts";

/** Something of a dossier that a register can be asked about. */
export type CheckSubject = {
  /** Id of the register-backed field, or "requester". */
  subject: string;
  label: string;
  kind: Exclude<LookupKind, "kin">;
  /** Name of the register. */
  register: string;
  args: Record<string, string>;
};

const REQUESTER = "requester";

/** What can be looked up for this dossier: the requester, and every register-backed field of which the number is known. */
export function checkSubjects(dossier: Dossier, revision: Revision): CheckSubject[] {
  const fields = visiblePages(revision, caseOf(dossier)).flatMap((page) => page.fields);
  const asked = fields.flatMap(({ id, type, label, of }): CheckSubject[] => {
    if (!isRegisterType(type)) return [];
    const args = dossier.registers[id]?.asked ?? argsOf(dossier, type, id, of);
    return args ? [{ subject: id, label, kind: type, register: SOURCE_OF[type], args }] : [];
  });
  const personalId = dossier.applicant.personalId;
  return [
    { subject: REQUESTER, label: "Người yêu cầu", kind: "person", register: SOURCE_OF.person, args: { personalId } },
    ...asked,
  ];
}

function argsOf(
  dossier: Dossier,
  kind: Exclude<LookupKind, "kin">,
  id: string,
  of: [string, string] | undefined,
): Record<string, string> | undefined {
  const answer = (name: string): string => {
    const value = dossier.answers[name];
    return typeof value === "string" ? value : "";
  };
  if (kind === "marriage") {
    const [first, second] = (of ?? []).map(answer);
    return first && second ? { first, second } : undefined;
  }
  const number = answer(id);
  if (!number) return undefined;
  if (kind === "person") return { personalId: number };
  return kind === "organisation" ? { taxCode: number } : { number };
}

/** What the register says now against what the dossier says: the register's earlier answer, or what was declared instead. */
export function compareRegister(
  { subject, kind }: Pick<CheckSubject, "subject" | "kind">,
  dossier: Dossier,
  now: RegisterValue,
): Pick<RegisterCheck, "outcome" | "detail"> {
  if (!now.found) return { outcome: "notFound", detail: "Không có trong cơ sở dữ liệu." };
  const names: Record<string, string> = { ...REGISTER_VALUES[kind], birthYear: "Năm sinh" };
  const filed = filedValues(subject, dossier);
  const compared = Object.keys(names).filter((key) => filed[key] && now.values[key] && !(key === "birthYear" && filed.birthDate));
  const different = compared.filter((key) => plain(filed[key] ?? "") !== plain(now.values[key] ?? ""));
  if (different.length > 0) {
    const screen = (value: string | undefined) => dateOnScreen(value ?? "");
    const lines = different.map(
      (key) => `${names[key]}: hồ sơ ghi “${screen(filed[key])}”, cơ sở dữ liệu ghi “${screen(now.values[key])}”`,
    );
    return { outcome: "mismatch", detail: `${lines.join("; ")}.` };
  }
  const agreed = compared.map((key) => (names[key] ?? key).toLocaleLowerCase("vi"));
  return { outcome: "match", detail: agreed.length > 0 ? `Khớp: ${agreed.join(", ")}.` : "Có trong cơ sở dữ liệu." };
}

function filedValues(subject: string, dossier: Dossier): Record<string, string> {
  if (subject === REQUESTER) return { name: dossier.applicant.name, birthDate: dossier.applicant.birthDate };
  const earlier = dossier.registers[subject];
  if (earlier?.found) return earlier.values;
  const declared = Object.entries(dossier.answers).filter(([name]) => name.startsWith(`${subject}.`));
  return Object.fromEntries(declared.map(([name, value]) => [name.slice(subject.length + 1), String(value)]));
}

const plain = (text: string): string => text.normalize("NFC").toLocaleUpperCase("vi").replace(/\s+/g, " ").trim();
