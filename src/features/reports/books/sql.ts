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

/** As the books are kept: kind by kind, book by book, number by number. */
export const BY_SIGNED: Condition = sql`s.template, s.procedure_code, s.book_year, s.book, s.book_number, d.code`;
