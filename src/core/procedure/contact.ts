import type { Checked } from "./personal-id.ts";

/** Checks a Vietnamese phone number: mobile (03, 05, 07, 08, 09; 10 digits) or landline (02; 11 digits). Gives it as 0…, without spaces. */
export function checkPhone(text: string): Checked {
  const digits = text.replace(/[\s.\-()]/g, "").replace(/^(\+84|0084)/, "0");
  if (/^0[35789]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits)) return { ok: true, value: digits, warnings: [] };
  if (/^\d+$/.test(digits)) {
    return {
      ok: false,
      message: `Số điện thoại vừa nhập có ${digits.length} chữ số và chưa đúng. Số di động có 10 chữ số, ví dụ 0912 345 678.`,
    };
  }
  return { ok: false, message: "Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678." };
}

/** Checks the shape of an e-mail address; whether it exists is for a message to find out. At most 254 characters (RFC 5321). */
export function checkEmail(text: string): Checked {
  const value = text.trim();
  const wellFormed = value.length <= 254 && /^[^\s@<>()",;:\\]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(value);
  if (wellFormed) return { ok: true, value, warnings: [] };
  return { ok: false, message: "Địa chỉ thư điện tử chưa đúng. Địa chỉ có dạng ten@vidu.vn." };
}
