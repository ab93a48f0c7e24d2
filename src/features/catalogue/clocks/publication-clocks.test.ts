import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { saveEdit } from "../edits/save-edit.ts";
import { startEdit } from "../edits/start-edit.ts";
import { CARD, cardFiles, DUNG, published } from "../testing/controllers.ts";
import { publicationAlerts, publicationClocks } from "./publication-clocks.ts";

let world: TestServices;
const clock = fixedClock("2026-11-17T02:00:00Z");
before(async () => {
  world = await testServices({ clock });
});
after(() => world.close());

test("an edit counts down to its announcement and its publication; what was published is told for ever, and alerts nobody", async () => {
  const { services } = world;
  await published(services, cardFiles("2026-12-01"));
  const unsigned = (yaml: string) => yaml.replace(", date: 2026-11-10", "");
  const edit = await startEdit(services, DUNG, { files: cardFiles("2027-01-04", unsigned), origin: "screen" });
  const shown = async () =>
    (await publicationClocks(services)).map(({ kind, state, editId, say }) => [kind, state, editId === edit.id, say]);
  assert.deepEqual(await shown(), [
    ["publish", "met", false, "Công khai sau khi ký: đúng hạn."],
    ["announce", "met", false, "Ký quyết định công bố: đúng hạn."],
    ["announce", "ok", true, "Ký quyết định công bố: còn 27 ngày làm việc."],
  ]);
  assert.deepEqual(await publicationAlerts(services), { late: 0, soon: 0, clocks: [] });
  clock.set("2026-12-24T02:00:00Z");
  const late = await publicationAlerts(services);
  assert.deepEqual([late.late, late.soon, late.clocks[0]?.code], [0, 1, CARD]);
  // Broken or impossible days stop nothing.
  const broken = { ...edit.files, "procedure.yaml": "effective: { from: 9999-99-99 }\ndecision: 5" };
  assert.equal((await saveEdit(services, DUNG, { id: edit.id, expectedVersion: 1, files: broken })).kind, "saved");
  assert.equal((await publicationAlerts(services)).clocks.length, 0);
});

test("an edit of what counts already has no clock until its day of effect is written", async () => {
  const { services } = world;
  clock.set("2026-12-24T02:00:00Z");
  const edit = await startEdit(services, DUNG, { code: CARD });
  const own = async () => (await publicationClocks(services)).filter(({ editId }) => editId === edit.id);
  assert.deepEqual(await own(), []);
  await saveEdit(services, DUNG, { id: edit.id, expectedVersion: 1, files: cardFiles("2026-12-28") });
  assert.deepEqual(
    (await own()).map(({ kind, state }) => [kind, state]),
    [
      ["publish", "late"],
      ["announce", "met"],
    ],
  );
});
