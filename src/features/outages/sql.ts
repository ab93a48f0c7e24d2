import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Outage } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;
type By = { officerId: string | null; name: string };

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
const OUTAGE = sql`id, ${iso("from_at")} as "from", ${iso("to_at")} as "to", what, source, recorded_by ->> 'name' as "recordedBy",
  ${iso("recorded_at")} as "recordedAt"`;

/** Puts down that the program runs. @returns when it was last seen running before; undefined the first time */
export async function beatOnce(tx: Transaction<Database>, at: string): Promise<string | undefined> {
  const before = await sql<{ at: string }>`select ${iso("at")} as at from heartbeat for update`.execute(tx);
  await sql`insert into heartbeat (at) values (${at}) on conflict (one) do update set at = greatest(heartbeat.at, excluded.at)`.execute(
    tx,
  );
  return before.rows[0]?.at;
}

export async function insertOutage(
  db: Db,
  row: { id: string; from: string; to: string | null; what: string; source: Outage["source"]; by: By; at: string },
): Promise<void> {
  await sql`insert into outage (id, from_at, to_at, what, source, recorded_by, recorded_at)
    values (${row.id}, ${row.from}, ${row.to}, ${row.what}, ${row.source}, ${JSON.stringify(row.by)}::jsonb, ${row.at})`.execute(
    db,
  );
}

/** @returns false when it has ended already, does not exist, or began later than it would end */
export async function updateEnd(db: Db, id: string, to: string, by: By): Promise<boolean> {
  const done = await sql`update outage set to_at = ${to}, closed_by = ${JSON.stringify(by)}::jsonb
    where id = ${id} and to_at is null and from_at < ${to}`.execute(db);
  return done.numAffectedRows === 1n;
}

export async function selectOutages(db: Db, limit: number): Promise<Outage[]> {
  return (await sql<Outage>`select ${OUTAGE} from outage order by to_at is not null, from_at desc, id limit ${limit}`.execute(db))
    .rows;
}

/** Those that touch the time from `from` to `to`, oldest first. */
export async function selectBetween(db: Db, from: string, to: string): Promise<Outage[]> {
  const found = await sql<Outage>`
    select ${OUTAGE} from outage where from_at < ${to} and (to_at is null or to_at > ${from}) order by from_at, id`.execute(db);
  return found.rows;
}
