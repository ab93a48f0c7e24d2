import { isGroup, type Plain, UNIT_NAMES } from "../../../../core/procedure/index.ts";
import type { Input } from "../edit/inputs.ts";

export const UNITS = [
  { value: "WORKING_DAY", label: "ngày làm việc" },
  { value: "HOUR", label: "giờ làm việc" },
  { value: "DAY", label: "ngày" },
  { value: "MONTH", label: "tháng" },
];
/** Sorts of units that decide a procedure or do a step of it. */
export const UNIT_OPTIONS = Object.entries(UNIT_NAMES).map(([value, label]) => ({ value, label }));
export const CHANNEL_OPTIONS = [
  { value: "online", label: "Trực tuyến" },
  { value: "counter", label: "Trực tiếp tại quầy" },
  { value: "post", label: "Bưu chính công ích" },
];
export const CONFIDENCE = [
  { value: "high", label: "Cao" },
  { value: "medium", label: "Vừa" },
  { value: "low", label: "Thấp" },
];
export const FEE_KINDS = [
  { value: "fee", label: "Phí" },
  { value: "charge", label: "Lệ phí" },
];

/** Where something was taken from and how sure it is. */
export const PROVENANCE: readonly Input[] = [
  {
    key: "source",
    label: "Lấy từ đâu",
    rare: true,
    kind: "text",
    optional: true,
    hint: "Chỉ ghi khi không đọc trực tiếp trong văn bản pháp luật.",
  },
  { key: "confidence", label: "Độ tin cậy", rare: true, kind: "choice", options: CONFIDENCE, optional: true },
];

/** A text of a group, or the words for when there is none. */
export function textOf(item: Plain, key: string, none = "(chưa ghi)"): string {
  const value = isGroup(item) ? item[key] : undefined;
  return value === undefined || value === null || value === "" ? none : String(value);
}

/** A name of the form `word`, `word-2`, `word-3` that is not taken. */
export function freeId(taken: ReadonlySet<string>, word: string, join = "-"): string {
  if (!taken.has(word)) return word;
  for (let number = 2; ; number++) if (!taken.has(`${word}${join}${number}`)) return `${word}${join}${number}`;
}
