import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

export type KeptRow = { tokenHash: Buffer; ownerId: string; path: string; sealed: Buffer; expiresAt: string };

export async function insertKept(db: Db, kept: KeptRow): Promise<void> {
  await sql`insert into pending_form (token_hash, owner_id, path, sealed, expires_at)
    values (${kept.tokenHash}, ${kept.ownerId}, ${kept.path}, ${kept.sealed}, ${kept.expiresAt})`.execute(db);
}

/** Takes a kept form out for its owner; for anybody else it stays where it is. */
export async function takeKept(
  db: Db,
  tokenHash: Buffer,
  ownerId: string,
  path: string,
  now: string,
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`
    delete from pending_form where token_hash = ${tokenHash} and owner_id = ${ownerId} and path = ${path} and expires_at > ${now}
    returning sealed`.execute(db);
  return rows[0]?.sealed;
}
