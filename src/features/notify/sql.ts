import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Message } from "./types.ts";

export type NewMessage = {
  personId: string;
  dossierId: string;
  version: number;
  kind: string;
  title: string;
  body: string;
  at: string;
};

/** An event tells each person once. */
export async function insertMessage(tx: Transaction<Database>, m: NewMessage): Promise<void> {
  await sql`
    insert into message (person_id, dossier_id, dossier_version, kind, title, body, at)
    values (${m.personId}, ${m.dossierId}, ${m.version}, ${m.kind}, ${m.title}, ${m.body}, ${m.at})
    on conflict (dossier_id, dossier_version, person_id) do nothing`.execute(tx);
}

export async function selectMessages(
  db: Kysely<Database>,
  personId: string,
  filter: { dossierId?: string | undefined; unreadOnly?: boolean | undefined },
): Promise<Message[]> {
  const found = await sql<Message>`
    select m.id, m.dossier_id as "dossierId", d.code, m.kind, m.title, m.body, m.at, m.read_at as "readAt"
    from message m join dossier d on d.id = m.dossier_id
    where m.person_id = ${personId} and (${filter.dossierId ?? null}::uuid is null or m.dossier_id = ${filter.dossierId ?? null})
      and (not ${filter.unreadOnly ?? false} or m.read_at is null)
    order by m.at desc, m.id desc limit 200`.execute(db);
  return found.rows;
}

/** Each thing told once, though several people may have been told; the applicant's reading counts. */
export async function selectTold(db: Kysely<Database>, dossierId: string): Promise<Pick<Message, "title" | "at" | "readAt">[]> {
  const found = await sql<Pick<Message, "title" | "at" | "readAt">>`
    select m.title, m.at, m.read_at as "readAt" from message m join dossier d on d.id = m.dossier_id
    where m.dossier_id = ${dossierId} and m.person_id = d.applicant_person_id order by m.at, m.id limit 200`.execute(db);
  return found.rows;
}

export async function updateRead(db: Kysely<Database>, personId: string, dossierId: string, at: string): Promise<void> {
  await sql`update message set read_at = ${at} where person_id = ${personId} and dossier_id = ${dossierId} and read_at is null`.execute(
    db,
  );
}
