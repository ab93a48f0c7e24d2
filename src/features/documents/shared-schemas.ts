import { z } from "zod";

/** Instant, ISO 8601 in UTC, e.g. 2026-11-20T02:05:00.000Z. */
export const instant = z.iso.datetime({ offset: true });
/** Calendar date yyyy-MM-dd. */
export const date = z.iso.date();
/** A text that the form always shows. */
export const text = z.string().trim().min(1).max(2000);
/** A text that may be missing; an empty one counts as missing. */
export const optional = z
  .string()
  .trim()
  .max(2000)
  .optional()
  .transform((value) => value || undefined);

/** Who issues the paper: head of the sheet and where to ask. */
export const office = z.object({
  /** Cơ quan chủ quản, e.g. "Ủy ban nhân dân xã Tân Trào". */
  authority: text,
  /** E.g. "Trung tâm Phục vụ hành chính công". */
  centre: text,
  /** Place in the line of place and date, e.g. "Tân Trào". */
  place: text,
  hotline: optional,
});
export type Office = z.input<typeof office>;

/** The person the dossier is received from (người nộp). */
export const applicant = z.object({ name: text, address: optional, phone: optional, email: optional, idNumber: optional });

export const officer = z.object({ name: text, position: optional });

/** Head of the sheet in the case that forms use. */
export function head(value: z.output<typeof office>): { authority: string; centre: string } {
  return { authority: upper(value.authority), centre: upper(value.centre) };
}

export function upper(value: string): string {
  return value.toLocaleUpperCase("vi");
}

/** 1234567 → "1.234.567 đồng". */
export function dong(amount: number): string {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")} đồng`;
}
