import { sql } from "kysely";
import { all, type Condition, decidedBy, happened, within } from "../common/sql.ts";
import type { Ask } from "../types.ts";

/** What a centre took in, for itself and for others, as the book of the centre has it (form 07). */
export const takenIn = (ask: Ask): Condition => {
  const centre = sql`coalesce(d.snapshot #>> '{acceptedAt,agencyId}', d.agency_id)`;
  return sql`(${ask.agencies ? sql`${centre} = any(${ask.agencies}::text[])` : sql`true`} and ${within("s.received_at", ask)})`;
};

/** The draft that became the result which the event `e` signed; a refusal is entered in no book. */
const DRAFT = sql`(select m.data -> 'draft' from event m where m.dossier_id = e.dossier_id and m.type = 'ResultDrafted' and m.version < e.version
  order by m.version desc limit 1)`;

/** A result of one of these templates was signed in the period. */
export const signedAs = (ask: Ask, templates: readonly string[]): Condition =>
  all(
    decidedBy(ask),
    happened(ask, "ResultApproved", sql`${DRAFT} ->> 'template' = any(${templates}::text[]) and not ${DRAFT} ? 'negative'`),
  );

/** A result of a field of administration was signed in the period and entered in a book. */
export const registeredIn = (ask: Ask, fieldCode: string): Condition =>
  all(
    decidedBy(ask),
    sql`s.revision_id in (select id from procedure_revision where definition #>> '{field,code}' = ${fieldCode})`,
    happened(ask, "ResultApproved", sql`not ${DRAFT} ? 'negative'`),
  );

/** As the books are kept: kind by kind, book by book, number by number. */
export const BY_SIGNED: Condition = sql`d.snapshot #>> '{draft,template}', d.procedure_code, (d.snapshot #>> '{bookEntry,year}')::int,
  d.snapshot #>> '{bookEntry,book}', (d.snapshot #>> '{bookEntry,number}')::int, d.code`;
