import type { z } from "zod";
import { nearest } from "../../expr/index.ts";

const KINDS: Readonly<Record<string, string>> = {
  string: "chữ",
  number: "số",
  int: "số nguyên",
  boolean: "true hoặc false",
  array: "danh sách",
  object: "nhóm các mục",
  record: "nhóm các mục",
  tuple: "danh sách hai mục",
};
const kind = (name: string) => KINDS[name] ?? name;

const FORMATS: Readonly<Record<string, string>> = {
  date: "Ngày phải viết năm-tháng-ngày và có thật, ví dụ 2026-11-20.",
  fieldId: "Mã trường chỉ gồm chữ không dấu và chữ số, bắt đầu bằng chữ thường, có thể nối bằng dấu chấm, ví dụ child.birthDate.",
  slug: "Mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, ví dụ ten-be.",
  code: "Mã thủ tục có dạng 1.001193 và phải đặt trong dấu nháy.",
  factName: "Tên trong “facts” chỉ gồm chữ không dấu và chữ số, bắt đầu bằng chữ thường.",
  choiceValue: "Giá trị lựa chọn chỉ gồm chữ không dấu và chữ số, bắt đầu bằng chữ thường.",
  allowance: "Thời hạn viết số rồi đơn vị, ví dụ 3 WORKING_DAY. Đơn vị: HOUR, WORKING_DAY, DAY, MONTH.",
  dueAt: "Giờ hẹn trả viết năm-tháng-ngày, chữ T rồi giờ:phút, ví dụ 2026-11-20T17:00.",
  legal: "Thiếu căn cứ pháp lý. Hãy ghi ít nhất một văn bản.",
};

type Issue = z.core.$ZodIssue;

function explainType(issue: Issue & { code: "invalid_type" }, missing: boolean): string {
  if (missing) {
    const key = String(issue.path.at(-1) ?? "");
    return key === "legal" ? "Thiếu căn cứ pháp lý (legal)." : `Thiếu mục “${key}” (${kind(issue.expected)}).`;
  }
  if (issue.expected === "string") return "Chỗ này cần chữ. Nếu là mã số hoặc ngày, hãy đặt trong dấu nháy.";
  return `Chỗ này cần ${kind(issue.expected)}.`;
}

/** One sentence for the author of the file; `knownKeys` are offered for a misspelt key. `missing`: there is nothing at the place. */
export function explainIssue(issue: Issue, missing: boolean, knownKeys: readonly string[]): string {
  const named = FORMATS[issue.message];
  if (named) return named;
  switch (issue.code) {
    case "invalid_type":
      return explainType(issue, missing);
    case "unrecognized_keys": {
      const key = issue.keys[0] ?? "";
      const meant = nearest(key, knownKeys);
      return `Không có mục “${key}”.${meant ? ` Có phải bạn muốn viết “${meant}”?` : ""}`;
    }
    case "invalid_value":
      return missing ? `Thiếu mục “${String(issue.path.at(-1))}”.` : `Giá trị không đúng. Chỉ dùng: ${issue.values.join(", ")}.`;
    case "too_small":
      if (issue.origin === "string") return "Mục này đang để trống.";
      if (issue.origin === "array") return `Cần ít nhất ${issue.minimum} mục.`;
      return issue.inclusive ? `Số nhỏ nhất là ${issue.minimum}.` : `Số phải lớn hơn ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "array" ? `Nhiều nhất ${issue.maximum} mục.` : `Số lớn nhất là ${issue.maximum}.`;
    case "invalid_union":
      return "Viết một điều kiện, hoặc “register: tên trường”, hoặc “document: loại giấy tờ”.";
    case "invalid_key":
      return FORMATS.factName ?? "";
    default:
      return "Giá trị không đúng dạng.";
  }
}
