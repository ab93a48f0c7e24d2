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
/** A line as it was read; `row` counts from 1 as the spreadsheet does, `cols`: the letter of each column of COLUMNS in that file, "-" where it has none. */
export type ReadRow = { row: number; cols?: string } & Record<ColumnKey, string>;

/** What is wrong with a cell; `cell`: where it stands in the file, e.g. "B5", and what the column is called. Without one it is the whole line. */
export type CellFault = { cell: string; label: string; message: string };

/** Where a column of a line stands in the file. */
export function cellOf({ row, cols }: Pick<ReadRow, "row" | "cols">, key: ColumnKey): { cell: string; label: string } {
  const index = COLUMNS.findIndex((column) => column.key === key);
  const letter = cols?.[index];
  return { cell: letter && letter !== "-" ? `${letter}${row}` : "", label: COLUMNS[index]!.label };
}

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
