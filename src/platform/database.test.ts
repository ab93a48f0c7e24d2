import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { createDb, createPool } from "./database.ts";
import { databaseAway } from "./database-away.ts";
import { dbTypes } from "./testing/db-types.ts";
import { type TestServices, testServices } from "./testing/test-services.ts";

let t: TestServices;
before(async () => {
  t = await testServices();
});
after(() => t.close());

test("values arrive as the generated types say", async () => {
  const { rows } = await sql<Record<string, unknown>>`select
    timestamptz '2026-11-22 08:30:00.123456+07' as fine,
    timestamptz '2026-11-22 08:30:00+07' as whole,
    array[timestamptz '2026-11-22 08:30:00.5+07', null] as several,
    date '2026-11-24' as day, array[date '2026-11-24'] as days,
    9007199254740993::bigint as big, '18446744073709551615'::xid8 as tx,
    '{"a":[1]}'::jsonb as data, 1.10::numeric as amount, 'đĐ' as text, lower('Đ') as low`.execute(t.services.db);
  assert.deepEqual(rows[0], {
    fine: "2026-11-22T01:30:00.123456Z",
    whole: "2026-11-22T01:30:00Z",
    several: ["2026-11-22T01:30:00.5Z", null],
    day: "2026-11-24",
    days: ["2026-11-24"],
    big: "9007199254740993",
    tx: "18446744073709551615",
    data: { a: [1] },
    amount: "1.10",
    text: "đĐ",
    low: "đ",
  });
});

test("a search key has no diacritics and no capitals", async () => {
  const { rows } = await sql<{ key: string }>`select fold('Đăng ký KHAI SINH') as key`.execute(t.services.db);
  assert.equal(rows[0]?.key, "dang ky khai sinh");
});

test("the committed types are those of the migrations", async () => {
  const committed = readFileSync(path.join(import.meta.dirname, "db-types.ts"), "utf8");
  assert.equal(committed, await dbTypes(), "run: node bin/motcua.js db-types");
});

test("connections that the server ends are replaced, and the error says that the database was away", async () => {
  const pool = createPool({ url: t.adminUrl, name: "motcua-cut", size: 1 });
  const db = createDb(pool);
  const owner = t.superuserDb();
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'motcua-cut'`.execute(owner);
  try {
    const slow = sql`select pg_sleep(30) /* long */`.execute(db);
    const during = assert.rejects(slow, (error) => databaseAway(error));
    let running = 0;
    while (running === 0) {
      const seen = await sql<{
        n: number;
      }>`select count(*)::int as n from pg_stat_activity where application_name = 'motcua-cut' and query like '%long%' and state = 'active'`.execute(
        owner,
      );
      running = seen.rows[0]!.n;
    }
    await cut();
    await during;
    assert.equal((await sql<{ one: number }>`select 1 as one`.execute(db)).rows[0]?.one, 1);
  } finally {
    await db.destroy();
  }
});

test("an unreachable database counts as away, a wrong statement does not", async () => {
  const db = createDb(createPool({ url: "postgres://me:x@127.0.0.1:1/none", name: "motcua-none" }));
  await assert.rejects(sql`select 1`.execute(db), (error) => databaseAway(error));
  await db.destroy();
  await assert.rejects(sql`select * from nowhere`.execute(t.services.db), (error) => !databaseAway(error));
});

test("a statement that takes too long is given up", async () => {
  const db = createDb(createPool({ url: t.adminUrl, name: "motcua-slow", statementTimeout: 50 }));
  await assert.rejects(sql`select pg_sleep(60)`.execute(db), /statement timeout/);
  await db.destroy();
});
