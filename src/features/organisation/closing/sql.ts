import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

/** What closes: an agency with everything below it, or one room (`unit`) of the agency that decides (`parentId`). */
export type Closing = { ids: readonly string[]; parentId: string | null; unit: string | null };
export type OpenDossier = { id: string; code: string };

const LIVE = sql`state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')`;

/** Something of the dossier is at one of these places: it decides, took it in, hands it over, was asked, or a step is of the room. */
function concerned(ids: readonly string[], { parentId, unit }: Pick<Closing, "parentId" | "unit">): RawBuilder<unknown> {
  const places = sql`${[...ids]}::text[]`;
  const room = unit === null ? sql`false` : sql`agency_id = ${parentId} and open_steps @> ${JSON.stringify([{ unit }])}::jsonb`;
  return sql`${LIVE} and (agency_id = any(${places}) or accepted_at = any(${places}) or pickup_agency_id = any(${places}) or (${room})
    or exists (select from jsonb_array_elements(coalesce(snapshot -> 'consultations', '[]')) c
      where c ->> 'agencyId' = any(${places}) and not c ? 'answer' and not c ? 'closedAt'))`;
}

export async function countOpen(db: Db, closing: Closing): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*)::int as count from dossier where ${concerned(closing.ids, closing)}`.execute(db);
  return rows[0]!.count;
}

/** What is due first stands first. */
export async function selectOpen(db: Db, closing: Closing, limit: number | null): Promise<OpenDossier[]> {
  const { rows } = await sql<OpenDossier>`select id, code from dossier where ${concerned(closing.ids, closing)}
    order by coalesce(due_at, intake_due_at), code limit ${limit}`.execute(db);
  return rows;
}

/** The agency and everything below it that is open, by code. */
export async function selectBelow(db: Db, agencyId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from agency where (id = ${agencyId} or id like ${`${agencyId}.%`}) and closed_at is null
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Nobody files with these places until the transaction ends; what was being filed is there to be counted. */
export async function lockPlaces(db: Db, ids: readonly string[]): Promise<void> {
  await sql`select id from agency where id = any(${[...ids]}::text[]) order by id for no key update`.execute(db);
}

export type HeldPost = { postId: string; accountId: string; name: string; username: string; role: string; position: string };

/** Posts at these places, and of the room; those of administrators last. */
export async function selectHeldPosts(db: Db, { ids, parentId, unit }: Closing): Promise<HeldPost[]> {
  const { rows } = await sql<HeldPost>`
    select p.id as "postId", o.id as "accountId", o.name, o.username, p.role, p.position
    from officer_post p join officer o on o.id = p.officer_id
    where p.agency_id = any(${[...ids]}::text[]) or (p.agency_id = ${parentId} and p.unit = ${unit})
    order by p.role = 'administrator', o.name collate "vi-x-icu"`.execute(db);
  return rows;
}

export async function updateClosed(
  db: Db,
  ids: readonly string[],
  { at, agencyId, successorId, reason }: { at: string; agencyId: string; successorId: string | null; reason: string },
): Promise<void> {
  // Whoever goes on stands at the agency itself; what was inside it closes along.
  await sql`update agency set closed_at = ${at}, closed_why = ${reason}, version = version + 1,
    successor_id = case when id = ${agencyId} then ${successorId} end where id = any(${[...ids]}::text[])`.execute(db);
}

/** Opens an agency and what closed along with it. @returns their codes */
export async function updateReopened(db: Db, agencyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update agency set closed_at = null, closed_why = '', successor_id = null, version = agency.version + 1
    from (select closed_at from agency where id = ${agencyId}) own
    where (id = ${agencyId} or id like ${`${agencyId}.%`}) and agency.closed_at = own.closed_at returning id`.execute(db);
  return rows.map(({ id }) => id);
}

export type Succession = {
  id: string;
  successorId: string;
  successorName: string;
  reason: string;
  total: number;
  done: number;
  remaining: { code: string; why: string }[];
  endedAt: string | null;
};

const SUCCESSION = sql`s.id, s.successor_id as "successorId", a.name as "successorName", s.reason, s.total, s.done, s.remaining, s.ended_at as "endedAt"`;

/** The latest hand-over of an agency's dossiers. */
export async function selectSuccession(
  db: Db,
  by: { agencyId: string } | { id: string },
): Promise<(Succession & { agencyId: string }) | undefined> {
  const where = "id" in by ? sql`s.id = ${by.id}` : sql`s.agency_id = ${by.agencyId}`;
  const { rows } = await sql<Succession & { agencyId: string }>`select s.agency_id as "agencyId", ${SUCCESSION}
    from agency_succession s join agency a on a.id = s.successor_id where ${where} order by s.asked_at desc limit 1`.execute(db);
  return rows[0];
}

export async function insertSuccession(
  db: Db,
  row: { id: string; agencyId: string; successorId: string; reason: string; by: unknown; at: string; total: number },
): Promise<void> {
  await sql`insert into agency_succession (id, agency_id, successor_id, reason, asked_by, asked_at, total)
    values (${row.id}, ${row.agencyId}, ${row.successorId}, ${row.reason}, ${JSON.stringify(row.by)}::jsonb, ${row.at}, ${row.total})`.execute(
    db,
  );
}

export async function updateSuccession(
  db: Db,
  id: string,
  { done, remaining, endedAt }: { done: number; remaining: readonly { code: string; why: string }[]; endedAt: string | null },
): Promise<void> {
  await sql`update agency_succession set done = ${done}, remaining = ${JSON.stringify(remaining)}::jsonb, ended_at = ${endedAt} where id = ${id}`.execute(
    db,
  );
}
