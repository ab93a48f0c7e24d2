import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { createDb, createPool } from "../database.ts";
import { migrate } from "../migrate.ts";
import type { Db } from "../services.ts";
import { stateOf } from "./state-of.ts";
import type { TestServer } from "./test-server.ts";

const MIGRATIONS = path.join(import.meta.dirname, "../../../sql");

/** What many test files begin with, put into a template once instead of into each of their databases. */
export type Filled = {
  /** Folders of the repository from which it follows; a change in one makes the template anew. */
  from: readonly string[];
  fill: (db: Db) => Promise<void>;
};

/** Makes a database of its own for a test file, copied from a migrated template (made once for each state of `sql/` and of what fills it). */
export async function createTestDatabase(
  server: TestServer,
  filled?: Filled,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const migrated = `motcua_template_${schemaHash()}`;
  const name = `motcua_test_${randomBytes(6).toString("hex")}`;
  const client = await adminClient(server);
  try {
    await once(client, migrated, async (draft) => {
      await client.query(`create database ${draft}`);
      await migrate(server.url(draft));
    });
    const template = filled ? `${migrated}_${stateOf(filled.from)}` : migrated;
    if (filled)
      await once(client, template, async (draft) => {
        await client.query(`create database ${draft} template ${migrated}`);
        const db = createDb(createPool({ url: server.url(draft), name: "motcua-test-template" }));
        await filled.fill(db).finally(() => db.destroy());
      });
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return {
    url: server.url(name),
    drop: async () => {
      const admin = await adminClient(server);
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    },
  };
}

/** Removes what earlier, interrupted runs left. Only when no other test run uses the server. */
export async function dropLeftovers(server: TestServer): Promise<void> {
  const client = await adminClient(server);
  const current = `motcua_template_${schemaHash()}`;
  const { rows } = await client.query<{ name: string }>(
    `select datname as name from pg_database where datname ~ '^motcua_(test|template)_' and datname <> $1
       and not exists (select from pg_stat_activity where pg_stat_activity.datname = pg_database.datname)`,
    [current],
  );
  for (const { name } of rows) await client.query(`drop database if exists ${name}`);
  await client.end();
}

/** Whoever comes first makes the template; the others wait for it. */
async function once(client: pg.Client, template: string, make: (draft: string) => Promise<void>): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext($1))", [template]);
  const known = await client.query("select from pg_database where datname = $1", [template]);
  if (known.rowCount === 0) {
    const draft = `motcua_template_draft_${randomBytes(6).toString("hex")}`;
    await make(draft);
    await client.query(`alter database ${draft} rename to ${template}`);
  }
  await client.query("select pg_advisory_unlock(hashtext($1))", [template]);
}

async function adminClient(server: TestServer): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url("postgres"), application_name: "motcua-test-admin" });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

function schemaHash(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(name).update(readFileSync(path.join(MIGRATIONS, name)));
  return hash.digest("hex").slice(0, 12);
}
