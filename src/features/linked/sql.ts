import { type Kysely, sql } from "kysely";
import type { Database } from "../../platform/db-types.ts";

/** Of these dossiers the children, each with its parent's id. */
export async function selectParents(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await sql<{ id: string; parentId: string }>`
    select id, parent_id as "parentId" from dossier where id = any(${ids}::uuid[]) and parent_id is not null`.execute(db);
  return new Map(found.rows.map(({ id, parentId }) => [id, parentId]));
}
