import { sql } from "kysely";
import type { ServiceGroup } from "../../../core/tickets/index.ts";
import type { Db } from "../../../platform/services.ts";
import type { Counter } from "../types.ts";

const COUNTER = sql`id, agency_id as "agencyId", number, name, services, open, what, version`;

export async function selectCounters(db: Db, agencyId: string): Promise<Counter[]> {
  const { rows } = await sql<Counter>`select ${COUNTER} from agency_counter where agency_id = ${agencyId} and ended_at is null
    order by number`.execute(db);
  return rows;
}

export async function insertCounters(db: Db, counters: readonly Omit<Counter, "version">[]): Promise<void> {
  await sql`insert into agency_counter (id, agency_id, number, name, services, open, what)
    select id, "agencyId", number, name, array(select jsonb_array_elements_text(services)), open, what
    from jsonb_to_recordset(${JSON.stringify(counters)}::jsonb)
      as r (id uuid, "agencyId" text, number int, name text, services jsonb, open boolean, what text)`.execute(db);
}

export async function updateCounter(db: Db, { id, number, name, services, open, what }: Counter): Promise<void> {
  await sql`update agency_counter set number = ${number}, name = ${name}, services = ${[...services]}::text[], open = ${open}, what = ${what},
    version = version + 1 where id = ${id}`.execute(db);
}

export async function endCounter(db: Db, id: string, at: string): Promise<void> {
  await sql`update agency_counter set ended_at = ${at}, version = version + 1 where id = ${id}`.execute(db);
}

export type HallRow = { groups: ServiceGroup[]; version: number };

export async function selectHall(db: Db, agencyId: string): Promise<HallRow | undefined> {
  const { rows } = await sql<HallRow>`select groups, version from agency_hall where agency_id = ${agencyId}`.execute(db);
  return rows[0];
}

export async function insertHall(db: Db, agencyId: string, groups: readonly ServiceGroup[]): Promise<void> {
  await sql`insert into agency_hall (agency_id, groups) values (${agencyId}, ${JSON.stringify(groups)}::jsonb)`.execute(db);
}

export async function updateHall(db: Db, agencyId: string, groups: readonly ServiceGroup[]): Promise<void> {
  await sql`update agency_hall set groups = ${JSON.stringify(groups)}::jsonb, version = version + 1 where agency_id = ${agencyId}`.execute(
    db,
  );
}
