import { sql } from "kysely";
import type { Db } from "../../../platform/services.ts";
import { instant, stillSeen } from "../sql.ts";
import type { Choice, DigestSeen, DigestTime, NoticeKind } from "../types.ts";

export type ChoiceRow = Choice & {
  officerId: string;
  address: string | null;
  pending: string | null;
  pendingNonce: string | null;
  pendingUntil: string | null;
  pendingTries: number;
  pendingError: string | null;
};

export async function selectChoices(db: Db, officerIds: readonly string[]): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select officer_id as "officerId", app, mail, digest, address, pending, pending_nonce as "pendingNonce",
      ${instant("pending_until")} as "pendingUntil", pending_tries as "pendingTries", pending_error as "pendingError"
    from notice_choice where officer_id = any(${[...officerIds]}::uuid[])`.execute(db);
  return rows;
}

export async function upsertChoice(db: Db, officerId: string, { app, mail, digest }: Choice): Promise<void> {
  await sql`insert into notice_choice (officer_id, app, mail, digest) values (${officerId}, ${[...app]}, ${[...mail]}, ${digest})
    on conflict (officer_id) do update set app = excluded.app, mail = excluded.mail, digest = excluded.digest`.execute(db);
}

/** An address to which a code goes; an older one waits no more. @returns false when this very one waits already */
export async function setPending(
  db: Db,
  officerId: string,
  usual: Choice,
  pending: { address: string; nonce: string; until: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into notice_choice (officer_id, app, mail, digest, pending, pending_nonce, pending_until)
    values (${officerId}, ${[...usual.app]}, ${[...usual.mail]}, ${usual.digest}, ${pending.address}, ${pending.nonce}, ${pending.until})
    on conflict (officer_id) do update set pending = excluded.pending, pending_nonce = excluded.pending_nonce,
      pending_until = excluded.pending_until, pending_tries = 0, pending_error = null
    where notice_choice.pending_nonce is distinct from excluded.pending_nonce`.execute(db);
  return numAffectedRows === 1n;
}

/** Counts a try before it is looked at, so that many at once are as many tries. @returns what waits; undefined when nothing does, or no more */
export async function takeTry(
  db: Db,
  officerId: string,
  now: string,
  most: number,
): Promise<{ address: string; nonce: string } | undefined> {
  const { rows } = await sql<{ address: string; nonce: string }>`
    update notice_choice set pending_tries = pending_tries + 1
    where officer_id = ${officerId} and pending_until > ${now} and pending_tries < ${most}
    returning pending as address, pending_nonce as nonce`.execute(db);
  return rows[0];
}

/** The address counts from now on. @returns false when another one waits meanwhile */
export async function confirmPending(db: Db, officerId: string, nonce: string, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update notice_choice set address = pending, confirmed_at = ${now}, pending = null, pending_nonce = null, pending_until = null,
      pending_tries = 0, pending_error = null
    where officer_id = ${officerId} and pending_nonce = ${nonce}`.execute(db);
  return numAffectedRows === 1n;
}

export async function setPendingError(db: Db, officerId: string, nonce: string, error: string | null): Promise<void> {
  await sql`update notice_choice set pending_error = ${error} where officer_id = ${officerId} and pending_nonce = ${nonce}`.execute(
    db,
  );
}

/** What waits for a mail that will not come stands in the application instead. @param kinds those for which mails go on */
export async function releaseUnsent(db: Db, officerId: string | undefined, kinds: readonly NoticeKind[] = []): Promise<void> {
  await sql`
    update notice set in_app = true where in_mail and digest_id is null and read_at is null and not in_app
      and (${officerId ?? null}::uuid is null or officer_id = ${officerId ?? null}) and not kind = any(${[...kinds]}::text[])`.execute(
    db,
  );
}

/** No mail goes out any more. */
export async function dropAddress(db: Db, officerId: string): Promise<void> {
  await sql`update notice_choice set address = null, confirmed_at = null, pending = null, pending_nonce = null, pending_until = null,
    pending_tries = 0, pending_error = null where officer_id = ${officerId}`.execute(db);
  await releaseUnsent(db, officerId);
}

export async function selectLastDigest(db: Db, officerId: string): Promise<DigestSeen | undefined> {
  const { rows } = await sql<DigestSeen>`
    select address, ${instant("created_at")} as "createdAt", ${instant("sent_at")} as "sentAt", ${instant("ended_at")} as "endedAt", error
    from notice_digest where officer_id = ${officerId} order by notice_digest.created_at desc limit 1`.execute(db);
  return rows[0];
}

export type MailReader = { officerId: string; address: string; digest: DigestTime; agencyId: string; lastSlot: string | null };

/** Active officers for whom something waits that may be mailed, or whose next time is to be looked at; `agencyId`: whose working hours count. */
export async function selectMailReaders(db: Db): Promise<MailReader[]> {
  const { rows } = await sql<MailReader>`
    select c.officer_id as "officerId", c.address, c.digest, c.last_slot as "lastSlot",
      (select p.agency_id from officer_post p where p.officer_id = c.officer_id and p.role in ('receptionist', 'specialist', 'leader')
        order by p.agency_id limit 1) as "agencyId"
    from notice_choice c join officer o on o.id = c.officer_id and o.active
    where c.address is not null and c.digest <> 'never'
      and exists (select from officer_post p where p.officer_id = c.officer_id and p.role in ('receptionist', 'specialist', 'leader'))
    order by c.officer_id`.execute(db);
  return rows;
}

/** The time is this process's. @returns false when another has it */
export async function takeSlot(db: Db, officerId: string, slot: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update notice_choice set last_slot = ${slot}
    where officer_id = ${officerId} and last_slot is distinct from ${slot} and address is not null`.execute(db);
  return numAffectedRows === 1n;
}

