import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { CardOutcome, KeptCard } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

/** The same card for the same question counts once; read again it says again what it says. */
export async function upsertCard(
  tx: Db,
  one: Pick<KeptCard, "field" | "card"> & { visitId: string; by: { officerId: string; name: string }; at: string },
): Promise<void> {
  const { personalId, ...card } = one.card;
  await sql`
    insert into counter_card (visit_id, field, personal_id, card, scanned_by, scanned_at)
    values (${one.visitId}, ${one.field}, ${personalId}, ${JSON.stringify(card)}::jsonb, ${JSON.stringify(one.by)}::jsonb, ${one.at})
    on conflict (visit_id, field, personal_id) do update set card = (counter_card.card - 'faults') || excluded.card, scanned_by = excluded.scanned_by,
      scanned_at = excluded.scanned_at, outcome = null, differences = null, checked_at = null`.execute(tx);
}

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export async function selectCards(db: Db, visitId: string): Promise<KeptCard[]> {
  const found = await sql<KeptCard>`
    select field, card || jsonb_build_object('personalId', personal_id) as card, scanned_by ->> 'name' as "scannedBy",
      ${instant("scanned_at")} as "scannedAt", outcome, coalesce(differences, '[]') as differences, ${instant("checked_at")} as "checkedAt"
    from counter_card where visit_id = ${visitId} order by scanned_at, field`.execute(db);
  return found.rows;
}

export async function updateOutcome(
  db: Db,
  of: { visitId: string; field: string; personalId: string },
  said: { outcome: CardOutcome; differences: KeptCard["differences"]; at: string },
): Promise<void> {
  await sql`
    update counter_card set outcome = ${said.outcome}, differences = ${JSON.stringify(said.differences)}::jsonb, checked_at = ${said.at}
    where visit_id = ${of.visitId} and field = ${of.field} and personal_id = ${of.personalId}`.execute(db);
}

export async function deleteCards(tx: Db, visitId: string): Promise<void> {
  await sql`delete from counter_card where visit_id = ${visitId}`.execute(tx);
}
