import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { after, afterEach, before, test } from "node:test";
import { sql } from "kysely";
import { pino } from "pino";
import { startWorker, type Task, type Worker } from "./jobs-graphile.ts";
import { until } from "./testing/run-program.ts";
import { type TestServices, testServices } from "./testing/test-services.ts";

const log = pino({ level: "silent" });
let t: TestServices;
before(async () => {
  t = await testServices();
});
after(() => t.close());

const workers: Worker[] = [];
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
});

async function work(tasks: Record<string, Task>, grace?: number): Promise<Worker> {
  const worker = await startWorker({ url: t.adminUrl, log, tasks, ...(grace ? { grace } : {}) });
  workers.push(worker);
  return worker;
}

const waiting = async (name: string) =>
  (
    await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = ${name}`.execute(
      t.superuserDb(),
    )
  ).rows[0]!.n;

test("a job belongs to the transaction that adds it", async () => {
  const { db, jobs } = t.services;
  const seen = new Set<unknown>();
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await jobs.add(tx, "tell", { n: 1 });
      throw new Error("taken back");
    }),
    /taken back/,
  );
  await db.transaction().execute((tx) => jobs.add(tx, "tell", { n: 2 }));
  await jobs.add(undefined, "tell", { n: 3 });
  const worker = await work({ tell: async (payload) => void seen.add(Reflect.get(Object(payload), "n")) });
  await until("both jobs are done", () => seen.size === 2);
  await worker.stop();
  assert.deepEqual(seen, new Set([2, 3]));
});

test("a job of the same key replaces the one that waits", async () => {
  const { jobs } = t.services;
  const later = "2099-01-01T00:00:00Z";
  await jobs.add(undefined, "replaced", { n: 1 }, { key: "k", runAt: later });
  await jobs.add(undefined, "replaced", { n: 2 }, { key: "k", runAt: later });
  assert.equal(await waiting("replaced"), 1);
});

test("a job that fails stays and says why", async () => {
  const worker = await work({
    fails: async () => {
      throw new Error("the portal is away");
    },
  });
  await t.services.jobs.add(undefined, "fails", {});
  const failed = await until("the failure is noted", async () => {
    const { rows } = await sql<{
      last_error: string;
    }>`select last_error from graphile_worker.jobs where task_identifier = 'fails' and attempts = 1 and locked_at is null`.execute(
      t.superuserDb(),
    );
    return rows[0];
  });
  await worker.stop();
  assert.match(failed.last_error, /the portal is away/);
});

test("the program's role can neither read nor change the queue", async () => {
  await assert.rejects(sql`select * from graphile_worker._private_jobs`.execute(t.services.db), /permission denied/);
  await assert.rejects(sql`select graphile_worker.add_job('x')`.execute(t.services.db), /permission denied/);
});

test("stopping waits for the job that is running", async () => {
  let begun = false;
  let finish = () => {};
  let done = false;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const worker = await work({
    slow: async () => {
      begun = true;
      await gate;
      done = true;
    },
  });
  await t.services.jobs.add(undefined, "slow", {});
  await until("it runs", () => begun);
  const stopped = worker.stop();
  finish();
  await stopped;
  assert.equal(done, true);
  assert.equal(await waiting("slow"), 0);
});

test("the job of a worker that was killed is given to another", async () => {
  await t.services.jobs.add(undefined, "dies", {});
  const code = `
    import { pino } from "pino";
    import { startWorker } from ${JSON.stringify(path.join(import.meta.dirname, "jobs-graphile.ts"))};
    await startWorker({ url: ${JSON.stringify(t.adminUrl)}, log: pino({ level: "silent" }), tasks: { dies: () => process.kill(process.pid, "SIGKILL") } });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { cwd: import.meta.dirname, stdio: "ignore" });
  await new Promise((resolve) => child.once("exit", resolve));
  const held = await sql<{
    n: number;
  }>`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'dies' and locked_by is not null`.execute(
    t.superuserDb(),
  );
  assert.equal(held.rows[0]!.n, 1, "the dead worker still holds it");
  let done = false;
  await work(
    {
      dies: async () => {
        done = true;
      },
    },
    0.05,
  );
  await until("another worker did it", () => done);
});

test("a living worker keeps its job while others look for dead ones", async () => {
  let runs = 0;
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const task = async () => {
    runs += 1;
    await gate;
  };
  await work({ long: task }, 0.05);
  await t.services.jobs.add(undefined, "long", {});
  await until("it runs", () => runs === 1);
  let marked = false;
  const mark = async () => {
    marked = true;
  };
  await work({ long: task, mark }, 0.05);
  const later = await sql<{ at: string }>`select (now() + interval '0.3 s')::text as at`.execute(t.services.db);
  await t.services.jobs.add(undefined, "mark", {}, { runAt: later.rows[0]!.at });
  await until("several sweeps have passed", () => marked);
  finish();
  assert.equal(runs, 1);
});
