import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { fixedClock } from "../clock.ts";
import { type TestServices, testServices } from "../testing/test-services.ts";
import { CLOCK_TOLERANCE_S, clockTrouble, readClocks, troubleOf, watchClock } from "./watch-clock.ts";

const clock = fixedClock("2026-11-17T02:00:00Z");
let services: TestServices["services"];
let open: TestServices;
before(async () => {
  open = await testServices({ clock });
  services = open.services;
});
after(() => open.close());

test("people are told from a minute's difference on, with the way and what to do", () => {
  assert.equal(troubleOf({ ahead: CLOCK_TOLERANCE_S, behindLog: CLOCK_TOLERANCE_S }), undefined);
  assert.equal(troubleOf({ ahead: -CLOCK_TOLERANCE_S, behindLog: 0 }), undefined);
  const fast = troubleOf({ ahead: 3600, behindLog: 0 });
  assert.equal(fast?.differs, true);
  assert.match(fast?.sentence ?? "", /chạy nhanh hơn đồng hồ của cơ sở dữ liệu 1 giờ\..*báo người vận hành/);
  assert.match(troubleOf({ ahead: -5400, behindLog: 5400 })?.sentence ?? "", /chạy chậm hơn .* 1 giờ 30 phút/);
  const back = troubleOf({ ahead: 0, behindLog: 3600 });
  assert.equal(back?.differs, false);
  assert.match(back?.sentence ?? "", /chậm 1 giờ so với sự kiện mới nhất trong sổ/);
});

test("an hour of difference to the database is found and kept for the pages, and gone when the clock is right", async () => {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(services.db);
  const database = Temporal.Instant.from(rows[0]!.now);
  clock.set(database.add({ hours: 1 }).toString());
  assert.equal(clockTrouble(services), undefined);
  assert.equal((await watchClock(services))?.differs, true);
  assert.match(clockTrouble(services)?.sentence ?? "", /nhanh hơn/);
  clock.set(database.toString());
  assert.equal(await watchClock(services), undefined);
  assert.equal(clockTrouble(services), undefined);
});

test("a clock that was set back is behind the newest event", async () => {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(services.db);
  clock.set(rows[0]!.now);
  const newest = Temporal.Instant.fromEpochMilliseconds(clock.now().epochMilliseconds).add({ hours: 1 }).toString();
  await sql`insert into event (dossier_id, version, type, at, actor, data, hash, tx)
    values (gen_random_uuid(), 1, 'x', ${newest}, '{}', '{}', '', '1'::xid8)`.execute(open.superuserDb());
  const { behindLog } = await readClocks(services);
  assert.equal(Math.round(behindLog * 1000), 3_600_000);
  assert.equal((await watchClock(services))?.differs, false);
});
