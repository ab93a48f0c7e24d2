import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import pg from "pg";
import { DatabaseError, migrate, refuseOldVersion } from "./migrate.ts";
import { type TestServer, testServer } from "./testing/test-server.ts";
import { type TestServices, testServices } from "./testing/test-services.ts";

let t: TestServices;
let server: TestServer;
before(async () => {
  t = await testServices();
  server = await testServer();
});
after(async () => {
  await t.close();
  await server.release();
});

test("two processes that migrate at once do the work once", async () => {
  const admin = new pg.Client({ connectionString: t.adminUrl });
  await admin.connect();
  const name = `${new URL(t.adminUrl).pathname.slice(1)}_two`;
  await admin.query(`create database ${name}`);
  try {
    const both = await Promise.all([migrate(server.url(name)), migrate(server.url(name))]);
    const [done, nothing] = both.sort((a, b) => b.length - a.length);
    assert.ok(done!.includes("0001_log"));
    assert.deepEqual(nothing, []);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
});

test("an unreachable server is named without its password", async () => {
  await assert.rejects(migrate("postgres://me:secret@127.0.0.1:1/motcua"), (error: Error) => {
    assert.ok(error instanceof DatabaseError);
    assert.match(error.message, /127\.0\.0\.1:1\/motcua/);
    assert.doesNotMatch(error.message, /secret/);
    return true;
  });
});

test("the program's role may append events and neither change nor delete them", async () => {
  const role = await sql<{ role: string }>`select current_user as role`.execute(t.services.db);
  assert.equal(role.rows[0]?.role, "motcua_app");
  await assert.rejects(sql`update event set type = 'x'`.execute(t.services.db), /permission denied/);
  await assert.rejects(sql`delete from event`.execute(t.services.db), /permission denied/);
  await assert.rejects(sql`truncate event`.execute(t.services.db), /permission denied/);
  await assert.rejects(sql`alter table event disable trigger all`.execute(t.services.db), /must be owner/);
});

test("a server before 15 is refused", () => {
  assert.throws(() => refuseOldVersion(140012), /bản 14; cần bản 15/);
  refuseOldVersion(150000);
});
