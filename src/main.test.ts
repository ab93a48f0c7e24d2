import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { freePort } from "./platform/postgres/cluster.ts";
import { appUrl, connectionUrl, layout, readConnection } from "./platform/postgres/layout.ts";
import { beginFrom } from "./platform/testing/begun-data.ts";
import {
  alive,
  healthy,
  processesOf,
  type RunningProgram,
  runProgram,
  serverPid,
  until,
} from "./platform/testing/run-program.ts";
import { createTestDatabase } from "./platform/testing/test-database.ts";
import { testServer } from "./platform/testing/test-server.ts";

const onLinux = { skip: existsSync("/proc/self/status") ? false : "reads processes from /proc" };
let dataDir: string;
let started: RunningProgram[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "motcua-main-"));
});
afterEach(async () => {
  for (const program of started) {
    program.child.kill("SIGTERM");
    await program.exit;
  }
  started = [];
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(env: Record<string, string> = {}): Promise<RunningProgram> {
  const program = await runProgram("start", { MOTCUA_DATA: dataDir, ...env });
  started.push(program);
  return program;
}

/** Starts in a folder where the program has run before. */
async function startAgain(env: Record<string, string> = {}): Promise<RunningProgram> {
  await beginFrom(dataDir);
  return start(env);
}

async function query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: connectionUrl(readConnection(dataDir)!) });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

const note = (text: string) => query("insert into reader_cursor (name, tx, position, at) values ($1, '1', 1, now())", [text]);
const notes = async () => (await query("select name from reader_cursor where tx = '1' order by name")).map((row) => row.name);

test("the program's login has the rights of motcua_app and no others, also after `reset role`", onLinux, async () => {
  await healthy(await startAgain());
  const used = await query("select distinct usename as login from pg_stat_activity where application_name = 'motcua-web'");
  assert.deepEqual(used, [{ login: "motcua_web" }]);
  const client = new pg.Client({ connectionString: appUrl(readConnection(dataDir)!) });
  await client.connect();
  try {
    await client.query("reset role");
    const me = "select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = session_user";
    const rights = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false };
    assert.deepEqual((await client.query(me)).rows, [rights]);
    for (const forbidden of ["update event set type = 'x'", "delete from event", "set role motcua", "create table mine (x int)"])
      await assert.rejects(client.query(forbidden), /permission denied/, forbidden);
    await assert.rejects(client.query("select from graphile_worker.jobs"), /permission denied/);
  } finally {
    await client.end();
  }
});

test("starts from nothing, says how it is, and stops without leaving anything", onLinux, async () => {
  const program = await start();
  const health = await healthy(program);
  assert.equal(health.database, "ok");
  assert.equal(health.version, "0.1.0");
  const metrics = await (await fetch(`${program.url}/metrics`)).text();
  assert.match(metrics, /motcua_http_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} \d/);
  assert.match(metrics, /motcua_database_up 1/);
  assert.match(metrics, /motcua_pool_connections\{state="open"\}/);
  assert.match(metrics, /nodejs_eventloop_lag/);
  await until("the table", () => program.output().includes("Địa chỉ"));
  assert.equal(statSync(layout(dataDir).connection).mode & 0o077, 0);
  assert.equal(statSync(path.join(dataDir, "secret")).mode & 0o077, 0);
  const { server, supervisor } = processesOf(dataDir);
  program.child.kill("SIGINT");
  program.child.kill("SIGINT");
  assert.equal(await program.exit, 0);
  assert.equal(program.output().match(/Đang dừng/g)?.length, 1);
  assert.deepEqual([alive(server), alive(supervisor)], [false, false]);
});

test("kill -9 of the program ends its server; the next start has everything", onLinux, async () => {
  const first = await startAgain();
  await healthy(first);
  await note("kept");
  const { server, supervisor, program } = processesOf(dataDir);
  process.kill(program, "SIGKILL");
  await first.exit;
  await until("server and supervisor are gone", () => !alive(server) && !alive(supervisor));
  const second = await start();
  await healthy(second);
  assert.deepEqual(await notes(), ["kept"]);
});

test("kill -9 of whoever started the program stops all of it", onLinux, async () => {
  const first = await startAgain();
  await healthy(first);
  const { server, supervisor, program } = processesOf(dataDir);
  first.child.kill("SIGKILL");
  await until("all are gone", () => !alive(server) && !alive(supervisor) && !alive(program));
});

/** Another server has written its note, and it lives. */
function movedOn(from: number): boolean {
  const now = serverPid(dataDir);
  return now !== undefined && now !== from && alive(now);
}

test("kill -9 of PostgreSQL: it comes back under the running program", onLinux, async () => {
  const program = await startAgain();
  await healthy(program);
  await note("kept");
  const { server } = processesOf(dataDir);
  process.kill(server, "SIGKILL");
  await until("another server", () => !alive(server) && movedOn(server));
  await healthy(program);
  assert.deepEqual(await notes(), ["kept"]);
});

test("kill -9 of the supervisor: another takes over and there is one server", onLinux, async () => {
  const program = await startAgain();
  await healthy(program);
  await note("kept");
  const { server, supervisor } = processesOf(dataDir);
  process.kill(supervisor, "SIGKILL");
  await until("the old server is gone", () => !alive(server));
  await until("another server", () => movedOn(server));
  await healthy(program);
  assert.notEqual(processesOf(dataDir).supervisor, supervisor);
  assert.deepEqual(await notes(), ["kept"]);
});

test("kill -9 of everything at once: the next start has everything", onLinux, async () => {
  const first = await startAgain();
  await healthy(first);
  await note("kept");
  const { server, supervisor, program } = processesOf(dataDir);
  for (const pid of [program, supervisor, server]) process.kill(pid, "SIGKILL");
  await first.exit;
  const second = await start();
  await healthy(second);
  assert.deepEqual(await notes(), ["kept"]);
});

