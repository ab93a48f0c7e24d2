/** Many dossiers at once, for tests of what is long: copies of one, with its log and spans. */
import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

/** Copies a dossier `count` times, each a minute older. Their hash chains are the first one's and do not verify. @param db of the owner */
export async function copyDossier(db: Db, id: string, count: number): Promise<void> {
  await db.connection().execute(async (owner) => {
    await sql`set session_replication_role = replica`.execute(owner);
    for (const [table, key] of [
      ["dossier", "id"],
      ["event", "dossier_id"],
      ["dossier_span", "dossier_id"],
    ] as const) {
      const found = await sql<{ name: string; type: string }>`
        select column_name as name, data_type as type from information_schema.columns
        where table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`.execute(owner);
      const values = found.rows.map(({ name, type }) => {
        if (name === key) return sql`md5(${id} || g)::uuid`;
        if (name === "code") return sql`t.code || '-' || g`;
        return type.startsWith("timestamp") ? sql`${sql.ref(`t.${name}`)} - g * interval '1 minute'` : sql.ref(`t.${name}`);
      });
      const columns = sql.join(found.rows.map(({ name }) => sql.ref(name)));
      await sql`insert into ${sql.table(table)} (${columns}) select ${sql.join(values)} from ${sql.table(table)} t
        cross join generate_series(1, ${count}::int) g where ${sql.ref(`t.${key}`)} = ${id}::uuid`.execute(owner);
    }
    await sql`set session_replication_role = origin`.execute(owner);
  });
}
