/**
 * A process of its own that holds the embedded server: `node supervisor.ts <data folder> [--while-used]`.
 * It stops the server cleanly when its stdin closes, that is when the program ends, however it ends; `--while-used` (tests) instead
 * when nobody has held a connection named HOLDER for a while. It starts the server again when that dies. It says what happens in
 * lines of JSON on stdout.
 */
import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { type Cluster, exitOf, freePort, initialise, lastLine, launch } from "./cluster.ts";
import type { SupervisorMessage } from "./embedded.ts";
import { serverIdentity } from "./identity.ts";
import {
  type Connection,
  connectionUrl,
  DATABASE_NAME,
  HOLDER,
  layout,
  newConnection,
  readConnection,
  writeConnection,
} from "./layout.ts";
import { endLeftover } from "./leftover.ts";
import { type Lock, tryLock } from "./lock.ts";
import { ServerError } from "./server-error.ts";

const dataDir = process.argv[2]!;
const whileUsed = process.argv.includes("--while-used");
let stopping = false;
let server: ChildProcess | undefined;
/** Kept here for the life of the process: a collected handle would give the lock away. */
let held: Lock | undefined;

const say = (message: SupervisorMessage) => void process.stdout.write(`${JSON.stringify(message)}\n`);
process.stdout.on("error", () => undefined);

async function main(): Promise<void> {
  held = await takeLock();
  if (!held) return;
  const connection = readConnection(dataDir) ?? newConnection();
  const binaries = await findBinaries();
  const cluster: Cluster = { dataDir, binaries, identity: serverIdentity(dataDir, binaries.postgres), durable: !whileUsed };
  writeConnection(dataDir, connection);
  await endLeftover(layout(dataDir).data);
  say({ kind: "progress", step: "start" });
  await initialise(cluster, connection, (child) => {
    say({ kind: "progress", step: "first" });
    server = child;
  });
  connection.port = await freePort(connection.port);
  writeConnection(dataDir, connection);
  for (let failures = 0; !stopping; ) {
    server = launch(cluster, connection.port);
    const gone = exitOf(server);
    const ready = await answers(connection, gone);
    if (ready) {
      say({ kind: "ready", url: connectionUrl(connection) });
      if (whileUsed) void stopWhenUnused(connection);
      failures = 0;
    } else failures += 1;
    await gone;
    if (stopping) return;
    if (failures === 5) throw new ServerError(`PostgreSQL không khởi động được. ${lastLine(dataDir)}`);
    say({ kind: "progress", step: "again" });
    await pause(200 * failures);
    await endLeftover(layout(dataDir).data);
  }
}

/** An earlier supervisor may still be stopping its server; whatever runs once the lock is ours is nobody's. */
async function takeLock(): Promise<Lock | undefined> {
  for (let tries = 0; !stopping && tries < 600; tries++) {
    const lock = tryLock(layout(dataDir).supervisorLock);
    if (lock || whileUsed) return lock;
    await pause(50);
  }
  throw new ServerError(`Một tiến trình khác đang giữ cơ sở dữ liệu trong ${dataDir}.`);
}

/** True when the server answers and has our database; false when it ended before that. */
async function answers(connection: Connection, gone: Promise<number>): Promise<boolean> {
  let over = false;
  void gone.then(() => {
    over = true;
  });
  while (!over && !stopping) {
    const client = new pg.Client({
      connectionString: connectionUrl(connection, "postgres"),
      application_name: "motcua-supervisor",
    });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const found = await client.query("select from pg_database where datname = $1", [DATABASE_NAME]);
      if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === "28P01") {
        throw new ServerError(
          `Mật khẩu trong ${layout(dataDir).connection} không khớp với dữ liệu. Hãy khôi phục tệp đó từ bản sao lưu.`,
        );
      }
      await pause(15);
    } finally {
      void client.end().catch(() => undefined);
    }
  }
  return false;
}

async function stopWhenUnused(connection: Connection): Promise<void> {
  for (let idle = 0; idle < 5; ) {
    await pause(1000);
    const client = new pg.Client({ connectionString: connectionUrl(connection, "postgres") });
    client.on("error", () => undefined);
    try {
      await client.connect();
      const held = await client.query("select from pg_stat_activity where application_name = $1", [HOLDER]);
      idle = held.rowCount === 0 ? idle + 1 : 0;
    } catch {
      idle += 1;
    } finally {
      void client.end().catch(() => undefined);
    }
  }
  await stop();
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const [signal, patience] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (!server || server.exitCode !== null || server.signalCode !== null) break;
    server.kill(signal);
    await Promise.race([exitOf(server), pause(patience)]);
  }
  process.exit(0);
}

if (!whileUsed) process.stdin.on("error", stop).on("end", stop).on("close", stop).resume();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);

try {
  await main();
  if (!stopping) process.exit(0);
} catch (error) {
  if (!stopping) {
    say({
      kind: "failed",
      message: error instanceof ServerError ? error.message : `PostgreSQL không khởi động được: ${String(error)}`,
    });
    server?.kill("SIGINT");
    process.exitCode = 1;
    process.stdin.destroy();
  }
}
