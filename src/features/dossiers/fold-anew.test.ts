import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { commands, officer, reader } from "../../core/dossier/testing/library-card.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { foldAnew } from "./fold-anew.ts";
import { act, fileOne, openLibrary } from "./testing/library.ts";
import { verifySnapshots } from "./verify-snapshots.ts";

let test: TestServices;
before(async () => {
  test = await testServices();
});
after(() => test.close());

it("folds anew what an earlier version folded, once, and leaves the rest alone", async () => {
  const { services } = test;
  const { filing } = await openLibrary(services);
  const older: string[] = [];
  for (let i = 0; i < 3; i++) {
    const { id } = await fileOne(services, filing);
    await act(services, id, officer("receptionist"), commands.supplement);
    await act(services, id, reader, commands.answer);
    older.push(id);
  }
  const current = await fileOne(services, filing);
  // A database of before: a part that the older fold did not know is missing, and nothing says when the clock has to look.
  await sql`update dossier set snapshot = snapshot - 'supplements', wake_at = null, fold_version = 1 where id <> ${current.id}`.execute(
    test.superuserDb(),
  );
  await sql`delete from dossier_span where dossier_id <> ${current.id}`.execute(test.superuserDb());
  assert.deepEqual(await verifySnapshots(services), { dossiers: 4, waiting: 3, broken: undefined });

  assert.equal(await foldAnew(services, 2), 3);
  assert.deepEqual(await verifySnapshots(services), { dossiers: 4, waiting: 0, broken: undefined });
  assert.equal(await foldAnew(services, 2), 0);
  const woken = await sql`select 1 from dossier where wake_at is not null`.execute(services.db);
  assert.equal(woken.rows.length, 4);
  // And its chain goes on from where it was.
  for (const id of older) await act(services, id, officer("receptionist"), { type: "receive" });
  assert.deepEqual(await verifySnapshots(services), { dossiers: 4, waiting: 0, broken: undefined });
});
