import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Filing } from "../../core/dossier/index.ts";
import { commands, officer, reader } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { verifyLog } from "../../platform/log/index.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { readEvents } from "./read-events.ts";
import { act, fileOne, openLibrary } from "./testing/library.ts";
import { viewDossier } from "./view-dossier.ts";

const clock = fixedClock("2026-11-17T02:00:00Z");
let test: TestServices;
let filing: Filing;
before(async () => {
  test = await testServices({ clock });
  ({ filing } = await openLibrary(test.services));
});
after(() => test.close());

it("a clock that falls back an hour puts no event before the one it follows, and what it said is kept", async () => {
  const { services } = test;
  clock.set("2026-11-17T03:00:00Z");
  const { id } = await fileOne(services, filing);
  clock.set("2026-11-17T02:00:00Z");
  const received = await act(services, id, officer("receptionist"), { type: "receive" });
  assert.equal(received.receivedAt, "2026-11-17T03:00:00.000Z");
  assert.equal(received.dueAt, "2026-11-17T10:00:00.000Z");
  clock.set("2026-11-17T03:30:00Z");
  await act(services, id, officer("receptionist"), { type: "completeStep", note: "" });
  const events = await readEvents(services, id);
  assert.deepEqual(
    events.map(({ at }) => at),
    events.map(({ at }) => at).sort(),
  );
  assert.equal((await verifyLog(services.db)).broken, undefined);
  const kept = await sql<{ version: number; said: string; used: string }>`
    select version, said, used from clock_correction where dossier_id = ${id}`.execute(services.db);
  assert.deepEqual(kept.rows, [{ version: 2, said: "2026-11-17T02:00:00Z", used: "2026-11-17T03:00:00Z" }]);
});

it("an act is taken back as the log tells it, whatever reminders stand beside it", async () => {
  const { services } = test;
  clock.set("2026-11-17T03:00:00Z");
  const { id } = await fileOne(services, filing);
  const received = await act(services, id, officer("receptionist"), { type: "receive" });
  await act(
    services,
    id,
    { kind: "system", name: "x" },
    {
      type: "recordCheck",
      check: { id: "c", subject: "reader", register: "x", outcome: "match", detail: "" },
    },
  );
  const undone = await act(services, id, officer("receptionist"), { type: "undo", version: 2, reason: "Nhầm hồ sơ" });
  assert.equal(received.state, "received");
  assert.deepEqual([undone.state, undone.dueAt, undone.steps], ["submitted", undefined, []]);
  assert.deepEqual(undone, await viewDossier(services, officer("receptionist"), { id }));
  await act(services, id, officer("receptionist"), commands.supplement);
  await act(services, id, reader, commands.answer);
  await assert.rejects(act(services, id, officer("receptionist"), { type: "undo", version: 8, reason: "Nhầm" }), /không/);
});
