import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Filing } from "../../core/dossier/index.ts";
import { commands, officer, reader } from "../../core/dossier/testing/library-card.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "./testing/library.ts";
import { verifySnapshots } from "./verify-snapshots.ts";

let test: TestServices;
let filing: Filing;
before(async () => {
  test = await testServices();
  ({ filing } = await openLibrary(test.services));
});
after(() => test.close());

it("betrays a snapshot that somebody changed past the program, though its chain is whole", async () => {
  const { services } = test;
  const first = await fileOne(services, filing);
  await act(services, first.id, officer("receptionist"), commands.supplement);
  await act(services, first.id, reader, commands.answer);
  const second = await fileOne(services, filing);
  assert.deepEqual(await verifySnapshots(services, 1), { dossiers: 2, waiting: 0, broken: undefined });
  await sql`update dossier set snapshot = jsonb_set(snapshot, '{applicant,name}', '"NGƯỜI KHÁC"') where id = ${second.id}`.execute(
    test.superuserDb(),
  );
  const { broken } = await verifySnapshots(services, 1);
  assert.equal(broken?.code, second.code);
});

it("betrays figures of reports that somebody changed past the program", async () => {
  const { services } = test;
  const dossier = await fileOne(services, filing);
  await act(services, dossier.id, officer("receptionist"), { type: "receive" });
  await sql`update dossier set snapshot = jsonb_set(snapshot, '{applicant,name}', to_jsonb(applicant_name))`.execute(
    test.superuserDb(),
  );
  assert.equal((await verifySnapshots(services)).broken, undefined);
  await sql`update dossier_span set due_at = due_at + interval '1 day' where dossier_id = ${dossier.id}`.execute(
    test.superuserDb(),
  );
  const { broken } = await verifySnapshots(services);
  assert.equal(broken?.code, dossier.code);
  assert.match(broken!.reason, /số liệu báo cáo/);
});
