import { replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { readEvents } from "./read-events.ts";
import { rulesFor } from "./rules-for.ts";
import { writeSpans } from "./spans/write-spans.ts";
import { lockDossier, selectFoldedBefore, upsertSnapshot } from "./sql.ts";
import { wakeAt } from "./wake-at.ts";

/**
 * Makes the snapshots, and the spans that reports count, again that an earlier version of the program folded out of the events, before anything is served from them.
 * Each dossier is done for itself, so a start that was cut off goes on where it stopped.
 * @returns how many were made again
 * @throws Error when a log cannot be folded: then it is broken, and `motcua verify` says where
 */
export async function foldAnew(services: Services, batch = 500): Promise<number> {
  let after: string | undefined;
  let folded = 0;
  for (;;) {
    const ids = await selectFoldedBefore(services.db, after, batch);
    for (const id of ids) await foldOne(services, id);
    folded += ids.length;
    after = ids.at(-1);
    if (ids.length < batch) return folded;
  }
}

async function foldOne(services: Services, id: string): Promise<void> {
  await services.db.transaction().execute(async (tx) => {
    const found = await lockDossier(tx, id);
    const events = await readEvents({ db: tx }, id);
    const last = events.at(-1);
    if (!found || !last) throw new Error(`Dossier ${id} has no events`);
    const dossier = replay(events);
    const now = services.clock.now();
    const rules = await rulesFor({ ...services, db: tx }, dossier, now);
    await upsertSnapshot(tx, dossier, found.head, { headAt: found.headAt ?? last.at, wakeAt: wakeAt(dossier, rules, now) });
    await writeSpans(tx, [{ dossierId: id, events }]);
  });
}
