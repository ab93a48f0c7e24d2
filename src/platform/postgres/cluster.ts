import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import type { Identity } from "./identity.ts";
import { type Connection, layout } from "./layout.ts";
import { ServerError } from "./server-error.ts";

/** Nothing of the caller's environment (PGDATA, PGPORT, a foreign locale) reaches the server. */
const ENVIRONMENT = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export type Cluster = { dataDir: string; binaries: Binaries; identity: Identity; durable: boolean };

/** Makes the data folder on the first run. `track` is told of the process, so that it can be ended. */
export async function initialise(cluster: Cluster, connection: Connection, track: (child: ChildProcess) => void): Promise<void> {
  const { data, unfinished } = layout(cluster.dataDir);
  const version = path.join(data, "PG_VERSION");
  if (existsSync(version)) {
    checkVersion(cluster, readFileSync(version, "utf8").trim());
    return;
  }
  if (existsSync(data))
    throw new ServerError(`Thư mục ${data} có dữ liệu lạ. Hãy chuyển nó đi nơi khác, hoặc đặt MOTCUA_DATA tới một thư mục khác.`);
  // A folder of its own: the initdb of a start that was killed a moment ago may still be clearing up.
  removeUnfinished(unfinished);
  const fresh = `${unfinished}.${randomBytes(4).toString("hex")}`;
  const passwordFile = `${fresh}.secret`;
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, connection.password, { mode: 0o600 });
  for (const file of [fresh, passwordFile]) give(file, cluster.identity);
  const child = run(cluster, cluster.binaries.initdb, [
    `--pgdata=${fresh}`,
    `--username=${connection.user}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(cluster.durable ? [] : ["--no-sync"]),
  ]);
  track(child);
  const code = await exitOf(child);
  rmSync(passwordFile, { force: true });
  if (code !== 0) throw new ServerError(`Không tạo được cơ sở dữ liệu trong ${cluster.dataDir}. ${lastLine(cluster.dataDir)}`);
  renameSync(fresh, data);
}

/** Starts the server on a port of this machine only. It is not yet ready to answer. */
export function launch(cluster: Cluster, port: number): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 120,
    shared_buffers: cluster.durable ? memoryShare(1 / 8, 128, 2048) : "128MB",
    effective_cache_size: memoryShare(1 / 2, 512, 16_384),
    maintenance_work_mem: memoryShare(1 / 64, 64, 256),
    // Fewer checkpoints write fewer whole pages; a server that was killed reads this much again in some seconds.
    max_wal_size: "2GB",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    fsync: cluster.durable ? "on" : "off",
    synchronous_commit: cluster.durable ? "on" : "off",
    full_page_writes: cluster.durable ? "on" : "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return run(cluster, cluster.binaries.postgres, ["-D", layout(cluster.dataDir).data, ...flags]);
}

/** A share of the memory that this machine or its container has, between limits in megabytes. */
function memoryShare(share: number, least: number, most: number): string {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  return `${Math.round(Math.min(most, Math.max(least, (bytes / 2 ** 20) * share)))}MB`;
}

export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? 1);
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * A port nobody uses: the wanted one if it is free. Below the range from which systems number outgoing connections:
 * one of those could hold the port when the server comes back, even our own that waits for it.
 */
export async function freePort(wanted?: number): Promise<number> {
  for (let candidate = wanted ?? randomPort(); ; candidate = randomPort()) {
    if (await listenOnce(candidate)) return candidate;
  }
}

const randomPort = () => randomInt(20_000, 32_000);

function removeUnfinished(prefix: string): void {
  const folder = path.dirname(prefix);
  for (const name of readdirSync(folder).filter((each) => each.startsWith(`${path.basename(prefix)}.`))) {
    try {
      rmSync(path.join(folder, name), { recursive: true, force: true });
    } catch {
      // Still being written; the next first start removes it.
    }
  }
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? address?.port : undefined));
    });
  });
}

function run(cluster: Cluster, program: string, args: string[]): ChildProcess {
  const { log } = layout(cluster.dataDir);
  if (existsSync(log) && statSync(log).size > 8 * 1024 * 1024) renameSync(log, `${log}.1`);
  const output = openSync(log, "a", 0o600);
  const [command, ...rest] = [...cluster.identity.argv, program, ...args];
  return spawn(command!, rest, { cwd: "/", env: ENVIRONMENT, stdio: ["ignore", output, output] });
}

function give(file: string, identity: Identity): void {
  if (identity.owner) chownSync(file, identity.owner.uid, identity.owner.gid);
}

function checkVersion(cluster: Cluster, found: string): void {
  const own = /\d+/.exec(spawnSync(cluster.binaries.postgres, ["--version"], { encoding: "utf8" }).stdout)?.[0];
  if (own === undefined || own === found) return;
  throw new ServerError(
    `Dữ liệu trong ${cluster.dataDir} thuộc PostgreSQL ${found}, chương trình này dùng PostgreSQL ${own}. Hãy sao lưu bằng bản cũ rồi khôi phục.`,
  );
}

/** What the server said last; the reason stands there. */
export function lastLine(dataDir: string): string {
  const { log } = layout(dataDir);
  if (!existsSync(log)) return "";
  const lines = readFileSync(log, "utf8").trimEnd().split("\n");
  return lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? "";
}
