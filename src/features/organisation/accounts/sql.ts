import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import type { Account, AccountPost } from "../types.ts";

const POSTS = sql`coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', p.id, 'role', p.role, 'position', p.position, 'agencyId', p.agency_id,
    'agencyName', a.name, 'unit', p.unit)) order by p.agency_id, p.role)
  from officer_post p join agency a on a.id = p.agency_id where p.officer_id = o.id), '[]')`;
const STATE = sql`case when o.closed_at is not null then 'closed' when o.issued_at is null then 'waiting' when not o.active then 'locked' else 'active' end`;
const ACCOUNT = sql`o.id, o.username, o.name, o.personal_id as "personalId", o.phone, o.email, o.version, ${STATE} as state, o.must_change as "mustChange",
  o.home_id as "homeId", ${POSTS} as posts`;

export async function selectAccount(db: Db, by: { id: string } | { username: string }): Promise<Account | undefined> {
  const where = "id" in by ? sql`o.id = ${by.id}` : sql`o.username = ${by.username}`;
  return (await sql<Account>`select ${ACCOUNT} from officer o where ${where}`.execute(db)).rows[0];
}

/** Accounts that have one of these names or numbers already. */
export async function selectKnown(
  db: Db,
  of: { usernames: readonly string[]; personalIds: readonly string[] },
): Promise<Account[]> {
  const { rows } = await sql<Account>`select ${ACCOUNT} from officer o
    where o.username = any(${[...of.usernames]}) or o.personal_id = any(${[...of.personalIds]})`.execute(db);
  return rows;
}

export type AccountFilter = {
  reach: string;
  words: readonly string[];
  role: string | null;
  state: string | null;
  agencyId: string | null;
};

const within = (column: RawBuilder<unknown>, reach: string): RawBuilder<unknown> =>
  sql`(${column} = ${reach} or ${column} like ${`${reach}.%`})`;

function condition({ reach, words, role, state, agencyId }: AccountFilter): RawBuilder<unknown> {
  const post = sql`select from officer_post p where p.officer_id = o.id and ${within(sql`p.agency_id`, agencyId ?? reach)}`;
  const without = sql`not exists (select from officer_post p where p.officer_id = o.id)`;
  const homeless = reach.includes(".") ? sql`false` : sql`o.home_id is null`;
  const all = [
    // Word by word the condition of having a post here; an account without one belongs to whoever made it.
    sql`(exists (${post}) or (${without} and (${within(sql`o.home_id`, agencyId ?? reach)} or ${agencyId ? sql`false` : homeless})))`,
    ...words.map((word) => sql`o.search like '%' || fold(${word.replace(/[\\%_]/g, "\\$&")}) || '%'`),
    ...(role ? [sql`exists (${post} and p.role = ${role})`] : []),
    ...(state ? [sql`${STATE} = ${state}`] : []),
  ];
  return sql.join(all, sql` and `);
}

export async function selectAccounts(
  db: Db,
  filter: AccountFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: Account[]; total: number }> {
  const where = condition(filter);
  const [found, count] = await Promise.all([
    sql<Account>`select ${ACCOUNT} from officer o where ${where} order by o.name collate "vi-x-icu", o.username limit ${limit} offset ${offset}`.execute(
      db,
    ),
    sql<{ total: number }>`select count(*)::int as total from officer o where ${where}`.execute(db),
  ]);
  return { rows: found.rows, total: count.rows[0]!.total };
}

export type NewAccount = {
  id: string;
  username: string;
  name: string;
  personalId: string;
  phone: string;
  email: string;
  homeId: string;
  passwordHash: string;
  totpSecret: Buffer;
  /** Null: nobody was handed a password yet. */
  issuedAt: string | null;
  /** The password is its owner's own choice, so it stays. */
  ownPassword?: boolean;
};

export async function insertAccounts(db: Db, accounts: readonly NewAccount[], at: string): Promise<void> {
  const rows = accounts.map(({ totpSecret, ...one }) => ({ ...one, totpSecret: totpSecret.toString("hex") }));
  await sql`insert into officer (id, username, name, personal_id, phone, email, home_id, password_hash, totp_secret, must_change, active, issued_at, created_at)
    select id, username, name, "personalId", phone, email, "homeId", "passwordHash", decode("totpSecret", 'hex'), "ownPassword" is not true, "issuedAt" is not null, "issuedAt", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, username text, name text, "personalId" text, phone text, email text,
      "homeId" text, "passwordHash" text, "totpSecret" text, "issuedAt" timestamptz, "ownPassword" boolean)`.execute(db);
}

