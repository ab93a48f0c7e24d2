import { CompiledQuery, sql } from "kysely";
import type { Role } from "../../core/dossier/types.ts";
import type { Db } from "../../platform/services.ts";
import type { NamedPerson, PostRole } from "./types.ts";
import type { VneidPerson } from "./vneid/claims.ts";

/** `level` 0: never signed in. */
export type PersonRow = Omit<VneidPerson, "level"> & { id: string; level: 0 | 1 | 2 };

export async function upsertPerson(db: Db, person: VneidPerson, at: string): Promise<PersonRow> {
  const p = person;
  const { rows } = await sql<PersonRow>`
    insert into person (personal_id, name, birth_date, gender, phone, email, address, commune_code, level, integrated_documents,
      created_at, signed_in_at)
    values (${p.personal_id}, ${p.name}, ${p.birth_date}, ${p.gender}, ${p.phone}, ${p.email}, ${p.address}, ${p.commune_code}, ${p.level},
      ${p.integrated_documents}, ${at}, ${at})
    on conflict (personal_id) do update set
      name = excluded.name, birth_date = excluded.birth_date, gender = excluded.gender, phone = excluded.phone, email = excluded.email,
      address = excluded.address, commune_code = excluded.commune_code, level = excluded.level,
      integrated_documents = excluded.integrated_documents, signed_in_at = excluded.signed_in_at
    returning id, personal_id, name, birth_date, gender, phone, email, address, commune_code, level, integrated_documents`.execute(
    db,
  );
  return rows[0]!;
}

export async function selectPerson(db: Db, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`
    select id, personal_id, name, birth_date, gender, phone, email, address, commune_code, level, integrated_documents from person where id = ${id}`.execute(
    db,
  );
  return rows[0];
}

const PERSON = sql`id, personal_id, name, birth_date, gender, phone, email, address, commune_code, level, integrated_documents`;

export async function selectPersonByNumber(db: Db, personalId: string): Promise<PersonRow | undefined> {
  return (await sql<PersonRow>`select ${PERSON} from person where personal_id = ${personalId}`.execute(db)).rows[0];
}

/** An account of level 0; one that nobody ever signed in to takes what is known now when that is `sure`, any other stays as VNeID told it. */
export async function insertNamed(db: Db, p: NamedPerson, sure: boolean, at: string): Promise<void> {
  await sql`
    insert into person (personal_id, name, birth_date, gender, phone, email, address, commune_code, level, created_at)
    values (${p.personalId}, ${p.name}, ${p.birthDate ?? null}, ${p.gender ?? null}, ${p.phone ?? ""}, '', ${p.address ?? ""},
      ${p.communeCode ?? null}, 0, ${at})
    on conflict (personal_id) do update set name = excluded.name, birth_date = coalesce(excluded.birth_date, person.birth_date),
      gender = coalesce(excluded.gender, person.gender), phone = coalesce(nullif(excluded.phone, ''), person.phone),
      address = coalesce(nullif(excluded.address, ''), person.address), commune_code = coalesce(excluded.commune_code, person.commune_code)
    where person.level = 0 and ${sure}`.execute(db);
}

export type OfficerRow = { id: string; name: string; password_hash: string; totp_secret: Buffer; totp_step: string };

export async function selectOfficer(db: Db, where: { username: string } | { id: string }): Promise<OfficerRow | undefined> {
  const condition = "id" in where ? sql`id = ${where.id}` : sql`username = ${where.username}`;
  const { rows } = await sql<OfficerRow>`
    select id, name, password_hash, totp_secret, totp_step from officer where active and ${condition}`.execute(db);
  return rows[0];
}

export async function selectUsername(db: Db, id: string): Promise<string | undefined> {
  return (await sql<{ username: string }>`select username from officer where id = ${id}`.execute(db)).rows[0]?.username;
}

