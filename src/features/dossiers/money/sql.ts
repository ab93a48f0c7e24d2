import { type Kysely, sql, type Transaction } from "kysely";
import type { MoneyEntry } from "../../../core/till/index.ts";
import type { Database } from "../../../platform/db-types.ts";

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Receipts and refund slips of a dossier, in order. */
export async function selectEntries(db: Kysely<Database>, dossierId: string): Promise<MoneyEntry[]> {
  const found = await sql<MoneyEntry>`
    select dossier_id as "dossierId", version, kind, payment_id as "paymentId", agency_id as "agencyId", cashier_id as "cashierId", cashier,
      ${instant("at")} as at, till, method, reference, number, items, amount::float8 as amount, ${instant("cancelled_at")} as "cancelledAt",
      cancelled_by as "cancelledBy", cancel_reason as "cancelReason"
    from till_entry where dossier_id = ${dossierId} order by version`.execute(db);
  return found.rows;
}

/** Puts entries down; of one that is there only its being cancelled changes. */
export async function upsertEntries(tx: Transaction<Database>, entries: readonly MoneyEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = JSON.stringify(
    entries.map((one) => ({
      dossier_id: one.dossierId,
      version: one.version,
      kind: one.kind,
      payment_id: one.paymentId,
      agency_id: one.agencyId,
      cashier_id: one.cashierId,
      cashier: one.cashier,
      at: one.at,
      till: one.till,
      method: one.method,
      reference: one.reference,
      number: one.number,
      items: one.items,
      amount: one.amount,
      cancelled_at: one.cancelledAt,
      cancelled_by: one.cancelledBy,
      cancel_reason: one.cancelReason,
    })),
  );
  await sql`
    insert into till_entry select * from jsonb_populate_recordset(null::till_entry, ${rows}::jsonb)
    on conflict (dossier_id, version) do update
      set cancelled_at = excluded.cancelled_at, cancelled_by = excluded.cancelled_by, cancel_reason = excluded.cancel_reason
      where till_entry.cancelled_at is distinct from excluded.cancelled_at`.execute(tx);
}

/** Numbers of a dossier that stand on a closing sheet. `hold`: nobody closes the others before the transaction ends. */
export async function selectClosed(db: Kysely<Database>, dossierId: string, hold: boolean): Promise<string[]> {
  const lock = hold ? sql`for update` : sql``;
  const found = await sql<{ number: string; closed: boolean }>`
    select number, closing_id is not null as closed from till_entry where dossier_id = ${dossierId} ${lock}`.execute(db);
  return found.rows.filter(({ closed }) => closed).map(({ number }) => number);
}
