import { createHash } from "node:crypto";
import path from "node:path";
import canonicalize from "canonicalize";
import { type FoundProcedure, readPublished } from "../../core/published/index.ts";
import { OperatorError } from "../../platform/operator-error.ts";
import type { Services } from "../../platform/services.ts";
import { hashFile, type Line, readLines } from "./read-lines.ts";
import {
  countPublished,
  finishRun,
  openRun,
  type PublishedRow,
  selectIdsOfCodes,
  selectLinesDone,
  updateLinesDone,
  upsertPublished,
  upsertUnreadable,
} from "./sql.ts";

export type ImportCounts = {
  /** Lines that an earlier run, which was cut off, had already done. */
  resumedAfter: number;
  /** Codes never seen before. */
  added: number;
  /** Known codes whose content is new. */
  changed: number;
  unchanged: number;
  unreadable: number;
  /** Pieces of text that were kept as published because they could not be taken apart. */
  unparsed: number;
  /** What the database holds afterwards. */
  procedures: number;
  contents: number;
};

/** Lines that stand or fall together. */
const BATCH = 100;

/**
 * Takes a .jsonl or .jsonl.gz file of published procedures in. Every hundred lines are committed with the place reached, so a run that
 * was cut off goes on from there when the same file is given again; the same record is never stored twice.
 * @throws OperatorError when the file cannot be read to its end, or is being taken in elsewhere
 */
export async function importFile(
  services: Pick<Services, "db" | "clock">,
  file: string,
  onShare: (share: number) => void = () => undefined,
): Promise<ImportCounts> {
  const { db, clock } = services;
  const fileHash = await hashFile(file);
  const at = clock.now().toString();
  const resumedAfter = await openRun(db, fileHash, path.basename(file), at);
  const counts: ImportCounts = {
    resumedAfter,
    added: 0,
    changed: 0,
    unchanged: 0,
    unreadable: 0,
    unparsed: 0,
    procedures: 0,
    contents: 0,
  };
  let done = resumedAfter;
  let batch: Line[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    await storeBatch(services, { fileHash, at, done, lines: batch }, counts);
    done = batch.at(-1)!.number;
    batch = [];
  };
  for await (const line of readLines(file, onShare)) {
    if (line.number <= resumedAfter) continue;
    batch.push(line);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  await finishRun(db, fileHash, clock.now().toString());
  return { ...counts, ...(await countPublished(db)) };
}

type Batch = { fileHash: string; at: string; done: number; lines: readonly Line[] };

async function storeBatch({ db }: Pick<Services, "db">, batch: Batch, counts: ImportCounts): Promise<void> {
  const { fileHash, at, lines } = batch;
  const reads = lines.map((line) => ({ line, read: readPublished(line.text) }));
  const found = reads.flatMap(({ line, read }) => (read.ok ? read.found.map((one) => rowOf(one, line.number)) : []));
  // The same record twice in a batch is one row; the database would refuse to touch it twice.
  const rows = [...new Map(found.map((row) => [row.id, row])).values()];
  const known = await db.transaction().execute(async (tx) => {
    if ((await selectLinesDone(tx, fileHash)) !== batch.done)
      throw new OperatorError("Tệp này đang được nhập ở một nơi khác. Hãy đợi lần nhập đó xong rồi chạy lại.");
    const before = await selectIdsOfCodes(tx, [...new Set(rows.map((row) => row.code))]);
    await upsertPublished(tx, rows, fileHash, at);
    for (const { line, read } of reads)
      if (!read.ok) await upsertUnreadable(tx, fileHash, line.number, line.text.replaceAll("\0", ""), read.reason);
    await updateLinesDone(tx, fileHash, lines.at(-1)!.number);
    return before;
  });
  const ids = new Set(known.map((row) => row.id));
  const codes = new Set(known.map((row) => row.code));
  for (const { id, code } of found) {
    if (ids.has(id)) counts.unchanged++;
    else if (codes.has(code)) counts.changed++;
    else counts.added++;
    ids.add(id);
    codes.add(code);
  }
  counts.unreadable += reads.filter(({ read }) => !read.ok).length;
  counts.unparsed += rows.reduce((sum, row) => sum + row.definition.unparsed.length, 0);
}

function rowOf({ procedure, source }: FoundProcedure, line: number): PublishedRow {
  const digest = createHash("sha256").update(canonicalize(source)!).digest("hex").slice(0, 32);
  return { id: `${procedure.code}@${digest}`, code: procedure.code, name: procedure.name, line, definition: procedure };
}
