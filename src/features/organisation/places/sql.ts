import { sql } from "kysely";
import type { HoursPeriod } from "../../../core/calendar/index.ts";
import type { Db } from "../../../platform/services.ts";
import type { DatedHours } from "../types.ts";

/** Every agency with the sorts of its rooms, by code. */
export async function selectPlaces(db: Db): Promise<{ id: string; name: string; units: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; units: string[] }>`
    select a.id, a.name, coalesce((select array_agg(distinct c.unit) from agency c
      where c.parent_id = a.id and c.closed_at is null), '{}') as units
    from agency a where a.closed_at is null order by a.id`.execute(db);
  return rows;
}

export type Standing = { name: string; closedAt: string | null };

export async function selectStanding(db: Db, agencyId: string): Promise<Standing | undefined> {
  return (await sql<Standing>`select name, closed_at as "closedAt" from agency where id = ${agencyId}`.execute(db)).rows[0];
}

export async function selectVersion(db: Db, agencyId: string): Promise<number | undefined> {
  return (await sql<{ version: number }>`select version from agency where id = ${agencyId}`.execute(db)).rows[0]?.version;
}

export async function raiseVersion(db: Db, agencyId: string): Promise<void> {
  await sql`update agency set version = version + 1 where id = ${agencyId}`.execute(db);
}

export async function updateDetails(
  db: Db,
  agencyId: string,
  details: { name: string; shortName: string; address: string; hotline: string },
): Promise<void> {
  const { name, shortName, address, hotline } = details;
  await sql`update agency set name = ${name}, short_name = ${shortName}, address = ${address}, hotline = ${hotline}, version = version + 1
    where id = ${agencyId}`.execute(db);
}

type HoursRow = Omit<DatedHours, "period"> & { from: string; to: string | null; hours: HoursPeriod["hours"] };

/** Hours on record, the day from which they hold descending; `to` absent while they hold. */
export async function selectHours(db: Db, agencyId: string): Promise<DatedHours[]> {
  const { rows } = await sql<HoursRow>`
    select id, agency_id as "agencyId", from_day as "from", to_day as "to", hours, legal, recorded_by ->> 'name' as "recordedBy",
      recorded_at as "recordedAt"
    from agency_hours where agency_id = ${agencyId} and withdrawn_at is null order by from_day desc, recorded_at desc`.execute(
    db,
  );
  return rows.map(({ from, to, hours, ...row }) => ({ ...row, period: { from, ...(to && { to }), hours } }));
}

export async function insertHours(
  db: Db,
  row: { id: string; agencyId: string; period: HoursPeriod; legal: string; by: unknown; at: string },
): Promise<void> {
  const { from, to, hours } = row.period;
  await sql`insert into agency_hours (id, agency_id, from_day, to_day, hours, legal, recorded_by, recorded_at)
    values (${row.id}, ${row.agencyId}, ${from}, ${to ?? null}, ${JSON.stringify(hours)}::jsonb, ${row.legal}, ${JSON.stringify(row.by)}::jsonb,
      ${row.at})`.execute(db);
}

export async function withdrawRow(db: Db, id: string, by: unknown, at: string): Promise<void> {
  await sql`update agency_hours set withdrawn_by = ${JSON.stringify(by)}::jsonb, withdrawn_at = ${at} where id = ${id}`.execute(
    db,
  );
}
