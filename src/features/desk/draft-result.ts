import type { BookEntry, Dossier } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { getAgency, getRevision } from "../catalogue/index.ts";
import { birthCertificateData, renderDocument } from "../documents/index.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { nextBookEntry } from "./next-book-entry.ts";
import { type PrefilledValue, prefillResult } from "./prefill-result.ts";
import type { Officer } from "./types.ts";

export type DraftError = { field: string; message: string };
export type Drafted = Outcome | { ok: false; errors: DraftError[] };
export type DraftInput = {
  actor: Officer;
  dossier: Dossier;
  expectedVersion: number;
  key: string;
  /** As typed, by name of the value. Register values in it are ignored. */
  typed: Readonly<Record<string, string>>;
};

/** Lập dự thảo: values from registers stand as the register gave them, the rest as typed; takes an entry in the book with the first draft. */
export async function draftResult(services: Services, input: DraftInput): Promise<Drafted> {
  const { actor, dossier, expectedVersion, key } = input;
  const revision = await getRevision(services, dossier.revisionId);
  const values = draftValues(dossier, revision, input.typed);
  const errors = checkDraft(prefillResult(dossier, revision), values);
  if (errors.length > 0) return { ok: false, errors };
  const result = resultOf(revision);
  return actOnDossier(services, {
    dossierId: dossier.id,
    expectedVersion,
    key,
    actor,
    command: async (current, tx) => ({
      type: "draftResult",
      template: result.template,
      values,
      bookEntry: await nextBookEntry(tx, current, result.template, services.clock.now()),
    }),
  });
}

/** What the draft says when these texts are typed; without any, the draft as it stands, else the prefilled values. */
export function draftValues(
  dossier: Dossier,
  revision: Revision,
  typed: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    prefillResult(dossier, revision).map(({ name, value, from }) => {
      if (from === "register") return [name, value];
      const text = (typed[name] ?? dossier.draft?.values[name] ?? value).trim();
      return [name, name === "child.birthDate" ? readDate(text) : text];
    }),
  );
}

/** The draft as PDF, signed by nobody yet. @throws Error when the values do not make a certificate */
export async function previewResult(
  services: Services,
  dossier: Dossier,
  options: { values?: Record<string, string>; signer?: { name: string; position: string } } = {},
): Promise<Uint8Array> {
  const agency = await getAgency(services, dossier.agencyId);
  const at = services.clock.now();
  return renderDocument(
    "birthCertificate",
    birthCertificateData({
      values: options.values ?? dossier.draft?.values ?? {},
      bookEntry: dossier.bookEntry ?? NO_ENTRY,
      agency,
      signer: options.signer ?? { name: "(chờ ký)", position: "Người ký" },
      at: at.toString({ smallestUnit: "millisecond" }),
    }),
  );
}
const NO_ENTRY: BookEntry = { number: 0, book: "…", year: 0 };

/** The result that a procedure gives. @throws Error when the definition names none, which compile() refuses */
export function resultOf(revision: Revision): Revision["results"][number] {
  const result = revision.results[0];
  if (!result) throw new Error(`Procedure ${revision.code} has no result`);
  return result;
}

/** Every fault of the texts, in the order of the form. */
export function checkDraft(fields: readonly PrefilledValue[], values: Readonly<Record<string, string>>): DraftError[] {
  return fields.flatMap(({ name, label, required }) => {
    const value = values[name] ?? "";
    if (required && !value) {
      return [
        {
          field: name,
          message: name === "child.personalId" ? "Chưa có số định danh cá nhân của trẻ." : `Hãy ghi ${lower(label)}.`,
        },
      ];
    }
    if (value.length > 300) return [{ field: name, message: `${label} dài quá 300 ký tự. Hãy ghi ngắn lại.` }];
    if (name === "child.birthDate" && !isDate(value))
      return [{ field: name, message: "Ngày sinh chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 15/11/2026." }];
    if (name === "child.sex" && !["Nam", "Nữ"].includes(value))
      return [{ field: name, message: "Hãy chọn giới tính Nam hoặc Nữ." }];
    if (name.endsWith(".birthYear") && value && !/^\d{4}$/.test(value))
      return [{ field: name, message: `${label} gồm bốn chữ số.` }];
    return [];
  });
}

/** "5/11/2026", as it is written here, to 2026-11-05; anything else stays as it is and is refused later. */
function readDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

function isDate(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value).toString() === value;
  } catch {
    return false;
  }
}

function lower(text: string): string {
  return text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);
}
