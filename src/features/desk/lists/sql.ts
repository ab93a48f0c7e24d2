import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Urgency } from "../../../core/dossier/index.ts";
import type { Database } from "../../../platform/db-types.ts";
import type { Breakdown, CountedView, Officer, QueueFilter, QueueLine, QueueOrder, QueueSort, QueueView } from "../types.ts";

export const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Word by word the condition of the index dossier_live. */
export const LIVE = sql`state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')`;
const DUE = sql`coalesce(due_at, intake_due_at)`;
/** The clock of the office runs. */
const RUNNING = sql`${LIVE} and paused_since is null and finished_at is null`;
/** The applicant is asked for something; nobody at the office can go on. */
const WAITING = sql`state in ('awaitingSupplement', 'awaitingPrepayment', 'awaitingPayment', 'awaitingConfirmation')`;

/** The step `s` is shared out and not every share is done: its officers have it. */
export const SHARED = sql`exists (select from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt')`;

type Moment = { now: string; endOfDay: string };
type Condition = RawBuilder<unknown>;

/** Nobody sees what concerns them; the same rule as maySee() of core/dossier. */
export const notOwn = ({ personalId }: Officer): Condition => sql`not concerned @> array[${personalId}]::text[]`;

/** The dossiers of the officer's agency. Counters see what they took in for others, and what is fetched with them once it is there. */
function reachable({ agencyId, role }: Officer): Condition[] {
  const here = sql`agency_id = ${agencyId}`;
  if (role !== "receptionist") return [here];
  return [here, sql`accepted_at = ${agencyId}`, sql`(pickup_agency_id = ${agencyId} and finished_at is not null)`];
}

export function visible(officer: Officer): Condition {
  return sql`(${sql.join(reachable(officer), sql` or `)}) and ${notOwn(officer)}`;
}

/** Also those of other agencies on which the officer's own was asked. */
function known(officer: Officer): Condition {
  if (officer.role === "receptionist") return visible(officer);
  return sql`(agency_id = ${officer.agencyId} or consulted_agencies @> array[${officer.agencyId}]::text[]) and ${notOwn(officer)}`;
}

/** Whose opinion is awaited. */
function asked(officer: Officer): Condition {
  if (officer.role === "receptionist") return sql`false`;
  return sql`${LIVE} and asked_agencies @> array[${officer.agencyId}]::text[] and ${notOwn(officer)}`;
}

/** What the officer can act on now: unclaimed work of the role and room, the officer's own, and that of colleagues on leave or who delegated it. */
function mine(officer: Officer): Condition {
  const { role, officerId, agencyId, standsFor = [] } = officer;
  const worked = [
    officerId,
    ...standsFor.flatMap(({ officerId: id, duties }) => (!duties || duties.includes("handle") ? id : [])),
  ];
  const signed = standsFor.flatMap(({ officerId: id, duties }) => (duties?.includes("sign") ? id : []));
  // Whoever was only given the signing has nothing to do before there is something to sign.
  const toSign = sql`(holders && ${signed}::text[] and snapshot ? 'draft' and not snapshot ? 'result' and exists (
    select from jsonb_array_elements(open_steps) s where s ->> 'by' = 'leader' and s -> 'assignee' ->> 'officerId' = any(${signed}::text[])))`;
  const held = signed.length > 0 ? sql`(holders && ${worked}::text[] or ${toSign})` : sql`holders && ${worked}::text[]`;
  const pool = sql`pools && ${poolsOf(officer)}::text[]`;
  const here = role === "receptionist" ? sql`(${pool} and ${atCounter(agencyId)})` : pool;
  const step = sql`(not (${WAITING}) and coordination is null and (${held} or ${here}))`;
  if (role === "receptionist") return sql`(${atIntake(officer)} or ${step})`;
  return role === "leader" ? sql`(proposal_waits or coordination is not null or ${step})` : step;
}

