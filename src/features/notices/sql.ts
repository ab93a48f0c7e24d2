import { type RawBuilder, sql } from "kysely";
import type { Dossier, Role } from "../../core/dossier/index.ts";
import type { Db } from "../../platform/services.ts";
import type { Notice, NoticeKind, Officer } from "./types.ts";

export const instant = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What an active officer may act as at an agency. */
export type Post = { officerId: string; name: string; personalId: string; agencyId: string; role: Role; unit?: string };

/** Everybody who works on dossiers at some agencies. */
export async function selectPosts(db: Db, agencyIds: readonly string[]): Promise<Post[]> {
  const { rows } = await sql<Omit<Post, "unit"> & { unit: string | null }>`
    select o.id as "officerId", o.name, o.personal_id as "personalId", p.agency_id as "agencyId", p.role, p.unit
    from officer_post p join officer o on o.id = p.officer_id and o.active
    where p.agency_id = any(${[...agencyIds]}::text[]) and p.role in ('receptionist', 'specialist', 'leader')
    order by o.name, o.id, p.role`.execute(db);
  return rows.map(({ unit, ...post }) => ({ ...post, ...(unit && { unit }) }));
}

export type NewNotice = {
  officerId: string;
  agencyId: string;
  dossierId: string;
  kind: NoticeKind;
  cause: string;
  title: string;
  body: string;
  at: string;
  inApp: boolean;
  inMail: boolean;
};

/** Each cause tells an officer once. */
export async function insertNotices(db: Db, rows: readonly NewNotice[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into notice (officer_id, agency_id, dossier_id, kind, cause, title, body, at, in_app, in_mail)
    select "officerId", "agencyId", "dossierId", kind, cause, title, body, at, "inApp", "inMail"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("officerId" uuid, "agencyId" text, "dossierId" uuid, kind text,
      cause text, title text, body text, at timestamptz, "inApp" boolean, "inMail" boolean)
    on conflict (officer_id, dossier_id, cause) do nothing`.execute(db);
}

type Condition = RawBuilder<unknown>;

/** The dossier `d` is handled at an agency by somebody of a role: the same rule as maySee() of core/dossier. */
const handled = (agencyId: Condition, isCounter: Condition): Condition => sql`(d.agency_id = ${agencyId}
  or ${isCounter} and (d.accepted_at = ${agencyId} or d.pickup_agency_id = ${agencyId} and d.finished_at is not null)
  or not ${isCounter} and d.consulted_agencies @> array[${agencyId}]::text[])`;

/** Whether the receiver of the notice `n` may still see its dossier `d` in any post at that agency. */
export const stillSeen = sql`exists (select from officer_post p join officer o on o.id = p.officer_id and o.active
  where p.officer_id = n.officer_id and p.agency_id = n.agency_id and p.role in ('receptionist', 'specialist', 'leader')
    and not d.concerned @> array[o.personal_id] and ${handled(sql`n.agency_id`, sql`(p.role = 'receptionist')`)})`;

/** Notices of the acting post whose dossiers may still be seen in it. */
const mine = ({ officerId, agencyId, role, personalId }: Officer): Condition =>
  sql`n.in_app and n.officer_id = ${officerId} and n.agency_id = ${agencyId} and not d.concerned @> array[${personalId}]::text[]
    and ${handled(sql`${agencyId}`, role === "receptionist" ? sql`true` : sql`false`)}`;

/** Counts no further than `most`. */
export async function countUnread(db: Db, officer: Officer, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from notice n join dossier d on d.id = n.dossier_id
      where n.read_at is null and ${mine(officer)} limit ${most}) unread`.execute(db);
  return rows[0]!.count;
}

/** Newest first; `total` counts no further than `most`. */
export async function selectNotices(
  db: Db,
  officer: Officer,
  { limit, offset, most }: { limit: number; offset: number; most: number },
): Promise<{ rows: Notice[]; total: number }> {
  const [{ rows }, total] = await Promise.all([
    sql<Notice>`
      select n.id, n.kind, d.code, d.procedure_name as "procedureName", n.title, n.body, ${instant("n.at")} as at, ${instant("n.read_at")} as "readAt"
      from notice n join dossier d on d.id = n.dossier_id where ${mine(officer)} order by n.at desc, n.id desc
      limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from (select from notice n join dossier d on d.id = n.dossier_id
      where ${mine(officer)} order by n.at desc, n.id desc limit ${most}) found`.execute(db),
  ]);
  return { rows, total: total.rows[0]!.total };
}

/** Unread notices of the officer at other agencies than that of the acting post. */
export async function countElsewhere(db: Db, { officerId, agencyId }: Officer): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from notice n join dossier d on d.id = n.dossier_id
    where n.in_app and n.read_at is null and n.officer_id = ${officerId} and n.agency_id <> ${agencyId} and ${stillSeen}`.execute(
    db,
  );
  return rows[0]!.count;
}

export async function updateRead(db: Db, officer: Officer, at: string, until: string): Promise<void> {
  await sql`update notice set read_at = ${at} where officer_id = ${officer.officerId} and agency_id = ${officer.agencyId}
    and read_at is null and id <= ${until}`.execute(db);
}

/** What there is about a dossier, at whichever desk. */
export async function updateReadOf(db: Db, officerId: string, code: string, at: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update notice set read_at = ${at} where officer_id = ${officerId} and read_at is null
    and dossier_id = (select id from dossier where code = ${code})`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

export async function selectDossier(db: Db, id: string): Promise<Dossier | undefined> {
  return (await sql<{ snapshot: Dossier }>`select snapshot from dossier where id = ${id}`.execute(db)).rows[0]?.snapshot;
}

export type UntoldLetter = { id: string; dossierId: string; at: string };

/** Letters of applicants of which nobody was told, held until the transaction ends; what another process holds is passed over. */
export async function lockUntold(db: Db, limit: number): Promise<UntoldLetter[]> {
  const { rows } = await sql<UntoldLetter>`
    select id, dossier_id as "dossierId", ${instant("letter.at")} as at from letter where told_at is null and not from_office
    order by letter.at limit ${limit} for update skip locked`.execute(db);
  return rows;
}

export async function updateTold(db: Db, ids: readonly string[], at: string): Promise<void> {
  await sql`update letter set told_at = ${at} where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** Forgets what is older than an instant, and mails of which nothing is left. */
export async function deleteOld(db: Db, before: string): Promise<void> {
  await sql`delete from notice where at < ${before}`.execute(db);
  await sql`delete from notice_digest g where created_at < ${before} and ended_at is not null
    and not exists (select from notice where digest_id = g.id)`.execute(db);
}
