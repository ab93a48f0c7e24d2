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

export const signedWith = (ask: Ask, template: string, name: string, value: string): Condition =>
  all(signedAs(ask, [template]), sql`coalesce(${drafted(ask, name)} = ${value}, false)`);

/** Asked for at most so many days after a day (yyyy-MM-dd) of the result; nothing when the result has no such day. */
export function askedWithin(ask: Ask, template: string, name: string, days: number, inTime: boolean): Condition {
  const text = sql`substring(${drafted(ask, name)} from '^[0-9]{4}-(?:0[1-9]|1[0-2])-[0-9]{2}$')`;
  // From the first of its month on, so that a day that there is not (30/02) does not stop the whole report.
  const day = sql`(left(${text}, 7) || '-01')::date + right(${text}, 2)::int - 1`;
  const taken = sql`(s.received_at at time zone 'Asia/Ho_Chi_Minh')::date - (${day})`;
  return all(signedAs(ask, [template]), sql`coalesce(${taken} ${inTime ? sql`<=` : sql`>`} ${days}, false)`);
}

/** Days as records have them, of which parts may be missing: 05/03/1960, 3/1960, 1960, alone or in a sentence; day, month, year. */
const DATE = "(?:^|[^0-9/.-])(?:(?:(0?[1-9]|[12][0-9]|3[01])[/.-])?(0?[1-9]|1[0-2])[/.-])?((?:18|19|20)[0-9]{2})(?![0-9/.-])";
/** A day as the number yyyymmdd; for what is missing the first or the last that it may be. */
const dayNumber = (date: string, last: boolean): Condition =>
  sql`(${sql.ref(date)}[3]::int * 10000 + coalesce(${sql.ref(date)}[2]::int, ${last ? 12 : 1}) * 100 + coalesce(${sql.ref(date)}[1]::int, ${last ? 31 : 1}))`;

/** Between two days of the result lie, in whole years, at least `from` and less than `to`, whatever the missing parts of these days may be. */
export function agedWithin(
  ask: Ask,
  template: string,
  { born, ended }: { born: string; ended: string },
  { from, to }: { from: number; to: number },
): Condition {
  const least = sql`floor((${dayNumber("ended", false)} - ${dayNumber("born", true)}) / 10000.0)`;
  const most = sql`floor((${dayNumber("ended", true)} - ${dayNumber("born", false)}) / 10000.0)`;
  const aged = sql`(select ${most} between 0 and ${to - 1}::int and greatest(${least}, 0) >= ${from}::int
    from (select regexp_match(${drafted(ask, born)}, ${DATE}) as born, regexp_match(${drafted(ask, ended)}, ${DATE}) as ended) days)`;
  return all(signedAs(ask, [template]), sql`coalesce(${aged}, false)`);
}

/** As the books are kept: kind by kind, book by book, number by number. */
export const BY_SIGNED: Condition = sql`s.template, s.procedure_code, s.book_year, s.book, s.book_number, d.code`;
