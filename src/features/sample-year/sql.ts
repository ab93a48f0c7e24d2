import { sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Db } from "../../platform/services.ts";
import type { Invented, Officer } from "./types.ts";

type Tx = Transaction<Database>;

/** All active officers in their posts. */
export async function selectOfficers(db: Db): Promise<Officer[]> {
  const { rows } = await sql<Omit<Officer, "kind" | "unit"> & { unit: string | null }>`
    select o.id as "officerId", o.personal_id as "personalId", o.name, p.position, p.role, p.agency_id as "agencyId", a.name as "agencyName", p.unit
    from officer_post p join officer o on o.id = p.officer_id and o.active join agency a on a.id = p.agency_id
    order by p.agency_id, o.username, p.role`.execute(db);
  return rows.map(({ unit, ...row }) => ({ kind: "officer", ...row, ...(unit && { unit }) }));
}

/** Of these ids the ones that are dossiers already. */
export async function selectKnown(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from dossier where id = any(${ids as string[]})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** In the order of their numbers, so that two who write the same people do not wait for each other in a circle. */
export async function insertPeople(db: Db, people: readonly Invented[], at: string): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto("person")
    .values(
      people
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((one) => ({
          id: one.id,
          personal_id: one.personalId,
          name: one.name,
          birth_date: one.birthDate,
          gender: one.gender,
          phone: one.phone,
          email: "",
          address: one.address,
          commune_code: one.communeCode,
          level: one.level,
          created_at: at,
          signed_in_at: one.level > 0 ? at : null,
        })),
    )
    .onConflict((on) => on.doNothing())
    .execute();
}

export type Count = { agencyId: string; kind: string; year: number; last: number };
export type DayCount = { agencyId: string; day: string; last: number };

export async function selectDayCounts(db: Db): Promise<DayCount[]> {
  const { rows } = await sql<DayCount>`select agency_id as "agencyId", day::text as day, last from dossier_counter`.execute(db);
  return rows;
}

export async function raiseDayCounts(tx: Tx, counts: readonly DayCount[]): Promise<void> {
  const rows = JSON.stringify(counts.map(({ agencyId, ...rest }) => ({ agency_id: agencyId, ...rest })));
  await sql`insert into dossier_counter as c (agency_id, day, last)
    select agency_id, day, last from jsonb_to_recordset(${rows}::jsonb) as row(agency_id text, day date, last int)
    on conflict (agency_id, day) do update set last = greatest(c.last, excluded.last)`.execute(tx);
}

/** Where each book of results stands. */
export async function selectBooks(db: Db): Promise<Count[]> {
  const { rows } = await sql<Count>`select agency_id as "agencyId", kind, year, last from civil_status_book`.execute(db);
  return rows;
}

export async function raiseBooks(tx: Tx, books: readonly Count[]): Promise<void> {
  const rows = JSON.stringify(books.map(({ agencyId, ...rest }) => ({ agency_id: agencyId, ...rest })));
  await sql`insert into civil_status_book as b (agency_id, kind, year, book, last)
    select agency_id, kind, year, '01', last from jsonb_to_recordset(${rows}::jsonb) as row(agency_id text, kind text, year int, last int)
    on conflict (agency_id, kind, year) do update set last = greatest(b.last, excluded.last)`.execute(tx);
}

/** Statistics for the planner and a map of what needs no second look, after so much has come in at once. Only the tables' owner can. */
export async function tidy(owner: Db): Promise<void> {
  await sql`vacuum (analyze) dossier, event, dossier_span, command_receipt, till_entry, person`.execute(owner);
}