/** Open steps of the room and those without one; of every room when the post has none. As open_rooms() in the database names them. */
function poolsOf({ role, unit }: Officer): string[] {
  return unit ? [`${role}/`, ...sameRoom(unit).map((room) => `${role}/${room}`)] : [`${role}/*`];
}

/** The same whoever of the room does them; a post without a room is of its role. */
function roomsOf({ role, unit }: Officer): string[] {
  return unit ? [`${role}/`, ...sameRoom(unit).map((room) => `*/${room}`)] : [`${role}/*`];
}

/** The counters of service centres stand for each other. */
const sameRoom = (unit: string): string[] => [unit, ...(unit.startsWith("trung-tam-") ? ["trung-tam"] : [])];

/** What the room has to do, whoever does it; the counter's also what is to be received. */
function ofRoom(officer: Officer): Condition {
  const rooms = sql`rooms && ${roomsOf(officer)}::text[]`;
  if (officer.role !== "receptionist") return rooms;
  return sql`(${atIntake(officer)} or (${rooms} and ${atCounter(officer.agencyId)}))`;
}

const atIntake = ({ agencyId }: Officer): Condition =>
  sql`(state in ('submitted', 'awaitingReception') and coalesce(accepted_at, agency_id) = ${agencyId} and coordination is null)`;

/** A result that is fetched elsewhere is that counter's; every other step is of the deciding agency's counter or of the one that took it in. */
const atCounter = (agencyId: string): Condition => sql`case when finished_at is not null and pickup_agency_id is not null
  then pickup_agency_id = ${agencyId} else ${agencyId} in (agency_id, accepted_at) end`;

function conditions(officer: Officer, { now, endOfDay }: Moment): Record<QueueView, Condition> {
  return {
    now: sql`${LIVE} and ${mine(officer)}`,
    room: sql`${LIVE} and ${ofRoom(officer)}`,
    today: sql`${RUNNING} and ${DUE} >= ${now} and ${DUE} <= ${endOfDay}`,
    late: sql`${RUNNING} and ${DUE} < ${now}`,
    waiting: sql`${LIVE} and ${WAITING}`,
    elsewhere: sql`${LIVE} and agency_id <> ${officer.agencyId}`,
    coordination: sql`${LIVE} and coordination is not null`,
    opinions: asked(officer),
    all: LIVE,
    done: sql`finished_at is not null and not (${LIVE})`,
  };
}

/** All counters of the side in one pass over what is live at the agency. */
export async function countViews(db: Kysely<Database>, officer: Officer, moment: Moment): Promise<Record<CountedView, number>> {
  const is = conditions(officer, moment);
  const found = await sql<Record<CountedView, number>>`
    select count(*) filter (where ${is.now})::int as now, count(*) filter (where ${is.room})::int as room, count(*) filter (where ${is.today})::int as today,
      count(*) filter (where ${is.late})::int as late, count(*) filter (where ${is.waiting})::int as waiting,
      count(*) filter (where ${is.coordination})::int as coordination, count(*) filter (where ${is.elsewhere})::int as elsewhere, count(*)::int as all,
      (select count(*)::int from dossier where ${is.opinions}) as opinions
    from dossier where ${LIVE} and ${visible(officer)}`.execute(db);
  return found.rows[0]!;
}

const COLOURS = (now: string): Record<Exclude<Urgency, "none">, Condition> => ({
  late: sql`${RUNNING} and ${DUE} < ${now}`,
  soon: sql`${RUNNING} and ${DUE} >= ${now} and soon_at <= ${now}`,
  ok: sql`${RUNNING} and ${DUE} >= ${now} and soon_at > ${now}`,
  paused: sql`${LIVE} and paused_since is not null and finished_at is null`,
});

