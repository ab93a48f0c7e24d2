import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { extractText, getDocumentProxy } from "unpdf";
import type { Filing } from "../../core/dossier/index.ts";
import { officer as libraryOfficer } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { chooseLines } from "../desk/index.ts";
import { readEvents, viewDossier } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { seedOfficers } from "../identity/index.ts";
import { purgePrints, resumeBatch, startBatch, stopBatch, tasks, viewBatch } from "./index.ts";
import type { BatchParams, Chosen, Officer } from "./types.ts";

describe("one act on many dossiers", () => {
  let test: TestServices;
  let filing: Filing;
  let clerk: Officer;
  before(async () => {
    test = await testServices({ clock: fixedClock("2026-11-20T01:00:00Z") });
    ({ filing } = await openLibrary(test.services));
    await seedOfficers(test.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
    const { rows } = await sql<{ id: string }>`select id from officer where username = 'motcua'`.execute(test.services.db);
    clerk = libraryOfficer("receptionist", { officerId: rows[0]!.id }) as Officer;
  });
  after(() => test.close());
  beforeEach(() => sql`truncate dossier, event, command_receipt, dossier_counter, batch cascade`.execute(test.superuserDb()));

  const file = async (count: number): Promise<Chosen[]> => {
    const codes: string[] = [];
    for (let i = 0; i < count; i++) codes.push((await fileOne(test.services, filing)).code);
    return chooseLines(test.services, clerk, { codes }, 500);
  };
  const begin = async (chosen: readonly Chosen[], key = randomUUID()): Promise<string> => {
    const started = await startBatch(test.services, { actor: clerk, act: "receive", params: {}, chosen, key });
    assert.ok(started.ok);
    return started.batchId;
  };
  const run = (batchId: string): Promise<void> => tasks["run-batch"]!(test.services, { batchId });
  const stateOf = async (id: string) => (await viewDossier(test.services, { kind: "system", name: "x" }, { id }))!.state;

  it("does each for itself: who was overtaken is named with the reason, the others are done", async () => {
    const chosen = await file(3);
    await act(test.services, chosen[1]!.id, libraryOfficer("receptionist"), { type: "receive" });
    const id = await begin(chosen);
    await run(id);
    const batch = (await viewBatch(test.services, clerk, id))!;
    assert.deepEqual([batch.total, batch.done, batch.refused], [3, 2, 1]);
    assert.notEqual(batch.endedAt, null);
    const [refused] = batch.items;
    assert.equal(refused!.code, chosen[1]!.code);
    assert.match(refused!.why!, /Hồ sơ vừa thay đổi/);
  });

  it("is one batch however often it is sent, and does nothing twice however often it is run, also at once", async () => {
    const chosen = await file(4);
    const key = randomUUID();
    const [one, two] = await Promise.all([begin(chosen, key), begin(chosen, key)]);
    assert.equal(one, two);
    await Promise.all([run(one!), run(one!)]);
    await run(one!);
    for (const { id } of chosen) {
      const received = (await readEvents(test.services, id)).filter(({ event }) => event.type === "Received");
      assert.equal(received.length, 1);
    }
    const { rows } = await sql<{ jobs: number }>`select count(*)::int as jobs from batch`.execute(test.services.db);
    assert.equal(rows[0]!.jobs, 1);
  });

  it("stops where it is and goes on with what is left", async () => {
    const chosen = await file(3);
    const id = await begin(chosen);
    await stopBatch(test.services, clerk, id);
    await run(id);
    assert.equal(await stateOf(chosen[0]!.id), "submitted", "nothing is begun after the stop");
    assert.equal((await viewBatch(test.services, clerk, id))!.endedAt, null);
    await resumeBatch(test.services, clerk, id);
    await run(id);
    assert.equal((await viewBatch(test.services, clerk, id))!.done, 3);
  });

  it("is the officer's own, and ends with their post", async () => {
    const chosen = await file(2);
    const id = await begin(chosen);
    const other = { ...clerk, officerId: randomUUID() };
    assert.equal(await viewBatch(test.services, other, id), undefined);
    await stopBatch(test.services, other, id);
    assert.equal((await viewBatch(test.services, clerk, id))!.stoppedAt, null);
    await sql`update officer set active = false where id = ${clerk.officerId}`.execute(test.superuserDb());
    try {
      await run(id);
    } finally {
      await sql`update officer set active = true where id = ${clerk.officerId}`.execute(test.superuserDb());
    }
    const batch = (await viewBatch(test.services, clerk, id))!;
    assert.equal(batch.refused, 2);
    assert.match(batch.items[0]!.why!, /không còn giữ vai/);
    assert.equal(await stateOf(chosen[0]!.id), "submitted");
  });

  const start = async (
    act: "print" | "remind",
    params: BatchParams,
    chosen: readonly Chosen[],
    actor = clerk,
  ): Promise<string> => {
    const started = await startBatch(test.services, { actor, act, params, chosen, key: randomUUID() });
    assert.ok(started.ok);
    return started.batchId;
  };

  it("prints the papers of all in one file, in the order of the list; who has none is named", async () => {
    const chosen = await file(3);
    const order = [chosen[2]!, chosen[0]!, chosen[1]!];
    for (const one of [chosen[2]!, chosen[1]!])
      await act(test.services, one.id, libraryOfficer("receptionist"), { type: "receive" });
    const id = await start("print", { papers: ["receiptSlip", "refusalSlip"] }, order);
    await run(id);
    await run(id);
    const batch = (await viewBatch(test.services, clerk, id))!;
    assert.deepEqual([batch.done, batch.refused], [2, 1]);
    assert.deepEqual(
      [batch.items[0]!.code, batch.items[0]!.why],
      [chosen[0]!.code, "Hồ sơ chưa có giấy nào trong các loại đã chọn."],
    );
    assert.match(batch.items[1]!.why!, /Thiếu 1 loại giấy/);
    const bytes = await test.services.files.get(batch.output!.sha256);
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
    assert.equal(totalPages, batch.output!.pages);
    const at = (code: string) => text.findIndex((page) => page.includes(code));
    assert.ok(at(chosen[2]!.code) >= 0 && at(chosen[2]!.code) < at(chosen[1]!.code));
    await purgePrints(test.services);
    assert.ok((await viewBatch(test.services, clerk, id))!.output, "kept for a day");
    await purgePrints({ ...test.services, clock: fixedClock("2026-11-21T01:00:01Z") });
    assert.equal((await viewBatch(test.services, clerk, id))!.output, null);
    await assert.rejects(test.services.files.get(batch.output!.sha256));
  });

  it("makes no file where there is nothing to print, and none while it is stopped", async () => {
    const chosen = await file(1);
    const none = await start("print", { papers: ["result"] }, chosen);
    await run(none);
    const over = (await viewBatch(test.services, clerk, none))!;
    assert.deepEqual([over.refused, over.output, over.endedAt !== null], [1, null, true]);
    await act(test.services, chosen[0]!.id, libraryOfficer("receptionist"), { type: "receive" });
    const stopped = await start("print", { papers: ["receiptSlip"] }, chosen);
    await stopBatch(test.services, clerk, stopped);
    await run(stopped);
    assert.equal((await viewBatch(test.services, clerk, stopped))!.output, null);
  });

  it("reminds whoever has each dossier, once a day, and tells what nobody can be reminded of", async () => {
    const chosen = await file(2);
    const holder = libraryOfficer("specialist");
    await act(test.services, chosen[0]!.id, libraryOfficer("receptionist"), { type: "receive" });
    await act(test.services, chosen[0]!.id, libraryOfficer("receptionist"), { type: "completeStep", note: "" });
    await act(test.services, chosen[0]!.id, holder, { type: "claimStep" });
    const first = await start("remind", { whom: "officer", note: "Sắp hẹn trả" }, chosen);
    await run(first);
    const batch = (await viewBatch(test.services, clerk, first))!;
    assert.deepEqual([batch.done, batch.refused], [1, 1]);
    assert.match(batch.items[0]!.why!, /chưa tiếp nhận/);
    const reminded = (await readEvents(test.services, chosen[0]!.id)).flatMap(({ event }) =>
      event.type === "Reminded" ? [event.reminder] : [],
    );
    assert.deepEqual(reminded, [
      { whom: "officer", to: [{ officerId: holder.officerId, name: holder.name }], note: "Sắp hẹn trả" },
    ]);
    const again = await start("remind", { whom: "officer", note: "" }, chosen);
    await run(again);
    assert.match((await viewBatch(test.services, clerk, again))!.items.map(({ why }) => why).join(" "), /nhắc lại được/);
    const applicant = await start("remind", { whom: "applicant", note: "" }, chosen);
    await run(applicant);
    assert.match((await viewBatch(test.services, clerk, applicant))!.items[0]!.why!, /không chờ người nộp/);
  });

  it("is refused for nothing and for too much", async () => {
    const key = randomUUID();
    const start = (chosen: Chosen[]) => startBatch(test.services, { actor: clerk, act: "claim", params: {}, chosen, key });
    assert.match(((await start([])) as { message: string }).message, /Chưa chọn hồ sơ nào/);
    const many = Array.from({ length: 501 }, (_, i) => ({ id: randomUUID(), code: String(i), version: 1 }));
    assert.match(((await start(many)) as { message: string }).message, /nhiều nhất 500/);
  });
});
