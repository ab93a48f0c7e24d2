import { type Kysely, sql } from "kysely";
import type { Database } from "../../../platform/db-types.ts";
import type { Failure, LaneFigures } from "./types.ts";

type Db = Kysely<Database>;

export async function selectFigures(db: Db, lane: string, since: string): Promise<LaneFigures> {
  const found = await sql<LaneFigures>`
    select (select count(*)::int from outbound where lane = ${lane} and state = 'pending') as waiting,
      (select count(*)::int from outbound where lane = ${lane} and state = 'failed') as failed,
      (select count(*)::int from outbound where lane = ${lane} and state = 'sent' and sent_at >= ${since}) as "sentToday",
      (select min(created_at) from outbound where lane = ${lane} and state = 'pending') as "oldestWaiting",
      (select max(sent_at) from outbound where lane = ${lane} and state = 'sent') as "lastSent",
      (select min(next_at) from outbound_queue where lane = ${lane} and next_at is not null) as "nextTry"`.execute(db);
  return found.rows[0]!;
}

/** The last thing that went wrong with a message that is not sent yet. */
export async function selectLastError(db: Db, lane: string): Promise<{ at: string; reason: string } | undefined> {
  const found = await sql<{ at: string; reason: string }>`
    select tried_at as at, last_error as reason from outbound
    where lane = ${lane} and state <> 'sent' and last_error is not null order by tried_at desc limit 1`.execute(db);
  return found.rows[0];
}

const FAILURE = sql`o.id, o.lane, o.service, o.payload, o.attempts, o.last_error as reason, o.created_at as "createdAt", o.tried_at as "triedAt",
  (select count(*)::int from outbound b where b.lane = o.lane and b.dossier_id = o.dossier_id and b.seq > o.seq and b.state = 'pending') as behind,
  (select jsonb_agg(jsonb_build_object('at', to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'name', r.actor ->> 'name') order by r.id)
     from outbound_replay r where r.outbound_id = o.id) as replays`;

/** Refused messages, oldest first. */
export async function selectFailures(db: Db, lane: string, limit: number): Promise<Failure[]> {
  const found = await sql<Failure>`
    select ${FAILURE} from outbound o where o.lane = ${lane} and o.state = 'failed' order by o.created_at, o.id limit ${limit}`.execute(
    db,
  );
  return found.rows;
}

export async function selectFailure(db: Db, id: string): Promise<Failure | undefined> {
  return (await sql<Failure>`select ${FAILURE} from outbound o where o.id = ${id} and o.state = 'failed'`.execute(db)).rows[0];
}