function narrowed(filter: QueueFilter, officer: Officer, now: string): Condition[] {
  const { states, urgency, procedure, channel, holder, from, to } = filter;
  return [
    ...(states?.length ? [sql`state = any(${[...states]}::text[])`] : []),
    ...(urgency ? [COLOURS(now)[urgency]] : []),
    ...(procedure ? [sql`procedure_code = ${procedure}`] : []),
    ...(channel ? [sql`channel = ${channel}`] : []),
    ...(typeof holder === "object" ? [sql`holders @> array[${holder.officerId}]::text[]`] : []),
    ...(holder === "me" ? [sql`holders @> array[${officer.officerId}]::text[]`] : []),
    ...(holder === "nobody" ? [sql`holders = '{}'`] : []),
    ...(from ? [sql`submitted_at >= ${from}`] : []),
    ...(to ? [sql`submitted_at < ${to}`] : []),
  ];
}

const SORTS: Record<QueueSort, Condition> = {
  due: DUE,
  submitted: sql`submitted_at`,
  procedure: sql`procedure_name collate "vi-x-icu"`,
  // By the last word, as people are sorted here, then by the whole name.
  applicant: sql`regexp_substr(applicant_name, '[^ ]+$') collate "vi-x-icu"`,
};

/**
 * Of the lines of a list by state and by the colour of the deadline, before they are narrowed. What is done is years of dossiers and has no deadline:
 * it is not counted through for every look.
 */
export async function selectBreakdown(
  db: Kysely<Database>,
  officer: Officer,
  view: QueueView,
  moment: Moment,
): Promise<Breakdown> {
  if (view === "done") return { states: [], urgency: { late: 0, soon: 0, ok: 0, paused: 0 } };
  const colours = COLOURS(moment.now);
  const found = await sql<{ state: QueueLine["state"] } & Record<Exclude<Urgency, "none"> | "count", number>>`
    select state, count(*)::int as count, count(*) filter (where ${colours.late})::int as late, count(*) filter (where ${colours.soon})::int as soon,
      count(*) filter (where ${colours.ok})::int as ok, count(*) filter (where ${colours.paused})::int as paused
    from dossier where ${ofView(officer, view, moment)} group by state order by count(*) desc, state`.execute(db);
  const sum = (colour: Exclude<Urgency, "none">): number => found.rows.reduce((all, row) => all + row[colour], 0);
  return {
    states: found.rows.map(({ state, count }) => ({ state, count })),
    urgency: { late: sum("late"), soon: sum("soon"), ok: sum("ok"), paused: sum("paused") },
  };
}

/** Procedures of the agency's live dossiers, the most frequent first, for narrowing a list. */
export async function selectProcedures(db: Kysely<Database>, officer: Officer): Promise<{ code: string; name: string }[]> {
  const found = await sql<{ code: string; name: string }>`
    select procedure_code as code, max(procedure_name) as name from dossier where ${LIVE} and ${visible(officer)}
    group by procedure_code order by count(*) desc, procedure_code limit 60`.execute(db);
  return found.rows;
}

const usualOrder = ({ agencyId }: Officer): Record<QueueView, Condition> => ({
  now: sql`${DUE}, code`,
  room: sql`${DUE}, code`,
  today: sql`${DUE}, code`,
  late: sql`${DUE}, code`,
  waiting: sql`paused_since, code`,
  elsewhere: sql`${DUE}, code`,
  coordination: sql`coordination ->> 'since', code`,
  opinions: sql`${ofQuestion(agencyId, "answerBy")}, code`,
  all: sql`${DUE}, code`,
  done: sql`finished_at desc, code`,
});

/** A moment of the first question to the agency that is not answered. */
const ofQuestion = (agencyId: string, key: "askedAt" | "answerBy"): Condition =>
  sql`(select min(q ->> ${key}) from jsonb_array_elements(snapshot -> 'consultations') q
    where q ->> 'agencyId' = ${agencyId} and not q ? 'answer' and not q ? 'closedAt')`;

