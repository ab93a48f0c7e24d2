import { sql } from "kysely";
import type { Column06a } from "../../../core/reports/index.ts";
import { type Condition, WHOLE, within } from "../common/sql.ts";
import type { Ask } from "../types.ts";

type When = Pick<Ask, "window">;

/** Everything that can stand in form 06a: by its own way into the table each of what was open, finished and received. */
export const inPeriod = ({ window: { from, to } }: When): Condition => sql`(${WHOLE} and s.received_at is not null
  and (s.finished_at is null and s.received_at < ${to}::timestamptz or s.finished_at >= ${from}::timestamptz and least(s.received_at, s.finished_at) < ${to}::timestamptz
    or s.received_at >= ${from}::timestamptz and s.received_at < ${to}::timestamptz))`;

/** The columns of core/reports/form-06a.ts in the words of the database; a test holds both against each other. */
export function column06a(column: Column06a, ask: When): Condition {
  const { from, to } = ask.window;
  const received = within("s.received_at", ask);
  const carried = sql`(s.received_at < ${from}::timestamptz and (s.finished_at is null or s.finished_at >= ${from}::timestamptz))`;
  const done = within("s.finished_at", ask);
  const open = sql`(s.received_at < ${to}::timestamptz and (s.finished_at is null or s.finished_at >= ${to}::timestamptz))`;
  const late = lateIn("s", to);
  const granted = sql`s.phase = 'done'`;
  const early = sql`coalesce(${day("s.finished_at")} < ${day("s.due_at")}, false)`;
  const lateThen = atEnd(to, (span) => lateIn(span, to));
  const waitingThen = atEnd(to, (span) => waitingIn(span, to));
  const conditions: Record<Column06a, Condition> = {
    total: sql`(${received} or ${carried})`,
    online: sql`(${received} and s.channel = 'online')`,
    inPerson: sql`(${received} and s.channel <> 'online')`,
    carried,
    done,
    early: sql`(${done} and not ${late} and ${granted} and ${early})`,
    onTime: sql`(${done} and not ${late} and ${granted} and not ${early})`,
    lateDone: sql`(${done} and ${late})`,
    open,
    inTime: sql`(${open} and not ${lateThen} and not ${waitingThen})`,
    lateOpen: sql`(${open} and ${lateThen})`,
    endedOtherwise: sql`(${done} and not ${late} and not ${granted})`,
    waiting: sql`(${open} and not ${lateThen} and ${waitingThen})`,
  };
  return conditions[column];
}

/** Columns beside form 06a: what was received in the period, and what ended in time without a result, apart for what was withdrawn. */
export function columnBeside(column: "received" | "withdrawn" | "stopped", ask: When): Condition {
  if (column === "received") return within("s.received_at", ask);
  const without = column06a("endedOtherwise", ask);
  return column === "withdrawn" ? sql`(${without} and s.phase = 'withdrawn')` : sql`(${without} and s.phase <> 'withdrawn')`;
}

/** Of a condition what was filed on line, or what was not. */
export const filedOnline = (condition: Condition, online: boolean): Condition =>
  sql`(${condition} and ${online ? sql`s.channel = 'online'` : sql`s.channel <> 'online'`})`;

const lateIn = (span: string, to: string): Condition =>
  sql`coalesce(${sql.ref(`${span}.due_at`)} < least(${to}::timestamptz, coalesce(${sql.ref(`${span}.stopped_at`)}, ${to}::timestamptz)), false)`;

const waitingIn = (span: string, to: string): Condition =>
  sql`(${sql.ref(`${span}.phase`)} = 'waiting' and coalesce(${sql.ref(`${span}.stopped_at`)} < ${to}::timestamptz, false))`;

/** How a dossier stood when the period ended, which later acts do not change; the span of the report itself while nothing has come since. */
const atEnd = (to: string, what: (span: string) => Condition): Condition =>
  sql`(case when s.from_at < ${to}::timestamptz then ${what("s")} else exists (select from dossier_span e where e.dossier_id = s.dossier_id
    and e.from_at < ${to}::timestamptz and (e.to_at is null or e.to_at >= ${to}::timestamptz) and ${what("e")}) end)`;

/** When the time was over, as it stood when the period ended: what has come since may have moved it. */
export const dueInPeriod = ({ window: { to } }: When): Condition =>
  sql`(case when s.from_at < ${to}::timestamptz then s.due_at else (select h.due_at from dossier_span h where h.dossier_id = s.dossier_id
    and h.from_at < ${to}::timestamptz and (h.to_at is null or h.to_at >= ${to}::timestamptz) limit 1) end)`;

const day = (column: string): Condition => sql`(${sql.ref(column)} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Parts of interlinked filings that the agencies worked on in the period. */
export const parts = ({
  window: { from, to },
}: When): Condition => sql`(s.parent_id is not null and s.received_at < ${to}::timestamptz
  and (s.finished_at is null or s.finished_at >= ${from}::timestamptz))`;
