import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { PersonRow } from "../sql.ts";
import type { PostRole } from "../types.ts";

export type NewSession = {
  tokenHash: Buffer;
  personId?: string;
  officerId?: string;
  postId?: string;
  at: string;
  expiresAt: string;
};

export async function insertSession(db: Db, s: NewSession): Promise<void> {
  await sql`insert into session (token_hash, person_id, officer_id, post_id, created_at, seen_at, expires_at)
    values (${s.tokenHash}, ${s.personId ?? null}, ${s.officerId ?? null}, ${s.postId ?? null}, ${s.at}, ${s.at}, ${s.expiresAt})`.execute(
    db,
  );
}

type PersonSessionRow = PersonRow & Times & { mandate_id: string | null };
type Times = { seen_at: string; expires_at: string };

export async function selectPersonSession(db: Db, tokenHash: Buffer): Promise<PersonSessionRow | undefined> {
  const { rows } = await sql<PersonSessionRow>`
    select p.id, p.personal_id, p.name, p.birth_date, p.gender, p.phone, p.email, p.address, p.commune_code, p.level, p.integrated_documents,
      s.mandate_id, s.seen_at, s.expires_at
    from session s join person p on p.id = s.person_id where s.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

export type OfficerSessionRow = Times & {
  id: string;
  name: string;
  personal_id: string;
  post_id: string | null;
  role: PostRole | null;
  must_change: boolean;
  position: string | null;
  unit: string | null;
  agency_id: string | null;
  agency_name: string | null;
};

export async function selectOfficerSession(db: Db, tokenHash: Buffer): Promise<OfficerSessionRow | undefined> {
  const { rows } = await sql<OfficerSessionRow>`
    select o.id, o.name, o.personal_id, o.must_change, s.post_id, p.role, p.position, p.unit, p.agency_id, a.name as agency_name, s.seen_at, s.expires_at
    from session s join officer o on o.id = s.officer_id and o.active
      left join officer_post p on p.id = s.post_id left join agency a on a.id = p.agency_id
    where s.token_hash = ${tokenHash}`.execute(db);
  return rows[0];
}

export async function touchSession(db: Db, tokenHash: Buffer, at: string): Promise<void> {
  await sql`update session set seen_at = ${at} where token_hash = ${tokenHash} and seen_at < ${at}`.execute(db);
}

export async function deleteSession(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`delete from session where token_hash = ${tokenHash}`.execute(db);
}

/** @returns false when the post is not the officer's. */
export async function updatePost(db: Db, tokenHash: Buffer, officerId: string, postId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update session set post_id = ${postId} where token_hash = ${tokenHash} and officer_id = ${officerId}
      and exists (select from officer_post where id = ${postId} and officer_id = ${officerId})`.execute(db);
  return numAffectedRows === 1n;
}

/** Whose matter the person works on from now; null is their own. */
export async function updateMandate(db: Db, tokenHash: Buffer, mandateId: string | null): Promise<void> {
  await sql`update session set mandate_id = ${mandateId} where token_hash = ${tokenHash} and person_id is not null`.execute(db);
}
