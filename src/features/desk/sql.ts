import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import { instant, LIVE, notOwn, SHARED, visible } from "./lists/sql.ts";
import type { Officer } from "./types.ts";

/** Ids and codes of dossiers that the officer may see, for acts on many at once. */
export async function selectIds(
  db: Kysely<Database>,
  officer: Officer,
  codes: readonly string[],
): Promise<{ id: string; code: string }[]> {
  const found = await sql<{ id: string; code: string }>`
    select id, code from dossier where code = any(${codes}) and ${visible(officer)} order by code`.execute(db);
  return found.rows;
}

/** Raises the book's counter; the row stays locked until the transaction ends, so a number is given once and none is lost. */
export async function raiseBook(
  tx: Transaction<Database>,
  of: { agencyId: string; kind: string; year: number },
): Promise<{ number: number; book: string }> {
  const found = await sql<{ number: number; book: string }>`
    insert into civil_status_book (agency_id, kind, year, book, last) values (${of.agencyId}, ${of.kind}, ${of.year}, '01', 1)
    on conflict (agency_id, kind, year) do update set last = civil_status_book.last + 1
    returning last as number, book`.execute(tx);
  return found.rows[0]!;
}

export type LoadRow = {
  officerId: string;
  name: string;
  open: number;
  late: number;
  oldestSince: string;
  code: string;
};

/** Open steps of an agency by who has them: shares of a split step count for their officers, the step itself for whoever has it otherwise. */
export async function selectWorkload(db: Kysely<Database>, officer: Officer, now: string): Promise<LoadRow[]> {
  const found = await sql<LoadRow>`
    with held as (
      select d.code, s ->> 'startedAt' as since, s ->> 'dueAt' as due, holder
      from dossier d cross join jsonb_array_elements(d.open_steps) s
        cross join lateral (
          select p -> 'assignee' as holder from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt'
          union all
          select s -> 'assignee' where s ? 'assignee'
            and not exists (select from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt')
        ) holders
      where ${LIVE} and d.agency_id = ${officer.agencyId} and ${notOwn(officer)})
    select holder ->> 'officerId' as "officerId", max(holder ->> 'name') as name, count(*)::int as open,
      count(*) filter (where due::timestamptz < ${now})::int as late, min(since) as "oldestSince", (array_agg(code order by since, code))[1] as code
    from held group by holder ->> 'officerId'`.execute(db);
  return found.rows;
}

export type PoolRow = { role: Officer["role"]; unit: string | null; open: number; late: number; oldestSince: string };

/** Open steps of an agency that nobody has taken, by role and room; and what the counter has not received. */
export async function selectPools(db: Kysely<Database>, officer: Officer, now: string): Promise<PoolRow[]> {
  const at = sql`agency_id = ${officer.agencyId} and ${notOwn(officer)} and ${LIVE}`;
  const found = await sql<PoolRow>`
    with waiting as (
      select s ->> 'by' as role, s ->> 'unit' as unit, s ->> 'startedAt' as since, (s ->> 'dueAt')::timestamptz as due
      from dossier cross join jsonb_array_elements(open_steps) s
      where ${at} and not s ? 'assignee' and not ${SHARED} and not s ? 'child' and coordination is null
      union all
      select 'receptionist', null, ${instant("submitted_at")}, intake_due_at from dossier
      where ${at} and state in ('submitted', 'awaitingReception') and coordination is null)
    select role, unit, count(*)::int as open, count(*) filter (where due < ${now})::int as late, min(since) as "oldestSince"
    from waiting group by role, unit order by late desc, open desc, role, unit`.execute(db);
  return found.rows;
}
