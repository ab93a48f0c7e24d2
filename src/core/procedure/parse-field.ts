import { dateText, daysInMonth, isRealDate } from "../expr/index.ts";
import { addressInputNames, isAddressBlank, parseAddress } from "./answers/address.ts";
import { parseMoney } from "./answers/money.ts";
import { type FormInput, fine, limited, type ParsedField, tidy, wrong } from "./answers/parsed.ts";
import { parsePartialDate, partialDateInputNames } from "./answers/partial-date.ts";
import { checkTaxCode } from "./answers/tax-code.ts";
import { checkEmail, checkPhone } from "./contact.ts";
import { type Checked, checkPersonalId } from "./personal-id.ts";
import type { Field } from "./types.ts";

export type { FormInput, ParsedField };
export { tidy };

/** As `tidy`, keeping the lines that people wrote. */
const tidyLines = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(tidy)
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** Names of the inputs of a field: parts of dates and addresses, one for the others; register-backed fields also have `<id>.confirmed`. */
export function inputNames({ id, type }: Pick<Field, "id" | "type">): string[] {
  if (type === "date") return [`${id}.day`, `${id}.month`, `${id}.year`];
  if (type === "partialDate") return partialDateInputNames(id);
  return type === "address" ? addressInputNames(id) : [id];
}

const lowerFirst = (text: string) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);

/** What to do when nothing was entered. */
export function requiredMessage(field: Field): string {
  if (field.type === "pledge") return "Hãy đánh dấu vào ô cam đoan để tiếp tục.";
  if (field.type === "yesNo") return "Hãy chọn “Có” hoặc “Không”.";
  if (field.type === "choice")
    return field.label.endsWith("?") ? "Hãy chọn một câu trả lời." : `Hãy chọn ${lowerFirst(field.label)}.`;
  return field.label.endsWith("?") ? "Hãy trả lời câu hỏi này." : `Hãy nhập ${lowerFirst(field.label)}.`;
}

/** What a keyboard in Telex mode leaves when a sign did not take: w, f, j, z, doubled letters, or s, r, x after a last consonant. */
const UNFINISHED = /[FJWZ]|AA|EE|DD|[CGHMNPT][SRX]$/;

