import { type Kysely, sql, type Transaction } from "kysely";
import type { Revision } from "../../../core/procedure/types.ts";
import type { Database } from "../../../platform/db-types.ts";
import type { Editor } from "../edits/types.ts";
import type { CatalogueEvent } from "./event-types.ts";

type Db = Kysely<Database> | Transaction<Database>;

/** Whoever publishes or withdraws a procedure comes after the other; until the end of the transaction. */
export async function lockOffer(tx: Db, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`offer:${code}`}))`.execute(tx);
}

/** Keeps the offer of a procedure as it is until the end of the transaction; many may do so at once. */
export async function holdOffer(tx: Db, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtext(${`offer:${code}`}))`.execute(tx);
}

export async function insertEvent(db: Db, event: CatalogueEvent): Promise<void> {
  await sql`
    insert into catalogue_event (at, by, what, code, edit_id, revision_id, note)
    values (${event.at}, ${JSON.stringify(event.by)}::jsonb, ${event.what}, ${event.code}, ${event.editId}, ${event.revisionId}, ${event.note})`.execute(
    db,
  );
}

export async function selectEvents(
  db: Db,
  filter: { code: string | null; editId: string | null; limit: number },
): Promise<CatalogueEvent[]> {
  const found = await sql<CatalogueEvent>`
    select at, by, what, code, edit_id as "editId", revision_id as "revisionId", note from catalogue_event
    where (${filter.code}::text is null or code = ${filter.code}) and (${filter.editId}::uuid is null or edit_id = ${filter.editId}::uuid)
    order by position desc limit ${filter.limit}`.execute(db);
  return found.rows;
}

export type RevisionRow = {
  id: string;
  position: number;
  from: string;
  to: string | null;
  name: string;
  decision: Revision["decision"];
  transition: Revision["transition"] | null;
  publishedAt: string;
  publishedBy: Editor | null;
  origin: "folder" | "screen";
  editId: string | null;
};

/** Revisions of a procedure in the order in which they begin; of every one published on screen when no code is given. */
export async function selectRevisions(db: Db, code: string | null): Promise<RevisionRow[]> {
  const found = await sql<RevisionRow>`
    select id, position::int as position, effective_from as "from", effective_to as "to", definition ->> 'name' as name,
      definition -> 'decision' as decision, definition -> 'transition' as transition, published_at as "publishedAt",
      published_by as "publishedBy", origin, edit_id as "editId"
    from procedure_revision
    where case when ${code}::text is null then origin = 'screen' else code = ${code} end
    order by effective_from, position`.execute(db);
  return found.rows;
}

export async function selectFiles(
  db: Db,
  id: string,
): Promise<{ code: string; files: Record<string, string> | null } | undefined> {
  const found = await sql<{ code: string; files: Record<string, string> | null }>`
    select code, files from procedure_revision where id = ${id}`.execute(db);
  return found.rows[0];
}

/** The decision by which a procedure is withdrawn. Days yyyy-MM-dd. */
export type WithdrawalDecision = { number: string; date: string; by: string };
export type Withdrawal = {
  id: string;
  code: string;
  from: string;
  decision: WithdrawalDecision;
  note: string;
  recordedBy: Editor;
  /** Instant, ISO 8601 in UTC. */
  recordedAt: string;
  /** Revisions published after this one are not touched unless they begin earlier. */
  lastPosition: number;
};

export async function selectWithdrawals(db: Db, code: string): Promise<Withdrawal[]> {
  const found = await sql<Withdrawal>`
    select id, code, from_day as "from", decision, note, recorded_by as "recordedBy", recorded_at as "recordedAt", last_position::int as "lastPosition"
    from procedure_withdrawal where code = ${code} order by from_day`.execute(db);
  return found.rows;
}

/** @returns undefined when the procedure is withdrawn from that day already */
export async function insertWithdrawal(db: Db, row: Omit<Withdrawal, "lastPosition">): Promise<Withdrawal | undefined> {
  const found = await sql<{ lastPosition: number }>`
    insert into procedure_withdrawal (id, code, from_day, decision, note, last_position, recorded_by, recorded_at)
    select ${row.id}, ${row.code}, ${row.from}, ${JSON.stringify(row.decision)}::jsonb, ${row.note}, coalesce(max(position), 0),
      ${JSON.stringify(row.recordedBy)}::jsonb, ${row.recordedAt}
    from procedure_revision where code = ${row.code}
    on conflict (code, from_day) do nothing returning last_position::int as "lastPosition"`.execute(db);
  const lastPosition = found.rows[0]?.lastPosition;
  return lastPosition === undefined ? undefined : { ...row, lastPosition };
}
