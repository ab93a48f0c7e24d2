import { type Kysely, sql } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { IssuedDocument } from "./types.ts";

const COLUMNS = sql`kind, event_version as "eventVersion", sha256, name, size,
  to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "issuedAt"`;

export async function selectDocument(
  db: Kysely<Database>,
  of: { dossierId: string; kind: string; eventVersion: number },
): Promise<IssuedDocument | undefined> {
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
