import type { Sex } from "./types.ts";

/**
 * Old province code (63 provinces, never the 34) that personal numbers registered in a commune of today's Tuyên Quang begin with:
 * communes of the former Hà Giang 002, of the former Tuyên Quang 008. Undefined for a commune of another province.
 */
export function provincePrefix(commune: string): "002" | "008" | undefined {
  if (!/^\d{5}$/.test(commune)) return undefined;
  if (commune >= "00691" && commune <= "01261") return "002";
  if (commune >= "02212" && commune <= "02623") return "008";
  return undefined;
}

/** First six digits of a personal number: province, century and sex, year of birth. `birthDate` is yyyy-MM-dd, 1900–2099. */
export function idPrefix(province: string, sex: Sex, birthDate: string): string {
  const year = Number(birthDate.slice(0, 4));
  const century = Math.floor((year - 1900) / 100) * 2;
  return `${province}${century + (sex === "1" ? 0 : 1)}${birthDate.slice(2, 4)}`;
}
