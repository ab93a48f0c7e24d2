import type { Transaction } from "kysely";
import type { Database } from "../db-types.ts";
import { entryHash } from "./hash.ts";
import { insertEntries } from "./sql.ts";
import type { ChainHead, LogEntry } from "./types.ts";

/**
 * Appends facts to one dossier's chain. The caller holds the dossier's row lock (or has just made its code), so `head` is the true end.
 * @returns the new end of the chain
 * @throws Error when the versions do not follow the head; nothing is written then
 */
export async function appendEvents(
  tx: Transaction<Database>,
  head: ChainHead | undefined,
  entries: readonly LogEntry[],
): Promise<ChainHead> {
  const rows = chained(head, entries);
  const { entry, hash } = rows.at(-1)!;
  const label = await insertEntries(tx, rows, head?.tx ?? "0");
  return { version: entry.version, hash, tx: label };
}

/**
 * Writes whole chains of dossiers that the log does not know yet, in one statement.
 * @returns their ends, in the same order
 * @throws Error when versions do not begin at 1 or do not follow each other; nothing is written then
 */
export async function startChains(tx: Transaction<Database>, chains: readonly (readonly LogEntry[])[]): Promise<ChainHead[]> {
  const rows = chains.map((entries) => chained(undefined, entries));
  const label = await insertEntries(tx, rows.flat(), "0");
  return rows.map((chain) => {
    const { entry, hash } = chain.at(-1)!;
    return { version: entry.version, hash, tx: label };
  });
}

function chained(head: ChainHead | undefined, entries: readonly LogEntry[]) {
  if (entries.length === 0) throw new Error("Nothing to append");
  let version = head?.version ?? 0;
  let previous = head?.hash ?? null;
  return entries.map((entry) => {
    if (entry.version !== ++version)
      throw new Error(`Version ${entry.version} does not follow ${version - 1} in dossier ${entry.dossierId}`);
    const row = { entry, previous, hash: entryHash(previous, entry) };
    previous = row.hash;
    return row;
  });
}
