import type { Transaction } from "kysely";
import type { Dossier, LoggedEvent } from "../../core/dossier/index.ts";
import type { Span } from "../../core/reports/index.ts";
import type { MoneyEntry } from "../../core/till/index.ts";
import type { Database } from "../../platform/db-types.ts";
import { startChains } from "../../platform/log/index.ts";
import { putEntries } from "./money/write-money.ts";
import { putSpans } from "./spans/write-spans.ts";
import { insertReceipts, type Receipt, upsertSnapshots } from "./sql.ts";
import { entryOf } from "./write-change.ts";

/** A dossier with everything that ever happened to it, and what is folded from that. */
export type WholeLife = {
  dossier: Dossier;
  events: readonly LoggedEvent[];
  spans: readonly Span[];
  money: readonly MoneyEntry[];
  acts: readonly Omit<Receipt, "dossierId">[];
  wakeAt: string | null;
  soonAt: string | null;
};

/**
 * Writes dossiers that the log does not know yet, whole, in the caller's transaction: for taking over and for making up data. Nothing is sent
 * to the nation and nobody is told; events are hash-chained like any.
 * @throws Error when versions do not begin at 1 or do not follow each other
 */
export async function writeLives(tx: Transaction<Database>, lives: readonly WholeLife[]): Promise<void> {
  if (lives.length === 0) return;
  const heads = await startChains(
    tx,
    lives.map(({ events }) => events.map(entryOf)),
  );
  await upsertSnapshots(
    tx,
    lives.map(({ dossier, events, wakeAt, soonAt }, place) => ({
      dossier,
      head: heads[place]!,
      headAt: events.at(-1)!.at,
      wakeAt,
      soonAt,
    })),
  );
  await putSpans(
    tx,
    lives.flatMap(({ spans }) => spans),
  );
  await putEntries(
    tx,
    lives.flatMap(({ money }) => money),
  );
  const receipts = lives.flatMap(({ dossier, acts }) => acts.map((act) => ({ ...act, dossierId: dossier.id })));
  for (let from = 0; from < receipts.length; from += MOST_ROWS) await insertReceipts(tx, receipts.slice(from, from + MOST_ROWS));
}

const MOST_ROWS = 5000;
