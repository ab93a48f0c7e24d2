import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../../platform/db-types.ts";

type Db = Kysely<Database> | Transaction<Database>;

/** Whoever goes on with the work of an agency: itself while it stands. */
export async function selectHeirId(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select id, successor_id, closed_at from agency where id = ${id}
      union select a.id, a.successor_id, a.closed_at from line join agency a on a.id = line.successor_id where line.closed_at is not null)
    select id from line where closed_at is null`.execute(db);
  return rows[0]?.id;
}

/** Agencies that go on with the work of closed ones of these sorts. */
export async function selectHeirsOfUnits(db: Db, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select successor_id as id from agency where unit = any(${[...units]}::text[]) and closed_at is not null
      union select a.successor_id from line join agency a on a.id = line.id where a.closed_at is not null)
    select a.id from line join agency a on a.id = line.id where a.closed_at is null order by a.id`.execute(db);
  return rows.map((row) => row.id);
}

/** Sorts of the closed agencies whose work this one goes on with. */
export async function selectUnitsTakenOver(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    with recursive line as (
      select id, unit from agency where successor_id = ${id} and closed_at is not null
      union select a.id, a.unit from line join agency a on a.successor_id = line.id where a.closed_at is not null)
    select distinct unit from line`.execute(db);
  return rows.map((row) => row.unit);
}

export type RoomHeir = { unit: string; heir: string };

/** Closed rooms of an agency with the room that goes on with their steps, where no room of the same sort is open. */
export async function selectRoomHeirs(db: Db, agencyId: string): Promise<RoomHeir[]> {
  const { rows } = await sql<RoomHeir>`
    with recursive line as (
      select unit, successor_id from agency where parent_id = ${agencyId} and closed_at is not null
      union select line.unit, a.successor_id from line join agency a on a.id = line.successor_id where a.closed_at is not null)
    select line.unit, min(a.unit) as heir from line join agency a on a.id = line.successor_id
    where a.closed_at is null and a.parent_id = ${agencyId} and a.unit <> line.unit
      and not exists (select from agency o where o.parent_id = ${agencyId} and o.unit = line.unit and o.closed_at is null)
    group by line.unit`.execute(db);
  return rows;
}

/** Those of these agencies that were closed. They stay as they are until the transaction ends: who closes one waits for it, and sees what it wrote. */
export async function holdOpen(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string; closed: boolean }>`
    select name, closed_at is not null as closed from agency where id = any(${[...ids]}::text[]) order by id for share`.execute(
    db,
  );
  return rows.flatMap(({ name, closed }) => (closed ? [name] : []));
}
