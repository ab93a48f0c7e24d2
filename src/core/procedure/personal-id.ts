import { BIRTH_PROVINCES } from "./birth-provinces.ts";

/** What a person's other data say; when given, a number that contradicts them is warned about. */
export type KnownPerson = { sex?: "male" | "female"; birthYear?: number };

export type Checked = { ok: true; value: string; warnings: string[] } | { ok: false; message: string };

const ASK = "Số định danh gồm đúng 12 chữ số, in ở mặt trước thẻ căn cước.";

/** Sex and birth year that a number of 12 digits tells (NĐ 137/2015/NĐ-CP, Điều 13; TT 59/2021/TT-BCA, Điều 4). */
export function readPersonalId(value: string): { sex: "male" | "female"; birthYear: number; province?: string } {
  const century = Number(value[3]);
  const province = BIRTH_PROVINCES[value.slice(0, 3)];
  return {
    sex: century % 2 === 0 ? "male" : "female",
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(value.slice(4, 6)),
    ...(province ? { province } : {}),
  };
}

/**
 * Checks a personal identification number (số định danh cá nhân). Only the 12 digits are hard: province codes of people born abroad are not
 * published, and sex or year may differ after a correction, so those are warnings.
 */
export function checkPersonalId(text: string, known: KnownPerson = {}): Checked {
  const value = text.replace(/[\s.-]/g, "");
  if (/^\d{9}$/.test(value)) return { ok: false, message: `Đây là số chứng minh nhân dân cũ (9 số). ${ASK}` };
  if (!/^\d*$/.test(value)) return { ok: false, message: `Số định danh chỉ gồm chữ số. ${ASK}` };
  if (value.length !== 12) return { ok: false, message: `Bạn đã nhập ${value.length} chữ số. ${ASK}` };
  const told = readPersonalId(value);
  const warnings: string[] = [];
  if (!told.province)
    warnings.push(
      `Ba số đầu “${value.slice(0, 3)}” không phải mã tỉnh, thành phố quen thuộc. Hãy xem lại nếu người này sinh ở Việt Nam.`,
    );
  if (known.sex && known.sex !== told.sex) warnings.push("Chữ số thứ tư không khớp giới tính. Hãy xem lại số đã nhập.");
  if (known.birthYear !== undefined && known.birthYear !== told.birthYear) {
    warnings.push(`Theo số này thì năm sinh là ${told.birthYear}, không phải ${known.birthYear}. Hãy xem lại số đã nhập.`);
  }
  return { ok: true, value, warnings };
}