function personName(field: Field, text: string): ParsedField {
  const name = tidy(text)
    .replace(/[’‘`´]/g, "'")
    .toLocaleUpperCase("vi");
  if (!/^[\p{L}\p{M}' .-]+$/u.test(name) || !/\p{L}/u.test(name))
    return wrong("Họ tên chỉ gồm chữ cái, dấu cách, dấu nháy ’ và dấu gạch nối.");
  const checked = limited(field, name, 80);
  if (!checked.ok) return checked;
  const doubtful = name.split(" ").find((word) => UNFINISHED.test(word));
  if (doubtful) return fine(name, [`Chữ “${doubtful}” giống chữ gõ dấu chưa xong. Hãy xem lại từng chữ của họ tên.`]);
  if (name.includes(" ")) return checked;
  return fine(name, ["Họ tên chỉ có một chữ. Hãy xem lại đã đủ họ, chữ đệm và tên chưa."]);
}

function number(field: Field, text: string): ParsedField {
  const compact = text.replace(/\s/g, "").replace(/\.(?=\d{3}(\D|$))/g, "");
  if (!/^-?\d{1,15}$/.test(compact)) return wrong("Hãy nhập một số nguyên, chỉ gồm chữ số.");
  const value = Number(compact) + 0;
  if (field.min !== undefined && value < field.min) return wrong(`Số nhỏ nhất là ${field.min}.`);
  if (field.max !== undefined && value > field.max) return wrong(`Số lớn nhất là ${field.max}.`);
  return fine(value);
}

function date(field: Field, form: FormInput): ParsedField {
  const read = (part: string) => (form[`${field.id}.${part}`] ?? "").trim();
  const given = { ngày: read("day"), tháng: read("month"), năm: read("year") };
  const lacking = Object.entries(given).flatMap(([name, text]) => (text === "" ? [name] : []));
  if (lacking.length > 0) return wrong(`Còn thiếu ${lacking.join(" và ")}. Hãy nhập đủ ngày, tháng, năm.`);
  if (!Object.values(given).every((text) => /^\d{1,4}$/.test(text)))
    return wrong("Ngày, tháng, năm chỉ gồm chữ số, ví dụ 15 11 2026.");
  if (given.năm.length !== 4) return wrong(`Năm cần đủ 4 chữ số, ví dụ 2026.`);
  const parts = { day: Number(given.ngày), month: Number(given.tháng), year: Number(given.năm) };
  if (parts.month < 1 || parts.month > 12) return wrong("Tháng phải từ 1 đến 12.");
  if (isRealDate(parts)) return fine(dateText(parts));
  return wrong(
    `Tháng ${parts.month} năm ${parts.year} có ${daysInMonth(parts.year, parts.month)} ngày. Hãy xem lại ngày đã nhập.`,
  );
}

function choice(field: Field, text: string): ParsedField {
  return field.choices?.some(({ value }) => value === text)
    ? fine(text)
    : wrong("Lựa chọn này không có trong danh sách. Hãy chọn lại.");
}

const yesOrNo = (text: string): ParsedField =>
  text === "yes" ? fine(true) : text === "no" ? fine(false) : wrong("Hãy chọn “Có” hoặc “Không”.");

const pledge = (text: string): ParsedField =>
  text === "yes" || text === "on" ? fine(true) : wrong("Hãy đánh dấu vào ô cam đoan để tiếp tục.");

const fromCheck = (checked: Checked): ParsedField =>
  checked.ok ? fine(checked.value, checked.warnings) : wrong(checked.message);

/** A number of a birth notice (giấy chứng sinh): letters, digits and their separators. */
function noticeNumber(text: string): ParsedField {
  const value = tidy(text).replace(/\s/g, "").toUpperCase();
  if (/^[0-9A-ZĐ][0-9A-ZĐ./-]{2,39}$/.test(value)) return fine(value);
  return wrong("Số giấy chứng sinh chỉ gồm chữ cái, chữ số và các dấu . / -. Hãy chép đúng như trên giấy.");
}

/** Whether nothing was entered: every input of the field is empty, or has only what was chosen beforehand. */
export const isBlank = (field: Field, form: FormInput): boolean =>
  field.type === "address" ? isAddressBlank(field, form) : inputNames(field).every((name) => tidy(form[name] ?? "") === "");

/** Reads the answer to one field that is not blank. A marriage has no input, a file is not text and rows are read by `readRows`: they are not read here. */
export function parseField(field: Field, form: FormInput): ParsedField {
  const text = form[field.id] ?? "";
  switch (field.type) {
    case "text":
      return limited(field, tidy(text), 200);
    case "longText":
      return limited(field, tidyLines(text), 2000);
    case "personName":
      return personName(field, text);
    case "money":
      return parseMoney(field, form);
    case "partialDate":
      return parsePartialDate(field, form);
    case "address":
      return parseAddress(field, form);
    case "number":
      return number(field, text);
    case "date":
      return date(field, form);
    case "choice":
      return choice(field, text.trim());
    case "yesNo":
      return yesOrNo(text.trim());
    case "pledge":
      return pledge(text.trim());
    case "phone":
      return fromCheck(checkPhone(tidy(text)));
    case "email":
      return fromCheck(checkEmail(tidy(text)));
    case "person":
      return fromCheck(checkPersonalId(tidy(text)));
    case "organisation":
      return fromCheck(checkTaxCode(tidy(text)));
    case "birthNotice":
      return noticeNumber(text);
    case "group":
    case "table":
    case "file":
    case "marriage":
      return fine("");
  }
}
