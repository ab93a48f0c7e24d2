import { formatDate, formatTime } from "../../../core/calendar/index.ts";
import type { CellType, CellValue } from "../types.ts";

/** A cell as people read it: 1.234, 85,71 %, 20/11/2026, 08:05 20/11/2026. */
export function cellText(type: CellType, value: CellValue): string {
  if (value === null) return "";
  if (typeof value === "number") return type === "share" ? `${decimals(value * 100)}%` : grouped(value);
  const at = instantOf(type, value);
  if (!at) return value;
  return type === "day" ? formatDate(at) : `${formatTime(at)} ${formatDate(at)}`;
}

/** The instant of a `day` or `moment`; undefined for every other text, such as the word that stands before a sum. */
export function instantOf(type: CellType, value: string): Temporal.Instant | undefined {
  if (type !== "day" && type !== "moment") return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value).toZonedDateTime("Asia/Ho_Chi_Minh").toInstant();
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? Temporal.Instant.from(value) : undefined;
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ".");
const decimals = (value: number): string => value.toFixed(2).replace(".", ",");

export const isNumeric = (type: CellType): boolean => type === "count" || type === "money" || type === "share";
