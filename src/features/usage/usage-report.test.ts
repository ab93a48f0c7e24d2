import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { USAGE_STALE_MS, type Usage, usageReport } from "./index.ts";

const START = "2026-11-20T01:00:00Z";
const clock = fixedClock(START);
let harness: TestServices;
before(async () => {
  harness = await testServices({ clock });
});
after(() => harness.close());

type Row = {
  code?: string;
  channel?: string;
  by?: string;
  state?: string;
  filed: string;
  received?: string;
  due?: string;
  finished?: string;
  paused?: string;
};
let number = 0;

async function dossier(row: Row): Promise<void> {
  const { code = "9.999001", channel = "online", by = "self", state = "inProcess" } = row;
  await sql`
    insert into dossier (id, code, version, head_hash, head_tx, state, procedure_code, procedure_name, revision_id, agency_id, channel, submitted_by,
      applicant_person_id, applicant_personal_id, applicant_name, subject, submitted_at, intake_due_at, received_at, due_at, paused_since, finished_at, search, snapshot)
    values (${randomUUID()}, ${`D${++number}`}, 1, '\\x00', '1'::xid8, ${state}, ${code}, 'Thẻ thư viện', 'r', 'H60', ${channel}, ${by}, ${randomUUID()},
      '008095990001', 'NGƯỜI MỘT', '', ${row.filed}, ${row.filed}, ${row.received ?? null}, ${row.due ?? null}, ${row.paused ?? null}, ${row.finished ?? null}, '', '{}')`.execute(
    harness.services.db,
  );
}
const pick = (rows: readonly Usage[], code: string | null, month: string | null) =>
  rows.find((row) => row.code === code && row.month === month);

test("nothing filed is nothing counted, and no median is made up", async () => {
  const { rows, since } = await usageReport(harness.services);
  assert.equal(since, "2025-12");
  assert.deepEqual(
    rows.map(({ filed, finished, medianHours }) => [filed, finished, medianHours]),
    [[0, 0, null]],
  );
});

test("counts by procedure and month of Việt Nam, with every part of every share", async () => {
  const day = { received: "2026-11-02T02:00:00Z", due: "2026-11-03T10:00:00Z" };
  await dossier({ filed: "2026-11-02T01:00:00Z", ...day, state: "returned", finished: "2026-11-03T10:00:00Z" });
  await dossier({ filed: "2026-11-02T01:00:00Z", ...day, state: "resultReady", finished: "2026-11-03T10:00:01Z", by: "helper" });
  await dossier({
    filed: "2026-11-02T01:00:00Z",
    ...day,
    state: "withdrawn",
    finished: "2026-11-02T03:00:00Z",
    channel: "counter",
  });
  await dossier({ filed: "2026-11-02T01:00:00Z", state: "notReceived", finished: "2026-11-02T03:00:00Z", channel: "post" });
  await dossier({ filed: "2026-11-02T01:00:00Z", ...day });
  await dossier({ filed: "2026-11-02T01:00:00Z", ...day, state: "awaitingSupplement", paused: "2026-11-02T04:00:00Z" });
  // Already November in Hà Nội, still October by UTC; and one of another procedure, and one too old to count.
  await dossier({ filed: "2026-10-31T17:00:00Z", code: "9.999002" });
  await dossier({ filed: "2025-11-30T16:59:59Z", code: "9.999002" });
  clock.set(Temporal.Instant.from(START).add({ milliseconds: USAGE_STALE_MS }).toString());
  const { rows } = await usageReport(harness.services);
  assert.deepEqual(pick(rows, "9.999001", "2026-11"), {
    code: "9.999001",
    month: "2026-11",
    filed: 6,
    onlineSelf: 3,
    onlineAssisted: 1,
    counter: 1,
    post: 1,
    finished: 2,
    onTime: 1,
    overdue: 1,
    medianHours: pick(rows, "9.999001", "2026-11")!.medianHours,
  });
  assert.ok(Math.abs(pick(rows, "9.999001", "2026-11")!.medianHours! - 32) < 0.01);
  assert.equal(pick(rows, "9.999002", "2026-11")?.filed, 1);
  assert.equal(pick(rows, null, null)?.filed, 7);
  assert.equal(pick(rows, null, "2026-11")?.filed, 7);
});

test("a report is kept for its time and no longer", async () => {
  const before = await usageReport(harness.services);
  await dossier({ filed: "2026-11-02T01:00:00Z" });
  assert.equal(await usageReport(harness.services), before);
  clock.set(
    Temporal.Instant.from(START)
      .add({ milliseconds: 2 * USAGE_STALE_MS })
      .toString(),
  );
  assert.equal(pick((await usageReport(harness.services)).rows, null, null)?.filed, 8);
});
