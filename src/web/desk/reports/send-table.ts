import {
  type Ask,
  type Letterhead,
  letterheadOf,
  type ReportTable,
  toCsv,
  toPdf,
  toXlsx,
} from "../../../features/reports/index.ts";
import type { AppContext } from "../../context.ts";
import { Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import type { Format } from "./paths.ts";
import { streamed } from "./stream.ts";

type Sending = { ask: Ask; table: ReportTable; format: Format; name: string };

export type Sheet = Exclude<Format, "pdf">;
const TYPES: Record<Sheet, string> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

/** The table as a file. Spreadsheets leave line by line while they are made; a print is whole or not at all. */
export async function sendTable(c: AppContext, { ask, table, format, name }: Sending): Promise<Response> {
  if (format === "pdf") {
    const pdf = await toPdf(c.var.services, ask, table, () => !c.req.raw.signal.aborted);
    // Nobody waits for it any more.
    if (!pdf) throw new Problem(503);
    return sendPdf(c, pdf, `${name}.pdf`);
  }
  const letterhead = format === "xlsx" ? await letterheadOf(c.var.services, ask) : undefined;
  return sendSheet(c, { table, format, name, ...(letterhead && { letterhead }) });
}

type SheetSending = Omit<Sending, "ask" | "format"> & { format: Sheet; letterhead?: Letterhead };

/** A table as a spreadsheet, written while it is made. */
export function sendSheet(c: AppContext, { table, format, name, letterhead }: SheetSending): Response {
  const parts = format === "csv" ? toCsv(table) : toXlsx(table, letterhead);
  const body = streamed(parts, (error) => c.var.services.log.error({ err: error, report: name }, "a report broke off"));
  return c.body(body, 200, {
    "content-type": TYPES[format],
    "content-disposition": `attachment; filename="${name}.${format}"`,
    "cache-control": "private, no-store",
  });
}
