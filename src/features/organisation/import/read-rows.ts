import { unzipSync } from "fflate";
import { readSheet } from "read-excel-file/node";
import { COLUMNS, type ColumnKey, fold, type ReadRow } from "./columns.ts";

export type ReadList = { ok: true; rows: ReadRow[] } | { ok: false; message: string };

/** Bytes of the file, of everything in it unpacked, and how many people. */
export const MOST_FILE = 5 * 1024 * 1024;
const MOST_BYTES = 60 * 1024 * 1024;
export const MOST_ROWS = 5000;

/** Reads the first sheet of a list of people. Columns are known by their heading, in any order. Never throws for a file that is no good. */
export async function readRows(bytes: Uint8Array): Promise<ReadList> {
  if (bytes.length > MOST_FILE) return no(`Tệp nặng hơn ${MOST_FILE / 1024 / 1024} MB. Hãy chia danh sách thành nhiều tệp.`);
  if (!opens(bytes)) return no("Không mở được tệp. Hãy lưu danh sách dạng Excel (.xlsx), không đặt mật khẩu, rồi chọn lại.");
  try {
    return rowsOf(await readSheet(Buffer.from(bytes)));
  } catch {
    return no("Không đọc được bảng trong tệp. Hãy tải tệp mẫu, chép danh sách vào đó rồi chọn lại.");
  }
}

/** A zip whose parts say that they are not too much. */
function opens(bytes: Uint8Array): boolean {
  let total = 0;
  let sheets = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (name.startsWith("xl/worksheets/")) sheets++;
        return false;
      },
    });
  } catch {
    return false;
  }
  return total <= MOST_BYTES && sheets > 0;
}

function rowsOf(sheet: readonly (readonly unknown[])[]): ReadList {
  const heads = (sheet[0] ?? []).map((cell) => fold(textOf(cell)));
  const places = new Map(COLUMNS.map(({ key, label }) => [key, heads.indexOf(fold(label))]));
  const missing = COLUMNS.filter(({ key, required }) => required && places.get(key) === -1).map(({ label }) => label);
  if (missing.length > 0) return no(`Dòng đầu thiếu cột ${missing.join(", ")}. Hãy dùng tệp mẫu, giữ nguyên dòng đầu.`);
  const cols = COLUMNS.map(({ key }) => letterOf(places.get(key) ?? -1)).join("");
  const rows = sheet.slice(1).flatMap((cells, index): ReadRow[] => {
    const at = (key: ColumnKey): string => textOf(cells[places.get(key) ?? -1]);
    const read = Object.fromEntries(COLUMNS.map(({ key }) => [key, at(key)])) as Record<ColumnKey, string>;
    // A spreadsheet that took the number for a quantity has dropped the zeros in front.
    const personalId = /^\d{9,11}$/.test(read.personalId) ? read.personalId.padStart(12, "0") : read.personalId;
    return Object.values(read).every((text) => text === "") ? [] : [{ row: index + 2, cols, ...read, personalId }];
  });
  if (rows.length === 0) return no("Danh sách chưa có người nào. Hãy điền từ dòng thứ hai của tệp mẫu.");
  if (rows.length > MOST_ROWS)
    return no(`Danh sách có ${rows.length} dòng; mỗi lần nhập tối đa ${MOST_ROWS}. Hãy chia thành nhiều tệp.`);
  return { ok: true, rows };
}

/** A for the first column; beyond Z nobody looks, so it is only said what the column is called. */
const letterOf = (index: number): string => (index >= 0 && index < 26 ? String.fromCharCode(65 + index) : "-");

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}

const no = (message: string): ReadList => ({ ok: false, message });
