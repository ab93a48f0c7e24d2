import { type Checked, checkPersonalId } from "../personal-id.ts";

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];
const ASK =
  "Mã số thuế có 10 chữ số; của chi nhánh thêm gạch nối và 3 chữ số; của hộ kinh doanh, cá nhân là số định danh 12 chữ số.";

/** The tenth digit that nine digits call for; undefined when no such number is ever issued. */
export function taxCheckDigit(nine: string): number | undefined {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(nine[index]), 0);
  const digit = 10 - (sum % 11);
  return digit === 10 ? undefined : digit;
}

/**
 * Checks a tax code (mã số thuế): 10 digits of an enterprise, with `-NNN` of a branch, or the 12 digits of a personal identification number,
 * which is the tax code of household businesses and persons since 1/7/2025. Digits and the tenth, which is computed, are hard.
 */
export function checkTaxCode(text: string): Checked {
  const compact = text.replace(/[\s.]/g, "").replace(/[–—−]/g, "-");
  const digits = compact.replaceAll("-", "");
  if (!/^\d+$/.test(digits)) return { ok: false, message: `Mã số thuế chỉ gồm chữ số. ${ASK}` };
  if (digits.length === 12) return checkPersonalId(digits);
  const wellFormed = /^\d{10}(-?\d{3})?$/.test(compact);
  if (!wellFormed) return { ok: false, message: `Bạn đã nhập ${digits.length} chữ số. ${ASK}` };
  if (taxCheckDigit(digits) !== Number(digits[9])) {
    return {
      ok: false,
      message:
        "Mã số thuế này không đúng: chữ số thứ mười không khớp với chín chữ số đầu. Hãy xem lại từng chữ số trên giấy đăng ký.",
    };
  }
  const branch = digits.slice(10);
  return { ok: true, value: branch ? `${digits.slice(0, 10)}-${branch}` : digits, warnings: [] };
}
