import { instantText } from "../../../core/dossier/index.ts";
import type { Db, Services } from "../../../platform/services.ts";
import type { Author, LogLine } from "../types.ts";
import { lineHash } from "./line-hash.ts";
import { type Head, insertLines, moveHead, type NewLine } from "./sql.ts";

/** What a change says of itself. */
export type Entry = Pick<LogLine, "act" | "agencyId" | "subject"> & {
  key: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
};

/** Puts changes at the end of the chain, in the transaction that makes them. The caller holds the lock of `head`. */
export async function appendLines(
  services: Pick<Services, "clock">,
  tx: Db,
  { head, author, entries }: { head: Head; author: Author; entries: readonly Entry[] },
): Promise<void> {
  if (entries.length === 0) return;
  const { officerId, name, role, agencyId } = author;
  const at = instantText(services.clock.now());
  let { position, hash } = head;
  const lines = entries.map(({ before = null, after = null, reason = "", ...entry }): NewLine => {
    position = String(BigInt(position) + 1n);
    const line = {
      ...entry,
      position,
      at,
      actor: { officerId, name, role, agencyId },
      before: plain(before),
      after: plain(after),
      reason,
    };
    const prevHash = hash;
    const own = lineHash(prevHash, line);
    hash = own;
    return { ...line, prevHash, hash: own };
  });
  await insertLines(tx, lines);
  await moveHead(tx, { position, hash });
}

/** As the database gives it back: without what JSON leaves out. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
