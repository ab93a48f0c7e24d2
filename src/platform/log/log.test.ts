import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Db, Services } from "../services.ts";
import { settled } from "../testing/settled.ts";
import { type TestServices, testServices } from "../testing/test-services.ts";
import { appendEvents, type ChainHead, catchUp, type PlacedEntry, verifyLog } from "./index.ts";

let test: TestServices;
let services: Services;
let owner: Db;

before(async () => {
  test = await testServices();
  services = test.services;
  owner = test.superuserDb();
});
after(() => test.close());
beforeEach(async () => {
  await sql`truncate event, dossier, reader_cursor cascade`.execute(owner);
});

const actor = { kind: "system", name: "thử" };
const at = "2026-11-20T02:05:00.125Z";

function entry(dossierId: string, version: number, data: object = {}) {
  return { dossierId, version, type: "Tried", at, actor, onBehalfOf: null, data };
}

/** A dossier with a chain of `length` events and a snapshot at its end. */
async function chain(length: number, db: Db = services.db): Promise<{ id: string; head: ChainHead }> {
  const id = randomUUID();
  const head = await db.transaction().execute((tx) =>
    appendEvents(
      tx,
      undefined,
      Array.from({ length }, (_, index) => entry(id, index + 1, { n: index, name: "Hoàng Thị Mận" })),
    ),
  );
  await sql`insert into dossier (id, code, version, head_hash, head_tx, state, procedure_code, procedure_name, revision_id, agency_id, channel, submitted_by,
      applicant_person_id, applicant_personal_id, applicant_name, subject, submitted_at, intake_due_at, search, snapshot)
    values (${id}, ${`H60-${id.slice(0, 8)}`}, ${head.version}, ${head.hash}, ${head.tx}::xid8, 'submitted', '', '', '', '', '', '', ${id}, '', '', '', ${at}, ${at}, '', '{}')`.execute(
    db,
  );
  return { id, head };
}

describe("the application's role", () => {
  for (const [act, statement] of [
    ["update", "update event set data = '{}'"],
    ["delete", "delete from event"],
    ["truncate", "truncate event"],
    ["drop the rules of", "alter table event disable trigger all"],
  ]) {
    it(`cannot ${act} the log`, async () => {
      await chain(1);
      await assert.rejects(sql.raw(statement!).execute(services.db), /permission denied|must be owner/);
      assert.equal((await verifyLog(services.db)).events, 1);
    });
  }

  it("cannot delete a snapshot or take back a receipt", async () => {
    await assert.rejects(sql`delete from dossier`.execute(services.db), /permission denied/);
    await assert.rejects(sql`update command_receipt set version = 2`.execute(services.db), /permission denied/);
    await assert.rejects(sql`delete from access_denial`.execute(services.db), /permission denied/);
  });
});

describe("a chain", () => {
  it("accepts only the next version", async () => {
    const { id, head } = await chain(2);
    await assert.rejects(
      services.db.transaction().execute((tx) => appendEvents(tx, head, [entry(id, 5)])),
      /does not follow/,
    );
    await assert.rejects(
      services.db.transaction().execute((tx) => appendEvents(tx, undefined, [entry(id, 1)])),
      /duplicate key/,
    );
  });

  const tampering: [string, (id: string) => Promise<unknown>, number, RegExp][] = [
    [
      "a changed word",
      (id) =>
        sql`update event set data = jsonb_set(data, '{name}', '"Hoàng Thị Mân"') where dossier_id = ${id} and version = 2`.execute(
          owner,
        ),
      2,
      /nội dung/,
    ],
    [
      "a changed actor",
      (id) =>
        sql`update event set actor = '{"kind":"system","name":"khác"}' where dossier_id = ${id} and version = 3`.execute(owner),
      3,
      /nội dung/,
    ],
    [
      "a changed time",
      (id) => sql`update event set at = at - interval '1 hour' where dossier_id = ${id} and version = 1`.execute(owner),
      1,
      /nội dung/,
    ],
    [
      "a time changed by a microsecond",
      (id) => sql`update event set at = at + interval '1 microsecond' where dossier_id = ${id} and version = 1`.execute(owner),
      1,
      /nội dung/,
    ],
    ["a removed event", (id) => sql`delete from event where dossier_id = ${id} and version = 2`.execute(owner), 3, /thiếu/],
    ["a cut tail", (id) => sql`delete from event where dossier_id = ${id} and version = 3`.execute(owner), 3, /sự kiện cuối/],
    ["a removed chain", (id) => sql`delete from event where dossier_id = ${id}`.execute(owner), 1, /toàn bộ/],
    ["a removed snapshot", (id) => sql`delete from dossier where id = ${id}`.execute(owner), 1, /không có hồ sơ/],
    [
      "a swapped hash",
      (id) => sql`update event set hash = sha256('x') where dossier_id = ${id} and version = 2`.execute(owner),
      2,
      /nội dung/,
    ],
  ];
  for (const [name, tamper, version, reason] of tampering) {
    it(`betrays ${name} by a superuser, and names the first broken event`, async () => {
      await chain(2);
      const { id } = await chain(3);
      await chain(2);
      assert.equal((await verifyLog(services.db, { batch: 2 })).broken, undefined);
      await tamper(id);
      const { broken } = await verifyLog(services.db, { batch: 2 });
      assert.equal(broken?.dossierId, id);
      assert.equal(broken?.version, version);
      assert.match(broken?.reason ?? "", reason);
    });
  }
});

