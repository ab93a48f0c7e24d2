import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, officer as libraryOfficer, personalIdValue, system, vn } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { listQueue, type QueueView, viewDeskDossier } from "./index.ts";
import type { Officer } from "./types.ts";

const uuid = (end: string): string => `00000000-0000-4000-8000-0000000000${end}`;
const CENTRE = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
const here = libraryOfficer("receptionist", { officerId: uuid("c1"), ...CENTRE });
const competent = libraryOfficer("receptionist", { officerId: uuid("a1") });
const specialist = libraryOfficer("specialist", { officerId: uuid("a2") });
const leader = libraryOfficer("leader", { officerId: uuid("a3") });

describe("a dossier that another counter of the province takes in", () => {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  let test: TestServices;
  let filing: Filing;
  before(async () => {
    test = await testServices({ clock });
    ({ filing } = await openLibrary(test.services));
  });
  after(() => test.close());

  const codes = async (officer: Officer, view: QueueView) =>
    (await listQueue(test.services, officer, { view })).rows.map(({ code }) => code);
  const seenBy = async ({ code }: Dossier) =>
    Promise.all([here, competent].map(async (one) => (await codes(one, "now")).includes(code)));

  it("is in the hands of one counter at a time, seen by both, and goes to the deciding agency after its first step", async () => {
    const filed = await fileOne(test.services, { ...filing, acceptedAt: CENTRE, delivery: { way: "counter", ...CENTRE } });
    assert.deepEqual(await seenBy(filed), [true, false]);
    assert.deepEqual(await codes(here, "elsewhere"), [filed.code]);
    assert.deepEqual(await codes(competent, "all"), [filed.code], "the competent agency has it as its own");
    assert.deepEqual(await codes(libraryOfficer("specialist", { ...CENTRE, officerId: uuid("c2") }), "all"), []);
    const [line] = (await listQueue(test.services, here, { view: "elsewhere" })).rows;
    assert.deepEqual([line?.agencyName, line?.acceptedAt], ["UBND xã Thượng Lâm", CENTRE.agencyId]);
    const received = await act(test.services, filed.id, here, { type: "receive" });
    assert.equal(received.competentReceivedAt, received.receivedAt);
    await act(test.services, filed.id, here, { type: "completeStep", note: "" });
    assert.deepEqual(await seenBy(filed), [false, false]);
    assert.deepEqual(await codes(specialist, "now"), [filed.code]);
    await act(test.services, filed.id, specialist, { type: "requestPersonalId" });
    await act(test.services, filed.id, system, { type: "recordPersonalId", value: personalIdValue });
    await act(test.services, filed.id, specialist, commands.draft);
    await act(test.services, filed.id, specialist, { type: "completeStep", note: "" });
    await act(test.services, filed.id, leader, commands.approve);
    assert.deepEqual(await seenBy(filed), [true, false], "fetched where the applicant chose");
    assert.ok(await viewDeskDossier(test.services, here, filed.code));
    const handed = await act(test.services, filed.id, here, {
      type: "handOver",
      way: "counter",
      receiver: filed.applicant.name,
      receiverId: filed.applicant.personalId,
      idChecked: true,
    });
    assert.equal(handed.state, "returned");
    const done = async (officer: Officer) => {
      const { rows, total } = await listQueue(test.services, officer, { view: "done" });
      return [rows.map(({ code }) => code), total];
    };
    assert.deepEqual(await done(here), [[filed.code], 1], "once, though it was both taken in and fetched here");
    assert.deepEqual(await done(competent), [[filed.code], 1]);
    assert.deepEqual(await done(libraryOfficer("specialist", { ...CENTRE, officerId: uuid("c2") })), [[], 0]);
  });

  it("is nobody else's", async () => {
    const filed = await fileOne(test.services, filing);
    assert.equal(await viewDeskDossier(test.services, here, filed.code), undefined);
    assert.deepEqual(await seenBy(filed), [false, true]);
  });
});
