import { z } from "zod";
import { capitalised } from "../../core/text/index.ts";

/** Instant, ISO 8601 in UTC, e.g. 2026-11-20T02:05:00.000Z. */
export const instant = z.iso.datetime({ offset: true });
/** Calendar date yyyy-MM-dd. */
export const date = z.iso.date();
/** A text that the form always shows. */
export const text = z.string().trim().min(1).max(2000);
/** What people wrote at length: reasons, questions, remarks of several. */
export const long = z.string().trim().min(1).max(20_000);
/** A text that may be missing; an empty one counts as missing. */
export const optional = z
  .string()
  .trim()
  .max(20_000)
  .optional()
  .transform((value) => value || undefined);

/** Who issues the paper: head of the sheet and where to ask. */
export const office = z.object({
  /** Cơ quan chủ quản, e.g. "Ủy ban nhân dân xã Tân Trào"; absent for people's committees, which have none in the head. */
  authority: optional,
  /** Who issues it, e.g. "Trung tâm Phục vụ hành chính công xã Tân Trào". */
  centre: text,
  /** Place in the line of place and date, e.g. "Tân Trào". */
  place: text,
  hotline: optional,
});
export type Office = z.input<typeof office>;

/** The person the dossier is received from (người nộp). */
export const applicant = z.object({ name: text, address: optional, phone: optional, email: optional, idNumber: optional });

/** Title and source of the form, as the circular in force has them; the title one line of the sheet each. */
export const form = z.object({ title: z.array(text).min(1), source: z.string() });

/** Who filed it for the applicant, and by what right. */
export const filedBy = z.object({ name: text, right: text });

/** To whom a letter goes. */
export const recipient = z.object({ name: text, address: optional, filedBy: optional });

/** Who signs; the position is shown above the name. */
export const signer = z.object({ name: text, position: z.string().max(150) });

export const officer = z.object({ name: text, position: optional });

/** Head of the sheet in the case that forms use. */
export function head(value: z.output<typeof office>): { authority?: string; centre: string } {
  return { ...(value.authority && { authority: upper(value.authority) }), centre: upper(value.centre) };
}

/** Title of a form in capitals, line by line, and its source for the foot of the sheet. */
export function titled({ title, source }: z.output<typeof form>): { title: string[]; source: string } {
  return { title: title.map(upper), source };
}

/** Signature of somebody who signs for an agency: for whom, position, name. */
export function signature({ name, position }: z.output<typeof signer>): { capacity: string; position: string; name: string } {
  return { capacity: upper(capacityOf(position)), position: positionTitle(position), name };
}

/** The line above the position: for whom the signer signs (NĐ 30/2020/NĐ-CP, Phụ lục I, khoản 7 mục II). */
export function capacityOf(position: string): string {
  const deputyOf = position.match(
    /^Phó (Chủ tịch|(?:Tổng )?Giám đốc|Trưởng \p{L}+|Chánh \p{L}+|Cục trưởng|Chi cục trưởng)/iu,
  )?.[1];
  if (deputyOf) return `KT. ${capitalised(deputyOf)}`;
  return /^Chủ tịch/i.test(position) ? "TM. Ủy ban nhân dân" : "";
}

/** The position above a signature, in capitals; the head of the sheet names the agency, so the position does not (the same khoản). */
export function positionTitle(position: string): string {
  return upper(
    position.replace(/^((?:Phó )?(?:Chủ tịch|(?:Tổng )?Giám đốc)) (?:UBND|Ủy ban nhân dân|Sở|Trung tâm|Ban)(?:\s.*)?$/iu, "$1"),
  );
}

/** What people wrote in several lines, line by line: printing makes one space of every white space. */
export function linesOf(value: string): string[] {
  return value.split(/\n+/).filter((line) => line.trim() !== "");
}

export function upper(value: string): string {
  return value.toLocaleUpperCase("vi");
}

/** 1234567 → "1.234.567 đồng". */
export function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đồng`;
}