describe("a reader", () => {
  const collect = async (seen: PlacedEntry[], name = "test"): Promise<number> =>
    catchUp(services, {
      name,
      handle: async (_tx, entries) => {
        seen.push(...entries);
      },
    });

  it("sees each event once, in order", async () => {
    const { id } = await chain(3);
    await settled(services.db);
    const seen: PlacedEntry[] = [];
    assert.equal(await collect(seen), 3);
    assert.equal(await collect(seen), 0);
    assert.deepEqual(
      seen.map((one) => [one.dossierId, one.version, one.at]),
      [
        [id, 1, at],
        [id, 2, at],
        [id, 3, at],
      ],
    );
  });

  it("waits for a transaction that took its place earlier and commits later", async () => {
    const slow = await services.db.startTransaction().execute();
    const seen: PlacedEntry[] = [];
    const first = randomUUID();
    await appendEvents(slow, undefined, [entry(first, 1)]);
    const second = await chain(1);
    assert.equal(await collect(seen), 0, "the later event is held back while the earlier one is under way");
    await slow.commit().execute();
    await settled(services.db);
    await collect(seen);
    assert.deepEqual(
      seen.map((one) => one.dossierId),
      [first, second.id],
    );
  });

  it("does not pass an event whose transaction began earlier but wrote later", async () => {
    const slow = await services.db.startTransaction().execute();
    const seen: PlacedEntry[] = [];
    await sql`select pg_current_xact_id()`.execute(slow);
    const quick = await chain(1);
    await collect(seen);
    const late = randomUUID();
    await appendEvents(slow, undefined, [entry(late, 1)]);
    await slow.commit().execute();
    await settled(services.db);
    await collect(seen);
    assert.deepEqual(seen.map((one) => one.dossierId).sort(), [quick.id, late].sort());
  });

  it("keeps a dossier's order when an older transaction appends after a younger one", async () => {
    const old = await services.db.startTransaction().execute();
    const own = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(old);
    const between = await services.db.startTransaction().execute();
    await sql`select pg_current_xact_id()`.execute(between);
    const { id, head } = await chain(1);
    assert.ok(BigInt(head.tx) > BigInt(own.rows[0]!.id));
    await appendEvents(old, head, [entry(id, 2)]);
    await old.commit().execute();
    const seen: PlacedEntry[] = [];
    await collect(seen);
    await between.commit().execute();
    await settled(services.db);
    await collect(seen);
    assert.deepEqual(
      seen.map((one) => one.version),
      [1, 2],
    );
  });

  it("does not lose its place when handling fails", async () => {
    await chain(2);
    await settled(services.db);
    const failing = catchUp(services, { name: "failing", handle: () => Promise.reject(new Error("no")) });
    await assert.rejects(failing, /no/);
    const seen: PlacedEntry[] = [];
    await settled(services.db);
    assert.equal(await collect(seen, "failing"), 2);
  });

  it("works alone: of several processes one reads, and nothing is handed over twice", async () => {
    for (let index = 0; index < 20; index++) await chain(3);
    const seen: PlacedEntry[] = [];
    await settled(services.db);
    await Promise.all(Array.from({ length: 5 }, () => collect(seen, "shared")));
    await collect(seen, "shared");
    assert.equal(seen.length, 60);
    assert.equal(new Set(seen.map((one) => one.position)).size, 60);
  });
});
