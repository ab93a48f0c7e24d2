import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { BookLine, ByHand, Clerk, MeasuredVisit, Visit, VisitFigures, VisitLine } from "./types.ts";

type Db = Kysely<Database> | Transaction<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const VISIT = sql`id, agency_id as "agencyId", procedure_code as "procedureCode", personal_id as "personalId", opened_by as "openedBy",
  ${instant("opened_at")} as "openedAt", by_hand as "byHand", person_id as "personId", draft_id as "draftId", dossier_id as "dossierId",
  on_spot as "onSpot", why_not as "whyNot", ${instant("ended_at")} as "endedAt", ended_why as "endedWhy"`;

export async function selectVisit(db: Db, id: string): Promise<Visit | undefined> {
  return (await sql<Visit>`select ${VISIT} from counter_visit where id = ${id}`.execute(db)).rows[0];
}

export async function lockVisit(tx: Transaction<Database>, id: string): Promise<Visit | undefined> {
  return (await sql<Visit>`select ${VISIT} from counter_visit where id = ${id} for update`.execute(tx)).rows[0];
}

export async function selectVisitOfDossier(db: Db, dossierId: string): Promise<Visit | undefined> {
  return (await sql<Visit>`select ${VISIT} from counter_visit where dossier_id = ${dossierId}`.execute(db)).rows[0];
}

export type NewVisit = {
  id: string;
  key: string;
  agencyId: string;
  procedureCode: string;
  personalId: string;
  openedBy: Visit["openedBy"];
  at: string;
  /** Visits opened before are another matter. */
  fresh: string;
};

/**
 * Opens a visit, or finds the one that is open for the same person and procedure, however many clerks open it at once.
 * @returns the visit's id
 */
