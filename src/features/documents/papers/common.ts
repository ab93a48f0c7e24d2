import type { Dossier, EventType, LoggedEvent } from "../../../core/dossier/index.ts";
import { type Fact, formDay, isFact } from "../facts-of.ts";
import { type OfficialForm, officialForm } from "../official-forms.ts";
import { numberText } from "../paper-numbers.ts";
import type { Source } from "../types.ts";

/** The event of this paper as what it is. @throws Error when it is another: then the wrong maker was asked */
export function factOf<T extends EventType>(source: Source, type: T): Fact<T> {
  if (!isFact(source.fact, type)) throw new Error(`The paper rests on ${source.fact.event.type}, not on ${type}`);
  return source.fact;
}

/** Title and source of a form, and where its dossier is looked up. */
export function sheet(source: Source, form: OfficialForm): { form: { title: string[]; source: string }; lookupUrl: string } {
  const { title, source: of } = officialForm(form, formDay(source.dossier));
  return { form: { title, source: of }, lookupUrl: lookupUrl(source) };
}

export function lookupUrl({ dossier, baseUrl }: Source): string {
  return `${baseUrl}/tra-cuu/${encodeURIComponent(dossier.code)}`;
}

/** "05/HDHS", of the agency that keeps the series; nothing while there is no number. */
export function numbered({ number, offices }: Source): { number?: string } {
  if (!number) return {};
  const { deciding, accepting } = offices;
  return { number: numberText(number, accepting?.id === number.agencyId ? accepting : deciding) };
}

export type Person = { name: string; address?: string; phone?: string; email?: string; idNumber?: string };

/** Whose matter it is (chủ hồ sơ). */
export function applicantOf({ applicant }: Pick<Dossier, "applicant">): Person {
  const { name, address, phone, email, personalId } = applicant;
  return { name, address, phone, email, idNumber: personalId };
}

const RIGHTS = {
  authorised: "người được ủy quyền",
  family: "người thân thích",
  guardian: "người giám hộ, người đại diện theo pháp luật",
  delegate: "người được tổ chức cử",
} as const;

/** Who filed it for the applicant, and by what right. */
export function filedBy({ representative }: Pick<Dossier, "representative">): { filedBy?: { name: string; right: string } } {
  return representative ? { filedBy: { name: representative.name, right: RIGHTS[representative.kind] } } : {};
}

export function signerOf(actor: LoggedEvent["actor"]): { name: string; position?: string } {
  return actor.kind === "officer" ? { name: actor.name, position: actor.position } : { name: actor.name };
}

const UNITS = ["HOUR", "WORKING_DAY", "DAY", "MONTH"] as const;
export function unitOf(text: string): (typeof UNITS)[number] {
  const unit = UNITS.find((one) => one === text);
  if (!unit) throw new Error(`Unknown unit of time ${text}`);
  return unit;
}
