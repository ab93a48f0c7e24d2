const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/**
 * A date (yyyy-MM-dd) in words, as civil status papers ask:
 * "Ngày mười lăm tháng mười một năm hai nghìn không trăm hai mươi sáu".
 * @throws RangeError when it is no date
 */
export function dateInWords(date: string): string {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `Ngày ${belowHundred(day)} tháng ${month === 4 ? "tư" : belowHundred(month)} năm ${yearInWords(year)}`;
}

function yearInWords(year: number): string {
  const thousands = DIGITS[Math.floor(year / 1000)]!;
  const rest = year % 1000;
  if (rest === 0) return `${thousands} nghìn`;
  const hundreds = DIGITS[Math.floor(rest / 100)]!;
  const tail = rest % 100;
  if (tail === 0) return `${thousands} nghìn ${hundreds} trăm`;
  return `${thousands} nghìn ${hundreds} trăm ${tail < 10 ? `linh ${tail === 4 ? "tư" : DIGITS[tail]}` : belowHundred(tail)}`;
}

function belowHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return DIGITS[ones]!;
  const head = tens === 1 ? "mười" : `${DIGITS[tens]} mươi`;
  if (ones === 0) return head;
  return `${head} ${onesAfterTens(tens, ones)}`;
}

/** Spoken forms after a ten: mười một but hai mươi mốt; hai mươi tư; mười lăm. */
function onesAfterTens(tens: number, ones: number): string {
  if (ones === 5) return "lăm";
  if (ones === 1 && tens > 1) return "mốt";
  if (ones === 4 && tens > 1) return "tư";
  return DIGITS[ones]!;
}