test("kill -9 of the simulators: they come back under the running program, and go with it", onLinux, async () => {
  const port = await freePort();
  const program = await startAgain({ MOTCUA_SIMULATORS: "true", MOTCUA_SIMULATOR_PORT: String(port) });
  await healthy(program);
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      (reply) => reply.ok,
      () => false,
    );
  assert.equal(await answers(), true);
  const found = spawnSync("pgrep", ["-f", "simulators/main.ts", "--parent", String(processesOf(dataDir).program)], {
    encoding: "utf8",
  });
  const killed = Number(found.stdout.trim());
  process.kill(killed, "SIGKILL");
  await until("the simulators are gone", () => !alive(killed));
  await until("the simulators are back", answers);
  assert.match(program.output(), /Các hệ thống mô phỏng đã dừng; đang mở lại/);
  program.child.kill("SIGTERM");
  assert.equal(await program.exit, 0);
  assert.equal(await answers(), false);
});

test("a busy port of the simulators is one sentence that names the program's variable", async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) =>
    other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port)),
  );
  const program = await startAgain({ MOTCUA_SIMULATORS: "true", MOTCUA_SIMULATOR_PORT: String(port) });
  assert.equal(await program.exit, 1);
  assert.match(program.output(), /Hãy đặt MOTCUA_SIMULATOR_PORT thành một cổng còn trống/);
  assert.doesNotMatch(program.output(), /^\s+at /m);
  other.close();
});

test("a note of a dead server whose process id now belongs to another program does not hinder the start", onLinux, async () => {
  const first = await startAgain();
  await healthy(first);
  const { server } = processesOf(dataDir);
  const file = path.join(layout(dataDir).data, "postmaster.pid");
  const stale = readFileSync(file, "utf8").replace(String(server), String(process.pid));
  first.child.kill("SIGTERM");
  await first.exit;
  writeFileSync(file, stale);
  await healthy(await start());
});

test("a second start in the same folder says so and ends", async () => {
  await healthy(await startAgain());
  const second = await start();
  assert.equal(await second.exit, 1);
  assert.match(second.output(), /Một Cửa đang chạy với thư mục dữ liệu/);
  assert.doesNotMatch(second.output(), /^\s+at /m);
});

test("a busy port is one sentence", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  const port = await new Promise<number>((resolve) =>
    other.once("listening", () => resolve((other.address() as { port: number }).port)),
  );
  const program = await start({ PORT: String(port) });
  assert.equal(await program.exit, 1);
  assert.match(program.output(), new RegExp(`Cổng ${port} đang có chương trình khác dùng`));
  assert.doesNotMatch(program.output(), /^\s+at /m);
  other.close();
});

for (const [name, value, says] of [
  ["PORT", "abc", /Biến môi trường PORT="abc" không dùng được: cần một số cổng/],
  ["DATABASE_URL", "mysql://x/y", /Biến môi trường DATABASE_URL="…" không dùng được/],
  ["DATABASE_URL", "postgres://me:x@127.0.0.1:1/none", /Không kết nối được cơ sở dữ liệu tại 127\.0\.0\.1:1\/none/],
  ["MOTCUA_DATA", "/dev/null/motcua", /Không ghi được vào thư mục dữ liệu/],
  ["MOTCUA_ENV", "production", /Thiếu biến môi trường MOTCUA_SECRET/],
] as const) {
  test(`${name}=${value} is one sentence`, async () => {
    const program = await start({ [name]: value });
    assert.equal(await program.exit, 1);
    assert.match(program.output(), says);
    assert.doesNotMatch(program.output(), /^\s+at /m);
  });
}

test("an external server is used and no own one is made", async () => {
  const server = await testServer();
  const database = await createTestDatabase(server);
  const program = await start({ DATABASE_URL: database.url });
  await healthy(program);
  assert.equal(existsSync(layout(dataDir).data), false);
  program.child.kill("SIGTERM");
  assert.equal(await program.exit, 0);
  await database.drop();
  await server.release();
});

test("on an external server the program logs in by its own, once the owner has let it", async () => {
  const server = await testServer();
  const database = await createTestDatabase(server);
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  const login = `motcua_test_${randomBytes(4).toString("hex")}`;
  await owner.query(`create role ${login} login password 'kin'`);
  const own = Object.assign(new URL(database.url), { username: login, password: "kin" }).href;
  const env = { DATABASE_URL: own, MOTCUA_OWNER_DATABASE_URL: database.url };
  const refused = await start(env);
  assert.equal(await refused.exit, 1);
  assert.match(refused.output(), new RegExp(`grant motcua_app to ${login};`));
  await owner.query(`grant motcua_app to ${login}`);
  const program = await start(env);
  await healthy(program);
  const used = await owner.query(
    "select distinct usename from pg_stat_activity where application_name = 'motcua-web' and datname = $1",
    [new URL(database.url).pathname.slice(1)],
  );
  assert.deepEqual(used.rows, [{ usename: login }]);
  program.child.kill("SIGTERM");
  await program.exit;
  await owner.query(`drop role ${login}`);
  await owner.end();
  await database.drop();
  await server.release();
});

test("migrations can be run beside a running program and on their own", async () => {
  const alone = await runProgram("migrate", { MOTCUA_DATA: dataDir });
  assert.equal(await alone.exit, 0);
  assert.match(alone.output(), /Đã chạy 0001_log/);
  await healthy(await start({ PORT: String(await freePort()) }));
  const beside = await runProgram("migrate", { MOTCUA_DATA: dataDir });
  assert.equal(await beside.exit, 0);
  assert.match(beside.output(), /Cấu trúc dữ liệu đã là mới nhất/);
});
