import {
  cellText,
  headRows,
  isNumeric,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
} from "../../../features/reports/index.ts";
import { type Child, type Html, html } from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";

/** Where a number leads; undefined when it opens nothing. */
type HrefOf = (column: string, line: string) => string | undefined;

/** The table as it is printed: groups over columns, numbers on the right, each number a way to its dossiers. */
export function tableView({ title, columns, sum }: ReportTable, rows: readonly ReportRow[], hrefOf: HrefOf): Html {
  const head = headRows(columns).map(
    (cells) =>
      html`<tr>${cells.map(({ text, column, across, down }) => html`<th scope="${across > 1 ? "colgroup" : "col"}"${across > 1 && html` colspan="${across}"`}${down > 1 && html` rowspan="${down}"`}${across === 1 && isNumeric(columns[column]!.type) && html` class="right"`}>${text}</th>`)}</tr>`,
  );
  const lines = rows.map((row) => html`<tr>${cellsOf(columns, row, hrefOf)}</tr>`);
  const foot = sum && html`<tfoot><tr>${cellsOf(columns, sum, hrefOf)}</tr></tfoot>`;
  const wide = `report${columns.length > 10 ? " wide" : ""}${columns.length > 16 ? " widest" : ""}`;
  return html`<section class="scroll" tabindex="0" aria-label="${title}"><table class="${wide}"><caption class="vh">${title}</caption><thead>${head}</thead><tbody>${lines}</tbody>${foot}</table></section>`;
}

function cellsOf(columns: readonly ReportColumn[], row: ReportRow, hrefOf: HrefOf): Html[] {
  return columns.map((column, i) => {
    const value = row.cells[i] ?? null;
    const text = cellText(column.type, value);
    const name = row.key === "" ? "tổng cộng" : cellText(columns[1]!.type, row.cells[1] ?? null);
    const href = value === 0 ? undefined : hrefOf(column.key, row.key);
    return html`<td${lookOf(column)}>${contentOf(column, row, { text, name, href })}</td>`;
  });
}

function lookOf({ type, key }: ReportColumn): Html | undefined {
  if (isNumeric(type)) return html` class="right num"`;
  if (type !== "text") return html` class="num when"`;
  return key === "line" ? html` class="row-name"` : undefined;
}

type Content = { text: string; name: string; href: string | undefined };

function contentOf({ key, opens, label, group }: ReportColumn, row: ReportRow, { text, name, href }: Content): Child {
  if (key === "code" && row.code) return html`<a href="${dossierPath(row.code)}">${text}</a>`;
  if (!opens || text === "" || !href) return text;
  const what = [group, label].filter(Boolean).join(", ");
  return html`<a href="${href}" aria-label="${text}: xem hồ sơ, ${what}, ${name}">${text}</a>`;
}
