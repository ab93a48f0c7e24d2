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
  let version = head?.version ?? 0;
  let previous = head?.hash ?? null;
  const rows = entries.map((entry) => {
    if (entry.version !== ++version)
      throw new Error(`Version ${entry.version} does not follow ${version - 1} in dossier ${entry.dossierId}`);
    const hash = entryHash(previous, entry);
    const row = { entry, previous, hash };
    previous = hash;
    return row;
  });
  if (!previous || rows.length === 0) throw new Error("Nothing to append");
  const label = await insertEntries(tx, rows, head?.tx ?? "0");
  return { version, hash: previous, tx: label };
}
