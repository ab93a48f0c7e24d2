import { type Kysely, sql, type Transaction } from "kysely";
import type { PublishedProcedure } from "../../core/published/index.ts";
import type { Database } from "../../platform/db-types.ts";

type Db = Kysely<Database> | Transaction<Database>;

export type PublishedRow = { id: string; code: string; name: string; line: number; definition: PublishedProcedure };

/** Opens the run of a file, or finds the one that was cut off; a finished one begins again. @returns lines done */
export async function openRun(db: Db, fileHash: string, fileName: string, at: string): Promise<number> {
  const found = await sql<{ linesDone: number }>`
    insert into import_run (file_hash, file_name, started_at) values (${fileHash}, ${fileName}, ${at})
    on conflict (file_hash) do update set
      file_name = excluded.file_name,
      started_at = case when import_run.finished_at is null then import_run.started_at else excluded.started_at end,
      lines_done = case when import_run.finished_at is null then import_run.lines_done else 0 end,
      finished_at = null
    returning lines_done as "linesDone"`.execute(db);
  return found.rows[0]!.linesDone;
}

/** Locks the run for a batch. */
export async function selectLinesDone(db: Db, fileHash: string): Promise<number | undefined> {
  const found = await sql<{ linesDone: number }>`
    select lines_done as "linesDone" from import_run where file_hash = ${fileHash} for update`.execute(db);
  return found.rows[0]?.linesDone;
}

export async function updateLinesDone(db: Db, fileHash: string, linesDone: number): Promise<void> {
  await sql`update import_run set lines_done = ${linesDone} where file_hash = ${fileHash}`.execute(db);
}

export async function finishRun(db: Db, fileHash: string, at: string): Promise<void> {
  await sql`update import_run set finished_at = ${at} where file_hash = ${fileHash}`.execute(db);
}

/** Ids stored under the codes, to tell new procedures from changed and known ones. */
export async function selectIdsOfCodes(db: Db, codes: readonly string[]): Promise<{ id: string; code: string }[]> {
  return (
    await sql<{ id: string; code: string }>`select id, code from published_procedure where code = any(${codes})`.execute(db)
  ).rows;
}

/** Stores what is not known yet; of the known, says that it was seen again and what our parsers make of it today. Ids must differ. */
export async function upsertPublished(db: Db, rows: readonly PublishedRow[], fileHash: string, at: string): Promise<void> {
  await sql`
    insert into published_procedure (id, code, name, definition, first_seen_at, last_seen_at, file_hash, line)
    select id, code, name, definition, ${at}, ${at}, ${fileHash}, line
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id text, code text, name text, line integer, definition jsonb)
    order by id
    on conflict (id) do update set name = excluded.name, definition = excluded.definition, last_seen_at = excluded.last_seen_at,
      file_hash = excluded.file_hash, line = excluded.line`.execute(db);
}

export async function upsertUnreadable(db: Db, fileHash: string, line: number, text: string, reason: string): Promise<void> {
  await sql`
    insert into import_unreadable (file_hash, line, text, reason) values (${fileHash}, ${line}, ${text}, ${reason})
    on conflict (file_hash, line) do update set text = excluded.text, reason = excluded.reason`.execute(db);
}

/** The content of a code that was seen last. */
export async function selectPresent(db: Db, code: string): Promise<PublishedProcedure | undefined> {
  const found = await sql<{ definition: PublishedProcedure }>`
    select definition from published_procedure where code = ${code} order by last_seen_at desc, line desc limit 1`.execute(db);
  return found.rows[0]?.definition;
}

export async function countPublished(db: Db): Promise<{ procedures: number; contents: number }> {
  const found = await sql<{ procedures: number; contents: number }>`
    select count(distinct code)::int as procedures, count(*)::int as contents from published_procedure`.execute(db);
  return found.rows[0]!;
}

/** The content of every code that was seen last, by code. */
export async function selectAllPresent(db: Db): Promise<PublishedProcedure[]> {
  const found = await sql<{ definition: PublishedProcedure }>`
    select distinct on (code) definition from published_procedure order by code, last_seen_at desc, line desc`.execute(db);
  return found.rows.map(({ definition }) => definition);
}

/** Changes with everything that is taken in. */
export async function selectPublishedVersion(db: Db): Promise<string> {
  const found = await sql<{ version: string }>`
    select concat_ws(' ', count(*), max(last_seen_at), sum(line)) as version from published_procedure`.execute(db);
  return found.rows[0]!.version;
}

export type ImportRun = {
  fileHash: string;
  fileName: string;
  linesDone: number;
  startedAt: string;
  finishedAt: string | null;
  unreadable: number;
};

/** Files taken in, the newest first. */
export async function selectRuns(db: Db, most: number): Promise<ImportRun[]> {
  const found = await sql<ImportRun>`
    select r.file_hash as "fileHash", r.file_name as "fileName", r.lines_done as "linesDone", r.started_at::text as "startedAt",
      r.finished_at::text as "finishedAt", (select count(*)::int from import_unreadable u where u.file_hash = r.file_hash) as unreadable
    from import_run r order by r.started_at desc limit ${most}`.execute(db);
  return found.rows;
}

/** What a list shows of a published procedure. */
export type PublishedEntry = Pick<PublishedProcedure, "code" | "name" | "tiers" | "fields">;

/** The content seen last of every code, by code. */
export async function selectPublishedEntries(db: Db): Promise<PublishedEntry[]> {
  const found = await sql<PublishedEntry>`
    select distinct on (code) code, name, definition -> 'tiers' as tiers, definition -> 'fields' as fields
    from published_procedure order by code, last_seen_at desc, line desc`.execute(db);
  return found.rows;
}
