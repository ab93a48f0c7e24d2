import type { Db } from "../../../platform/services.ts";
import { selectInForce } from "../sql.ts";
import { holdOffer, selectRevisions } from "./sql.ts";

/** Where a draft that was begun under a revision belongs on a day. */
export type DraftPin =
  /** It may be filled in and handed in as it is. */
  | { kind: "stays" }
  | { kind: "moves"; to: string }
  /** The procedure is no longer offered: withdrawn, or past its last day. */
  | { kind: "gone" };

/**
 * Follows the transition rules of the revisions that came into force since: the last one that says "move" takes the draft; one that says
 * "keep" leaves it where it is. Inside a transaction the answer holds to its end: nobody publishes meanwhile.
 * @param day yyyy-MM-dd
 */
export async function draftPin(tx: Db, input: { code: string; revisionId: string; day: string }): Promise<DraftPin> {
  await holdOffer(tx, input.code);
  const [present] = await selectInForce(tx, input.day, input.code);
  if (present === undefined) return { kind: "gone" };
  if (present === input.revisionId) return { kind: "stays" };
  const rows = await selectRevisions(tx, input.code);
  const pinned = rows.findIndex((row) => row.id === input.revisionId);
  const last = rows.findIndex((row) => row.id === present);
  // In the order of their beginning; of several that begin on one day only the last ever counted.
  const since = rows.slice(pinned + 1, last + 1).filter((row, i, all) => all[i + 1]?.from !== row.from);
  const mover = since.findLast((row) => (row.transition?.drafts ?? "move") === "move");
  return mover ? { kind: "moves", to: mover.id } : { kind: "stays" };
}
