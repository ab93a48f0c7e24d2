import { dateParts } from "../expr/index.ts";

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const;
const digit = (value: number): string => DIGITS[value] ?? "";

/** 1–99. After a ten: mốt, tư, lăm; after "mười": một, bốn, lăm. */
function belowHundred(value: number): string {
  const ones = value % 10;
  if (value < 10) return digit(value);
  if (value < 20) return ones === 0 ? "mười" : `mười ${ones === 5 ? "lăm" : digit(ones)}`;
  const last = ones === 0 ? "" : ` ${{ 1: "mốt", 4: "tư", 5: "lăm" }[ones] ?? digit(ones)}`;
  return `${digit(Math.floor(value / 10))} mươi${last}`;
}

function belowThousand(value: number, spoken: boolean): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  if (hundreds === 0 && !spoken) return belowHundred(rest);
  if (rest === 0) return `${digit(hundreds)} trăm`;
  return `${digit(hundreds)} trăm ${rest < 10 ? `linh ${digit(rest)}` : belowHundred(rest)}`;
}

/** A whole number from 0 to 9999 in Vietnamese words, e.g. 2026 → "hai nghìn không trăm hai mươi sáu". @throws RangeError outside of that */
export function numberInWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9999)
    throw new RangeError(`${value} is not a whole number from 0 to 9999`);
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  if (thousands === 0) return belowThousand(rest, false);
  return rest === 0 ? `${digit(thousands)} nghìn` : `${digit(thousands)} nghìn ${belowThousand(rest, true)}`;
}

/**
 * A date yyyy-MM-dd as the birth certificate writes it (TT 04/2020/TT-BTP: "ghi bằng chữ"), e.g.
 * "Ngày mười lăm, tháng mười một, năm hai nghìn không trăm hai mươi sáu". Month 4 is "tháng tư". @throws RangeError when it is no date
 */
export function dateInWords(date: string): string {
  const parts = dateParts(date);
  if (!parts) throw new RangeError(`${date} is not a date`);
  const month = parts.month === 4 ? "tư" : numberInWords(parts.month);
  return `Ngày ${numberInWords(parts.day)}, tháng ${month}, năm ${numberInWords(parts.year)}`;
}
