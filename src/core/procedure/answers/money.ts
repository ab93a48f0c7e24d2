import type { Field } from "../types.ts";
import { type FormInput, fine, type ParsedField, wrong } from "./parsed.ts";

/** 1250000 → "1.250.000". */
export const withPoints = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".");

/** An amount in VND as people read it, e.g. "1.250.000 đ". */
export const moneyText = (amount: number): string => `${withPoints(amount)} đ`;

/**
 * Reads an amount in VND: whole, digits alone or in threes ("1.250.000", "1 250 000 đ", "1,250,000 VND"). The least is 0 when the field has
 * no `min`; anything that could be read in two ways, such as "1,25", is refused.
 */
export function parseMoney(field: Field, form: FormInput): ParsedField {
  const text = (form[field.id] ?? "")
    .normalize("NFC")
    .replace(/[\p{Cf}\s]+/gu, " ")
    .replace(/\s*(đồng|đ|₫|vnđ|vnd|dong|d)\.?\s*$/iu, "")
    .trim();
  if (!/^-?(\d{1,15}|\d{1,3}( \d{3}){1,4}|\d{1,3}(\.\d{3}){1,4}|\d{1,3}(,\d{3}){1,4})$/.test(text))
    return wrong("Hãy nhập số tiền bằng đồng, chỉ gồm chữ số, ví dụ 1.250.000.");
  const amount = Number(text.replace(/[ .,]/g, "")) + 0;
  const { min = 0, max } = field;
  if (amount < min) return wrong(min === 0 ? "Số tiền không thể âm." : `Số tiền ít nhất là ${moneyText(min)}.`);
  if (max !== undefined && amount > max) return wrong(`Số tiền nhiều nhất là ${moneyText(max)}.`);
  return fine(amount);
}
