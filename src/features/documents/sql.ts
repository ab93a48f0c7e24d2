import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { IssuedDocument, PaperNumber } from "./types.ts";

const COLUMNS = sql`kind, event_version as "eventVersion", sha256, name, size,
  to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "issuedAt"`;

/** What a document, and its number, is known by. */
export type DocumentKey = { dossierId: string; kind: string; eventVersion: number };

export async function selectDocument(db: Kysely<Database>, of: DocumentKey): Promise<IssuedDocument | undefined> {
  const found = await sql<IssuedDocument>`
    select ${COLUMNS} from document
    where dossier_id = ${of.dossierId} and kind = ${of.kind} and event_version = ${of.eventVersion}`.execute(db);
  return found.rows[0];
}

/** Keeps the first: of two that issue the same document at once, both hand out the file that was stored first. */
export async function insertDocument(db: Kysely<Database>, dossierId: string, document: IssuedDocument): Promise<void> {
  const { kind, eventVersion, sha256, name, size, issuedAt } = document;
  await sql`
    insert into document (dossier_id, kind, event_version, sha256, name, size, issued_at)
    values (${dossierId}, ${kind}, ${eventVersion}, ${sha256}, ${name}, ${size}, ${issuedAt})
    on conflict do nothing`.execute(db);
}

/** Documents of a dossier in the order of the events that they rest on. */
export async function selectDocuments(db: Kysely<Database>, dossierId: string): Promise<IssuedDocument[]> {
  const found = await sql<IssuedDocument>`
    select ${COLUMNS} from document where dossier_id = ${dossierId} order by event_version, kind`.execute(db);
  return found.rows;
}

const NUMBER = sql`agency_id as "agencyId", year, series, number`;

export async function selectNumber(db: Kysely<Database>, of: DocumentKey): Promise<PaperNumber | undefined> {
  const found = await sql<PaperNumber>`
    select ${NUMBER} from paper_number
    where dossier_id = ${of.dossierId} and kind = ${of.kind} and event_version = ${of.eventVersion}`.execute(db);
  return found.rows[0];
}

type Series = Pick<PaperNumber, "agencyId" | "year" | "series">;

/** Holds the counter until the transaction ends, so that a number is given once and none is lost. @returns the last number given */
export async function lockCounter(tx: Transaction<Database>, { agencyId, year, series }: Series): Promise<number> {
  const found = await sql<{ last: number }>`
    insert into paper_counter (agency_id, year, series, last) values (${agencyId}, ${year}, ${series}, 0)
    on conflict (agency_id, year, series) do update set last = paper_counter.last returning last`.execute(tx);
  return found.rows[0]!.last;
}

export async function raiseCounter(tx: Transaction<Database>, { agencyId, year, series }: Series): Promise<void> {
  await sql`
    update paper_counter set last = last + 1
    where agency_id = ${agencyId} and year = ${year} and series = ${series}`.execute(tx);
}

export async function insertNumber(tx: Transaction<Database>, of: DocumentKey, given: PaperNumber, at: string): Promise<void> {
  await sql`
    insert into paper_number (dossier_id, kind, event_version, agency_id, year, series, number, given_at)
    values (${of.dossierId}, ${of.kind}, ${of.eventVersion}, ${given.agencyId}, ${given.year}, ${given.series}, ${given.number}, ${at})`.execute(
    tx,
  );
}

export type KeptNumber = PaperNumber & { kind: string; eventVersion: number };

/** Numbers of the papers of a dossier. */
export async function selectNumbers(db: Kysely<Database>, dossierId: string): Promise<KeptNumber[]> {
  const found = await sql<KeptNumber>`
    select kind, event_version as "eventVersion", ${NUMBER} from paper_number where dossier_id = ${dossierId}`.execute(db);
  return found.rows;
}
