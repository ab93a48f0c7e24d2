import { type Kysely, sql, type Transaction } from "kysely";
import type { PublishedParts } from "../../core/finding/index.ts";
import type { Database } from "../../platform/db-types.ts";

type Db = Kysely<Database> | Transaction<Database>;

/** Of every procedure that was taken in, the content seen last, without what nobody searches in. */
export async function selectPublishedParts(db: Db): Promise<PublishedParts[]> {
  const found = await sql<PublishedParts>`
    select code, name, coalesce(tiers, '[]') as tiers, coalesce(audience, '[]') as audience, coalesce(keywords, '') as keywords,
      jsonb_path_query_array(coalesce(fields, '[]'), '$[*].name') as fields,
      jsonb_path_query_array(coalesce(cases, '[]'), '$[*].papers[0 to 7].name') as papers,
      jsonb_path_query_array(coalesce(results, '[]'), '$[*].name') as results
    from (
      select distinct on (code) code, name, definition from published_procedure order by code, last_seen_at desc, line desc
    ) present
    cross join lateral jsonb_to_record(definition)
      as part (tiers jsonb, audience jsonb, keywords text, fields jsonb, cases jsonb, results jsonb)
    order by code`.execute(db);
  return found.rows;
}

/** Dossiers handed in since an instant, by procedure. */
export async function selectFiled(db: Db, since: string): Promise<{ code: string; filed: number }[]> {
  const found = await sql<{ code: string; filed: number }>`
    select procedure_code as code, count(*)::int as filed from dossier where submitted_at >= ${since} group by procedure_code`.execute(
    db,
  );
  return found.rows;
}
