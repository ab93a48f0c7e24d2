import type { Kysely, Transaction } from "kysely";
import { type Dossier, evolve, type LoggedEvent } from "../../../core/dossier/index.ts";
import { entriesOf, type MoneyEntry, touchesTill, withEvent } from "../../../core/till/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import { selectClosed, selectEntries, upsertEntries } from "./sql.ts";

/** Keeps what an act put into a till or took out of it, in its transaction; most acts have nothing to do with money. */
export async function keepMoney(
  tx: Transaction<Database>,
  before: Dossier | undefined,
  events: readonly LoggedEvent[],
): Promise<void> {
  const dossierId = events.find(touchesTill)?.dossierId;
  if (dossierId === undefined) return;
  const known = await selectEntries(tx, dossierId);
  let dossier = before;
  let entries: MoneyEntry[] = known;
  for (const logged of events) {
    entries = withEvent(entries, dossier, logged);
    dossier = evolve(dossier, logged);
  }
  await upsertEntries(
    tx,
    entries.filter((one) => !known.includes(one)),
  );
}

/** Puts down the entries of a dossier from its whole log, in the caller's transaction; what is on a closing sheet stays there. */
export async function writeMoney(tx: Transaction<Database>, events: readonly LoggedEvent[]): Promise<void> {
  if (events.some(touchesTill)) await putEntries(tx, entriesOf(events));
}

/** Puts down entries of any number of dossiers. */
export async function putEntries(tx: Transaction<Database>, entries: readonly MoneyEntry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += MOST_ROWS) await upsertEntries(tx, entries.slice(from, from + MOST_ROWS));
}

const MOST_ROWS = 2000;

/** Receipts and refund slips of a dossier, in order. */
export function readMoney(db: Kysely<Database>, dossierId: string): Promise<MoneyEntry[]> {
  return selectEntries(db, dossierId);
}

/** Numbers of a dossier that stand on a closing sheet, for `Rules.closedReceipts`. */
export async function closedReceipts(db: Kysely<Database>, dossierId: string): Promise<ReadonlySet<string>> {
  return new Set(await selectClosed(db, dossierId, false));
}
