import { z } from "zod";

/** Shapes that registers share. Numbers come as text or as number, depending on who wrote the server. */
export const text = z.union([z.string(), z.number()]).transform((value) => String(value).trim());
export const filled = text.refine((value) => value !== "", "trống");
export const personalId = z.string().regex(/^\d{12}$/, "không phải số định danh");

/** yyyy-MM-dd from yyyyMMdd; a day that does not exist is refused. */
export const compactDate = z
  .string()
  .regex(/^\d{8}$/)
  .transform((value) => `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`)
  .refine(isDate, "không phải một ngày");

export const gender = z.enum(["1", "2"]).transform((code) => (code === "1" ? ("Nam" as const) : ("Nữ" as const)));

export function isDate(value: string): boolean {
  try {
    return Temporal.PlainDate.from(value, { overflow: "reject" }).toString() === value;
  } catch {
    return false;
  }
}
