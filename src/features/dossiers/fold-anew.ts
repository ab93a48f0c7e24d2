import type { Transaction } from "kysely";
import { replay } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { writeMoney } from "./money/write-money.ts";
import { readEvents } from "./read-events.ts";
import { rulesFor } from "./rules-for.ts";
import { writeSpans } from "./spans/write-spans.ts";
import { lockDossier, type SnapshotRow, selectFoldedBefore, upsertSnapshots } from "./sql.ts";
import { soonAt, wakeAt } from "./wake-at.ts";

/**
 * Makes the snapshots again that an earlier version of the program folded out of the events, and the spans and receipts that reports count, before anything is
 * served from them.
 * A start that was cut off goes on where it stopped.
 * @returns how many were made again
 * @throws Error when a log cannot be folded: then it is broken, and `motcua verify` says where
 */
export async function foldAnew(services: Services, batch = 100): Promise<number> {
  let after: string | undefined;
  let folded = 0;
  for (;;) {
    const ids = await selectFoldedBefore(services.db, after, batch);
    await foldMany(services, ids);
    folded += ids.length;
    after = ids.at(-1);
    if (ids.length < batch) return folded;
  }
}

/** In one transaction: waiting for the disk after each dossier would take most of the time. */
async function foldMany(services: Services, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await services.db.transaction().execute(async (tx) => {
    const rows: SnapshotRow[] = [];
    for (const id of ids) rows.push(await foldOne({ ...services, db: tx }, tx, id));
    await upsertSnapshots(tx, rows);
  });
}

async function foldOne(services: Services, tx: Transaction<Database>, id: string): Promise<SnapshotRow> {
  const found = await lockDossier(tx, id);
  const events = await readEvents(services, id);
  const last = events.at(-1);
  if (!found || !last) throw new Error(`Dossier ${id} has no events`);
  const dossier = replay(events);
  const now = services.clock.now();
  const rules = await rulesFor(services, dossier, now);
  const { head, headAt } = found;
  await writeSpans(tx, id, events);
  await writeMoney(tx, events);
  return { dossier, head, headAt: headAt ?? last.at, wakeAt: wakeAt(dossier, rules, now), soonAt: soonAt(dossier, rules) };
}