const line = ({
  agencyId,
}: Officer): Condition => sql`id, code, version, state, procedure_name as "procedureName", subject, applicant_name as "applicantName", channel,
  submitted_by as "submittedBy", ${instant("submitted_at")} as "submittedAt", ${instant("intake_due_at")} as "intakeDueAt",
  ${instant("received_at")} as "receivedAt", ${instant("due_at")} as "dueAt", ${instant("paused_since")} as "pausedSince",
  ${instant("finished_at")} as "finishedAt", agency_id as "agencyId", snapshot ->> 'agencyName' as "agencyName", accepted_at as "acceptedAt", open_steps as "openSteps", coordination,
  ${ofQuestion(agencyId, "askedAt")} as "askedAt", ${ofQuestion(agencyId, "answerBy")} as "answerBy", supplement_count as "supplementCount",
  exists (select from letter where dossier_id = dossier.id and not from_office and read_at is null) as "unreadLetter", last_warning as "lastWarning", proposal_waits as "proposalWaits"`;

/** A search that finds more says "more than". */
export const MOST_FOUND = 1000;
/** How far back the pages of what is done go; older ones are found by words or by days. */
const MOST_DONE = 2000;
type Slice = { limit: number; offset: number };

export type Narrowed = { filter: QueueFilter; order: QueueOrder | undefined };

/** One page of a list. */
export function selectView(
  db: Kysely<Database>,
  officer: Officer,
  view: QueueView,
  moment: Moment,
  slice: Slice,
  narrowed: Narrowed,
): Promise<QueueLine[]> {
  if (view === "done" && !narrowed.order) return selectDone(db, officer, doneArms(officer, moment, narrowed), slice);
  const condition = narrowedView(officer, view, moment, narrowed);
  return selectLines(db, officer, condition, orderOf(narrowed.order, usualOrder(officer)[view]), slice);
}

/** How many a narrowed list has; of what is done no more than can be paged to, and one. */
export function countView(
  db: Kysely<Database>,
  officer: Officer,
  view: QueueView,
  moment: Moment,
  narrowed: Narrowed,
): Promise<number> {
  if (view !== "done") return countLines(db, sql`select from dossier where ${narrowedView(officer, view, moment, narrowed)}`);
  const arms = doneArms(officer, moment, narrowed).map(
    (arm) => sql`(select id from dossier where ${arm} limit ${MOST_DONE + 1})`,
  );
  return countLines(db, sql`select from (${sql.join(arms, sql` union `)}) reached limit ${MOST_DONE + 1}`);
}

function narrowedView(officer: Officer, view: QueueView, moment: Moment, { filter }: Narrowed): Condition {
  return sql.join([ofView(officer, view, moment), ...narrowed(filter, officer, moment.now)], sql` and `);
}

/** Each way in which the officer reaches what is done; each has an index of its own. */
function doneArms(officer: Officer, moment: Moment, { filter }: Narrowed): Condition[] {
  const rest = [conditions(officer, moment).done, notOwn(officer), ...narrowed(filter, officer, moment.now)];
  return reachable(officer).map((place) => sql.join([place, ...rest], sql` and `));
}

/** The newest first, out of years of dossiers: the heads of all ways to them. */
function selectDone(db: Kysely<Database>, officer: Officer, arms: Condition[], { limit, offset }: Slice): Promise<QueueLine[]> {
  const order = sql`finished_at desc, code`;
  const heads = arms.map(
    (arm) => sql`(select id, finished_at, code from dossier where ${arm} order by ${order} limit ${limit + offset})`,
  );
  return readPage(
    db,
    officer,
    sql`select id from (${sql.join(heads, sql` union `)}) heads order by ${order} limit ${limit} offset ${offset}`,
  );
}

function ofView(officer: Officer, view: QueueView, moment: Moment): Condition {
  const is = conditions(officer, moment)[view];
  return view === "opinions" ? is : sql`${is} and ${visible(officer)}`;
}

function orderOf(order: QueueOrder | undefined, usual: Condition): Condition {
  if (!order) return usual;
  const by = SORTS[order.by];
  return order.down ? sql`${by} desc nulls last, code desc` : sql`${by} nulls last, code`;
}

export type Searched = Narrowed & { text: string; now: string };

