import { PDFDocument } from "@cantoo/pdf-lib";
import type { Services } from "../../../platform/services.ts";
import { type Ask, makeReport, PART_LINES, type ReportTable, reportsFor, toPdf } from "../../reports/index.ts";
import { KEEP_HOURS, NO_POST } from "../print-papers.ts";
import { hasPost, updateOutput } from "../sql.ts";
import type { Officer, ReportOrder } from "../types.ts";
import { endPrint, forgetParts, isGoing, refuseParts, selectLeftPrints, selectNextPart, selectRows, updatePart } from "./sql.ts";

type Printing = { id: string; actor: Officer; order: ReportOrder };

/**
 * Reads the report part by part, then lays it out as one paper, the same as if it had been made at once. Stopped, it throws away at most the part it
 * was reading or the sheet it was laying out; run again it goes on behind the parts that were read.
 */
export async function runPrint(services: Services, { id, actor, order }: Printing): Promise<void> {
  const { clock, db } = services;
  const ask: Ask = { ...order.ask, officer: actor };
  const report = reportsFor(actor).find(({ slug }) => slug === order.slug);
  const table = report && (await hasPost(db, actor)) ? await makeReport(services, report, ask, order.behind) : undefined;
  if (!table) {
    const at = clock.now().toString();
    await refuseParts(db, { id, why: NO_POST, at });
    return db.transaction().execute((tx) => endPrint(tx, id, at));
  }
  // What has come to concern the reader meanwhile is left out: the parts would no longer meet.
  if (table.total !== order.lines) await forgetParts(db, id);
  if (!(await readParts(services, id, table))) return;
  const rows = (await selectRows(db, id)).map((cells) => ({ key: "", cells }));
  const kept = async function* () {
    yield rows;
  };
  const pdf = await toPdf(services, ask, { ...table, parts: kept });
  if (!pdf || !(await isGoing(db, id))) return;
  await keepFile(services, { id, name: `${order.name}.pdf`, pdf });
}

/** @returns whether every part was read; false when it was stopped or has ended */
async function readParts({ clock, db }: Services, id: string, table: ReportTable): Promise<boolean> {
  const first = await selectNextPart(db, id);
  const offset = ((first ?? 1) - 1) * PART_LINES;
  let place = first ?? 0;
  if (!(await isGoing(db, id))) return false;
  if (first !== undefined)
    for await (const rows of table.parts({ offset, limit: Math.max(0, table.total - offset) })) {
      await updatePart(db, { id, place: place++, rows: rows.map(({ cells }) => cells), at: clock.now().toString() });
      if (!(await isGoing(db, id))) return false;
    }
  // A dossier that has come to concern the reader since is left out, so the last parts may be empty.
  for (let left = await selectNextPart(db, id); left !== undefined; left = await selectNextPart(db, id))
    await updatePart(db, { id, place: left, rows: [], at: clock.now().toString() });
  return isGoing(db, id);
}

/**
 * The same figures give the same file to everybody, but each print clears its own away: at rest a mark behind the end of the paper makes it this
 * print's alone. `size` is that of the paper.
 */
async function keepFile({ clock, db, files }: Services, { id, name, pdf }: { id: string; name: string; pdf: Uint8Array }) {
  const { sha256 } = await files.put(Buffer.concat([pdf, Buffer.from(`\n% ${id}\n`)]));
  const pages = (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();
  const now = clock.now();
  const until = now.add({ hours: KEEP_HOURS }).toString();
  await db.transaction().execute(async (tx) => {
    await updateOutput(tx, id, { sha256, size: pdf.length, pages, name, until });
    await endPrint(tx, id, now.toString());
  });
}

/** Ends prints that were stopped and left; what they had read goes with them. Safe to repeat. */
export async function purgeLeftPrints({ clock, db }: Pick<Services, "clock" | "db">): Promise<void> {
  const now = clock.now();
  for (const id of await selectLeftPrints(db, now.subtract({ hours: KEEP_HOURS }).toString()))
    await db.transaction().execute((tx) => endPrint(tx, id, now.toString()));
}
