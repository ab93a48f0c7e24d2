import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { CountedView, Officer, QueueLine, QueueView } from "./types.ts";

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Word by word the condition of the index dossier_live. */
const LIVE = sql`state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')`;
const DUE = sql`coalesce(due_at, intake_due_at)`;
/** The clock of the office runs. */
const RUNNING = sql`${LIVE} and paused_since is null and finished_at is null`;
/** The applicant is asked for something; nobody at the office can go on. */
const WAITING = sql`state in ('awaitingSupplement', 'awaitingPrepayment', 'awaitingPayment', 'awaitingConfirmation')`;

/** The step `s` is shared out and not every share is done: its officers have it. */
const SHARED = sql`exists (select from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt')`;

type Moment = { now: string; endOfDay: string };
type Condition = RawBuilder<unknown>;

/** Nobody sees what concerns them; the same rule as maySee() of core/dossier. */
const notOwn = ({ personalId }: Officer): Condition => sql`not concerned @> array[${personalId}]::text[]`;

/** The dossiers of the officer's agency. */
function visible(officer: Officer): Condition {
  const pickup = sql`(pickup_agency_id = ${officer.agencyId} and finished_at is not null)`;
  const here = sql`agency_id = ${officer.agencyId}`;
  // Counters see what they took in for others, and what is fetched with them once it is there.
  const counter = sql`(${here} or accepted_at = ${officer.agencyId} or ${pickup})`;
  return sql`${officer.role === "receptionist" ? counter : here} and ${notOwn(officer)}`;
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

/** What the officer can act on now: unclaimed work of the role and room, the officer's own, and that of colleagues on leave. */
function mine(officer: Officer): Condition {
  const { role, unit, officerId, agencyId, standsFor = [] } = officer;
  const ids = sql`${[officerId, ...standsFor.map((one) => one.officerId)]}::text[]`;
  const room = unit
    ? sql`(s ->> 'unit' is null or s ->> 'unit' = ${unit}
    or (s ->> 'unit' like 'trung-tam-%' and ${unit} like 'trung-tam-%'))`
    : sql`true`;
  const pool = sql`exists (select from jsonb_array_elements(open_steps) s
    where s ->> 'by' = ${role} and not s ? 'assignee' and not ${SHARED} and not s ? 'child' and ${room})`;
  const here = role === "receptionist" ? sql`(${pool} and ${atCounter(agencyId)})` : pool;
  const step = sql`(not (${WAITING}) and coordination is null and (holders && ${ids} or ${here}))`;
  if (role === "receptionist") {
    const intake = sql`(state in ('submitted', 'awaitingReception') and coalesce(accepted_at, agency_id) = ${agencyId})`;
    return sql`(${intake} and coordination is null or ${step})`;
  }
  return role === "leader" ? sql`(proposal_waits or coordination is not null or ${step})` : step;
}

/** A result that is fetched elsewhere is that counter's; every other step is of the deciding agency's counter or of the one that took it in. */
const atCounter = (agencyId: string): Condition => sql`case when finished_at is not null and pickup_agency_id is not null
  then pickup_agency_id = ${agencyId} else ${agencyId} in (agency_id, accepted_at) end`;

function conditions(officer: Officer, { now, endOfDay }: Moment): Record<QueueView, Condition> {
  return {
    now: sql`${LIVE} and ${mine(officer)}`,
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
    select count(*) filter (where ${is.now})::int as now, count(*) filter (where ${is.today})::int as today,
      count(*) filter (where ${is.late})::int as late, count(*) filter (where ${is.waiting})::int as waiting,
      count(*) filter (where ${is.coordination})::int as coordination, count(*) filter (where ${is.elsewhere})::int as elsewhere, count(*)::int as all,
      (select count(*)::int from dossier where ${is.opinions}) as opinions
    from dossier where ${LIVE} and ${visible(officer)}`.execute(db);
  return found.rows[0]!;
}

const ORDER: Record<QueueView, Condition> = {
  now: sql`${DUE}, code`,
  today: sql`${DUE}, code`,
  late: sql`${DUE}, code`,
  waiting: sql`paused_since, code`,
  elsewhere: sql`${DUE}, code`,
  coordination: sql`coordination ->> 'since', code`,
  opinions: sql`"answerBy", code`,
  all: sql`${DUE}, code`,
  done: sql`finished_at desc, code`,
};

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
  ${ofQuestion(agencyId, "askedAt")} as "askedAt", ${ofQuestion(agencyId, "answerBy")} as "answerBy", supplement_count as "supplementCount", last_warning as "lastWarning", proposal_waits as "proposalWaits"`;

type Slice = { limit: number; offset: number };

export async function selectView(
  db: Kysely<Database>,
  officer: Officer,
  view: QueueView,
  moment: Moment,
  { limit, offset }: Slice,
): Promise<{ rows: QueueLine[]; total: number }> {
  const is = conditions(officer, moment)[view];
  const condition = view === "opinions" ? is : sql`${is} and ${visible(officer)}`;
  return selectLines(db, officer, condition, ORDER[view], limit, offset);
}

/** Words in any order, without diacritics, in code, names, ID number and title; also what is closed. */
export async function searchLines(
  db: Kysely<Database>,
  officer: Officer,
  text: string,
  { limit, offset }: Slice,
): Promise<{ rows: QueueLine[]; total: number }> {
  const words = text.split(/\s+/).map((word) => word.replace(/[\\%_]/g, "\\$&"));
  const matches = words.map((word) => sql`search like '%' || fold(${word}) || '%'`);
  const condition = sql`${sql.join(matches, sql` and `)} and ${known(officer)}`;
  return selectLines(db, officer, condition, sql`submitted_at desc, code`, limit, offset);
}

async function selectLines(
  db: Kysely<Database>,
  officer: Officer,
  condition: Condition,
  order: Condition,
  limit: number,
  offset: number,
) {
  const [rows, total] = await Promise.all([
    sql<QueueLine>`select ${line(officer)} from dossier where ${condition} order by ${order} limit ${limit} offset ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from dossier where ${condition}`.execute(db),
  ]);
  return { rows: rows.rows, total: rows.rows.length < limit && offset === 0 ? rows.rows.length : total.rows[0]!.total };
}

/** Ids and codes of dossiers that the officer may see, for acts on many at once. */
export async function selectIds(
  db: Kysely<Database>,
  officer: Officer,
  codes: readonly string[],
): Promise<{ id: string; code: string }[]> {
  const found = await sql<{ id: string; code: string }>`
    select id, code from dossier where code = any(${codes}) and ${visible(officer)} order by code`.execute(db);
  return found.rows;
}

/** Raises the book's counter; the row stays locked until the transaction ends, so a number is given once and none is lost. */
export async function raiseBook(
  tx: Transaction<Database>,
  of: { agencyId: string; kind: string; year: number },
): Promise<{ number: number; book: string }> {
  const found = await sql<{ number: number; book: string }>`
    insert into civil_status_book (agency_id, kind, year, book, last) values (${of.agencyId}, ${of.kind}, ${of.year}, '01', 1)
    on conflict (agency_id, kind, year) do update set last = civil_status_book.last + 1
    returning last as number, book`.execute(tx);
  return found.rows[0]!;
}

export type LoadRow = {
  officerId: string;
  name: string;
  open: number;
  late: number;
  oldestSince: string;
  code: string;
};

/** Open steps of an agency by who has them: shares of a split step count for their officers, the step itself for whoever has it otherwise. */
export async function selectWorkload(db: Kysely<Database>, officer: Officer, now: string): Promise<LoadRow[]> {
  const found = await sql<LoadRow>`
    with held as (
      select d.code, s ->> 'startedAt' as since, s ->> 'dueAt' as due, holder
      from dossier d cross join jsonb_array_elements(d.open_steps) s
        cross join lateral (
          select p -> 'assignee' as holder from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt'
          union all
          select s -> 'assignee' where s ? 'assignee'
            and not exists (select from jsonb_array_elements(coalesce(s -> 'parts', '[]')) p where not p ? 'completedAt')
        ) holders
      where ${LIVE} and d.agency_id = ${officer.agencyId} and ${notOwn(officer)})
    select holder ->> 'officerId' as "officerId", max(holder ->> 'name') as name, count(*)::int as open,
      count(*) filter (where due::timestamptz < ${now})::int as late, min(since) as "oldestSince", (array_agg(code order by since, code))[1] as code
    from held group by holder ->> 'officerId'`.execute(db);
  return found.rows;
}

export type PoolRow = { role: Officer["role"]; unit: string | null; open: number; late: number; oldestSince: string };

/** Open steps of an agency that nobody has taken, by role and room; and what the counter has not received. */
export async function selectPools(db: Kysely<Database>, officer: Officer, now: string): Promise<PoolRow[]> {
  const at = sql`agency_id = ${officer.agencyId} and ${notOwn(officer)} and ${LIVE}`;
  const found = await sql<PoolRow>`
    with waiting as (
      select s ->> 'by' as role, s ->> 'unit' as unit, s ->> 'startedAt' as since, (s ->> 'dueAt')::timestamptz as due
      from dossier cross join jsonb_array_elements(open_steps) s
      where ${at} and not s ? 'assignee' and not ${SHARED} and not s ? 'child' and coordination is null
      union all
      select 'receptionist', null, ${instant("submitted_at")}, intake_due_at from dossier
      where ${at} and state in ('submitted', 'awaitingReception') and coordination is null)
    select role, unit, count(*)::int as open, count(*) filter (where due < ${now})::int as late, min(since) as "oldestSince"
    from waiting group by role, unit order by late desc, open desc, role, unit`.execute(db);
  return found.rows;
}
