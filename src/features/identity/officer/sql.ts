import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";

/** Failures that lock an account, and for how many minutes (TT 12/2022/TT-BTTTT, cấp độ 3). */
const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;
/** Failures this far apart do not add up. */
const FORGET_HOURS = 12;

/**
 * Counts a try before it is looked at, so that many at once are counted as many.
 * @returns undefined while the account is locked; otherwise whether this try locks it unless it succeeds.
 */
export async function reserveAttempt(db: Db, account: string, at: Temporal.Instant): Promise<{ last: boolean } | undefined> {
  const now = at.toString();
  const lockUntil = at.add({ minutes: LOCK_MINUTES }).toString();
  const forgetBefore = at.subtract({ hours: FORGET_HOURS }).toString();
  const { rows } = await sql<{ last: boolean }>`
    insert into login_attempt as a (account, failures, last_at) values (${account}, 1, ${now})
    on conflict (account) do update set
      failures = case when a.locked_until <= ${now} or a.last_at <= ${forgetBefore} then 1 else a.failures + 1 end,
      locked_until = case when a.locked_until is null and a.last_at > ${forgetBefore} and a.failures + 1 >= ${MAX_FAILURES} then ${lockUntil}::timestamptz end,
      last_at = ${now}
    where a.locked_until is null or a.locked_until <= ${now}
    returning locked_until is not null as last`.execute(db);
  return rows[0];
}

/** Takes a reserved try back: it was right. */
export async function releaseAttempt(db: Db, account: string): Promise<void> {
  await sql`update login_attempt set failures = greatest(failures - 1, 0),
    locked_until = case when failures - 1 < ${MAX_FAILURES} then null else locked_until end where account = ${account}`.execute(
    db,
  );
}

export async function deleteAttempts(db: Db, account: string): Promise<void> {
  await sql`delete from login_attempt where account = ${account}`.execute(db);
}

export type ChallengeRow = { officer_id: string; account: string; return_to: string };

export async function insertChallenge(db: Db, tokenHash: Buffer, challenge: ChallengeRow, expiresAt: string): Promise<void> {
  await sql`insert into officer_challenge (token_hash, officer_id, account, return_to, expires_at)
    values (${tokenHash}, ${challenge.officer_id}, ${challenge.account}, ${challenge.return_to}, ${expiresAt})`.execute(db);
}

export async function selectChallenge(db: Db, tokenHash: Buffer, now: string): Promise<ChallengeRow | undefined> {
  const { rows } = await sql<ChallengeRow>`
    select officer_id, account, return_to from officer_challenge where token_hash = ${tokenHash} and expires_at > ${now}`.execute(
    db,
  );
  return rows[0];
}

export async function deleteChallenge(db: Db, tokenHash: Buffer): Promise<void> {
  await sql`delete from officer_challenge where token_hash = ${tokenHash}`.execute(db);
}
