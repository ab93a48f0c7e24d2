import type { Services } from "../../platform/services.ts";
import { forgetAnswers } from "../population/index.ts";
import { emptyDraft, lockDraft, selectAbandoned } from "./sql.ts";

/** Days for which an open draft is kept after it was last saved: what is not handed in is kept no longer than it serves (Luật 91/2025/QH15). */
export const DRAFT_DAYS = 30;

/** The instant after which a draft saved at `savedAt` is thrown away. */
export const keptUntil = (savedAt: string): Temporal.Instant => Temporal.Instant.from(savedAt).add({ hours: 24 * DRAFT_DAYS });

/**
 * Throws abandoned drafts away: answers, list of files, and what registers answered; who asked registers what and why stays in their log.
 * An answer to a supplement stays as long as the office waits for it. Safe to repeat and to run in several processes.
 * @returns how many were thrown away
 */
export async function purgeDrafts(services: Services): Promise<number> {
  const now = services.clock.now();
  const before = now.subtract({ hours: 24 * DRAFT_DAYS }).toString();
  let done = 0;
  for (;;) {
    const ids = await selectAbandoned(services.db, before);
    for (const id of ids) {
      const purged = await services.db.transaction().execute(async (tx) => {
        await lockDraft(tx, id);
        // Saved again while we came here: it lives.
        if (!(await selectAbandoned(tx, before, id)).includes(id)) return false;
        await emptyDraft(tx, id, now.toString());
        await forgetAnswers(tx, id);
        return true;
      });
      if (purged) done++;
    }
    if (ids.length === 0) return done;
  }
}
