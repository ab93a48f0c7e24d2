import { type Kysely, sql } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { InternalNote, Letter, Officer, Present } from "./types.ts";

type Db = Kysely<Database>;

const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type NewWords = { id: string; dossierId: string; at: string; author: { name: string; position?: string }; body: string };

export async function insertLetter(
  db: Db,
  { id, dossierId, at, author, body, fromOffice }: NewWords & { fromOffice: boolean },
): Promise<void> {
  await sql`insert into letter (id, dossier_id, at, from_office, author, body)
    values (${id}, ${dossierId}, ${at}, ${fromOffice}, ${JSON.stringify(author)}::jsonb, ${body}) on conflict (id) do nothing`.execute(
    db,
  );
}

export async function insertNote(db: Db, { id, dossierId, at, author, body }: NewWords): Promise<void> {
  await sql`insert into internal_note (id, dossier_id, at, author, body)
    values (${id}, ${dossierId}, ${at}, ${JSON.stringify(author)}::jsonb, ${body}) on conflict (id) do nothing`.execute(db);
}

export async function selectLetters(db: Db, dossierId: string): Promise<Letter[]> {
  const found = await sql<Letter>`
    select id, ${instant("at")} as at, from_office as "fromOffice", author, body, ${instant("read_at")} as "readAt", read_by as "readBy"
    from letter where dossier_id = ${dossierId} order by letter.at, id`.execute(db);
  return found.rows;
}

export async function selectNotes(db: Db, dossierId: string): Promise<InternalNote[]> {
  const found = await sql<InternalNote>`
    select id, ${instant("at")} as at, author, body from internal_note where dossier_id = ${dossierId} order by internal_note.at, id`.execute(
    db,
  );
  return found.rows;
}

/** Those of the other side that nobody of this side has had before them. */
export async function updateLettersRead(
  db: Db,
  of: { dossierId: string; fromOffice: boolean; at: string; by: string },
): Promise<void> {
  await sql`update letter set read_at = ${of.at}, read_by = ${of.by}
    where dossier_id = ${of.dossierId} and from_office = ${of.fromOffice} and read_at is null`.execute(db);
}

export async function upsertPresence(
  db: Db,
  dossierId: string,
  { officerId, name }: Pick<Officer, "officerId" | "name">,
  doing: string,
  at: string,
): Promise<void> {
  await sql`insert into presence (dossier_id, officer_id, name, doing, seen_at) values (${dossierId}, ${officerId}, ${name}, ${doing}, ${at})
    on conflict (dossier_id, officer_id) do update set name = excluded.name, doing = excluded.doing, seen_at = excluded.seen_at`.execute(
    db,
  );
}

export async function selectPresent(db: Db, dossierId: string, officerId: string, since: string): Promise<Present[]> {
  const found = await sql<Present>`
    select name, doing from presence where dossier_id = ${dossierId} and officer_id <> ${officerId} and seen_at >= ${since}
    order by name`.execute(db);
  return found.rows;
}

export async function deletePresence(db: Db, before: string): Promise<void> {
  await sql`delete from presence where seen_at < ${before}`.execute(db);
}
