import { stringify } from "csv-stringify/sync";
import type { CellType, CellValue, ReportTable } from "../types.ts";
import { instantOf } from "./cell-text.ts";

/**
 * A table as CSV (RFC 4180, UTF-8 with its mark so that spreadsheets know it), in parts. Texts that a spreadsheet would take for a formula are
 * defused; days are yyyy-MM-dd, shares per cent.
 */
export async function* toCsv({ columns, parts, sum }: ReportTable): AsyncGenerator<string, void, undefined> {
  const line = (cells: readonly CellValue[]) => cells.map((cell, i) => plain(columns[i]!.type, cell));
  const write = (rows: (string | number)[][]): string => stringify(rows, { record_delimiter: "windows", escape_formulas: true });
  yield `\uFEFF${write([columns.map(({ group, label }) => [group, label].filter(Boolean).join(": "))])}`;
  for await (const rows of parts()) yield write(rows.map(({ cells }) => line(cells)));
  if (sum) yield write([line(sum.cells)]);
}

function plain(type: CellType, value: CellValue): string | number {
  if (value === null) return "";
  if (typeof value === "number") return type === "share" ? Math.round(value * 10_000) / 100 : value;
  const at = instantOf(type, value)?.toZonedDateTimeISO("Asia/Ho_Chi_Minh");
  if (!at) return value;
  const date = at.toPlainDate().toString();
  return type === "day" ? date : `${date} ${at.toPlainTime().toString({ smallestUnit: "minute" })}`;
}
