import type { PostRole } from "../../identity/index.ts";

/** Columns of a list of people, in the order of the template. */
export const COLUMNS = [
  { key: "name", label: "Họ và tên", required: true, example: "NÔNG VĂN MẪU" },
  { key: "personalId", label: "Số định danh", required: true, example: "008090990001" },
  { key: "username", label: "Tên đăng nhập", required: true, example: "nongvanmau" },
  { key: "agencyId", label: "Mã cơ quan", required: true, example: "H60.30.12" },
  { key: "role", label: "Vai", required: true, example: "Chuyên viên" },
  { key: "unit", label: "Phòng", required: false, example: "Phòng Kinh tế" },
  { key: "position", label: "Chức vụ", required: true, example: "Công chức địa chính – xây dựng" },
  { key: "phone", label: "Điện thoại", required: false, example: "0912000001" },
  { key: "email", label: "Thư điện tử", required: false, example: "mau@tuyenquang.gov.vn" },
] as const;
export type ColumnKey = (typeof COLUMNS)[number]["key"];
/** A line as it was read; `row` counts from 1 as the spreadsheet does. */
export type ReadRow = { row: number } & Record<ColumnKey, string>;

/** Roles as they are written in a list of people. */
export const ROLE_WORDS: Record<PostRole, string> = {
  receptionist: "Một cửa",
  specialist: "Chuyên viên",
  leader: "Lãnh đạo",
  controller: "Kiểm soát",
  administrator: "Quản trị",
};

/** Without diacritics, case and spaces around, so that a heading or a role is known however it was typed. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/đ/gi, "d")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