/** The officer's own choice; the session it was made in goes on, others end. */
export async function updatePassword(db: Db, input: { officerId: string; hash: string; keep: Buffer }): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update officer set password_hash = ${input.hash}, must_change = false where id = ${input.officerId}`.execute(tx);
    await sql`delete from session where officer_id = ${input.officerId} and token_hash <> ${input.keep}`.execute(tx);
  });
}

/** Marks a step as used. @returns false when this step or a later one was used before. */
export async function useTotpStep(db: Db, officerId: string, step: number): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update officer set totp_step = ${step} where id = ${officerId} and totp_step < ${step}`.execute(db);
  return numAffectedRows === 1n;
}

export type OfficerSeed = { username: string; name: string; personalId: string; passwordHash: string; totpSecret: Buffer };

/** Stores accounts; who is there already stays as is. */
export async function insertOfficers(db: Db, officers: readonly (OfficerSeed & { id: string })[], at: string): Promise<void> {
  const rows = officers.map(({ totpSecret, ...one }) => ({ ...one, totpSecret: totpSecret.toString("hex") }));
  await sql`insert into officer (id, username, name, personal_id, password_hash, totp_secret, created_at, issued_at)
    select id, username, name, "personalId", "passwordHash", decode("totpSecret", 'hex'), ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, username text, name text, "personalId" text, "passwordHash" text, "totpSecret" text)
    on conflict (username) do nothing`.execute(db);
}

export async function selectUsernames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ username: string }>`select username from officer`.execute(db);
  return rows.map((row) => row.username);
}

export type PostSeed = { username: string; agencyId: string; role: PostRole; position: string; unit?: string };

/** Stores posts by the names of their accounts; a post that is there already stays as is. */
export async function insertPosts(db: Db, posts: readonly PostSeed[]): Promise<void> {
  await sql`insert into officer_post (officer_id, agency_id, role, position, unit)
    select o.id, r."agencyId", r.role, r.position, r.unit
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb)
      as r (username text, "agencyId" text, role text, position text, unit text) join officer o using (username)
    on conflict (officer_id, agency_id, role) do nothing`.execute(db);
}

export type ColleagueRow = { id: string; name: string; role: Role; position: string; unit: string | null };

/** Active officers of an agency who work on dossiers, one row for each post. */
export async function selectColleagues(db: Db, agencyId: string): Promise<ColleagueRow[]> {
  const { rows } = await sql<ColleagueRow>`
    select o.id, o.name, p.role, p.position, p.unit
    from officer_post p join officer o on o.id = p.officer_id and o.active
    where p.agency_id = ${agencyId} and p.role <> 'administrator' order by o.name, p.role`.execute(db);
  return rows;
}

export type PostRow = {
  id: string;
  role: PostRole;
  position: string;
  unit: string | null;
  agency_id: string;
  agency_name: string;
};

export async function selectPosts(db: Db, officerId: string): Promise<PostRow[]> {
  const { rows } = await sql<PostRow>`
    select p.id, p.role, p.position, p.unit, p.agency_id, a.name as agency_name
    from officer_post p join agency a on a.id = p.agency_id
    where p.officer_id = ${officerId} order by p.agency_id, p.role`.execute(db);
  return rows;
}

/** Forgets what is past; `longAgo` is a day before `now`. */
export async function deleteExpired(db: Db, now: string, longAgo: string): Promise<void> {
  await sql`delete from session where expires_at < ${longAgo}`.execute(db);
  await sql`delete from oidc_flow where expires_at < ${now}`.execute(db);
  await sql`delete from officer_challenge where expires_at < ${now}`.execute(db);
  await sql`delete from pending_form where expires_at < ${now}`.execute(db);
  await sql`delete from login_attempt where last_at < ${longAgo} and (locked_until is null or locked_until < ${now})`.execute(db);
  await sql`delete from rate_limit where expire < ${Temporal.Instant.from(now).epochMilliseconds}`.execute(db);
}

/** What rate-limiter-flexible takes for a PostgreSQL client. */
export function queryClient(db: Db): {
  query: (query: { text: string; values: unknown[] }) => Promise<{ rows: unknown[]; rowCount: number }>;
} {
  return {
    query: async ({ text, values }) => {
      const { rows } = await db.executeQuery(CompiledQuery.raw(text, values));
      return { rows, rowCount: rows.length };
    },
  };
}
