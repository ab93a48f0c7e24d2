import { unitName } from "../../../features/organisation/index.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { type Html, html } from "../../ui/html.ts";
import { STATE_NAMES } from "./words.ts";

const LABELS: Readonly<Record<string, string>> = {
  username: "tên đăng nhập",
  name: "tên",
  personalId: "số định danh",
  phone: "điện thoại",
  email: "thư",
  state: "tình trạng",
  posts: "vai",
  role: "vai",
  position: "chức vụ",
  agencyId: "cơ quan",
  unit: "phòng",
  shortName: "tên ngắn",
  address: "địa chỉ",
  hotline: "điện thoại",
  what: "việc của quầy",
  id: "mã",
  code: "thủ tục",
  offers: "thực hiện",
  from: "từ",
  to: "đến",
  hours: "giờ",
  legal: "căn cứ",
  password: "mật khẩu mới",
  totp: "mã một lần mới",
  officerId: "cán bộ",
  substituteId: "người thay",
  substitute: "người làm thay",
  successor: "nơi kế thừa",
  dossiers: "hồ sơ phải chuyển",
  inside: "đơn vị bên trong",
  ended: "vai Quản trị kết thúc",
  number: "số",
  services: "nhận nhóm việc",
  groups: "nhóm việc",
  open: "đang mở",
  date: "ngày",
  kind: "loại",
  half: "buổi",
  for: "làm bù cho ngày",
  added: "số cơ quan",
  ids: "mã cơ quan",
  reason: "lý do",
};
const DAYS: Readonly<Record<string, string>> = {
  mon: "thứ Hai",
  tue: "thứ Ba",
  wed: "thứ Tư",
  thu: "thứ Năm",
  fri: "thứ Sáu",
  sat: "thứ Bảy",
  sun: "Chủ nhật",
};

/** What was there before and what is there after, one line for each thing that differs. */
export function changesOf(before: unknown, after: unknown): Html[] {
  const [was, is] = [asRecord(before), asRecord(after)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]) && key !== "reason",
  );
  return keys.flatMap((key) => {
    const [old, now] = [said(key, was[key]), said(key, is[key])];
    if (!old && !now) return [];
    const change = old && now ? html`${old} → <b>${now}</b>` : old ? html`<s>${old}</s>` : html`<b>${now}</b>`;
    return [html`<p class="diff">${LABELS[key] ?? key}: ${change}</p>`];
  });
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function said(key: string, value: unknown): string {
  if (value === undefined || value === null || value === "") return "";
  if (value === true) return "có";
  if (value === false) return "không";
  if (key === "role") return nameIn(ROLE_NAMES, value);
  if (key === "state") return nameIn({ ...STATE_NAMES, open: "Đang hoạt động" }, value);
  if (key === "kind") return nameIn({ off: "Nghỉ", worked: "Làm bù" }, value);
  if (key === "half") return nameIn({ morning: "Sáng", afternoon: "Chiều" }, value);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value.split("-").reverse().join("/");
  if (key === "unit") return unitName(String(value));
  if (Array.isArray(value)) return value.map((each) => said("", each)).join("; ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, each]) => (DAYS[name] ? `${DAYS[name]} ${said("", each)}` : said(name, each)))
      .filter(Boolean)
      .join(", ");
  return String(value);
}

const nameIn = (names: Readonly<Record<string, string>>, value: unknown): string => names[String(value)] ?? String(value);
