import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { DifficultVisit, DifficultyCount } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;
type Noted = { visitId: string; codes: readonly string[]; by: { officerId: string; name: string }; at: string };

export async function selectDifficulties(db: Db, visitId: string): Promise<string[]> {
  const found = await sql<{
    code: string;
  }>`select code from counter_difficulty where visit_id = ${visitId} order by code`.execute(db);
  return found.rows.map(({ code }) => code);
}

/** The visit has these and no others; who noted one first stays on record. */
export async function replaceDifficulties(tx: Db, { visitId, codes, by, at }: Noted): Promise<void> {
  await sql`delete from counter_difficulty where visit_id = ${visitId} and code <> all(${codes}::text[])`.execute(tx);
  await addDifficulties(tx, { visitId, codes, by, at });
}

export async function addDifficulties(tx: Db, { visitId, codes, by, at }: Noted): Promise<void> {
  await sql`
    insert into counter_difficulty (visit_id, code, noted_by, noted_at)
    select ${visitId}::uuid, code, ${JSON.stringify(by)}::jsonb, ${at}::timestamptz from unnest(${codes}::text[]) code
    on conflict do nothing`.execute(tx);
}

/** `agencyId` null: all agencies. */
type Range = { agencyId: string | null; from: string; until: string };

/** A visit that only gave way to another one of the same person and matter is not one of its own. */
const within = ({ agencyId, from, until }: Range): RawBuilder<unknown> => sql`v.opened_at >= ${from} and v.opened_at < ${until}
  and (${agencyId}::text is null or v.agency_id = ${agencyId}) and v.ended_why is distinct from 'Mở lượt mới'`;

export async function countDifficulties(db: Db, range: Range): Promise<DifficultyCount> {
  const [visits, codes] = await Promise.all([
    sql<{ visits: number; difficult: number }>`
      select count(*)::int as visits,
        (count(*) filter (where exists (select from counter_difficulty d where d.visit_id = v.id)))::int as difficult
      from counter_visit v where ${within(range)}`.execute(db),
    sql<{ code: string; count: number }>`
      select d.code, count(*)::int as count from counter_difficulty d join counter_visit v on v.id = d.visit_id
      where ${within(range)} group by d.code order by count desc, d.code`.execute(db),
  ]);
  return { ...visits.rows[0]!, codes: codes.rows };
}

/** Newest first, at most 200. */
export async function selectDifficultVisits(db: Db, range: Range, code: string): Promise<DifficultVisit[]> {
  const found = await sql<DifficultVisit>`
    select v.id, v.procedure_code as "procedureCode", s.name as "agencyName", v.agency_id as "agencyId", d.noted_by ->> 'name' as "notedBy",
      to_char(v.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "openedAt", o.code as "dossierCode", v.ended_why as "endedWhy"
    from counter_difficulty d join counter_visit v on v.id = d.visit_id left join agency s on s.id = v.agency_id
      left join dossier o on o.id = v.dossier_id
    where ${within(range)} and d.code = ${code} order by v.opened_at desc limit 200`.execute(db);
  return found.rows;
}
