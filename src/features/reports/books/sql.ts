import { sql } from "kysely";
import { all, type Condition, decidedBy, within } from "../common/sql.ts";
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

/** As the books are kept: kind by kind, book by book, number by number. */
export const BY_SIGNED: Condition = sql`s.template, s.procedure_code, s.book_year, s.book, s.book_number, d.code`;
