import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import pg from "pg";
import { until } from "../testing/run-program.ts";
import { type EmbeddedServer, SUPERVISOR, startEmbedded } from "./embedded.ts";
import { layout } from "./layout.ts";

let folder: string;
let server: EmbeddedServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "motcua-pg-"));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

test("the server is durable, speaks Vietnamese, and listens to this machine only", async () => {
  server = await startEmbedded(folder, () => undefined);
  const row = await ask(
    server.url,
    `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('listen_addresses') listen,
       current_setting('unix_socket_directories') sockets, current_setting('password_encryption') password,
       (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale, lower('ĐẶNG') as low`,
  );
  assert.deepEqual(row, {
    fsync: "on",
    commit: "on",
    listen: "127.0.0.1",
    sockets: "",
    password: "scram-sha-256",
    locale: "b C.UTF-8",
    low: "đặng",
  });
});

test("nobody comes in without the password", async () => {
  server = await startEmbedded(folder, () => undefined);
  const url = new URL(server.url);
  url.password = "guessed";
  await assert.rejects(ask(url.href, "select 1"), /password authentication failed/);
});

test("a folder that the server's user cannot enter will do", async () => {
  chmodSync(folder, 0o700);
  const inner = path.join(folder, "a", "b");
  mkdirSync(inner, { recursive: true });
  server = await startEmbedded(inner, () => undefined);
  assert.deepEqual(await ask(server.url, "select 1 as one"), { one: 1 });
  assert.equal(statSync(folder).mode & 0o777, 0o700);
});

test("a first start that is cut short leaves nothing that hinders the next", async () => {
  const child = spawn(process.execPath, [SUPERVISOR, folder], { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await until("initdb is at work", () => {
    const work = readdirSync(folder).find((name) => /^postgres\.new\.[0-9a-f]+$/.test(name));
    return work !== undefined && readdirSync(path.join(folder, work)).length > 3;
  });
  child.kill("SIGKILL");
  await ended;
  assert.equal(existsSync(layout(folder).data), false);
  server = await startEmbedded(folder, () => undefined);
  assert.deepEqual(await ask(server.url, "select 1 as one"), { one: 1 });
});

test("foreign data in the place of the server's is left alone", async () => {
  mkdirSync(layout(folder).data);
  await assert.rejects(
    startEmbedded(folder, () => undefined),
    /có dữ liệu lạ/,
  );
});
