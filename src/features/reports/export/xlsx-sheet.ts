import type { CellType, CellValue, ReportRow, ReportTable } from "../types.ts";
import { instantOf } from "./cell-text.ts";
import { headRows } from "./head-rows.ts";
import type { Letterhead } from "./letterhead.ts";
import { STYLE } from "./xlsx-parts.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const UNIT = 11;

type Start = { xml: string; nextRow: number; headRows: number };

/**
 * Everything before the lines: office and state when it is handed in, title, what it is about, the head of the table. Lines begin at `nextRow`;
 * `headRows` is the last row of the head.
 */
export function sheetStart({ title, source, head, columns }: ReportTable, letterhead?: Letterhead): Start {
  const over = letterhead ? pairs(letterhead.office, letterhead.state) : [];
  const top = over.map(([left, right], i) =>
    pairRow(columns.length, i + 1, [left, i < letterhead!.office.length - 1], [right, i < letterhead!.state.length - 1]),
  );
  const about = [title, ...(source ? [source] : []), ...head];
  const begin = over.length > 0 ? over.length + 2 : 1;
  const texts = about.map(
    (text, i) => `<row r="${begin + i}">${cell(0, begin + i, text, i === 0 ? STYLE.title : STYLE.line)}</row>`,
  );
  const first = begin + about.length + 1;
  const rows = headRows(columns).map((cells, i) => {
    const filled = new Map(cells.map(({ column, text }) => [column, text]));
    const row = first + i;
    return `<row r="${row}">${columns.map((_, at) => cell(at, row, filled.get(at) ?? "", STYLE.head)).join("")}</row>`;
  });
  const last = first + rows.length - 1;
  const widths = columns.map(
    ({ width = 1, type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${widthOf(width, type)}" customWidth="1"/>`,
  );
  const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${last}" topLeftCell="A${last + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const page = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
  const xml = `${HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${page}${view}<cols>${widths.join("")}</cols><sheetData>${top.join("")}${texts.join("")}${rows.join("")}`;
  return { xml, nextRow: last + 1, headRows: last };
}

/** Two columns of text, the shorter one filled up. */
function pairs(left: readonly string[], right: readonly string[]): [string, string][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [left[i] ?? "", right[i] ?? ""]);
}

/** Where the right half of a sheet begins. */
const halfOf = (columns: number): number => Math.ceil(columns / 2);

type Half = [text: string, bold: boolean];

function pairRow(columns: number, row: number, ...halves: [left: Half, right: Half]): string {
  const cells = halves.map(([text, bold], i) => cell(i * halfOf(columns), row, text, bold ? STYLE.centreBold : STYLE.centre));
  return `<row r="${row}">${cells.join("")}</row>`;
}

/** Both halves of a row as one cell each. */
function halves(columns: number, row: number): string[] {
  const half = halfOf(columns);
  return [
    [0, half - 1],
    [half, columns - 1],
  ].flatMap(([from, to]) => (from! < to! ? [`<mergeCell ref="${letters(from!)}${row}:${letters(to!)}${row}"/>`] : []));
}

const widthOf = (width: number, type: CellType): number =>
  Math.max(width * UNIT, type === "moment" ? 17 : type === "money" ? 14 : 6);

/** Lines of the table from a row on. */
export function sheetRows({ columns }: ReportTable, lines: readonly ReportRow[], from: number): string {
  return lines
    .map(({ cells }, i) => {
      const row = from + i;
      return `<row r="${row}">${cells.map((value, at) => valueCell(at, row, columns[at]!.type, value, false)).join("")}</row>`;
    })
    .join("");
}

/** The sum, what the reader has to know, the places of those who sign, and the end of the sheet with its merged cells. */
export function sheetEnd(table: ReportTable, from: number, lastHead: number, letterhead?: Letterhead): string {
  const { columns, sum, notes, findings } = table;
  const total = sum
    ? `<row r="${from}">${sum.cells.map((value, at) => valueCell(at, from, columns[at]!.type, value, true)).join("")}</row>`
    : "";
  const after = from + (sum ? 2 : 1);
  const texts = [...findings, ...notes].map((text, i) => `<row r="${after + i}">${cell(0, after + i, text, STYLE.line)}</row>`);
  const sign = after + texts.length + 1;
  const under = letterhead
    ? [
        pairRow(columns.length, sign, ["NGƯỜI LẬP BIỂU", true], ["THỦ TRƯỞNG ĐƠN VỊ", true]),
        pairRow(columns.length, sign + 1, ["(Ký, ghi rõ họ tên)", false], ["(Ký, ghi rõ họ tên, đóng dấu)", false]),
        pairRow(columns.length, sign + 5, [letterhead.maker, true], ["", true]),
      ]
    : [];
  const rows = headRows(columns);
  const wide = letterhead
    ? [
        ...pairs(letterhead.office, letterhead.state)
          .keys()
          .map((i) => i + 1),
        sign,
        sign + 1,
        sign + 5,
      ]
    : [];
  const heads = rows.flatMap((cells, i) =>
    cells.flatMap(({ column, across, down }) => {
      if (across === 1 && down === 1) return [];
      const row = lastHead - rows.length + 1 + i;
      return `<mergeCell ref="${letters(column)}${row}:${letters(column + across - 1)}${row + down - 1}"/>`;
    }),
  );
  const merged = [...wide.flatMap((row) => halves(columns.length, row)), ...heads];
  const merges = merged.length > 0 ? `<mergeCells count="${merged.length}">${merged.join("")}</mergeCells>` : "";
  return `${total}${texts.join("")}${under.join("")}</sheetData>${merges}<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function valueCell(column: number, row: number, type: CellType, value: CellValue, sum: boolean): string {
  if (typeof value === "number") {
    const share = type === "share";
    const style = sum ? (share ? STYLE.sumShare : STYLE.sumCount) : share ? STYLE.share : STYLE.count;
    return `<c r="${letters(column)}${row}" s="${style}"><v>${value}</v></c>`;
  }
  const at = value === null ? undefined : instantOf(type, value);
  if (at)
    return `<c r="${letters(column)}${row}" s="${type === "day" ? STYLE.day : STYLE.moment}"><v>${serial(at, type)}</v></c>`;
  return cell(column, row, value ?? "", sum ? STYLE.sumText : STYLE.text);
}

/** Days since 30/12/1899 on Vietnam's clock; whole ones for a day. The minute that has begun, as everywhere else a time is shown. */
function serial(at: Temporal.Instant, type: CellType): number {
  const days = (at.epochMilliseconds + 7 * 3_600_000) / 86_400_000 + 25_569;
  return type === "day" ? Math.floor(days) : Math.floor(days * 1440 + 1e-6) / 1440;
}

/** A text as it is: never a formula. */
function cell(column: number, row: number, text: string, style: number): string {
  const at = `r="${letters(column)}${row}" s="${style}"`;
  return text === "" ? `<c ${at}/>` : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A cell holds 32,767 characters; what XML cannot hold is left out. */
function escaped(text: string): string {
  return text
    .slice(0, 32_767)
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function letters(column: number): string {
  const rest = column % 26;
  const before = Math.floor(column / 26);
  return (before > 0 ? letters(before - 1) : "") + String.fromCharCode(65 + rest);
}
