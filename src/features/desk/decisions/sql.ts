import { type Kysely, sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import { notOwn } from "../lists/sql.ts";
import type { Officer } from "../types.ts";

export type WaitingRow = {
  snapshot: Dossier;
  pausedSince: string | null;
  /** Why somebody at the counter was entered by hand, when they were. */
  byHand: string | null;
  /** A card at the counter said something else than the register. */
  cardDiffers: boolean;
};

/** Dossiers by id, with what the counter passed over when they were filed. */
export async function selectWaiting(db: Kysely<Database>, ids: readonly string[]): Promise<WaitingRow[]> {
  if (ids.length === 0) return [];
  const found = await sql<WaitingRow>`
    select d.snapshot, to_char(d.paused_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "pausedSince",
      v.by_hand ->> 'reason' as "byHand",
      exists (select from counter_card k where k.visit_id = v.id and jsonb_array_length(coalesce(k.differences, '[]')) > 0) as "cardDiffers"
    from dossier d left join counter_visit v on v.dossier_id = d.id
    where d.id = any(${[...ids]}::uuid[])`.execute(db);
  return found.rows;
}

/** Form 04 that waits for a signature, the nearest due time first. */
export async function selectToSignIds(db: Kysely<Database>, officer: Officer, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from dossier where to_sign is not null and agency_id = ${officer.agencyId} and ${notOwn(officer)}
    order by due_at, code limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => id);
}
