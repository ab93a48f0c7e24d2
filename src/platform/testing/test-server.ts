import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { SUPERVISOR } from "../postgres/embedded.ts";
import { connectionUrl, HOLDER, layout, readConnection } from "../postgres/layout.ts";

const FOLDER = path.join(import.meta.dirname, "../../../var/test");

export type TestServer = {
  /** Of the owner, to a database of the server. */
  url: (database: string) => string;
  release: () => Promise<void>;
};

/**
 * The one embedded server of all tests: started by whoever comes first, and ended by its supervisor a few seconds after the last
 * test process has gone, so a killed run leaves nothing behind.
 */
export async function testServer(): Promise<TestServer> {
  for (let tries = 0; tries < 600; tries++) {
    const held = await hold();
    if (held) return held;
    if (tries % 100 === 0) start();
    await pause(50);
  }
  throw new Error(`the test database does not start; see ${FOLDER}/postgres.log`);
}

function start(): void {
  mkdirSync(FOLDER, { recursive: true });
  // Not ours: a test runner waits until every holder of its output has gone.
  const log = openSync(layout(FOLDER).log, "a", 0o600);
  const child = spawn(process.execPath, [SUPERVISOR, FOLDER, "--while-used"], {
    stdio: ["ignore", "ignore", log],
    detached: true,
  });
  child.unref();
  closeSync(log);
}

async function hold(): Promise<TestServer | undefined> {
  const connection = readConnection(FOLDER);
  if (!connection?.port) return undefined;
  const client = new pg.Client({ connectionString: connectionUrl(connection), application_name: HOLDER });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch {
    return undefined;
  }
  return {
    url: (database) => connectionUrl(connection, database),
    release: () => client.end(),
  };
}
