import { type Kysely, sql, type Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { OutboundMessage, Waiting } from "./types.ts";

type Tx = Transaction<Database>;
type Db = Kysely<Database> | Tx;

/** Puts messages at the end of the dossier's line. One statement: it stands in the transaction of every act. */
export async function insertMessages(
  tx: Tx,
  at: { lane: string; dossierId: string; now: string },
  messages: readonly OutboundMessage[],
): Promise<void> {
  const { lane, dossierId, now } = at;
  await sql`
    with line as (
      insert into outbound_queue as queue (lane, dossier_id, last_seq, next_at) values (${lane}, ${dossierId}, ${messages.length}, ${now})
      on conflict (lane, dossier_id) do update
        set last_seq = queue.last_seq + excluded.last_seq, next_at = coalesce(queue.next_at, excluded.next_at)
      returning last_seq - ${messages.length}::int as before
    )
    insert into outbound (lane, dossier_id, seq, service, payload, created_at)
    select ${lane}, ${dossierId}, line.before + message.n, message.value ->> 'service', message.value -> 'payload', ${now}
    from line, jsonb_array_elements(${JSON.stringify(messages)}::jsonb) with ordinality as message (value, n)`.execute(tx);
}

/**
 * Takes the line that has waited longest for one runner; other runners pass over it.
 * @param dueBy lines whose time came by then; null takes any that waits
 */
export async function claimLine(
  db: Db,
  claim: { lane: string; runner: string; now: string; until: string; dueBy: string | null },
): Promise<string | undefined> {
  const { lane, runner, now, until, dueBy } = claim;
  const claimed = await sql<{ id: string }>`
    update outbound_queue as queue set claimed_by = ${runner}, claimed_until = ${until}
    from (
      select dossier_id from outbound_queue
      where lane = ${lane} and next_at <= coalesce(${dueBy}::timestamptz, 'infinity') and (claimed_until is null or claimed_until <= ${now})
      order by next_at, dossier_id limit 1 for update skip locked
    ) as due
    where queue.lane = ${lane} and queue.dossier_id = due.dossier_id returning queue.dossier_id as id`.execute(db);
  return claimed.rows[0]?.id;
}

/** First messages of a line that are not sent, in order. */
export async function selectWaiting(db: Db, lane: string, dossierId: string, limit: number): Promise<Waiting[]> {
  const found = await sql<Waiting>`
    select id, dossier_id as "dossierId", seq, service, payload, state, attempts, refusals from outbound
    where lane = ${lane} and dossier_id = ${dossierId} and state <> 'sent' order by seq limit ${limit}`.execute(db);
  return found.rows;
}

export async function markSent(db: Db, ids: readonly string[], now: string): Promise<void> {
  await sql`
    update outbound set state = 'sent', sent_at = ${now}, tried_at = ${now}, attempts = attempts + 1
    where id = any(${ids}::bigint[]) and state = 'pending'`.execute(db);
}

export async function markTried(
  db: Db,
  id: string,
  outcome: { state: "pending" | "failed"; refused: boolean; reason: string; now: string },
): Promise<void> {
  const { state, refused, reason, now } = outcome;
  await sql`
    update outbound set state = ${state}, tried_at = ${now}, attempts = attempts + 1, refusals = refusals + ${refused ? 1 : 0},
      last_error = ${reason}
    where id = ${id} and state = 'pending'`.execute(db);
}

/** Keeps a line a while longer. */
export async function extendClaim(
  db: Db,
  claim: { lane: string; runner: string; dossierId: string; until: string },
): Promise<void> {
  await sql`
    update outbound_queue set claimed_until = ${claim.until}
    where lane = ${claim.lane} and dossier_id = ${claim.dossierId} and claimed_by = ${claim.runner}`.execute(db);
}

/**
 * Gives a line back. The row is locked before the line is looked at, so a message that is being added just now is not overlooked.
 * @param nextAt when to try the head again; undefined: at once if something waits
 */
export async function releaseLine(
  tx: Tx,
  claim: { lane: string; runner: string; dossierId: string },
  now: string,
  nextAt: string | undefined,
): Promise<void> {
  const { lane, runner, dossierId } = claim;
  await sql`select from outbound_queue where lane = ${lane} and dossier_id = ${dossierId} for update`.execute(tx);
  const [head] = await selectWaiting(tx, lane, dossierId, 1);
  const next = head?.state === "pending" ? (nextAt ?? now) : null;
  await sql`
    update outbound_queue set next_at = ${next}, claimed_by = null, claimed_until = null
    where lane = ${lane} and dossier_id = ${dossierId} and claimed_by = ${runner}`.execute(tx);
}

/** Lets lines that wait for their next attempt be tried now. @returns how many */
export async function wakeLines(db: Db, lane: string, now: string): Promise<number> {
  const woken = await sql`update outbound_queue set next_at = ${now} where lane = ${lane} and next_at > ${now}`.execute(db);
  return Number(woken.numAffectedRows ?? 0);
}

/** Puts refused messages back. @returns their ids */
export async function resetFailed(
  tx: Tx,
  ids: readonly string[] | null,
): Promise<{ id: string; lane: string; dossierId: string }[]> {
  const reset = await sql<{ id: string; lane: string; dossierId: string }>`
    update outbound set state = 'pending', refusals = 0
    where state = 'failed' and (${ids}::bigint[] is null or id = any(${ids}::bigint[]))
    returning id, lane, dossier_id as "dossierId"`.execute(tx);
  return reset.rows;
}

export async function insertReplays(tx: Tx, ids: readonly string[], actor: unknown, now: string): Promise<void> {
  await sql`
    insert into outbound_replay (outbound_id, at, actor)
    select id, ${now}, ${JSON.stringify(actor)}::jsonb from unnest(${ids}::bigint[]) as id`.execute(tx);
}

export async function wakeLine(tx: Tx, lane: string, dossierId: string, now: string): Promise<void> {
  await sql`update outbound_queue set next_at = ${now} where lane = ${lane} and dossier_id = ${dossierId}`.execute(tx);
}