export async function insertVisit(tx: Transaction<Database>, v: NewVisit): Promise<string> {
  const same = sql`agency_id = ${v.agencyId} and procedure_code = ${v.procedureCode} and personal_id = ${v.personalId}
    and ended_at is null and dossier_id is null`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`counter_visit ${v.agencyId} ${v.procedureCode} ${v.personalId}`}, 0))`.execute(
    tx,
  );
  await sql`
    update counter_visit set ended_at = ${v.at}, ended_why = 'Mở lượt mới' where ${same} and opened_at < ${v.fresh}`.execute(tx);
  await sql`
    insert into counter_visit (id, open_key, agency_id, procedure_code, personal_id, opened_by, opened_at)
    select ${v.id}::uuid, ${v.key}, ${v.agencyId}, ${v.procedureCode}, ${v.personalId}, ${JSON.stringify(v.openedBy)}::jsonb, ${v.at}::timestamptz
    where not exists (select 1 from counter_visit where ${same})
    on conflict (open_key) do nothing`.execute(tx);
  const found = await sql<{ id: string }>`
    select id from counter_visit where open_key = ${v.key} or (${same}) order by open_key = ${v.key} desc limit 1`.execute(tx);
  return found.rows[0]!.id;
}

export type VisitChange = Partial<{
  byHand: ByHand;
  personId: string;
  draftId: string;
  dossierId: string;
  onSpot: boolean;
  whyNot: string | null;
  endedAt: string;
  endedWhy: string;
}>;

/** Parts that are named are written, the others stay. */
export async function updateVisit(db: Db, id: string, c: VisitChange): Promise<void> {
  await sql`
    update counter_visit set by_hand = coalesce(${c.byHand ? JSON.stringify(c.byHand) : null}::jsonb, by_hand),
      person_id = coalesce(${c.personId ?? null}::uuid, person_id), draft_id = coalesce(${c.draftId ?? null}::uuid, draft_id),
      dossier_id = coalesce(${c.dossierId ?? null}::uuid, dossier_id), on_spot = coalesce(${c.onSpot ?? null}::boolean, on_spot),
      why_not = coalesce(${c.whyNot ?? null}::text, why_not), ended_at = coalesce(${c.endedAt ?? null}::timestamptz, ended_at),
      ended_why = coalesce(${c.endedWhy ?? null}::text, ended_why)
    where id = ${id}`.execute(db);
}

/** The dossier's name is the procedure's while there is no dossier; whoever it concerns does not see it. */
const LINE = sql`v.id, ${instant("v.opened_at")} as "openedAt", v.opened_by ->> 'name' as "openedByName",
  v.procedure_code as "procedureCode", d.procedure_name as "procedureName", coalesce(d.applicant_name, p.name) as "applicantName",
  v.on_spot as "onSpot", d.code, d.subject, d.state, coalesce(d.snapshot -> 'steps', '[]') as steps`;
const FROM = sql`counter_visit v left join dossier d on d.id = v.dossier_id left join person p on p.id = v.person_id`;

function ofAgency({ agencyId, personalId }: Clerk): RawBuilder<unknown> {
  return sql`v.agency_id = ${agencyId} and v.ended_at is null and v.personal_id <> ${personalId}
    and not coalesce(d.concerned @> array[${personalId}]::text[], false)`;
}

const NOBODY_WAITS = sql`('returned', 'archived', 'withdrawn', 'stopped', 'notReceived')`;

/** People who wait at the counter for their result, first come first. */
export async function selectWaiting(db: Db, clerk: Clerk): Promise<VisitLine[]> {
  const found = await sql<VisitLine>`
    select ${LINE} from ${FROM}
    where ${ofAgency(clerk)} and v.on_spot and d.state not in ${NOBODY_WAITS}
    order by v.opened_at limit 50`.execute(db);
  return found.rows;
}

/** Visits that were opened since an instant and not received yet. */
export async function selectUnfiled(db: Db, clerk: Clerk, since: string): Promise<VisitLine[]> {
  const found = await sql<VisitLine>`
    select ${LINE} from ${FROM}
    where ${ofAgency(clerk)} and v.dossier_id is null and v.opened_at >= ${since} order by v.opened_at limit 50`.execute(db);
  return found.rows;
}

/** Visits that were opened before an instant and never ended, without a dossier or with one that was to be done on the spot and is not; at most 100. */
export async function selectForgotten(db: Db, before: string): Promise<Visit[]> {
  const found = await sql<Visit>`
    select ${VISIT} from counter_visit where ended_at is null and opened_at < ${before}
      and (dossier_id is null or (on_spot and opened_at > ${before}::timestamptz - interval '30 days'
        and exists (select from dossier d where d.id = dossier_id and d.state not in ${NOBODY_WAITS})))
    order by opened_at limit 100`.execute(db);
  return found.rows;
}

/** How many visits each procedure had at an agency since an instant. */
export async function selectVisitCounts(db: Db, agencyId: string, since: string): Promise<{ code: string; count: number }[]> {
  const found = await sql<{ code: string; count: number }>`
    select procedure_code as code, count(*)::int as count from counter_visit
    where agency_id = ${agencyId} and opened_at >= ${since} group by procedure_code`.execute(db);
  return found.rows;
}

type Range = { agencyId: string; from: string; until: string };

const minutesTo = (place: RawBuilder<unknown>) => sql`extract(epoch from (${place}::timestamptz - v.opened_at))::float8 / 60`;
const HANDED = sql`(d.snapshot #>> '{handOver,at}')`;
const DONE = sql`v.on_spot and v.ended_at is null and ${HANDED} is not null`;
const part = (share: number, place: RawBuilder<unknown>) =>
  sql`coalesce(percentile_cont(${share}::float8) within group (order by ${minutesTo(place)}) filter (where ${DONE}), 0)::float8`;

/** Visits opened in a span, by procedure. */
export async function selectFigures(db: Db, { agencyId, from, until }: Range): Promise<VisitFigures[]> {
  const found = await sql<VisitFigures>`
    select v.procedure_code as "procedureCode", max(d.procedure_name) as "procedureName",
      count(*) filter (where ${DONE})::int as finished, count(*) filter (where not coalesce(${DONE}, false))::int as unfinished,
      ${part(0.5, HANDED)} as "medianMinutes", ${part(0.9, HANDED)} as "p90Minutes",
      ${part(0.5, sql`(d.snapshot ->> 'receivedAt')`)} as "medianToReceived",
      ${part(0.5, sql`(d.snapshot #>> '{result,signedAt}')`)} as "medianToSigned"
    from counter_visit v join dossier d on d.id = v.dossier_id
    where v.agency_id = ${agencyId} and v.opened_at >= ${from} and v.opened_at < ${until}
    group by v.procedure_code order by finished desc, v.procedure_code`.execute(db);
  return found.rows;
}

/** The visits behind the figures of a procedure, slowest first, at most 200. */
export async function selectMeasured(db: Db, { agencyId, from, until }: Range, code: string): Promise<MeasuredVisit[]> {
  const found = await sql<MeasuredVisit>`
    select v.id, d.code, d.subject, ${instant("v.opened_at")} as "openedAt", v.opened_by ->> 'name' as "openedByName",
      ${HANDED} as "handedOverAt", ${minutesTo(HANDED)} as minutes
    from counter_visit v join dossier d on d.id = v.dossier_id
    where v.agency_id = ${agencyId} and v.procedure_code = ${code} and v.opened_at >= ${from} and v.opened_at < ${until} and ${DONE}
    order by minutes desc, d.code limit 200`.execute(db);
  return found.rows;
}

/** Lines of a certification book in the order of their numbers, from one on, at most 200. */
export async function selectBook(
  db: Db,
  of: { agencyId: string; template: string; year: number; from: number },
): Promise<BookLine[]> {
  const value = (name: string) => sql`d.snapshot #>> array['draft', 'values', ${name}]`;
  const number = sql`(d.snapshot #>> '{bookEntry,number}')::int`;
  const found = await sql<BookLine>`
    select ${number} as number, d.snapshot #>> '{bookEntry,book}' as book, (d.snapshot #>> '{bookEntry,year}')::int as year, d.code,
      d.snapshot #>> '{result,signedAt}' as on, d.applicant_name as requester, d.applicant_personal_id as "personalId",
      ${value("doc.name")} as paper, coalesce(${value("copies")}, ${value("docs")}, '1')::int as count, (${value("doc.pages")})::int as pages,
      (d.snapshot #>> '{fee,total}')::int as fee, d.snapshot #>> '{result,signedBy,name}' as signer,
      d.snapshot #>> '{result,signedBy,position}' as "signerPosition"
    from dossier d
    where d.agency_id = ${of.agencyId} and d.snapshot #>> '{draft,template}' = ${of.template}
      and (d.snapshot #>> '{bookEntry,year}')::int = ${of.year} and ${number} >= ${of.from}
    order by number limit 200`.execute(db);
  return found.rows;
}
