import { type Kysely, sql } from "kysely";
import type { Dossier } from "../../core/dossier/index.ts";
import type { Database } from "../../platform/db-types.ts";

/** Of these dossiers the children, each with its parent's id. */
export async function selectParents(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; parentId: string }>`
    select id, parent_id as "parentId" from dossier where id = any(${ids}::uuid[]) and parent_id is not null`.execute(db);
  return new Map(found.rows.map(({ id, parentId }) => [id, parentId]));
}

/** The parent of a dossier and its children, in the order in which they were filed. */
export async function selectRelatives(db: Kysely<Database>, id: string): Promise<{ parent?: Dossier; children: Dossier[] }> {
  const found = await sql<{ snapshot: Dossier; isParent: boolean }>`
    select d.snapshot, d.parent_id is distinct from own.id as "isParent"
    from dossier own join dossier d on d.parent_id = own.id or d.id = own.parent_id
    where own.id = ${id} order by d.submitted_at, d.code`.execute(db);
  const parent = found.rows.find(({ isParent }) => isParent)?.snapshot;
  return { ...(parent && { parent }), children: found.rows.filter(({ isParent }) => !isParent).map(({ snapshot }) => snapshot) };
}
