import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { ReadRow } from "./columns.ts";

export type ImportRow = {
  id: string;
  fileName: string;
  rows: ReadRow[];
  uploadedBy: string;
  confirmedAt: string | null;
  result: unknown;
};

export async function insertImport(
  db: Db,
  row: { id: string; fileName: string; rows: readonly ReadRow[]; by: unknown; at: string },
): Promise<void> {
  await sql`insert into people_import (id, file_name, rows, uploaded_by, uploaded_at)
    values (${row.id}, ${row.fileName}, ${JSON.stringify(row.rows)}::jsonb, ${JSON.stringify(row.by)}::jsonb, ${row.at})
    on conflict (id) do nothing`.execute(db);
}

export async function selectImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select id, file_name as "fileName", rows, uploaded_by ->> 'officerId' as "uploadedBy",
    confirmed_at as "confirmedAt", result from people_import where id = ${id}`.execute(db);
  return rows[0];
}

export async function updateResult(db: Db, id: string, result: unknown, at: string): Promise<void> {
  await sql`update people_import set confirmed_at = ${at}, result = ${JSON.stringify(result)}::jsonb where id = ${id}`.execute(
    db,
  );
}

/** Lists hold numbers of people: what nobody confirmed is forgotten, and what was confirmed stands in the log. */
export async function deleteImports(db: Db, before: string): Promise<void> {
  await sql`delete from people_import where uploaded_at < ${before}`.execute(db);
}
