import type { BookEntry, Dossier } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Agency } from "../catalogue/index.ts";
import { decidingOffice } from "./papers/offices.ts";
import type { DocumentData } from "./render-document.ts";
import { capacityOf } from "./shared-schemas.ts";

/** Values of a drafted birth certificate, by the names that stand in ResultDraft.values. Dates yyyy-MM-dd; sex "Nam" or "Nữ". */
export const BIRTH_VALUES = [
  "child.name",
  "child.birthDate",
  "child.sex",
  "child.ethnicity",
  "child.nationality",
  "child.birthPlace",
  "child.hometown",
  "child.personalId",
  "mother.name",
  "mother.birthYear",
  "mother.ethnicity",
  "mother.nationality",
  "mother.residence",
  "father.name",
  "father.birthYear",
  "father.ethnicity",
  "father.nationality",
  "father.residence",
  "declarant.name",
  "declarant.idPaper",
] as const;
export type BirthValue = (typeof BIRTH_VALUES)[number];

export type ResultSource = {
  dossier: Dossier;
  revision: Revision;
  values: Readonly<Record<string, string>>;
  bookEntry: BookEntry;
  agency: Agency;
  /** Right above it, for the head of the sheet. */
  above?: Agency | undefined;
  signer: { name: string; position: string };
  /** When it is, or would be, signed. */
  at: string;
};

/** The birth certificate as its template wants it. */
export function birthCertificateData({ values, bookEntry, agency, signer, at }: ResultSource): DocumentData["birthCertificate"] {
  const value = (name: BirthValue): string => values[name] ?? "";
  const on = Temporal.Instant.from(at).toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString();
  return {
    registeredAt: registeredAt(agency),
    registeredOn: on,
    number: resultNumber(bookEntry),
    book: `${bookEntry.book}/${bookEntry.year}-KS`,
    child: {
      name: value("child.name"),
      birthDate: value("child.birthDate"),
      sex: value("child.sex") === "Nữ" ? "female" : "male",
      ethnicity: value("child.ethnicity"),
      nationality: value("child.nationality"),
      birthPlace: value("child.birthPlace"),
      homeTown: value("child.hometown"),
      personalId: value("child.personalId"),
    },
    ...parentOf(values, "mother"),
    ...parentOf(values, "father"),
    ...(value("declarant.name") && { declarant: { name: value("declarant.name"), idPaper: value("declarant.idPaper") } }),
    signer: { ...signer, capacity: capacityOf(signer.position) },
    issuedAt: at,
  };
}

type RecordLine = { name: string; label: string; strong?: true };
/** How a record of the civil register is printed; `mark` ends the number of the book, `value` names a value of the draft. */
export type RecordSheet = {
  mark: string;
  registered: string;
  note?: string;
  people: readonly (readonly RecordLine[])[];
  lines: readonly RecordLine[];
  parties: readonly { role: string; value: string }[];
};

/** A marriage certificate or an extract of the register of deaths, as its template wants it. */
export function civilRecordData(
  { revision, values, bookEntry, agency, signer, at }: ResultSource,
  { mark, registered, note, people, lines, parties }: RecordSheet,
): DocumentData["civilRecord"] {
  const title = revision.results[0]?.name ?? revision.name;
  const printed = ({ name, label, strong }: RecordLine) => ({ label, value: values[name], ...(strong && { strong }) });
  return {
    title,
    ...(note && { note }),
    number: resultNumber(bookEntry),
    book: `${bookEntry.book}/${bookEntry.year}-${mark}`,
    people: people.map((one) => one.map(printed)),
    lines: lines.map(printed),
    registered: {
      label: registered,
      at: registeredAt(agency),
      on: Temporal.Instant.from(at).toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDate().toString(),
    },
    parties: parties.map(({ role, value }) => ({ role, name: values[value] ?? "" })),
    signer: {
      ...signer,
      title: `Người ký ${title.charAt(0).toLocaleLowerCase("vi")}${title.slice(1)}`,
      capacity: capacityOf(signer.position),
    },
    issuedAt: at,
  };
}

/** A result without a printed form of its own. `details` are printed as lines of label and value. */
export function generalResultData(
  { dossier, revision, values, bookEntry, agency, above, signer, at }: ResultSource,
  { name, details }: { name: string; details: { label: string; value: string }[] },
): DocumentData["generalResult"] {
  return {
    office: decidingOffice({ deciding: agency, above }),
    number: resultNumber(bookEntry),
    name,
    subject: dossier.subject,
    code: dossier.code,
    procedure: revision.name,
    holder: values["result.holder"] ?? dossier.applicant.name,
    content: values["result.content"] ?? "",
    details,
    signer: { ...signer, capacity: capacityOf(signer.position) },
    issuedAt: at,
  };
}

/** "41/2026", the number of a result. */
export function resultNumber({ number, year }: BookEntry): string {
  return `${number}/${year}`;
}

function parentOf(
  values: Readonly<Record<string, string>>,
  who: "mother" | "father",
): Partial<Pick<DocumentData["birthCertificate"], "mother" | "father">> {
  const name = values[`${who}.name`];
  if (!name) return {};
  return {
    [who]: {
      name,
      birthDate: values[`${who}.birthYear`],
      ethnicity: values[`${who}.ethnicity`],
      nationality: values[`${who}.nationality`],
      residence: values[`${who}.residence`],
    },
  };
}

/** "Ủy ban nhân dân xã Thượng Lâm, tỉnh Tuyên Quang": the agency's name and what its address says after the unit itself. */
function registeredAt(agency: Agency): string {
  const rest = agency.address.startsWith(agency.shortName) ? agency.address.slice(agency.shortName.length) : "";
  return `${agency.name}${rest}`;
}
