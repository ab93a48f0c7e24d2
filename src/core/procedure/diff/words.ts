import type { Allowance, Unit } from "../../calendar/types.ts";
import { dateOnScreen } from "../answer-text.ts";
import type { Channel, Fee, Field, FieldType, Paper, Revision, Step, Waiver } from "../types.ts";

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = { online: "trực tuyến", counter: "trực tiếp", post: "bưu chính" };
const UNIT_WORDS: Readonly<Record<Unit, string>> = {
  HOUR: "giờ làm việc",
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  MONTH: "tháng",
};
const FIELD_WORDS: Readonly<Record<FieldType, string>> = {
  text: "chữ ngắn",
  longText: "đoạn văn",
  personName: "họ tên",
  choice: "chọn một",
  yesNo: "có hoặc không",
  date: "ngày",
  partialDate: "ngày, có thể thiếu",
  number: "số",
  money: "số tiền",
  address: "địa chỉ",
  group: "nhóm câu hỏi lặp lại",
  table: "bảng",
  file: "tệp",
  phone: "số điện thoại",
  email: "thư điện tử",
  person: "người, theo số định danh",
  organisation: "tổ chức, theo mã số thuế",
  birthNotice: "giấy chứng sinh",
  marriage: "quan hệ hôn nhân",
  pledge: "cam đoan",
};
const LEVEL_WORDS: Readonly<Record<Revision["level"], string>> = { "toan-trinh": "toàn trình", "mot-phan": "một phần" };
const PLACE_WORDS: Readonly<Record<Revision["acceptedAt"], string>> = {
  agency: "chỉ cơ quan giải quyết",
  province: "mọi nơi trong tỉnh",
  nation: "mọi nơi trong cả nước",
};
const ROLE_WORDS: Readonly<Record<Step["by"], string>> = {
  receptionist: "cán bộ một cửa",
  specialist: "chuyên viên",
  leader: "lãnh đạo",
};

const dong = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".")} đ`;
const commaNumber = (value: number): string => String(value).replace(".", ",");
/** "có", "không", or the text; what is absent stays absent. */
const yesNo = (value: boolean | undefined): string => (value ? "có" : "không");

export const allowanceText = ({ qty, unit }: Allowance): string => `${commaNumber(qty)} ${UNIT_WORDS[unit]}`;
export const hoursText = (hours: number): string => `${commaNumber(hours)} giờ làm việc`;
export const levelText = (level: Revision["level"]): string => LEVEL_WORDS[level];
export const placeText = (place: Revision["acceptedAt"]): string => PLACE_WORDS[place];
export const roleText = (role: Step["by"]): string => ROLE_WORDS[role];
export const fieldTypeText = (type: FieldType): string => FIELD_WORDS[type];
export const requiredText = (required: boolean): string => (required ? "bắt buộc" : "không bắt buộc");
export const yesNoText = yesNo;
export const dayText = dateOnScreen;

export function periodText({ from, to }: { from?: string; to?: string }): string {
  if (!from && !to) return "luôn áp dụng";
  return [from ? `từ ${dateOnScreen(from)}` : "", to ? `đến hết ${dateOnScreen(to)}` : ""].filter(Boolean).join(" ");
}

export const channelsText = (channels: readonly Channel[] | undefined): string =>
  channels ? channels.map((one) => CHANNEL_WORDS[one]).join(", ") : "mọi kênh";

export function copiesText({ original, copy }: Pick<Paper, "original" | "copy">): string {
  return [original > 0 ? `${original} bản chính` : "", copy > 0 ? `${copy} bản sao` : ""].filter(Boolean).join(", ");
}

export function amountText(fee: Pick<Fee, "amount" | "unit" | "tiers">): string {
  if (!fee.tiers) return `${dong(fee.amount)} một ${fee.unit}`;
  const tiers = fee.tiers.map(({ upTo, amount }) => `${upTo === undefined ? "còn lại" : `đến ${upTo}`}: ${dong(amount)}`);
  return `${tiers.join("; ")} một ${fee.unit}`;
}
export const capText = (cap: number): string => `nhiều nhất ${dong(cap)}`;
export const rateText = (rate: Waiver["rate"]): string => (rate === 100 ? "miễn" : `giảm ${rate}%`);

export const choicesText = (choices: NonNullable<Field["choices"]>): string =>
  choices.map(({ label, hint }) => (hint ? `${label} (${hint})` : label)).join("; ");
