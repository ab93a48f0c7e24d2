import type { PublishedTime, TimeUnit } from "./types.ts";

const UNITS: readonly [RegExp, TimeUnit][] = [
  [/^giờ/iu, "HOUR"],
  [/^ngày làm việc/iu, "WORKING_DAY"],
  [/^ngày/iu, "DAY"],
  [/^tháng/iu, "MONTH"],
  [/^năm/iu, "YEAR"],
];

/** Codes of `DONVITINH` in messages, next to the words. */
const CODES: Record<string, TimeUnit> = { HOUR: "HOUR", WORKING_DAY: "WORKING_DAY", DAY: "DAY", MONTH: "MONTH", YEAR: "YEAR" };

/** Reads a unit of time as published ("Ngày làm việc", "Giờ", "WORKING_DAY"); null when there is none that we know. */
export function parseUnit(text: string): TimeUnit | null {
  const trimmed = text.trim();
  return CODES[trimmed.toUpperCase()] ?? UNITS.find(([pattern]) => pattern.test(trimmed))?.[1] ?? null;
}

/** Reads a time as published: "5 Ngày làm việc", "0,5 ngày", "24 Giờ", "3" (no unit), "Không quy định" (no number). */
export function parseTime(text: string): PublishedTime {
  const trimmed = text.trim();
  const found = /^(\d+(?:[.,]\d+)?)\s*(.*)$/su.exec(trimmed);
  if (!found?.[1]) return { qty: null, unit: null, text: trimmed };
  return { qty: Number(found[1].replace(",", ".")), unit: parseUnit(found[2] ?? ""), text: trimmed };
}

/** "5 ngày làm việc", "3 (chưa có đơn vị)", or the published text. */
export function timeInWords({ qty, unit, text }: PublishedTime): string {
  if (qty === null) return text || "không có";
  return unit === null ? `${qty} (chưa có đơn vị)` : `${qty.toLocaleString("vi-VN")} ${UNIT_WORDS[unit]}`;
}

const UNIT_WORDS: Record<TimeUnit, string> = {
  HOUR: "giờ",
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  MONTH: "tháng",
  YEAR: "năm",
};
