import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { OfferException } from "./types.ts";

/** Exceptions that hold on a day, of a procedure or of an agency. */
export async function selectExceptions(
  db: Db,
  of: { code: string } | { agencyId: string },
  day: string,
): Promise<OfferException[]> {
  const whose = "code" in of ? sql`e.code = ${of.code}` : sql`e.agency_id = ${of.agencyId}`;
  const found = await sql<OfferException>`
    select e.code, e.agency_id as "agencyId", a.name as "agencyName", to_char(e.valid_from, 'YYYY-MM-DD') as "from",
      to_char(e.valid_until, 'YYYY-MM-DD') as "until", e.reason, e.set_by ->> 'name' as "by"
    from offer_exception e join agency a on a.id = e.agency_id
    where ${whose} and e.valid_from <= ${day}::date and (e.valid_until is null or e.valid_until > ${day}::date)
    order by a.short_name collate "vi-x-icu", e.code`.execute(db);
  return found.rows;
}

/** An exception that already lasts stays as it is. */
export async function insertException(
  db: Db,
  row: { code: string; agencyId: string; from: string; reason: string; by: { officerId: string; name: string }; at: string },
): Promise<void> {
  await sql`
    insert into offer_exception (code, agency_id, valid_from, reason, set_by, set_at)
    values (${row.code}, ${row.agencyId}, ${row.from}, ${row.reason}, ${JSON.stringify(row.by)}::jsonb, ${row.at})
    on conflict (code, agency_id) where valid_until is null do nothing`.execute(db);
}

export async function closeException(db: Db, code: string, agencyId: string, until: string): Promise<void> {
  await sql`
    update offer_exception set valid_until = greatest(valid_from, ${until}::date)
    where code = ${code} and agency_id = ${agencyId} and valid_until is null`.execute(db);
}
