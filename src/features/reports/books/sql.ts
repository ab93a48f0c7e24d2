import { sql } from "kysely";
import { all, type Condition, decidedBy, stands, within } from "../common/sql.ts";
import type { Ask } from "../types.ts";

/** What a centre took in, for itself and for others, as the book of the centre has it (form 07). */
export const takenIn = (ask: Ask): Condition =>
  all(ask.agencies ? sql`s.centre_id = any(${ask.agencies}::text[])` : sql`true`, within("s.received_at", ask));

/** A result of one of these templates was signed in the period. */
export const signedAs = (ask: Ask, templates: readonly string[]): Condition =>
  all(decidedBy(ask), within("s.signed_at", ask), sql`s.template = any(${templates}::text[])`);

/** A result of a field of administration was signed in the period. */
export const registeredIn = (ask: Ask, fieldCode: string): Condition =>
  all(
    decidedBy(ask),
    within("s.signed_at", ask),
    sql`s.revision_id in (select id from procedure_revision where definition #>> '{field,code}' = ${fieldCode})`,
  );

/** A value of the draft that was signed, as it stood at the instant of the report. */
const drafted = ({ asOf }: Pick<Ask, "asOf">, name: string): Condition =>
  sql`(select e.data #>> array['draft', 'values', ${name}]::text[] from event e where e.dossier_id = s.dossier_id and e.type = 'ResultDrafted'
    and e.at <= ${asOf}::timestamptz and ${stands({ asOf })} order by e.version desc limit 1)`;

/** Days from a day (yyyy-MM-dd) of the result to when it was asked for; null when the result has no such day. */
function daysUntilAsked(ask: Ask, name: string): Condition {
  const text = sql`substring(${drafted(ask, name)} from '^[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}$')`;
  // From the first of its month on, so that a day that there is not (30/02) does not stop the whole report.
  return sql`(select (s.received_at at time zone 'Asia/Ho_Chi_Minh')::date - ((left(said.text, 7) || '-01')::date + right(said.text, 2)::int - 1)
    from (select ${text} as text offset 0) said)`;
}

/** What a birth counts as, "Nam:inTime": its sex as the result has it, and whether it was asked for within so many days; parts may be empty. */
export const birthWord = (ask: Ask, within: number): Condition =>
  sql`coalesce(${drafted(ask, "child.sex")}, '') || case when ${daysUntilAsked(ask, "child.birthDate")} <= ${within} then ':inTime'
    when ${daysUntilAsked(ask, "child.birthDate")} > ${within} then ':late' else ':' end`;

/** Days as records have them, of which parts may be missing: 05/03/1960, 3/1960, 1960, alone or in a sentence; day, month, year. */
const DATE = "(?:^|[^0-9/.-])(?:(?:(0?[1-9]|[12][0-9]|3[01])[/.-])?(0?[1-9]|1[0-2])[/.-])?((?:18|19|20)[0-9]{2})(?![0-9/.-])";
/** A day as the number yyyymmdd; for what is missing the first or the last that it may be. */
const dayNumber = (date: string, last: boolean): Condition =>
  sql`(${sql.ref(date)}[3]::int * 10000 + coalesce(${sql.ref(date)}[2]::int, ${last ? 12 : 1}) * 100 + coalesce(${sql.ref(date)}[1]::int, ${last ? 31 : 1}))`;

export type Age = { key: string; from: number; to: number };

/**
 * Key of the ages among which somebody died, in whole years (`to` is not among them): the one in which they were whatever the missing parts of the
 * two days may be; null when there is none.
 */
export function ageWord(ask: Ask, { born, ended }: { born: string; ended: string }, ages: readonly Age[]): Condition {
  const least = sql`greatest(floor((${dayNumber("ended", false)} - ${dayNumber("born", true)}) / 10000.0), 0)`;
  const most = sql`floor((${dayNumber("ended", true)} - ${dayNumber("born", false)}) / 10000.0)`;
  const fits = ages.map(
    ({ key, from, to }) => sql`when most between 0 and ${to - 1}::int and least >= ${from}::int then ${key}::text`,
  );
  return sql`(select case ${sql.join(fits, sql` `)} end from (select ${least} as least, ${most} as most
    from (select regexp_match(${drafted(ask, born)}, ${DATE}) as born, regexp_match(${drafted(ask, ended)}, ${DATE}) as ended offset 0) days offset 0) aged)`;
}

/** By the template that was signed: what this counts as. */
export const wordOf = (words: Readonly<Record<string, Condition>>): Condition =>
  sql`(case s.template ${sql.join(
    Object.entries(words).map(([template, word]) => sql`when ${template} then ${word}`),
    sql` `,
  )} end)`;

/** The word of a dossier begins or ends so; never for one without a word. */
export const wordBegins = (word: Condition, text: string): Condition => sql`coalesce(starts_with(${word}, ${text}), false)`;
export const wordEnds = (word: Condition, text: string): Condition =>
  sql`coalesce(right(${word}, length(${text}::text)) = ${text}, false)`;

export const wordless = (word: Condition): Condition => sql`${word} is null`;

/** As the books are kept: kind by kind, book by book, number by number. */
export const BY_SIGNED: Condition = sql`s.template, s.procedure_code, s.book_year, s.book, s.book_number, d.code`;
