import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const FILE = new URL("../../../law/official-forms.yaml", import.meta.url);

/** Papers whose name and number of form the law lays down, and changes from time to time. */
export const OFFICIAL_FORMS = [
  "receiptSlip",
  "supplementSlip",
  "refusalSlip",
  "extensionLetter",
  "stopNotice",
  "controlSlip",
  "dossierBook",
] as const;
export type OfficialForm = (typeof OFFICIAL_FORMS)[number];

const form = z.strictObject({
  /** "Mẫu số 01, Phụ lục I …"; empty when no form is laid down. */
  source: z.string(),
  /** One line of the sheet each. */
  title: z.array(z.string().min(1)).min(1),
});
export type FormName = z.output<typeof form>;

const file = z.strictObject({
  forms: z.array(
    z.strictObject({
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      legal: z.string().min(1),
      papers: z.record(z.enum(OFFICIAL_FORMS), form),
    }),
  ),
});

let versions: z.output<typeof file>["forms"] | undefined;

/**
 * Title and source of a form as the circular in force on a day has them (law/official-forms.yaml).
 * @param day yyyy-MM-dd on which the dossier was received; on which it was filed while it is not
 * @throws Error when the file is broken or has nothing for that day
 */
export function officialForm(name: OfficialForm, day: string): FormName {
  versions ??= file.parse(parse(readFileSync(FILE, "utf8"))).forms;
  const found = versions.find(({ from, to }) => (!from || from <= day) && (!to || day <= to));
  if (!found) throw new Error(`law/official-forms.yaml không có mẫu nào cho ngày ${day}.`);
  return found.papers[name];
}
