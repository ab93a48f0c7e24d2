import type { ReportColumn } from "../types.ts";

/** A cell of the head of a table; `across` columns wide, `down` lines high. */
export type HeadCell = { text: string; column: number; across: number; down: number };

/** The head of a table line by line: groups over their columns, then the columns, then the numbers that the form gives them. */
export function headRows(columns: readonly ReportColumn[]): HeadCell[][] {
  const grouped = columns.some(({ group }) => group);
  const marked = columns.some(({ mark }) => mark);
  const labels = columns.map(({ label }, column): HeadCell => ({ text: label, column, across: 1, down: 1 }));
  const marks = columns.map(({ mark = "" }, column): HeadCell => ({ text: mark, column, across: 1, down: 1 }));
  if (!grouped) return marked ? [labels, marks] : [labels];
  const top: HeadCell[] = [];
  for (const [column, { group, label }] of columns.entries()) {
    const last = top.at(-1);
    if (!group) top.push({ text: label, column, across: 1, down: 2 });
    else if (last && last.down === 1 && last.text === group && columns[column - 1]?.group === group) last.across++;
    else top.push({ text: group, column, across: 1, down: 1 });
  }
  const under = labels.filter(({ column }) => columns[column]!.group);
  return marked ? [top, under, marks] : [top, under];
}
