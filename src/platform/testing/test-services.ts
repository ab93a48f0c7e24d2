import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { type Clock, fixedClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { createDb, createPool } from "../database.ts";
import { localFiles } from "../files-local.ts";
import { undiciHttp } from "../http-undici.ts";
import { graphileJobs } from "../jobs-graphile.ts";
import { createSignals } from "../log/signals.ts";
import { smtpMailer } from "../mail-smtp.ts";
import type { Db, Services } from "../services.ts";
import { createTestDatabase, type Filled } from "./test-database.ts";
import { testServer } from "./test-server.ts";

export type TestServices = {
  services: Services;
  /** Of the owner of this test's database. */
  adminUrl: string;
  /** Acts as the owner, past every grant: for tampering and for looking. Closed by close(). */
  superuserDb: () => Db;
  close: () => Promise<void>;
};

/** Tuesday morning of an ordinary week, when every office is open. */
export const TEST_NOW = "2026-11-17T02:00:00Z";

/**
 * Services on a fresh database of their own, real in every part. Call it once in a file (`before`) and `close` it in `after`.
 * The clock stands at TEST_NOW unless one is given; the configuration is that of an empty environment unless variables are given; the database
 * is empty unless it is said what it begins with.
 */
export async function testServices(
  options: { clock?: Clock; env?: Record<string, string>; filled?: Filled } = {},
): Promise<TestServices> {
  const server = await testServer();
  const database = await createTestDatabase(server, options.filled);
  const dataDir = mkdtempSync(path.join(tmpdir(), "motcua-test-"));
  const config = readConfig({ MOTCUA_SECRET: "only-for-tests-only-for-tests-only", ...options.env, MOTCUA_DATA: dataDir });
  const pool = createPool({ url: database.url, name: "motcua-test" });
  const db = createDb(pool);
  const http = undiciHttp();
  const mail = smtpMailer(config);
  const admins: Db[] = [];
  return {
    services: {
      config,
      clock: options.clock ?? fixedClock(TEST_NOW),
      db,
      files: localFiles(path.join(dataDir, "files")),
      http,
      jobs: graphileJobs(db),
      mail,
      signals: createSignals(undefined),
      log: pino({ level: "silent" }),
    },
    adminUrl: database.url,
    superuserDb: () => {
      const admin = createDb(createPool({ url: database.url, name: "motcua-test-owner", size: 2, asApp: false }));
      admins.push(admin);
      return admin;
    },
    close: async () => {
      await Promise.all([db, ...admins].map((each) => each.destroy()));
      await http.close();
      mail?.close();
      await database.drop();
      await server.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