/** Words in any order, without diacritics, in code, names, ID number and title; also what is closed. */
export function searchLines(db: Kysely<Database>, officer: Officer, searched: Searched, slice: Slice): Promise<QueueLine[]> {
  return selectLines(db, officer, found(officer, searched), orderOf(searched.order, sql`submitted_at desc, code`), slice);
}

/** Counts no further than MOST_FOUND, and one. */
export function countFound(db: Kysely<Database>, officer: Officer, searched: Searched): Promise<number> {
  return countLines(db, sql`select from dossier where ${found(officer, searched)} limit ${MOST_FOUND + 1}`);
}

function found(officer: Officer, { text, now, filter }: Searched): Condition {
  const words = text.split(/\s+/).map((word) => word.replace(/[\\%_]/g, "\\$&"));
  const matches = words.map((word) => sql`search like '%' || fold(${word}) || '%'`);
  // Place and words together are in one index; what the officer may see of it is decided on the few that are left.
  const here = sql`places @> array[${officer.agencyId}]::text[]`;
  return sql.join([here, ...matches, known(officer), ...narrowed(filter, officer, now)], sql` and `);
}

function selectLines(
  db: Kysely<Database>,
  officer: Officer,
  condition: Condition,
  order: Condition,
  { limit, offset }: Slice,
): Promise<QueueLine[]> {
  return readPage(db, officer, sql`select id from dossier where ${condition} order by ${order} limit ${limit} offset ${offset}`);
}

/** @param ids query of the page's ids in their order. Its columns afterwards: they are read out of whole snapshots. */
async function readPage(db: Kysely<Database>, officer: Officer, ids: Condition): Promise<QueueLine[]> {
  const page = await sql<QueueLine>`
    with page as materialized (select id as "pageId", row_number() over () as place from (${ids}) found)
    select ${line(officer)} from page join dossier on id = "pageId" order by place`.execute(db);
  return page.rows;
}

/** @param all query with a row for each dossier */
async function countLines(db: Kysely<Database>, all: Condition): Promise<number> {
  const counted = await sql<{ total: number }>`select count(*)::int as total from (${all}) lines`.execute(db);
  return counted.rows[0]!.total;
}

type ViewRow = { id: string; name: string; query: string };

export async function selectViews(db: Kysely<Database>, officerId: string): Promise<ViewRow[]> {
  const found = await sql<ViewRow>`
    select id, name, query from saved_view where officer_id = ${officerId} order by name collate "vi-x-icu"`.execute(db);
  return found.rows;
}

export async function insertView(db: Kysely<Database>, row: ViewRow & { officerId: string; at: string }): Promise<void> {
  await sql`insert into saved_view (id, officer_id, name, query, created_at)
    values (${row.id}, ${row.officerId}, ${row.name}, ${row.query}, ${row.at})
    on conflict (officer_id, name) do update set query = excluded.query`.execute(db);
}

export async function deleteView(db: Kysely<Database>, officerId: string, id: string): Promise<void> {
  await sql`delete from saved_view where id = ${id} and officer_id = ${officerId}`.execute(db);
}

export async function selectColumns(db: Kysely<Database>, officerId: string): Promise<string[] | undefined> {
  const found = await sql<{ columns: string[] }>`select columns from list_columns where officer_id = ${officerId}`.execute(db);
  return found.rows[0]?.columns;
}

export async function upsertColumns(db: Kysely<Database>, officerId: string, columns: readonly string[]): Promise<void> {
  await sql`insert into list_columns (officer_id, columns) values (${officerId}, ${[...columns]})
    on conflict (officer_id) do update set columns = excluded.columns`.execute(db);
}

export type ChosenLine = Pick<QueueLine, "id" | "code" | "version" | "subject" | "applicantName">;

export async function selectChosen(db: Kysely<Database>, officer: Officer, codes: readonly string[]): Promise<ChosenLine[]> {
  const found = await sql<ChosenLine>`
    select id, code, version, subject, applicant_name as "applicantName" from dossier where code = any(${[...codes]}::text[]) and ${known(officer)} order by array_position(${[...codes]}::text[], code)`.execute(
    db,
  );
  return found.rows;
}
