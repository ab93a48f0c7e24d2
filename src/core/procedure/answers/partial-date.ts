import { daysInMonth, isRealDate, partialDateParts } from "../../expr/index.ts";
import { dateInWords, numberInWords } from "../date-in-words.ts";
import type { AnswerValue, Field } from "../types.ts";
import { type FormInput, fine, type ParsedField, wrong } from "./parsed.ts";

/** The answer of who does not know even the year. */
export const UNKNOWN_DATE = "unknown";
const PARTS = ["day", "month", "year", "unknown"] as const;

export const partialDateInputNames = (id: string): string[] => PARTS.map((part) => `${id}.${part}`);

const two = (value: number): string => String(value).padStart(2, "0");

/** Reads a date of which only the year, or month and year, may be known. It is never made up to a whole date. */
export function parsePartialDate(field: Field, form: FormInput): ParsedField {
  const read = (part: (typeof PARTS)[number]) => (form[`${field.id}.${part}`] ?? "").trim();
  const [day, month, year, unknown] = PARTS.map(read) as [string, string, string, string];
  if (unknown !== "") {
    if (day + month + year === "") return fine(UNKNOWN_DATE);
    return wrong("Bạn vừa nhập ngày vừa đánh dấu “Không rõ”. Hãy bỏ một trong hai.", "unknown");
  }
  const odd = (["day", "month", "year"] as const).find((part) => !/^\d{0,4}$/.test(read(part)));
  if (odd) return wrong("Ngày, tháng, năm chỉ gồm chữ số, ví dụ 02 03 1950.", odd);
  if (year === "") return wrong("Hãy nhập năm. Nếu không nhớ cả năm, hãy đánh dấu vào ô “Không rõ”.", "year");
  if (year.length !== 4 || Number(year) === 0) return wrong("Năm cần đủ 4 chữ số, ví dụ 1950.", "year");
  if (day !== "" && month === "") return wrong("Đã ghi ngày thì cần ghi cả tháng. Nếu không nhớ tháng, hãy xóa ngày.", "month");
  if (month === "") return fine(year);
  if (Number(month) < 1 || Number(month) > 12) return wrong("Tháng phải từ 1 đến 12.", "month");
  if (day === "") return fine(`${year}-${two(Number(month))}`);
  const parts = { day: Number(day), month: Number(month), year: Number(year) };
  if (isRealDate(parts)) return fine(`${year}-${two(parts.month)}-${two(parts.day)}`);
  const days = daysInMonth(parts.year, parts.month);
  return wrong(`Tháng ${parts.month} năm ${parts.year} có ${days} ngày. Hãy xem lại ngày đã nhập.`, "day");
}

/** "1950", "03/1950", "02/03/1950", "không rõ"; other text is returned as it is. */
export function partialDateText(value: string): string {
  if (value === UNKNOWN_DATE) return "không rõ";
  return partialDateParts(value) ? value.split("-").reverse().join("/") : value;
}

/**
 * A partial date as civil status writes it out: "Năm một nghìn chín trăm năm mươi", "Tháng ba, năm …", a whole date as `dateInWords`; "" when
 * nothing is known.
 */
export function partialDateInWords(value: string): string {
  const parts = partialDateParts(value);
  if (!parts) return "";
  if (parts.day !== undefined) return dateInWords(value);
  const year = `năm ${numberInWords(parts.year)}`;
  if (parts.month === undefined) return `N${year.slice(1)}`;
  return `Tháng ${parts.month === 4 ? "tư" : numberInWords(parts.month)}, ${year}`;
}

/** A stored partial date as its inputs. */
export function partialDateInputs(id: string, answer: AnswerValue): Record<string, string> {
  if (answer === UNKNOWN_DATE) return { [`${id}.unknown`]: "yes" };
  const [year = "", month = "", day = ""] = String(answer).split("-");
  return { [`${id}.day`]: day, [`${id}.month`]: month, [`${id}.year`]: year };
}
