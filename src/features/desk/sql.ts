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

type Moment = { now: string; endOfDay: string };
type Condition = RawBuilder<unknown>;

/** What an officer of this agency may see at all; the same rule as maySee() of core/dossier. */
function visible(officer: Officer): Condition {
  const pickup = sql`(pickup_agency_id = ${officer.agencyId} and finished_at is not null)`;
  const here = sql`agency_id = ${officer.agencyId}`;
  return sql`${officer.role === "receptionist" ? sql`(${here} or ${pickup})` : here} and not concerned @> array[${officer.personalId}]::text[]`;
}

/** What the officer can act on now: unclaimed work of the role, or the officer's own. */
function mine({ role, officerId }: Officer): Condition {
  const step = sql`(not (${WAITING}) and step_role = ${role} and (assignee_id is null or assignee_id = ${officerId}))`;
  if (role === "receptionist") return sql`(state in ('submitted', 'awaitingReception') or ${step})`;
  return role === "leader" ? sql`(proposal_waits or ${step})` : step;
}

function conditions(officer: Officer, { now, endOfDay }: Moment): Record<QueueView, Condition> {
  return {
    now: sql`${LIVE} and ${mine(officer)}`,
    today: sql`${RUNNING} and ${DUE} >= ${now} and ${DUE} <= ${endOfDay}`,
    late: sql`${RUNNING} and ${DUE} < ${now}`,
    waiting: sql`${LIVE} and ${WAITING}`,
    all: LIVE,
    done: sql`finished_at is not null and not (${LIVE})`,
  };
}

/** All counters of the side in one pass over what is live at the agency. */
export async function countViews(db: Kysely<Database>, officer: Officer, moment: Moment): Promise<Record<CountedView, number>> {
  const is = conditions(officer, moment);
  const found = await sql<Record<CountedView, number>>`
    select count(*) filter (where ${is.now})::int as now, count(*) filter (where ${is.today})::int as today,
      count(*) filter (where ${is.late})::int as late, count(*) filter (where ${is.waiting})::int as waiting, count(*)::int as all
    from dossier where ${LIVE} and ${visible(officer)}`.execute(db);
  return found.rows[0]!;
}

const ORDER: Record<QueueView, Condition> = {
  now: sql`${DUE}, code`,
  today: sql`${DUE}, code`,
  late: sql`${DUE}, code`,
  waiting: sql`paused_since, code`,
  all: sql`${DUE}, code`,
  done: sql`finished_at desc, code`,
};

const LINE = sql`id, code, version, state, procedure_name as "procedureName", subject, applicant_name as "applicantName", channel,
  submitted_by as "submittedBy", ${instant("submitted_at")} as "submittedAt", ${instant("intake_due_at")} as "intakeDueAt",
  ${instant("received_at")} as "receivedAt", ${instant("due_at")} as "dueAt", ${instant("paused_since")} as "pausedSince",
  ${instant("finished_at")} as "finishedAt", step_name as "stepName", step_role as "stepRole", ${instant("step_due_at")} as "stepDueAt",
  assignee_id as "assigneeId", assignee_name as "assigneeName", supplement_count as "supplementCount", proposal_waits as "proposalWaits"`;

type Slice = { limit: number; offset: number };

export async function selectView(
  db: Kysely<Database>,
  officer: Officer,
  view: QueueView,
  moment: Moment,
  { limit, offset }: Slice,
): Promise<{ rows: QueueLine[]; total: number }> {
  const condition = sql`${conditions(officer, moment)[view]} and ${visible(officer)}`;
  return selectLines(db, condition, ORDER[view], limit, offset);
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
  const condition = sql`${sql.join(matches, sql` and `)} and ${visible(officer)}`;
  return selectLines(db, condition, sql`submitted_at desc, code`, limit, offset);
}

async function selectLines(db: Kysely<Database>, condition: Condition, order: Condition, limit: number, offset: number) {
  const [rows, total] = await Promise.all([
    sql<QueueLine>`select ${LINE} from dossier where ${condition} order by ${order} limit ${limit} offset ${offset}`.execute(db),
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
