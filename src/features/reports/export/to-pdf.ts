import type { Services } from "../../../platform/services.ts";
import { decidingOffice, headOf, renderDocument } from "../../documents/index.ts";
import type { Ask, ReportTable } from "../types.ts";
import { cellText, isNumeric } from "./cell-text.ts";
import { headRows } from "./head-rows.ts";

/** Lines of a print that somebody waits for with the page open; longer ones are made behind the scenes (features/batch). */
export const PRINTED_AT_ONCE = 1000;
/** Lines of one print, as of the book: a millisecond each. */
export const MOST_PRINTED = 20_000;

/**
 * A table as an official paper (PDF/A-2b) of the reader's agency; the same table gives the same bytes.
 * @param going asked while lines are read; when it says false the print is given up
 * @returns undefined when the table has more lines than are printed at once, or it was given up
 */
export async function toPdf(
  services: Services,
  { officer, asOf }: Ask,
  table: ReportTable,
  going: () => boolean = () => true,
): Promise<Uint8Array | undefined> {
  if (table.total > MOST_PRINTED) return undefined;
  const { columns } = table;
  const rows: string[][] = [];
  const texts = (cells: readonly (string | number | null)[]): string[] =>
    cells.map((cell, i) => cellText(columns[i]!.type, cell));
  for await (const part of table.parts()) {
    if (!going()) return undefined;
    for (const { cells } of part) rows.push(texts(cells));
  }
  const { agency, above } = await headOf(services, officer.agencyId);
  return renderDocument("reportSheet", {
    office: decidingOffice({ deciding: agency, above }),
    title: table.title,
    source: table.source,
    about: table.head,
    asOf,
    columns: columns.map(({ width = 1, type }) => ({
      width: Math.max(width, type === "moment" ? 1.05 : 0),
      numeric: isNumeric(type),
    })),
    heads: headRows(columns),
    rows,
    ...(table.sum && { sum: texts(table.sum.cells) }),
    notes: [...table.findings, ...table.notes],
    maker: { name: officer.name, position: officer.position },
  });
}
