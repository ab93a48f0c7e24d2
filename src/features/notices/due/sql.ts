import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

/** These dossiers are looked at with the next round: something happened to them. */
export async function lookAgain(db: Db, dossierIds: readonly string[], now: string): Promise<void> {
  await sql`
    insert into notice_clock (dossier_id, look_at, silent)
    select id, ${now}::timestamptz, false from dossier where id = any(${[...dossierIds].sort()}::uuid[]) order by id
    on conflict (dossier_id) do update set look_at = excluded.look_at`.execute(db);
}

/** Open dossiers that were never met, as when they were taken over from elsewhere; the condition is that of the index dossier_live. */
export async function meetUnknown(db: Db, now: string): Promise<void> {
  await sql`
    insert into notice_clock (dossier_id, look_at, silent) select id, ${now}::timestamptz, true from dossier
    where state not in ('draft', 'notReceived', 'withdrawn', 'stopped', 'returned', 'archived')
      and not exists (select from notice_clock where dossier_id = dossier.id)
    on conflict (dossier_id) do nothing`.execute(db);
}

export async function selectLooks(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select dossier_id as id from notice_clock where look_at <= ${now} order by look_at, dossier_id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Held until the transaction ends; undefined when another process has it, or has been there. */
export async function lockLook(db: Db, dossierId: string, now: string): Promise<{ silent: boolean } | undefined> {
  const { rows } = await sql<{ silent: boolean }>`
    select silent from notice_clock where dossier_id = ${dossierId} and look_at <= ${now} for update skip locked`.execute(db);
  return rows[0];
}

export async function setLook(db: Db, dossierId: string, at: string | null): Promise<void> {
  await sql`update notice_clock set look_at = ${at}, silent = false where dossier_id = ${dossierId}`.execute(db);
}

/** After a failure; what is told to nobody stays so. */
export async function postponeLook(db: Db, dossierId: string, at: string): Promise<void> {
  await sql`update notice_clock set look_at = ${at} where dossier_id = ${dossierId}`.execute(db);
}

export type Seen = { about: string; minutes: number; share: number };

export async function selectSeen(db: Db, dossierId: string): Promise<Map<string, Seen>> {
  const { rows } = await sql<Seen>`select about, minutes, share from notice_share where dossier_id = ${dossierId}`.execute(db);
  return new Map(rows.map((row) => [row.about, row]));
}

export async function upsertSeen(db: Db, dossierId: string, rows: readonly Seen[]): Promise<void> {
  await sql`
    insert into notice_share (dossier_id, about, minutes, share)
    select ${dossierId}, about, minutes, share from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(about text, minutes float8, share int)
    on conflict (dossier_id, about) do update set minutes = excluded.minutes, share = excluded.share`.execute(db);
}

/** The dossier has ended. */
export async function forgetSeen(db: Db, dossierId: string): Promise<void> {
  await sql`delete from notice_share where dossier_id = ${dossierId}`.execute(db);
}
