import { type Kysely, sql, type Transaction } from "kysely";
import type { Span } from "../../../core/reports/index.ts";
import type { Database } from "../../../platform/db-types.ts";

type Tx = Transaction<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The last spans of a dossier, in order; all when there is no limit. */
export async function selectLastSpans(db: Kysely<Database>, dossierId: string, limit?: number): Promise<Span[]> {
  const found = await sql<Span>`
    select dossier_id as "dossierId", phase, agency_id as "agencyId", centre_id as "centreId", procedure_code as "procedureCode", revision_id as "revisionId", channel,
      submitted_by as "submittedBy", delivery, fee::float8 as fee, lookup, parent_id as "parentId", ${instant("received_at")} as "receivedAt",
      ${instant("due_at")} as "dueAt", ${instant("stopped_at")} as "stoppedAt", ${instant("finished_at")} as "finishedAt",
      ${instant("signed_at")} as "signedAt", template, book_year as "bookYear", book, book_number as "bookNumber",
      ${instant("from_at")} as "fromAt", ${instant("to_at")} as "toAt"
    from dossier_span where dossier_id = ${dossierId} order by dossier_span.from_at desc limit ${limit ?? null}`.execute(db);
  return found.rows.reverse();
}

/** Takes the spans away that begin at an instant or later. */
export async function deleteSpans(tx: Tx, dossierId: string, from?: string): Promise<void> {
  await sql`delete from dossier_span where dossier_id = ${dossierId} and (${from ?? null}::timestamptz is null or from_at >= ${from ?? null})`.execute(
    tx,
  );
}

/** Puts spans down; one that begins when another did only gets another end. */
export async function upsertSpans(tx: Tx, spans: readonly Span[]): Promise<void> {
  if (spans.length === 0) return;
  const rows = JSON.stringify(
    spans.map((span) => ({
      dossier_id: span.dossierId,
      from_at: span.fromAt,
      to_at: span.toAt,
      phase: span.phase,
      agency_id: span.agencyId,
      centre_id: span.centreId,
      procedure_code: span.procedureCode,
      revision_id: span.revisionId,
      channel: span.channel,
      submitted_by: span.submittedBy,
      delivery: span.delivery,
      fee: span.fee,
      lookup: span.lookup,
      parent_id: span.parentId,
      received_at: span.receivedAt,
      due_at: span.dueAt,
      stopped_at: span.stoppedAt,
      finished_at: span.finishedAt,
      signed_at: span.signedAt,
      template: span.template,
      book_year: span.bookYear,
      book: span.book,
      book_number: span.bookNumber,
    })),
  );
  await sql`
    insert into dossier_span select * from jsonb_populate_recordset(null::dossier_span, ${rows}::jsonb)
    on conflict (dossier_id, from_at) do update set to_at = excluded.to_at`.execute(tx);
}
