import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { compile } from "../../core/procedure/index.ts";
import { fixedClock } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { findEdit, listEdits } from "./edits/list-edits.ts";
import { exportRevision } from "./files/export-revision.ts";
import { withdrawProcedure } from "./history/withdraw.ts";
import { BrokenDefinitions, publishFolder } from "./publish-folder.ts";
import { findProcedure, publishRevisions } from "./revisions.ts";
import { CARD, cardFiles, DUNG, published } from "./testing/controllers.ts";

let world: TestServices;
let services: Services;
const folder = mkdtempSync(join(tmpdir(), "motcua-folder-"));

before(async () => {
  world = await testServices({ clock: fixedClock("2026-11-17T02:00:00Z") });
  services = world.services;
});
after(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});
beforeEach(() => sql`truncate procedure_revision, procedure_edit, procedure_withdrawal cascade`.execute(world.superuserDb()));

function ship(files: Record<string, string>): void {
  rmSync(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
const longer = (from: string, minutes: number) =>
  cardFiles(from, (yaml) => yaml.replace("minutesToFill: 3", `minutesToFill: ${minutes}`));

test("what is shipped is published once, with its files; a correction of it counts at once", async () => {
  ship(cardFiles("2026-01-01"));
  assert.deepEqual([await publishFolder(services, folder), await publishFolder(services, folder)], [1, 0]);
  const { id } = (await findProcedure(services, CARD))!;
  assert.deepEqual((await exportRevision(services, id))?.files, cardFiles("2026-01-01"));
  ship(longer("2026-01-01", 9));
  assert.equal(await publishFolder(services, folder), 1);
  assert.equal((await findProcedure(services, CARD))?.revision.minutesToFill, 9);
});

test("a revision stored without files is given those of the folder; without any, files are written from it", async () => {
  const compiled = compile(cardFiles("2026-01-01"));
  assert.ok(compiled.ok);
  await publishRevisions(services, [compiled.revision]);
  const { id } = (await findProcedure(services, CARD))!;
  const written = (await exportRevision(services, id))!.files;
  assert.deepEqual(compile(written), compiled);
  ship(cardFiles("2026-01-01"));
  await publishFolder(services, folder);
  assert.deepEqual((await exportRevision(services, id))?.files, cardFiles("2026-01-01"));
});

test("once the province has published on screen, what is shipped is an edit for its controllers, once", async () => {
  const own = await published(services, cardFiles("2026-11-17"));
  ship(longer("2026-11-17", 9));
  assert.deepEqual([await publishFolder(services, folder), await publishFolder(services, folder)], [0, 0]);
  assert.equal((await findProcedure(services, CARD))?.id, own);
  const edits = await listEdits(services, { code: CARD });
  assert.deepEqual(
    edits.map(({ origin, state }) => [origin, state]),
    [["file", "draft"]],
  );
  assert.deepEqual((await findEdit(services, edits[0]!.id))?.files, longer("2026-11-17", 9));
});

test("what the province withdrew does not come back with the next version of the program", async () => {
  ship(cardFiles("2026-01-01"));
  await publishFolder(services, folder);
  const decision = { number: "12/QĐ-UBND", date: "2026-11-16", by: "UBND tỉnh" };
  await withdrawProcedure(services, DUNG, { code: CARD, decision, from: "2026-11-17" });
  ship(longer("2026-11-17", 9));
  await publishFolder(services, folder);
  assert.equal(await findProcedure(services, CARD), undefined);
});

test("nothing is published when one definition is broken", async () => {
  ship({ ...cardFiles("2026-01-01"), "process.yaml": "steps: []" });
  await assert.rejects(publishFolder(services, folder), BrokenDefinitions);
  assert.equal(await findProcedure(services, CARD), undefined);
});
