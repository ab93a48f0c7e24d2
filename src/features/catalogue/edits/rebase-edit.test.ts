import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { fixedClock } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { withdrawProcedure } from "../history/withdraw.ts";
import { CARD, cardFiles, DUNG, MAI, published, SPECIALIST, submitted } from "../testing/controllers.ts";
import { approveEdit } from "./approve-edit.ts";
import { checkEdit } from "./check-edit.ts";
import { findEdit } from "./list-edits.ts";
import { rebaseEdit } from "./rebase-edit.ts";
import { startEdit } from "./start-edit.ts";

let world: TestServices;
let services: Services;

before(async () => {
  world = await testServices({ clock: fixedClock("2026-11-17T02:00:00Z") });
  services = world.services;
});
after(() => world.close());
beforeEach(async () => {
  await sql`truncate procedure_revision, procedure_edit, procedure_withdrawal, catalogue_event cascade`.execute(
    world.superuserDb(),
  );
});

const faster = (yaml: string) => yaml.replace("minutesToFill: 3", "minutesToFill: 2");
const rules = async (id: string) =>
  (await checkEdit(services, (await findEdit(services, id))!)).findings.map(({ rule, severity }) => `${severity} ${rule}`);

test("an edit begun before another was published does not undo it: it is not published until somebody took it in or looked at it", async () => {
  const first = await published(services, cardFiles("2026-11-17"));
  const old = await submitted(
    services,
    cardFiles("2026-12-10", (yaml) => yaml.replace("minutesToFill: 3", "minutesToFill: 9")),
  );
  assert.equal(old.basedOn, first);
  const second = await published(services, cardFiles("2026-12-01", faster));
  const refused = await approveEdit(services, MAI, { id: old.id, expectedVersion: old.version });
  assert.ok(refused.kind === "refused");
  assert.deepEqual(
    refused.findings?.map(({ rule }) => rule),
    ["unseen-revision"],
  );
  assert.match(refused.findings![0]!.message, /bản áp dụng từ 01\/12\/2026/);

  const { id } = await startEdit(services, DUNG, { files: old.files, origin: "screen" });
  const rebase = (actor: typeof DUNG, onto: string) =>
    rebaseEdit(services, actor, { id, expectedVersion: 1, onto, files: old.files });
  assert.equal((await rebase(SPECIALIST, second)).kind, "refused");
  assert.equal((await rebase(DUNG, `${CARD}@nothing`)).kind, "refused");
  assert.ok((await rules(id)).includes("error unseen-revision"));
  assert.deepEqual(
    (await Promise.all([rebase(DUNG, second), rebase(MAI, second)])).map(({ kind }) => kind),
    ["done", "done"],
  );
  const edit = await findEdit(services, id);
  assert.deepEqual([edit?.basedOn, edit?.version], [second, 2]);
  assert.ok(!(await rules(id)).includes("error unseen-revision"));
});

test("an edit for a day before one that is published already is told how long it will count", async () => {
  await published(services, cardFiles("2026-11-17"));
  await published(services, cardFiles("2027-03-01", faster));
  const { id } = await startEdit(services, DUNG, { files: cardFiles("2026-12-01", faster), origin: "screen" });
  assert.deepEqual(
    (await rules(id)).filter((rule) => /revision/.test(rule)),
    ["warning later-revision"],
  );
});

test("what is withdrawn by then is nothing to take in", async () => {
  const stale = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  await published(services, cardFiles("2026-11-17"));
  assert.ok((await rules(stale.id)).includes("error unseen-revision"));
  const decision = { number: "12/QĐ-UBND", date: "2026-11-16", by: "UBND tỉnh" };
  assert.equal((await withdrawProcedure(services, DUNG, { code: CARD, decision, from: "2026-11-25" })).kind, "withdrawn");
  assert.ok(!(await rules(stale.id)).includes("error unseen-revision"));
  const { id } = await startEdit(services, DUNG, { files: cardFiles("2026-12-01"), origin: "screen" });
  assert.ok(!(await rules(id)).some((rule) => /revision/.test(rule)));
});
