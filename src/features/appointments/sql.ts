import { type Kysely, sql, type Transaction } from "kysely";
import type { HoursPeriod, OwnDay, WeeklyHours } from "../../core/calendar/index.ts";
import type { Database } from "../../platform/db-types.ts";
import type { CalendarContent, CalendarVersion, Decision, Difference } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Lets one process at a time compare calendars. */
export async function lockVersions(tx: Transaction<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('calendar_version'))`.execute(tx);
}

export async function selectVersions(db: Db): Promise<(CalendarVersion & { digest: string })[]> {
  const found = await sql<CalendarVersion & { digest: string }>`
    select id::text, ${iso("seen_at")} as "seenAt", digest, content from calendar_version order by calendar_version.id`.execute(
    db,
  );
  return found.rows;
}

export async function insertVersion(
  db: Db,
  version: { seenAt: string; digest: string; content: CalendarContent },
): Promise<void> {
  await sql`insert into calendar_version (seen_at, digest, content)
    values (${version.seenAt}, ${version.digest}, ${JSON.stringify(version.content)}::jsonb)`.execute(db);
}

/** Hours on record of the agencies that have their own. */
export async function selectOwnHours(db: Db): Promise<Record<string, WeeklyHours>> {
  const found = await sql<{
    id: string;
    hours: WeeklyHours;
  }>`select id, hours from agency where hours is not null order by id`.execute(db);
  return Object.fromEntries(found.rows.map(({ id, hours }) => [id, hours]));
}

/** Hours with a date of the agencies that have some, in the order in which they begin. */
export async function selectDatedHours(db: Db): Promise<Record<string, HoursPeriod[]>> {
  const found = await sql<{ id: string; periods: HoursPeriod[] }>`
    select agency_id as id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', from_day, 'to', to_day, 'hours', hours))
      order by from_day, recorded_at) as periods
    from agency_hours where withdrawn_at is null group by agency_id order by agency_id`.execute(db);
  return Object.fromEntries(found.rows.map(({ id, periods }) => [id, periods]));
}

/** Days off and days worked by decision, by the agency that decided them. */
export async function selectOwnDays(db: Db): Promise<Record<string, OwnDay[]>> {
  const found = await sql<{ id: string; days: OwnDay[] }>`
    select agency_id as id, jsonb_agg(jsonb_strip_nulls(jsonb_build_object('date', day, 'kind', kind, 'half', half, 'hours', hours, 'for', instead_of,
      'name', name, 'legal', legal)) order by day) as days
    from agency_day where withdrawn_at is null group by agency_id order by agency_id`.execute(db);
  return Object.fromEntries(found.rows.map(({ id, days }) => [id, days]));
}

/** Whether every open appointment was compared under a version. */
export async function selectCompared(db: Db): Promise<string | undefined> {
  const found = await sql<{ id: string }>`select max(version_id)::text as id from appointment_comparison`.execute(db);
  return found.rows[0]?.id;
}

export async function insertCompared(db: Db, versionId: string, at: string): Promise<void> {
  await sql`insert into appointment_comparison (version_id, at) values (${versionId}, ${at}) on conflict do nothing`.execute(db);
}

/** Dossiers with an appointment that still stands and that some day from `first` to `last` (yyyy-MM-dd) lies within, after an id. */
export async function selectOpen(db: Db, span: { first: string; last: string }, after: string, limit: number): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from dossier
    where id > ${after} and finished_at is null and due_at is not null and received_at is not null
      and received_at < (${span.last}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
      and due_at >= ${span.first}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by id limit ${limit}`.execute(db);
  return found.rows.map(({ id }) => id);
}

/** Differences without a decision, whose dossiers are compared again. */
export async function selectUndecidedDossiers(db: Db): Promise<string[]> {
  const found = await sql<{
    id: string;
  }>`select distinct dossier_id as id from appointment_difference where decision is null`.execute(db);
  return found.rows.map(({ id }) => id);
}

export type NewDifference = Omit<Difference, "decision" | "reason" | "decidedBy" | "decidedAt"> & { versionId: string };

/** Puts down what is different now; what was decided stays as it is. */
export async function insertDifference(db: Db, row: NewDifference): Promise<void> {
  await sql`
    insert into appointment_difference (id, dossier_id, code, agency_id, agency_name, procedure_name, old_due, new_due, why, version_id, found_at)
    values (${row.id}, ${row.dossierId}, ${row.code}, ${row.agencyId}, ${row.agencyName}, ${row.procedureName}, ${row.oldDue}, ${row.newDue},
      ${JSON.stringify(row.why)}::jsonb, ${row.versionId}, ${row.foundAt})
    on conflict (dossier_id, old_due, new_due) do update set why = excluded.why, version_id = excluded.version_id
      where appointment_difference.decision is null`.execute(db);
}

/** Takes undecided differences of a dossier away, but for the one that still holds. */
export async function deleteStale(
  db: Db,
  dossierId: string,
  still: { oldDue: string; newDue: string } | undefined,
): Promise<void> {
  await sql`delete from appointment_difference where dossier_id = ${dossierId} and decision is null
    and (${still?.oldDue ?? null}::timestamptz is null or old_due <> ${still?.oldDue ?? null} or new_due <> ${still?.newDue ?? null})`.execute(
    db,
  );
}

const DIFFERENCE = sql`id, dossier_id as "dossierId", code, agency_id as "agencyId", agency_name as "agencyName", procedure_name as "procedureName",
  ${iso("old_due")} as "oldDue", ${iso("new_due")} as "newDue", why, ${iso("found_at")} as "foundAt", decision, reason, decided_by as "decidedBy",
  ${iso("decided_at")} as "decidedAt"`;

/** Of an agency, or of all when none is given; what awaits a decision first. */
export async function selectDifferences(db: Db, agencyId: string | null, limit: number): Promise<Difference[]> {
  const found = await sql<Difference>`
    select ${DIFFERENCE} from appointment_difference where ${agencyId}::text is null or agency_id = ${agencyId}
    order by decision is not null, case when decision is null then old_due end, decided_at desc, code limit ${limit}`.execute(db);
  return found.rows;
}

export async function countUndecided(db: Db, agencyId: string | null): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*)::int as count from appointment_difference where decision is null and (${agencyId}::text is null or agency_id = ${agencyId})`.execute(
    db,
  );
  return found.rows[0]!.count;
}

export async function selectDifference(db: Db, id: string): Promise<Difference | undefined> {
  return (await sql<Difference>`select ${DIFFERENCE} from appointment_difference where id = ${id}`.execute(db)).rows[0];
}

/** @returns false when somebody decided first */
export async function updateDecision(
  db: Db,
  id: string,
  row: { decision: Decision; reason: string; by: { officerId: string; name: string }; at: string },
): Promise<boolean> {
  const done = await sql`update appointment_difference set decision = ${row.decision}, reason = ${row.reason},
    decided_by = ${JSON.stringify(row.by)}::jsonb, decided_at = ${row.at} where id = ${id} and decision is null`.execute(db);
  return done.numAffectedRows === 1n;
}
