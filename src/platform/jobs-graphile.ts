import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import type { Logger as Log } from "pino";
import { createPool } from "./database.ts";
import { claimWorker, enqueueJob, releaseJobsOfDeadWorkers } from "./jobs/sql.ts";
import type { Jobs } from "./jobs.ts";
import type { Db } from "./services.ts";

/** Puts jobs into the queue, in the transaction that needs them. */
export function graphileJobs(db: Db): Jobs {
  return {
    add: (tx, name, payload, options) => enqueueJob(tx ?? db, name, payload, options),
  };
}

/** Work of one kind. It may be run again after a crash, so it must be safe to repeat. A thrown error means: try again later. */
export type Task = (payload: unknown) => Promise<void>;

export type WorkerOptions = {
  /** Of the owner: the queue's tables are closed to motcua_app. */
  url: string;
  tasks: Record<string, Task>;
  log: Log;
  /** Jobs at once; default 4. */
  concurrency?: number;
  /** Seconds after which a job of a worker that died is given to another; default 15. */
  grace?: number;
};

export type Worker = { /** Lets running jobs finish, then ends. */ stop: () => Promise<void> };

/** Starts taking jobs. Survives the database going away and coming back. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { url, tasks, log, concurrency = 4, grace = 15 } = options;
  const pool = createPool({ url, name: "motcua-worker", size: concurrency + 2, asApp: false });
  const alive = stayAlive(url, log);
  const events = new EventEmitter() as WorkerEvents;
  // The queue notes the pool, not the single worker, as holder of a job.
  events.on("pool:create", ({ workerPool }) => alive.claim(workerPool.id));
  const sweep = () =>
    releaseJobsOfDeadWorkers(pool, grace).catch((error) => log.warn({ error }, "jobs of dead workers not released"));
  await alive.ready;
  await sweep();
  const timer = setInterval(sweep, grace * 1000);
  const runner = await run({
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    parsedCronItems: [],
    pollInterval: 2_000,
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, (payload: unknown) => task(payload)])),
    events,
    logger: new Logger(
      () => (level, message, meta) =>
        log[level === "warning" ? "warn" : level === "info" ? "debug" : level]({ ...meta }, message),
    ),
  });
  return {
    stop: async () => {
      clearInterval(timer);
      await runner.stop().catch(() => undefined);
      await alive.stop();
      await pool.end().catch(() => undefined);
    },
  };
}

/** Holds a connection whose lock says that this process lives; opened again when it breaks. */
function stayAlive(url: string, log: Log) {
  let stopped = false;
  let client: pg.Client | undefined;
  let name: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const lock = () => {
    if (name && client) turn = client.query(claimWorker.text, [claimWorker.first, name]).catch(() => undefined);
  };
  const connect = async () => {
    for (let tries = 0; !stopped; tries++) {
      const fresh = new pg.Client({ connectionString: url, application_name: "motcua-worker-alive", keepAlive: true });
      fresh.on("error", () => undefined);
      fresh.once("end", () => {
        if (client === fresh && !stopped) void connect();
      });
      try {
        await fresh.connect();
        client = fresh;
        lock();
        return;
      } catch (error) {
        if (tries % 20 === 19) log.warn({ error }, "the worker's connection is still away");
        await pause(250);
      }
    }
  };
  return {
    ready: connect(),
    claim: (pool: string) => {
      name = pool;
      lock();
    },
    stop: async () => {
      stopped = true;
      await turn;
      await client?.end().catch(() => undefined);
    },
  };
}
