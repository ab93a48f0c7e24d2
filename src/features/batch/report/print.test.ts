import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, test } from "node:test";
import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import { officer, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { copyDossier } from "../../dossiers/testing/copies.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { seedOfficers } from "../../identity/index.ts";
import { makeReport, reportsFor, toPdf } from "../../reports/index.ts";
import { askFor } from "../../reports/testing/ask.ts";
import { purgePrints, resumeBatch, startPrint, stopBatch, tasks, viewBatch, viewPrint } from "../index.ts";
import type { Officer, ReportOrder } from "../types.ts";

const LINES = 601;
const clock = fixedClock(vn("2026-11-20T08:00").toString());
let stage: TestServices;
let clerk: Officer;
let order: ReportOrder;
before(async () => {
  stage = await testServices({ clock });
  const { filing } = await openLibrary(stage.services);
  await seedOfficers(stage.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
  const { rows } = await sql<{ id: string }>`select id from officer where username = 'motcua'`.execute(stage.services.db);
  clerk = officer("receptionist", { officerId: rows[0]!.id }) as Officer;
  const { id } = await fileOne(stage.services, filing);
  await act(stage.services, id, officer("receptionist"), { type: "receive" });
  await copyDossier(stage.superuserDb(), id, LINES - 1);
  clock.set(vn("2026-12-01T09:00").toString());
  const { officer: _, ...ask } = askFor({ asOf: vn("2026-12-01T08:00").toString({ smallestUnit: "millisecond" }) });
  order = { slug: "so-theo-doi", ask, title: "Sổ theo dõi hồ sơ", name: "so", address: "/x", lines: LINES };
});
after(() => stage.close());
afterEach(() => sql`drop trigger if exists stop_at on batch_item`.execute(stage.superuserDb()));

/** The officer presses "Dừng lại" while this part is put down. */
async function stopAt(place: 1 | 2): Promise<void> {
  const owner = stage.superuserDb();
  await sql`create or replace function stop_at() returns trigger language plpgsql as $$ begin
    update batch set stopped_at = new.at where id = new.batch_id and new.place = ${sql.lit(place)} and new.done; return new; end $$`.execute(
    owner,
  );
  await sql`create trigger stop_at after update on batch_item for each row execute function stop_at()`.execute(owner);
}
const begin = async (patch: Partial<ReportOrder> = {}, key: string = randomUUID()): Promise<string> => {
  const started = await startPrint(stage.services, { actor: clerk, order: { ...order, ...patch }, key });
  assert.ok(started.ok);
  return started.batchId;
};
const run = (batchId: string, services = stage.services): Promise<void> => tasks["run-batch"]!(services, { batchId });
const look = async (id: string) => (await viewPrint(stage.services, clerk, id))!;
const bytesOf = async (id: string): Promise<Buffer> => {
  const { output } = await look(id);
  return Buffer.from((await stage.services.files.get(output!.sha256)).subarray(0, output!.size));
};
async function atOnce(): Promise<Buffer> {
  const ask = { ...order.ask, officer: clerk };
  const report = reportsFor(clerk).find(({ slug }) => slug === order.slug)!;
  return Buffer.from((await toPdf(stage.services, ask, (await makeReport(stage.services, report, ask))!))!);
}

test("the paper is byte for byte the one that is made at once, for everybody who prints it; each clears its own away", async () => {
  const [mine, again] = [await begin(), await begin()];
  await run(mine);
  await run(again);
  const print = await look(mine);
  assert.equal(print.read, LINES);
  const pdf = await bytesOf(mine);
  assert.ok(pdf.equals(await atOnce()));
  assert.ok(pdf.equals(await bytesOf(again)));
  const { totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  assert.equal(print.output!.pages, totalPages);
  await sql`update batch set output = output || '{"until": "2026-11-30T00:00:00Z"}' where id = ${mine}`.execute(
    stage.superuserDb(),
  );
  await purgePrints(stage.services);
  assert.equal((await look(mine)).output, null);
  assert.ok(pdf.equals(await bytesOf(again)), "the other one still has its file");
});

test("stopped in the middle it reads no further; gone on with it reads only the rest, and the paper is the same", async () => {
  const id = await begin();
  await stopAt(2);
  await run(id);
  const stopped = await look(id);
  assert.deepEqual([stopped.read, stopped.output, stopped.endedAt], [500, null, null]);
  const readAt = async () =>
    (
      await sql<{ at: string | null }>`select at::text from batch_item where batch_id = ${id} order by place`.execute(
        stage.services.db,
      )
    ).rows;
  const first = await readAt();
  assert.equal(first[2]!.at, null);
  clock.set(vn("2026-12-01T09:30").toString());
  await resumeBatch(stage.services, clerk, id);
  await run(id);
  assert.deepEqual((await readAt()).slice(0, 2), first.slice(0, 2), "what was read is not read again");
  assert.ok((await bytesOf(id)).equals(await atOnce()));
});

test("a program that dies before the file is kept makes it the next time; run twice it is one print", async () => {
  const key = randomUUID();
  const id = await begin({}, key);
  assert.equal(await begin({}, key), id);
  const broken = { ...stage.services.files, put: () => Promise.reject(new Error("disk full")) };
  await assert.rejects(run(id, { ...stage.services, files: broken }), /disk full/);
  assert.deepEqual([(await look(id)).read, (await look(id)).output], [LINES, null]);
  await Promise.all([run(id), run(id)]);
  assert.ok((await look(id)).output);
  const { rows } = await sql`select from batch_item where batch_id = ${id} and detail is not null`.execute(stage.services.db);
  assert.equal(rows.length, 0, "names of people do not lie about");
});

test("it is the officer's own, is no batch of dossiers, and ends with the post", async () => {
  const id = await begin();
  const other = { ...clerk, officerId: randomUUID() };
  assert.equal(await viewPrint(stage.services, other, id), undefined);
  await stopBatch(stage.services, other, id);
  assert.equal((await look(id)).stoppedAt, null);
  assert.equal(await viewBatch(stage.services, clerk, id), undefined);
  await sql`update officer set active = false where id = ${clerk.officerId}`.execute(stage.superuserDb());
  try {
    await run(id);
  } finally {
    await sql`update officer set active = true where id = ${clerk.officerId}`.execute(stage.superuserDb());
  }
  const print = await look(id);
  assert.match(print.why!, /không còn giữ vai/);
  assert.deepEqual([print.output, print.endedAt !== null], [null, true]);
});

test("what was made is not handed out after the post is gone", async () => {
  const id = await begin();
  await run(id);
  assert.ok((await look(id)).output);
  const post = sql`officer_post where officer_id = ${clerk.officerId}`;
  const { rows } = await sql`select * from ${post}`.execute(stage.superuserDb());
  await sql`delete from ${post}`.execute(stage.superuserDb());
  const after = await look(id);
  await sql`insert into officer_post select * from jsonb_populate_recordset(null::officer_post, ${JSON.stringify(rows)}::jsonb)`.execute(
    stage.superuserDb(),
  );
  assert.deepEqual([after.output, /không còn giữ vai/.test(after.why ?? "")], [null, true]);
  assert.ok((await look(id)).output);
});

test("a dossier that has come to concern the reader meanwhile takes no other line with it", async () => {
  const id = await begin();
  await stopAt(1);
  await run(id);
  await sql`drop trigger stop_at on batch_item`.execute(stage.superuserDb());
  const earliest = sql`received_at = (select min(received_at) from dossier)`;
  const applicant = (personalId: string) =>
    sql`update dossier set applicant_personal_id = ${personalId} where ${earliest}`.execute(stage.superuserDb());
  const { rows } = await sql<{ was: string }>`select applicant_personal_id as was from dossier where ${earliest}`.execute(
    stage.services.db,
  );
  await applicant(clerk.personalId);
  try {
    await resumeBatch(stage.services, clerk, id);
    await run(id);
    assert.ok((await bytesOf(id)).equals(await atOnce()));
  } finally {
    await applicant(rows[0]!.was);
  }
});

test("a report that is not of the role is not printed, and too many lines are refused", async () => {
  const id = await begin({ slug: "hai-long" });
  await run(id);
  assert.equal((await look(id)).output, null);
  const much = await startPrint(stage.services, { actor: clerk, order: { ...order, lines: 20_001 }, key: randomUUID() });
  assert.match(much.ok ? "" : much.message, /hơn 20\.000 dòng/);
});

test("what was stopped and left is cleared away after a day", async () => {
  const id = await begin();
  await stopBatch(stage.services, clerk, id);
  await purgePrints(stage.services);
  assert.equal((await look(id)).endedAt, null);
  clock.set(vn("2026-12-02T10:00").toString());
  await purgePrints(stage.services);
  assert.notEqual((await look(id)).endedAt, null);
  await resumeBatch(stage.services, clerk, id);
  await run(id);
  assert.equal((await look(id)).output, null);
});
