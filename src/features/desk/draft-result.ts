import type { BookEntry, Dossier } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { getRevision } from "../catalogue/index.ts";
import { headOf } from "../documents/index.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { nextBookEntry } from "./next-book-entry.ts";
import { type DraftField, type ResultForm, resultFormOf } from "./results/index.ts";
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
  /** The request is not granted: the answer with reason and legal basis. */
  negative?: boolean;
};

/** Lập dự thảo: values from registers stand as the register gave them, the rest as typed; takes an entry in the book with the first draft. */
export async function draftResult(services: Services, input: DraftInput): Promise<Drafted> {
  const { actor, dossier, expectedVersion, key, negative = false } = input;
  const revision = await getRevision(services, dossier.revisionId);
  const form = resultFormOf(revision, negative);
  const { values, template, series } = composeDraft(dossier, revision, input.typed, negative);
  const errors = checkDraft(form, prefillResult(dossier, revision, negative), values);
  if (errors.length > 0) return { ok: false, errors };
  const why = { reason: values["result.reason"] ?? "", legalBasis: values["result.legalBasis"] ?? "" };
  return actOnDossier(services, {
    dossierId: dossier.id,
    expectedVersion,
    key,
    actor,
    command: async (current, tx) => ({
      type: "draftResult",
      template,
      values,
      bookEntry: await nextBookEntry(
        tx,
        // A refusal is numbered apart from what would have been granted.
        (current.draft?.negative !== undefined) === negative || !current.draft ? current : { agencyId: current.agencyId },
        series,
        services.clock.now(),
      ),
      ...(negative && { negative: why }),
    }),
  });
}

/** Everything of a draft but its number: values, template, and the series its number comes from. @throws Error as `resultOf` */
export function composeDraft(
  dossier: Dossier,
  revision: Revision,
  typed: Readonly<Record<string, string>> = {},
  negative = false,
): {
  values: Record<string, string>;
  template: string;
  series: string;
  result: Pick<Revision["results"][number], "code" | "name">;
} {
  const values = draftValues(dossier, revision, typed, negative);
  const { code, name, template } = resultOf(revision, values, negative);
  return { values, template, series: resultFormOf(revision, negative).series(revision, values), result: { code, name } };
}

/** What the draft says when these texts are typed; without any, the draft as it stands, else the prefilled values. */
export function draftValues(
  dossier: Dossier,
  revision: Revision,
  typed: Readonly<Record<string, string>> = {},
  negative = false,
): Record<string, string> {
  const before = (dossier.draft?.negative !== undefined) === negative ? dossier.draft?.values : undefined;
  return Object.fromEntries(
    prefillResult(dossier, revision, negative).map(({ name, value, from, input }) => {
      if (from === "register") return [name, value];
      const text = (typed[name] ?? before?.[name] ?? value).trim();
      return [name, input === "date" ? readDate(text) : text];
    }),
  );
}

/** The draft as PDF, signed by nobody yet. @throws Error when the values do not make a certificate */
export async function previewResult(
  services: Services,
  dossier: Dossier,
  options: { values?: Record<string, string>; negative?: boolean; signer?: { name: string; position: string } } = {},
): Promise<Uint8Array> {
  const [head, revision] = await Promise.all([headOf(services, dossier.agencyId), getRevision(services, dossier.revisionId)]);
  const negative = options.negative ?? dossier.draft?.negative !== undefined;
  return resultFormOf(revision, negative).render({
    dossier,
    revision,
    values: options.values ?? dossier.draft?.values ?? {},
    bookEntry: dossier.bookEntry ?? NO_ENTRY,
    ...head,
    signer: options.signer ?? { name: "(chờ ký)", position: "Người ký" },
    at: services.clock.now().toString({ smallestUnit: "millisecond" }),
  });
}
const NO_ENTRY: BookEntry = { number: 0, book: "…", year: 0 };

/** What the draft of a dossier may say, before anything is typed. */
export function prefillResult(dossier: Dossier, revision: Revision, negative = false): DraftField[] {
  return resultFormOf(revision, negative).fields(dossier, revision);
}

/** The result that a draft is. @throws Error when the definition names none, which compile() refuses */
export function resultOf(
  revision: Revision,
  values: Readonly<Record<string, string>>,
  negative = false,
): Revision["results"][number] {
  const result = resultFormOf(revision, negative).result(revision, values);
  if (!result) throw new Error(`Procedure ${revision.code} has no result`);
  return result;
}

/** Every fault of the texts, in the order of the form. */
export function checkDraft(
  form: ResultForm,
  fields: readonly DraftField[],
  values: Readonly<Record<string, string>>,
): DraftError[] {
  return fields.flatMap((field) => {
    const { name, label, required, input, max } = field;
    const value = values[name] ?? "";
    const message =
      (value && input === "date" && !isDate(value) && `${label} chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 15/11/2026.`) ||
      (value.length > max && `${label} dài quá ${max} ký tự. Hãy ghi ngắn lại.`) ||
      form.check(field, value) ||
      (required && !value && `Hãy ghi ${lower(label)}.`);
    return message ? [{ field: name, message }] : [];
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
