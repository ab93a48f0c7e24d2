import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { DecidedDay } from "../types.ts";

const DAY = sql`id, agency_id as "agencyId", day as date, kind, half, hours, instead_of as "for", name, legal, recorded_by ->> 'name' as "recordedBy"`;

/** Days by decision of these agencies, the latest first. */
export async function selectDays(db: Db, agencyIds: readonly string[]): Promise<DecidedDay[]> {
  const { rows } =
    await sql<DecidedDay>`select ${DAY} from agency_day where agency_id = any(${[...agencyIds]}::text[]) and withdrawn_at is null
    order by day desc`.execute(db);
  return rows;
}

export async function insertDay(db: Db, row: Omit<DecidedDay, "recordedBy"> & { by: unknown; at: string }): Promise<void> {
  const hours = row.hours ? sql`${[...row.hours]}::text[]` : sql`null`;
  await sql`insert into agency_day (id, agency_id, day, kind, half, hours, instead_of, name, legal, recorded_by, recorded_at)
    values (${row.id}, ${row.agencyId}, ${row.date}, ${row.kind}, ${row.half ?? null}, ${hours}, ${row.for ?? null}, ${row.name}, ${row.legal},
      ${JSON.stringify(row.by)}::jsonb, ${row.at})`.execute(db);
}

export async function withdrawDay(db: Db, id: string, by: unknown, at: string): Promise<void> {
  await sql`update agency_day set withdrawn_by = ${JSON.stringify(by)}::jsonb, withdrawn_at = ${at} where id = ${id}`.execute(db);
}
