import { type Kysely, sql, type Transaction } from "kysely";
import type { Revision } from "../../core/procedure/types.ts";
import type { Database } from "../../platform/db-types.ts";
import type { Agency } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

const AGENCY = sql`id, name, short_name as "shortName", kind, unit, parent_id as "parentId", commune_code as "communeCode", old_code as "oldCode", address, hotline, hours,
  closed_at as "closedAt", successor_id as "successorId", closed_why as "closedWhy",
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('from', h.from_day, 'to', h.to_day, 'hours', h.hours)) order by h.from_day, h.recorded_at)
    from agency_hours h where h.agency_id = agency.id and h.withdrawn_at is null) as "datedHours",
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('date', d.day, 'kind', d.kind, 'half', d.half, 'hours', d.hours, 'for', d.instead_of,
      'name', d.name, 'legal', d.legal)) order by length(d.agency_id), d.day)
    from agency_day d where d.withdrawn_at is null and (agency.id = d.agency_id or agency.id like d.agency_id || '.%')) as "ownDays"`;

export async function selectAgency(db: Db, id: string): Promise<Agency | undefined> {
  return (await sql<Agency>`select ${AGENCY} from agency where id = ${id}`.execute(db)).rows[0];
}

export async function selectCommuneAgency(db: Db, communeCode: string): Promise<Agency | undefined> {
  // People of a commune that was merged belong to whoever goes on with its work.
  const found = await sql<Agency>`
    with recursive line as (
      select id, successor_id, closed_at, 1 as step from agency where kind = 'commune' and commune_code = ${communeCode}
      union all
      select a.id, a.successor_id, a.closed_at, step + 1 from line join agency a on a.id = line.successor_id where step < 10)
    select ${AGENCY} from agency where id = (select id from line where closed_at is null order by step limit 1)`.execute(db);
  return found.rows[0];
}

export async function selectAgencies(db: Db, kind: Agency["kind"]): Promise<Agency[]> {
  return (
    await sql<Agency>`select ${AGENCY} from agency where kind = ${kind} and closed_at is null order by short_name collate "vi-x-icu"`.execute(
      db,
    )
  ).rows;
}

/** Agencies of these sorts, by name in Vietnamese order. */
export async function selectAgenciesOfUnits(db: Db, units: readonly string[]): Promise<Agency[]> {
  return (
    await sql<Agency>`select ${AGENCY} from agency where unit = any(${units}) and closed_at is null order by short_name collate "vi-x-icu"`.execute(
      db,
    )
  ).rows;
}

/** Agencies right below one. */
export async function selectChildren(db: Db, parentId: string): Promise<Agency[]> {
  return (
    await sql<Agency>`select ${AGENCY} from agency where parent_id = ${parentId} and closed_at is null order by id`.execute(db)
  ).rows;
}

/** Committees, departments, and the centres and offices of the province; of communes only the committee. Diacritics do not matter. */
export async function selectMainAgencies(db: Db, wanted: string): Promise<Agency[]> {
  const found = await sql<Agency>`
    select ${AGENCY} from agency
    where closed_at is null and (kind = 'commune' or commune_code is null) and (fold(name) like '%' || fold(${wanted}) || '%' or lower(id) like '%' || lower(${wanted}) || '%')
    order by commune_code is not null, case when commune_code is null then id end, short_name collate "vi-x-icu"`.execute(db);
  return found.rows;
}

/** Agencies and rooms that were closed, the latest first. */
export async function selectClosed(db: Db): Promise<Agency[]> {
  return (await sql<Agency>`select ${AGENCY} from agency where closed_at is not null order by closed_at desc, id`.execute(db))
    .rows;
}

