import { Zip, ZipDeflate } from "fflate";
import type { ReportTable } from "../types.ts";
import type { Letterhead } from "./letterhead.ts";
import { PARTS } from "./xlsx-parts.ts";
import { sheetEnd, sheetRows, sheetStart } from "./xlsx-sheet.ts";

/** Files in the archive carry no time of their own: the same table gives the same bytes. */
const NO_TIME = new Date(2000, 0, 1);

/**
 * A table as XLSX (ISO/IEC 29500), in parts as its lines come: whoever stops reading stops the work, and no more than one part is in memory.
 * Numbers are numbers and dates are dates, in Vietnam's clock.
 * @param letterhead of a report that is handed in; other tables have none
 */
export async function* toXlsx(table: ReportTable, letterhead?: Letterhead): AsyncGenerator<Uint8Array, void, undefined> {
  const ready: Uint8Array[] = [];
  let failure: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else ready.push(chunk);
  });
  const open = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_TIME;
    zip.add(file);
    return file;
  };
  const encoder = new TextEncoder();
  for (const [name, text] of Object.entries(PARTS)) open(name).push(encoder.encode(text), true);
  const sheet = open("xl/worksheets/sheet1.xml");
  const start = sheetStart(table, letterhead);
  sheet.push(encoder.encode(start.xml));
  let row = start.nextRow;
  for await (const lines of table.parts()) {
    sheet.push(encoder.encode(sheetRows(table, lines, row)));
    row += lines.length;
    if (failure) throw failure;
    yield* ready.splice(0);
  }
  sheet.push(encoder.encode(sheetEnd(table, row, start.headRows, letterhead)), true);
  zip.end();
  if (failure) throw failure;
  yield* ready.splice(0);
}