/** What is new for a mail: not yet in one, not read, and still to be seen; held until the transaction ends. */
export async function lockUnsent(db: Db, officerId: string, kinds: readonly NoticeKind[] | undefined): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from notice n join dossier d on d.id = n.dossier_id
    where n.officer_id = ${officerId} and n.in_mail and n.digest_id is null and n.read_at is null and ${stillSeen}
      and (${kinds === undefined} or n.kind = any(${[...(kinds ?? [])]}::text[]))
    for update of n skip locked`.execute(db);
  return rows.map(({ id }) => id);
}

export async function insertDigest(
  db: Db,
  row: { id: string; officerId: string; address: string; at: string; noticeIds: readonly string[] },
): Promise<void> {
  await sql`insert into notice_digest (id, officer_id, address, created_at) values (${row.id}, ${row.officerId}, ${row.address}, ${row.at})`.execute(
    db,
  );
  await sql`update notice set digest_id = ${row.id} where id = any(${[...row.noticeIds]}::bigint[])`.execute(db);
}

export type OpenDigest = { id: string; officerId: string; address: string; createdAt: string };

/** Puts down that it is tried. @returns undefined when it has ended */
export async function beginTry(db: Db, id: string, at: string): Promise<OpenDigest | undefined> {
  const { rows } = await sql<OpenDigest>`
    update notice_digest set attempts = attempts + 1, tried_at = ${at} where id = ${id} and ended_at is null
    returning id, officer_id as "officerId", address, ${instant("created_at")} as "createdAt"`.execute(db);
  return rows[0];
}

export type DigestLine = { kind: NoticeKind; code: string; procedureName: string; dueAt: string | null; at: string };

/** What the mail tells, late first, one line for each dossier and kind. */
export async function selectLines(db: Db, digestId: string): Promise<DigestLine[]> {
  const { rows } = await sql<DigestLine>`
    select kind, code, "procedureName", "dueAt", at from (
      select distinct on (n.kind, d.code) n.kind, d.code, d.procedure_name as "procedureName",
        ${instant("d.due_at")} as "dueAt", ${instant("n.at")} as at, n.id
      from notice n join dossier d on d.id = n.dossier_id where n.digest_id = ${digestId} and ${stillSeen}
      order by n.kind, d.code, n.at desc) found
    order by id`.execute(db);
  return rows;
}

/** It was taken over, or there was nothing left to say. */
export async function endDigest(db: Db, id: string, end: { at: string; sent: boolean }): Promise<void> {
  await sql`update notice_digest set ended_at = ${end.at}, sent_at = ${end.sent ? end.at : null}, error = null where id = ${id}`.execute(
    db,
  );
}

export async function noteDigestError(db: Db, id: string, error: string): Promise<void> {
  await sql`update notice_digest set error = ${error} where id = ${id}`.execute(db);
}

/** Given up: what it would have told stands in the application. */
export async function giveUpDigest(db: Db, id: string, at: string, error: string): Promise<void> {
  await sql`
    with ended as (update notice_digest set ended_at = ${at}, error = ${error} where id = ${id} and ended_at is null returning id)
    update notice set in_app = true where digest_id in (select id from ended)`.execute(db);
}

/** Mails that were tried and are not through, and how many were given up since an instant. */
export async function countTrouble(db: Db, since: string): Promise<{ waiting: number; failed: number }> {
  const { rows } = await sql<{ waiting: number; failed: number }>`
    select count(*) filter (where ended_at is null and error is not null)::int as waiting,
      count(*) filter (where ended_at > ${since} and sent_at is null and error is not null)::int as failed
    from notice_digest where ended_at is null or created_at > ${since}::timestamptz - interval '2 days'`.execute(db);
  return rows[0]!;
}

/** A mail that is not through, or was given up; for the operator. */
export type TroubledMail = {
  officerName: string;
  address: string;
  error: string;
  attempts: number;
  triedAt: string | null;
  /** It is tried no more. */
  over: boolean;
};

export async function selectTroubled(db: Db, since: string, limit: number): Promise<TroubledMail[]> {
  const { rows } = await sql<TroubledMail>`
    select o.name as "officerName", g.address, g.error, g.attempts, ${instant("g.tried_at")} as "triedAt", g.ended_at is not null as over
    from notice_digest g join officer o on o.id = g.officer_id
    where g.error is not null and g.sent_at is null and (g.ended_at is null or g.ended_at > ${since})
    order by g.tried_at desc limit ${limit}`.execute(db);
  return rows;
}
