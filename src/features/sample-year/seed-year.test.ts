import assert from "node:assert/strict";
import path from "node:path";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { spansOf } from "../../core/reports/index.ts";
import { entriesOf } from "../../core/till/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import { catchUp, verifyLog } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { publishFolder, readProvince, saveAgencies } from "../catalogue/index.ts";
import { readEvents, readMoney, readSpans, verifySnapshots } from "../dossiers/index.ts";
import { seedOfficers } from "../identity/index.ts";
import type { SeedOptions } from "./seed-share.ts";
import { type Running, seedYear } from "./seed-year.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
/** On one day of the week 08:00 at the office. */
const NOW = "2026-11-20T01:00:00Z";
const COMMUNES = ["H60.30.12", "H60.30.13"];

let test: TestServices;
const shares: number[] = [];
const options = (dossiers: number, threads: number): SeedOptions & Running => ({
  dossiers,
  threads,
  databaseUrl: test.adminUrl,
  ownerUrl: test.adminUrl,
  procedures: path.join(ROOT, "procedures"),
  year: path.join(ROOT, "demo/sample-year.yaml"),
  onProgress: (share) => shares.push(share),
});

before(async () => {
  test = await testServices({ clock: fixedClock(NOW) });
  const { services } = test;
  await saveAgencies(services, await readProvince(path.join(ROOT, "demo/tuyen-quang.yaml")));
  await seedOfficers(services, { agencyIds: COMMUNES, controllerAgencyId: "H60" });
  await publishFolder(services, path.join(ROOT, "procedures/chung-thuc"));
  await publishFolder(services, path.join(ROOT, "procedures/ho-tich"));
});
after(() => test.close());

it("makes up dossiers that stand the whole proof: chains, snapshots, one owner each, nothing after now", async () => {
  const { services } = test;
  const heard: string[] = [];
  const reader = {
    name: "listener",
    handle: async (_: unknown, entries: { type: string }[]) => void heard.push(...entries.map(({ type }) => type)),
  };
  await catchUp(services, reader);

  const first = await seedYear(services, options(120, 1));
  assert.deepEqual([first.added, first.there], [120, 0]);
  assert.equal(shares.at(-1), 1);
  assert.equal((await verifyLog(services.db)).broken, undefined);
  assert.deepEqual(await verifySnapshots(services), { dossiers: 120, waiting: 0, broken: undefined });
  const { rows } = await sql<{ late: number; agencies: string[]; states: number; unfit: number }>`
    select (select count(*)::int from event where at > ${NOW}) as late, array_agg(distinct agency_id order by agency_id) as agencies,
      count(distinct state)::int as states, count(*) filter (where not code like agency_id || '-%')::int as unfit from dossier`.execute(
    services.db,
  );
  assert.equal(rows[0]!.late, 0);
  assert.deepEqual(rows[0]!.agencies, COMMUNES);
  assert.equal(rows[0]!.unfit, 0);
  assert.ok(rows[0]!.states > 1);
  const fees = await sql<{ unpaid: number; taken: number }>`
    select count(*) filter (where not exists (select from till_entry where dossier_id = d.id))::int as unpaid, count(*)::int as taken
    from dossier d where state = 'returned' and (snapshot #>> '{fee,total}')::int > 0 and snapshot #>> '{handOver,way}' = 'counter'`.execute(
    services.db,
  );
  assert.equal(fees.rows[0]!.unpaid, 0, "whoever fetched a result paid for it");
  assert.ok(fees.rows[0]!.taken > 10);
  // What reports and tills read was folded on the way; it is what the logs give.
  for (const id of await ids()) {
    const events = await readEvents(services, id);
    assert.deepEqual(await readSpans(services.db, id), spansOf(events));
    assert.deepEqual(await readMoney(services.db, id), entriesOf(events));
  }
  // Nobody is told of what is made up.
  await settled(services.db);
  await catchUp(services, reader);
  assert.deepEqual(heard, []);

  // Stopped and called again it goes on: what is there stays as it is, and numbers follow on.
  const there = await codes();
  const again = await seedYear(services, options(180, 2));
  assert.deepEqual([again.added, again.there], [60, 120]);
  const now = await codes();
  assert.equal(new Set(now).size, 180);
  for (const code of there) assert.ok(now.includes(code));
  const counted = await sql<{ wrong: number }>`
    select count(*)::int as wrong from (select agency_id, substring(code from '-(\\d{6})-') as day, count(*) as n, max(substring(code from '\\d+$')::int) as last
      from dossier group by 1, 2) d where n <> last`.execute(services.db);
  assert.equal(counted.rows[0]!.wrong, 0);
});

async function ids(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from dossier`.execute(test.services.db);
  return rows.map(({ id }) => id);
}

async function codes(): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`select code from dossier`.execute(test.services.db);
  return rows.map(({ code }) => code);
}
