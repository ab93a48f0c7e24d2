import { type Kysely, sql, type Transaction } from "kysely";
import type { Actor } from "../../core/dossier/index.ts";
import type { RegisterValue } from "../../core/procedure/types.ts";
import type { Database } from "../../platform/db-types.ts";
import type { LookupKind, LookupState } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

export type LookupRow = {
  id: string;
  kind: LookupKind | "newPersonalId";
  args: Record<string, string>;
  procedureCode: string;
  fieldId: string | null;
  state: LookupState;
  value: RegisterValue | null;
  attempts: number;
  askedAt: string;
};

const COLUMNS = sql`id, kind, args, procedure_code as "procedureCode", field_id as "fieldId", state, value, attempts, asked_at as "askedAt"`;

export type NewLookup = {
  id: string;
  kind: LookupRow["kind"];
  args: Record<string, string>;
  purpose: string;
  procedureCode: string;
  askedBy: Actor;
  draftId?: string | undefined;
  fieldId?: string | undefined;
  dossierId?: string | undefined;
  at: string;
  /** An answer that is already known. */
  value?: RegisterValue | undefined;
};

/** Writes a question into the purpose log. An allocation that was asked before stays as it is. */
export async function insertLookup(db: Db, row: NewLookup): Promise<void> {
  await sql`
    insert into register_lookup (id, kind, args, purpose, procedure_code, asked_by, draft_id, field_id, dossier_id, asked_at, state, value, answered_at)
    values (${row.id}, ${row.kind}, ${JSON.stringify(row.args)}::jsonb, ${row.purpose}, ${row.procedureCode}, ${JSON.stringify(row.askedBy)}::jsonb,
      ${row.draftId ?? null}, ${row.fieldId ?? null}, ${row.dossierId ?? null}, ${row.at}, ${row.value ? "answered" : "pending"},
      ${row.value ? JSON.stringify(row.value) : null}::jsonb, ${row.value ? row.at : null})
    on conflict ((args ->> 'request')) where kind = 'newPersonalId' do nothing`.execute(db);
}

/** One question of a draft at a time, until the transaction ends. */
export async function lockDraft(tx: Transaction<Database>, draftId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`register_lookup ${draftId}`}, 0))`.execute(tx);
}

/** All questions of a draft, newest first. */
export async function selectOfDraft(db: Db, draftId: string): Promise<LookupRow[]> {
  const found = await sql<LookupRow>`
    select ${COLUMNS} from register_lookup where draft_id = ${draftId} order by asked_at desc, id`.execute(db);
  return found.rows;
}

export async function selectLookup(db: Db, id: string): Promise<LookupRow | undefined> {
  return (await sql<LookupRow>`select ${COLUMNS} from register_lookup where id = ${id}`.execute(db)).rows[0];
}

export async function selectAllocation(db: Db, request: string): Promise<LookupRow | undefined> {
  return (
    await sql<LookupRow>`
      select ${COLUMNS} from register_lookup where kind = 'newPersonalId' and args ->> 'request' = ${request}`.execute(db)
  ).rows[0];
}

/** Keeps the first answer; a second one to the same question changes nothing. */
export async function storeAnswer(db: Db, id: string, value: RegisterValue): Promise<void> {
  await sql`
    update register_lookup set state = 'answered', value = ${JSON.stringify(value)}::jsonb, answered_at = ${value.at}, attempts = attempts + 1
    where id = ${id} and state <> 'answered'`.execute(db);
}

export async function storeFailure(db: Db, id: string, state: "pending" | "unavailable", error: string): Promise<void> {
  await sql`
    update register_lookup set state = ${state}, attempts = attempts + 1, last_error = ${error} where id = ${id} and state <> 'answered'`.execute(
    db,
  );
}

/** Empties the values of a draft's answers; that there was one stays. */
export async function emptyAnswers(db: Db, draftId: string): Promise<void> {
  await sql`
    update register_lookup set value = jsonb_set(value, '{values}', '{}') where draft_id = ${draftId} and state = 'answered'`.execute(
    db,
  );
}