/** Raises the version as every change of an account or its posts does. */
export async function updateAccount(
  db: Db,
  id: string,
  patch: Partial<Pick<Account, "name" | "phone" | "email">> & { active?: boolean; closedAt?: string | null },
): Promise<void> {
  const { name, phone, email, active, closedAt } = patch;
  await sql`update officer set version = version + 1, name = coalesce(${name ?? null}, name), phone = coalesce(${phone ?? null}, phone),
    email = coalesce(${email ?? null}, email), 
    active = case when ${active === undefined} then active else ${active === true} and issued_at is not null end,
    closed_at = case when ${closedAt !== undefined} then ${closedAt ?? null}::timestamptz else closed_at end
    where id = ${id}`.execute(db);
}

export async function updateSecrets(
  db: Db,
  id: string,
  secrets: { passwordHash?: string | undefined; totpSecret?: Buffer | undefined },
  at: string,
): Promise<void> {
  const { passwordHash = null, totpSecret = null } = secrets;
  await sql`update officer set version = version + 1, password_hash = coalesce(${passwordHash}, password_hash),
    must_change = must_change or ${passwordHash !== null}, active = active or (issued_at is null and ${passwordHash !== null}), issued_at = case when ${passwordHash !== null} then ${at}::timestamptz else issued_at end,
    totp_secret = coalesce(${totpSecret}::bytea, totp_secret), totp_step = case when ${totpSecret !== null} then 0 else totp_step end
    where id = ${id}`.execute(db);
}

/** Signs the officer out everywhere, and forgets sign-ins that wait for a code. */
export async function deleteSessions(db: Db, officerId: string): Promise<void> {
  await sql`delete from session where officer_id = ${officerId}`.execute(db);
  await sql`delete from officer_challenge where officer_id = ${officerId}`.execute(db);
}

/** Forgets failed sign-ins of an account (keyed hash of its name). */
export async function deleteFailures(db: Db, account: string): Promise<void> {
  await sql`delete from login_attempt where account = ${account}`.execute(db);
}

/** The officer may still sign in and act in this role at this agency. */
export async function holdsPost(
  db: Db,
  { officerId, agencyId, role }: { officerId: string; agencyId: string; role: string },
): Promise<boolean> {
  const { rows } = await sql`select from officer_post p join officer o on o.id = p.officer_id and o.active
    where p.officer_id = ${officerId} and p.agency_id = ${agencyId} and p.role = ${role}`.execute(db);
  return rows.length > 0;
}

/** Who may sign in as an administrator of one of these agencies. */
export async function selectAdministrators(db: Db, agencyIds: readonly string[]): Promise<Account[]> {
  const { rows } = await sql<Account>`select ${ACCOUNT} from officer o where o.active and o.issued_at is not null
    and exists (select from officer_post p where p.officer_id = o.id and p.role = 'administrator' and p.agency_id = any(${[...agencyIds]}))
    order by o.username`.execute(db);
  return rows;
}

/** How many others may sign in as administrators of this very agency. */
export async function countOtherAdministrators(db: Db, agencyId: string, officerId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(distinct o.id)::int as count
    from officer_post p join officer o on o.id = p.officer_id
    where p.agency_id = ${agencyId} and p.role = 'administrator' and o.active and o.issued_at is not null and o.id <> ${officerId}`.execute(
    db,
  );
  return rows[0]!.count;
}

export type NewPost = Pick<AccountPost, "role" | "position" | "agencyId" | "unit"> & { officerId: string };

/** The combination of officer, agency and role must be a new one. */
export async function insertPosts(db: Db, posts: readonly NewPost[]): Promise<void> {
  await sql`insert into officer_post (officer_id, agency_id, role, position, unit)
    select "officerId", "agencyId", role, position, unit
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as r ("officerId" uuid, "agencyId" text, role text, position text, unit text)`.execute(
    db,
  );
}

export async function updatePost(db: Db, id: string, post: { position: string; unit: string | null }): Promise<void> {
  await sql`update officer_post set position = ${post.position}, unit = ${post.unit} where id = ${id}`.execute(db);
}

/** The agency of the last post is where an account belongs when it has none. */
export async function deletePosts(db: Db, ids: readonly string[]): Promise<void> {
  await sql`update officer set home_id = p.agency_id from officer_post p
    where officer.home_id is null and p.officer_id = officer.id and p.id = any(${[...ids]}::uuid[])`.execute(db);
  await sql`delete from officer_post where id = any(${[...ids]}::uuid[])`.execute(db);
}
