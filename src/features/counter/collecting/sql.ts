import { type Kysely, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Clerk } from "../types.ts";
import type { OpenLine, ReadyLine } from "./types.ts";

/** Words in any order without diacritics; or one whole code or number. */
export type Sought = { words: string[] } | { code: string } | { applicants: string[] };

/**
 * Results that wait at this counter, longest first: fetched here by choice, or decided or taken in here when nothing else was chosen; never the
 * officer's own matter.
 */
export async function selectReady(db: Kysely<Database>, clerk: Clerk, sought: Sought, limit: number): Promise<ReadyLine[]> {
  const { agencyId, personalId } = clerk;
  const found = await sql<ReadyLine>`
    select code, subject, applicant_name as "applicantName", applicant_personal_id as "applicantPersonalId",
      snapshot ->> 'agencyName' as "agencyName", agency_id as "agencyId", coalesce(snapshot #>> '{delivery,way}', 'counter') as way,
      to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "finishedAt"
    from dossier
    where state = 'resultReady' and not concerned @> array[${personalId}]::text[]
      and case when pickup_agency_id is not null then pickup_agency_id = ${agencyId} else ${agencyId} in (agency_id, accepted_at) end
      and ${matching(sought)}
    order by finished_at, code limit ${limit}`.execute(db);
  return found.rows;
}

function matching(sought: Sought) {
  if ("code" in sought) return sql`code = ${sought.code}`;
  if ("applicants" in sought) return sql`applicant_personal_id = any(${sought.applicants}::text[])`;
  const words = sought.words.map((word) => word.replace(/[\\%_]/g, "\\$&"));
  return words.length === 0
    ? sql`true`
    : sql.join(
        words.map((word) => sql`search like '%' || fold(${word}) || '%'`),
        sql` and `,
      );
}

/** The code of a dossier by either spelling of its agency, when this officer may see it. */
export async function selectCode(db: Kysely<Database>, clerk: Clerk, code: string): Promise<string | undefined> {
  const { agencyId, personalId } = clerk;
  const found = await sql<{ code: string }>`
    select code from dossier where code = ${code} and not concerned @> array[${personalId}]::text[]
      and (agency_id = ${agencyId} or accepted_at = ${agencyId} or pickup_agency_id = ${agencyId})`.execute(db);
  return found.rows[0]?.code;
}

/** What a person has under way that this counter may see: results to be fetched first, then what waits for the person, then the rest, newest first. */
export async function selectOpen(db: Kysely<Database>, clerk: Clerk, personId: string, limit: number): Promise<OpenLine[]> {
  const { agencyId, personalId } = clerk;
  const found = await sql<OpenLine>`
    select code, subject, state,
      state = 'resultReady' and pickup_agency_id is not null and pickup_agency_id <> ${agencyId} as elsewhere
    from dossier
    where applicant_person_id = ${personId} and state not in ('draft', 'returned', 'archived', 'withdrawn', 'stopped', 'notReceived')
      and not concerned @> array[${personalId}]::text[]
      and (agency_id = ${agencyId} or accepted_at = ${agencyId} or pickup_agency_id = ${agencyId})
    order by state <> 'resultReady', state not like 'awaiting%', submitted_at desc limit ${limit}`.execute(db);
  return found.rows;
}