/** Parents must come before their children. */
export async function upsertAgencies(db: Db, agencies: readonly Agency[]): Promise<void> {
  await sql`
    insert into agency (id, name, short_name, kind, unit, parent_id, commune_code, old_code, address, hotline, hours)
    select id, name, "shortName", kind, unit, "parentId", "communeCode", "oldCode", address, hotline, hours
    from jsonb_to_recordset(${JSON.stringify(agencies)}::jsonb) as row
      (id text, name text, "shortName" text, kind text, unit text, "parentId" text, "communeCode" text, "oldCode" text, address text, hotline text, hours jsonb)
    on conflict (id) do update set name = excluded.name, short_name = excluded.short_name, kind = excluded.kind, unit = excluded.unit,
      parent_id = excluded.parent_id, commune_code = excluded.commune_code, old_code = excluded.old_code, address = excluded.address,
      hotline = excluded.hotline, hours = excluded.hours`.execute(db);
}

export async function selectRevision(db: Db, id: string): Promise<Revision | undefined> {
  return (await sql<{ definition: Revision }>`select definition from procedure_revision where id = ${id}`.execute(db)).rows[0]
    ?.definition;
}

/** The revision of each procedure in force on a day; of one procedure when a code is given. */
export async function selectInForce(db: Db, day: string, code: string | null): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from revisions_on(${day}::date) where ${code}::text is null or code = ${code} order by code`.execute(db);
  return found.rows.map((row) => row.id);
}

/** A digest of what is published, withdrawn, grouped and taken in from the national catalogue, of agencies and of what they do not offer. Rows are only added, or changed where a day is written; no two states share one. */
export async function selectOfferVersion(db: Db): Promise<string> {
  const found = await sql<{ version: string }>`
    select concat_ws(' ',
      (select concat_ws(' ', count(*), max(position), md5(string_agg(concat_ws(' ', id, effective_from, effective_to), ',' order by position)))
        from procedure_revision),
      (select concat_ws(' ', count(*), md5(string_agg(concat_ws(' ', id, from_day), ',' order by id))) from procedure_withdrawal),
      (select md5(string_agg(concat_ws(' ', id, name, code, from_day, to_day), ',' order by id)) from service_group_member),
      (select md5(string_agg(concat_ws(' ', id, name, decision, from_day, to_day), ',' order by id)) from service_group),
      (select concat_ws(' ', count(*), md5(string_agg(concat_ws(' ', id, code, agency_id, valid_from, valid_until), ',' order by id))) from offer_exception),
      (select md5(string_agg(concat_ws(' ', id, name, unit, parent_id, address, hotline, hours, closed_at), ',' order by id)) from agency),
      (select concat_ws(' ', count(*), count(withdrawn_at)) from agency_hours),
      (select concat_ws(' ', count(*), count(withdrawn_at)) from agency_day),
      (select md5(string_agg(concat_ws(' ', file_hash, lines_done, started_at), ',' order by file_hash)) from import_run)) as version`.execute(
    db,
  );
  return found.rows[0]!.version;
}

export type NewRevision = {
  id: string;
  definition: Revision;
  files: Readonly<Record<string, string>> | null;
  origin: "folder" | "screen";
  editId: string | null;
  by: { officerId: string; name: string } | null;
  at: string;
  search: string;
};

/** @returns false when the same definition is there already; files that were not kept then are added to it */
export async function insertRevision(db: Db, row: NewRevision): Promise<boolean> {
  const { definition } = row;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  const done = await sql`
    insert into procedure_revision (id, code, effective_from, effective_to, published_at, definition, search, files, origin, edit_id, published_by)
    values (${row.id}, ${definition.code}, ${definition.effective.from}, ${definition.effective.to ?? null}, ${row.at},
      ${JSON.stringify(definition)}::jsonb, fold(${row.search}), ${json(row.files)}::jsonb, ${row.origin}, ${row.editId}, ${json(row.by)}::jsonb)
    on conflict (id) do nothing returning id`.execute(db);
  if (done.rows.length > 0) return true;
  if (row.files)
    await sql`update procedure_revision set files = ${json(row.files)}::jsonb where id = ${row.id} and files is null`.execute(db);
  return false;
}
