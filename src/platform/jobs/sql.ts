import { type Kysely, sql } from "kysely";
import type { Pool } from "pg";
import type { Database } from "../db-types.ts";

type JobOptions = { key?: string; runAt?: string };

export async function enqueueJob(
  db: Kysely<Database>,
  name: string,
  payload: Record<string, unknown>,
  options: JobOptions = {},
): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null}::timestamptz)`.execute(
    db,
  );
}

/** First number of the advisory locks by which living worker processes are known; the second is the hash of the name under which the queue notes them. */
const WORKER_ALIVE = 7_202_611;

/** Says on this connection that a worker process lives; ends with the connection. */
export const claimWorker = { text: "select pg_advisory_lock_shared($1, hashtext($2))", first: WORKER_ALIVE };

/**
 * Gives back the jobs of workers that are no more (nobody holds their lock). A job taken a moment ago is left alone:
 * its worker may just be reconnecting.
 * @param grace seconds
 */
export async function releaseJobsOfDeadWorkers(pool: Pool, grace: number): Promise<void> {
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(worker)) from (
       select locked_by as worker from graphile_worker._private_jobs
        where locked_by is not null and locked_at < now() - make_interval(secs => $2)
       union
       select locked_by from graphile_worker._private_job_queues
        where locked_by is not null and locked_at < now() - make_interval(secs => $2)
     ) as busy
     where not exists (
       select from pg_locks
        where locktype = 'advisory' and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())
          and classid = $1::int::oid and objid::bigint = (hashtext(worker)::bigint & 4294967295)
     )
     having count(*) > 0`,
    [WORKER_ALIVE, grace],
  );
}
