import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Edit, Editor, EditState, EditSummary, ParkedFiles } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;
const json = (value: unknown) => (value === null ? null : JSON.stringify(value));

const SUMMARY = sql`id, code, title, version, state, based_on as "basedOn", origin, note, created_by as "createdBy", created_at as "createdAt",
  changed_by as "changedBy", changed_at as "changedAt", submitted_by as "submittedBy", submitted_at as "submittedAt",
  approved_by as "approvedBy", revision_id as "revisionId"`;

export async function selectEdits(
  db: Db,
  filter: { states: readonly EditState[]; code: string | null; limit: number },
): Promise<EditSummary[]> {
  const found = await sql<EditSummary>`
    select ${SUMMARY} from procedure_edit
    where state = any(${filter.states}::text[]) and (${filter.code}::text is null or code = ${filter.code})
    order by changed_at desc, id limit ${filter.limit}`.execute(db);
  return found.rows;
}

/** The first file of each of these edits. */
export async function selectHeadFiles(db: Db, ids: readonly string[]): Promise<{ id: string; text: string | null }[]> {
  const found = await sql<{ id: string; text: string | null }>`
    select id, files ->> 'procedure.yaml' as text from procedure_edit where id = any(${ids}::uuid[])`.execute(db);
  return found.rows;
}

export async function selectEdit(db: Db, id: string): Promise<Edit | undefined> {
  return (await sql<Edit>`select ${SUMMARY}, files from procedure_edit where id::text = ${id}`.execute(db)).rows[0];
}

/** The edit that was made from a source. */
export async function selectEditFrom(db: Db, sourceKey: string): Promise<Edit | undefined> {
  return (await sql<Edit>`select ${SUMMARY}, files from procedure_edit where source_key = ${sourceKey}`.execute(db)).rows[0];
}

/** The edit under its row lock. */
export async function lockEdit(tx: Db, id: string): Promise<Edit | undefined> {
  return (await sql<Edit>`select ${SUMMARY}, files from procedure_edit where id::text = ${id} for update`.execute(tx)).rows[0];
}

/** @returns false when there is one from this source already */
export async function insertEdit(db: Db, edit: Edit, sourceKey: string | null): Promise<boolean> {
  const done = await sql`
    insert into procedure_edit (id, code, title, files, version, state, based_on, origin, source_key, note, created_by, created_at, changed_by, changed_at)
    values (${edit.id}, ${edit.code}, ${edit.title}, ${json(edit.files)}::jsonb, ${edit.version}, ${edit.state}, ${edit.basedOn}, ${edit.origin},
      ${sourceKey}, ${edit.note}, ${json(edit.createdBy)}::jsonb, ${edit.createdAt}, ${json(edit.changedBy)}::jsonb, ${edit.changedAt})
    on conflict (source_key) do nothing returning id`.execute(db);
  if (done.rows.length === 0) return false;
  await insertVersion(db, edit);
  return true;
}

async function insertVersion(db: Db, edit: Edit): Promise<void> {
  await sql`
    insert into procedure_edit_version (edit_id, version, files, by, at)
    values (${edit.id}, ${edit.version}, ${json(edit.files)}::jsonb, ${json(edit.changedBy)}::jsonb, ${edit.changedAt})`.execute(
    db,
  );
}

/** Writes an edit that is under its lock. A version that is new is kept with its files. */
export async function updateEdit(tx: Db, before: Edit, edit: Edit): Promise<void> {
  await sql`
    update procedure_edit set code = ${edit.code}, based_on = ${edit.basedOn}, title = ${edit.title}, files = ${json(edit.files)}::jsonb, version = ${edit.version},
      state = ${edit.state}, note = ${edit.note}, changed_by = ${json(edit.changedBy)}::jsonb, changed_at = ${edit.changedAt},
      submitted_by = ${json(edit.submittedBy)}::jsonb, submitted_at = ${edit.submittedAt}, approved_by = ${json(edit.approvedBy)}::jsonb,
      revision_id = ${edit.revisionId}
    where id = ${edit.id}`.execute(tx);
  if (edit.version !== before.version) await insertVersion(tx, edit);
}

export async function selectVersionFiles(db: Db, id: string, version: number): Promise<Record<string, string> | undefined> {
  const found = await sql<{ files: Record<string, string> }>`
    select files from procedure_edit_version where edit_id = ${id} and version = ${version}`.execute(db);
  return found.rows[0]?.files;
}

/** Everybody who ever saved a version. */
export async function selectEditors(db: Db, id: string): Promise<Editor[]> {
  const found = await sql<{ by: Editor }>`select distinct by from procedure_edit_version where edit_id = ${id}`.execute(db);
  return found.rows.map((row) => row.by);
}

const PARKED = sql`id, edit_id as "editId", base_version as "baseVersion", files, by, at`;

export async function selectParkedOf(db: Db, editId: string): Promise<ParkedFiles[]> {
  const found = await sql<ParkedFiles>`
    select ${PARKED} from procedure_edit_parked where edit_id::text = ${editId} order by at desc, id`.execute(db);
  return found.rows;
}

export async function selectParked(db: Db, id: string): Promise<ParkedFiles | undefined> {
  return (await sql<ParkedFiles>`select ${PARKED} from procedure_edit_parked where id::text = ${id}`.execute(db)).rows[0];
}

/** Keeps what was typed; the same text of the same person once. @returns its id */
export async function insertParked(tx: Db, row: ParkedFiles): Promise<{ id: string; fresh: boolean }> {
  const same = await sql<{ id: string }>`
    select id from procedure_edit_parked
    where edit_id = ${row.editId} and by ->> 'officerId' = ${row.by.officerId} and base_version = ${row.baseVersion}
      and files = ${json(row.files)}::jsonb`.execute(tx);
  const known = same.rows[0]?.id;
  if (known !== undefined) return { id: known, fresh: false };
  await sql`
    insert into procedure_edit_parked (id, edit_id, base_version, files, by, at)
    values (${row.id}, ${row.editId}, ${row.baseVersion}, ${json(row.files)}::jsonb, ${json(row.by)}::jsonb, ${row.at})`.execute(
    tx,
  );
  return { id: row.id, fresh: true };
}

export async function deleteParked(db: Db, id: string, officerId: string): Promise<boolean> {
  const done = await sql`
    delete from procedure_edit_parked where id::text = ${id} and by ->> 'officerId' = ${officerId}`.execute(db);
  return done.numAffectedRows === 1n;
}
