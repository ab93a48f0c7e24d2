import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Actor, Dossier, Filing, Role } from "../../../core/dossier/index.ts";
import { commands, officer as libraryOfficer, reader, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { openDossier } from "../../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { claimMany, listQueue, type QueueView } from "../index.ts";
import type { Officer } from "../types.ts";

const ids: Record<Role, string> = { receptionist: "a1", specialist: "a2", leader: "a3", controller: "a4" };
const uuid = (end: string): string => `00000000-0000-4000-8000-0000000000${end}`;
const officer = (role: Role, patch: Partial<Officer> = {}): Officer =>
  libraryOfficer(role, { officerId: uuid(ids[role]), ...patch });

describe("queue", () => {
  const clock = fixedClock("2026-11-20T01:00:00Z");
  let test: TestServices;
  let filing: Filing;
  let owner: ReturnType<TestServices["superuserDb"]>;
  before(async () => {
    test = await testServices({ clock });
    owner = test.superuserDb();
    ({ filing } = await openLibrary(test.services));
  });
  after(() => test.close());
  beforeEach(async () => {
    clock.set(vn("2026-11-20T08:00").toString());
    await sql`truncate dossier, event, command_receipt, dossier_counter, civil_status_book, document cascade`.execute(owner);
  });

  const file = (patch: Partial<Filing> = {}): Promise<Dossier> => fileOne(test.services, { ...filing, ...patch });
  const received = async (patch: Partial<Filing> = {}): Promise<Dossier> =>
    act(test.services, (await file(patch)).id, officer("receptionist"), { type: "receive" });
  const forwarded = async (): Promise<Dossier> =>
    act(test.services, (await received()).id, officer("receptionist"), { type: "completeStep", note: "" });
  const view = async (actor: Officer, name: QueueView, search?: string) => {
    const queue = await listQueue(test.services, actor, { view: name, ...(search && { search }) });
    return queue.rows.map(({ code, deadline }) => `${code.slice(-1)} ${deadline.text}`);
  };
  const counts = async (actor: Officer) => (await listQueue(test.services, actor, { view: "now" })).counts;

  it("shows each role the work of the moment: unclaimed of the role, or one's own", async () => {
    await file();
    await received();
    const third = await forwarded();
    assert.equal((await view(officer("receptionist"), "now")).length, 2);
    assert.deepEqual(await view(officer("specialist"), "now"), ["3 Sắp hạn: 7 giờ 30"]);
    assert.deepEqual(await view(officer("leader"), "now"), []);
    await act(test.services, third.id, officer("specialist"), { type: "claimStep" });
    assert.equal((await counts(officer("specialist"))).now, 1);
    assert.equal((await counts(officer("specialist", { officerId: uuid("b2") }))).now, 0);
    assert.equal((await counts(officer("specialist", { officerId: uuid("b2") }))).all, 3);
  });

  it("shows a step to its room, what has no room to all, and to whoever is of no room everything; service centres stand for each other", async () => {
    const { id } = await forwarded();
    const sees = async (step: string | null, room: string | undefined) => {
      const last = sql`jsonb_set(snapshot, '{steps,-1}', (snapshot #> '{steps,-1}') - 'unit' || jsonb_strip_nulls(jsonb_build_object('unit', ${step}::text)))`;
      await sql`update dossier set snapshot = ${last} where id = ${id}`.execute(owner);
      return (await counts(officer("specialist", room ? { unit: room } : {}))).now === 1;
    };
    assert.deepEqual(
      [await sees("phong-kinh-te", "phong-kinh-te"), await sees("phong-kinh-te", "phong-van-hoa-xa-hoi")],
      [true, false],
    );
    assert.deepEqual([await sees(null, "phong-kinh-te"), await sees("phong-kinh-te", undefined)], [true, true]);
    assert.deepEqual(
      [
        await sees("trung-tam-phuc-vu-hanh-chinh-cong", "trung-tam-dat-dai"),
        await sees("trung-tam-dat-dai", "phong-kinh-te"),
        await sees("phong-kinh-te", "trung-tam-dat-dai"),
      ],
      [true, false, false],
    );
    assert.equal((await counts(officer("leader"))).now, 0, "the room is right, the role is not");
  });

  it("shows the work of the room whoever does it, and of the role where there is no room", async () => {
    await received();
    const { id } = await forwarded();
    const one = officer("specialist", { unit: "phong-kinh-te" });
    const chief = officer("leader", { unit: "phong-kinh-te" });
    const other = officer("specialist", { officerId: uuid("b2"), unit: "phong-van-hoa-xa-hoi" });
    const rooms = async (...all: Officer[]) => {
      const seen = await Promise.all(all.map((actor) => view(actor, "room")));
      return seen.map((lines) => lines.map((line) => line[0]).join(""));
    };
    assert.deepEqual(await rooms(one, other, officer("receptionist"), officer("leader")), ["2", "2", "1", ""]);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{steps,-1,unit}', '"phong-kinh-te"') where id = ${id}`.execute(
      owner,
    );
    await act(test.services, id, one, { type: "claimStep" });
    assert.deepEqual(await rooms(one, chief, other, officer("specialist")), ["2", "2", "", "2"]);
    assert.equal((await counts(chief)).room, 1);
    assert.equal((await counts(chief)).now, 0, "a colleague has it");
  });

  it("counts all lists at once, on a clock that knows the holiday of 24/11/2026", async () => {
    await received({ channel: "counter" });
    await received();
    const waiting = await forwarded();
    await act(test.services, waiting.id, officer("specialist"), commands.supplement);
    await act(test.services, waiting.id, officer("leader"), commands.approveProposal);
    assert.deepEqual(await counts(officer("specialist")), {
      now: 0,
      room: 1,
      today: 1,
      late: 0,
      waiting: 1,
      elsewhere: 0,
      coordination: 0,
      opinions: 0,
      all: 3,
    });
    clock.set(vn("2026-11-24T09:00").toString());
    assert.deepEqual(await view(officer("leader"), "late"), ["2 Quá 1 ngày"]);
    clock.set(vn("2026-11-25T08:30").toString());
    assert.deepEqual(await counts(officer("specialist")), {
      now: 0,
      room: 1,
      today: 0,
      late: 2,
      waiting: 1,
      elsewhere: 0,
      coordination: 0,
      opinions: 0,
      all: 3,
    });
    assert.deepEqual(await view(officer("leader"), "late"), ["2 Quá 1 ngày 1 giờ", "1 Quá 30 phút"]);
    assert.deepEqual(await view(officer("leader"), "waiting"), ["3 Đang dừng"]);
  });

  it("colours by working time: five days over a week-end and a holiday", async () => {
    clock.set(vn("2026-11-20T16:00").toString());
    await received({ channel: "counter" });
    assert.deepEqual(await view(officer("leader"), "all"), ["1 Còn 2 ngày"]);
    clock.set(vn("2026-11-24T16:00").toString());
    assert.deepEqual(await view(officer("leader"), "all"), ["1 Còn 7 giờ"]);
    clock.set(vn("2026-11-25T13:00").toString());
    assert.deepEqual(await view(officer("leader"), "all"), ["1 Sắp hạn: 3 giờ"]);
    clock.set(vn("2026-11-25T16:30").toString());
    assert.deepEqual(await view(officer("leader"), "all"), ["1 Quá 30 phút"]);
  });

  it("searches without diacritics by code, name, ID number, in any order, closed dossiers too", async () => {
    const one = await file();
    const other: Extract<Actor, { kind: "person" }> = {
      ...reader,
      personId: uuid("99"),
      personalId: "008095000777",
      name: "ĐẶNG VĂN HÒA",
    };
    const applicant = { ...filing.applicant, personId: other.personId, personalId: other.personalId, name: other.name };
    const opened = await openDossier(test.services, { key: randomUUID(), actor: other, filing: { ...filing, applicant } });
    assert.ok(opened.ok);
    await act(test.services, opened.dossier.id, other, { type: "withdraw", reason: "" });
    const found = async (text: string) => (await view(officer("leader"), "now", text)).map((line) => line[0]).join("");
    assert.equal(await found("dang hoa"), "2");
    assert.equal(await found("Hoà Đặng"), "2");
    assert.equal(await found("0777"), "2");
    assert.equal(await found(one.code.toLowerCase()), "1");
    assert.equal(await found("261120"), "12");
    assert.equal(await found("100%"), "");
    assert.equal(await found("_"), "");
  });

  it("shows nobody what concerns them, and nobody another agency's", async () => {
    await file();
    const mother = {
      found: true,
      source: "dân cư",
      at: "2026-11-20T01:00:00.000Z",
      asked: { personalId: "008185000077" },
      values: {},
    };
    await file({ registers: { mother } });
    assert.equal((await counts(officer("receptionist"))).all, 2);
    assert.equal((await counts(officer("receptionist", { personalId: "008185000077" }))).all, 1);
    assert.equal((await counts(officer("receptionist", { personalId: reader.personalId }))).all, 0);
    assert.deepEqual(await view(officer("receptionist", { personalId: reader.personalId }), "now", "261120"), []);
    assert.equal((await counts(officer("receptionist", { agencyId: "H60.30.13" }))).all, 0);
  });

  it("pages through a long list without losing or repeating a line", async () => {
    const codes = new Set<string>();
    for (let i = 0; i < 53; i++) await file();
    const first = await listQueue(test.services, officer("receptionist"), { view: "now" });
    assert.deepEqual([first.rows.length, first.total, first.pages], [50, 53, 2]);
    const second = await listQueue(test.services, officer("receptionist"), { view: "now", page: 2 });
    for (const { code } of [...first.rows, ...second.rows]) codes.add(code);
    assert.equal(codes.size, 53);
    assert.deepEqual((await listQueue(test.services, officer("receptionist"), { view: "now", page: 9 })).rows, []);
  });

  it("takes several at once and names what a colleague took first", async () => {
    const [one, two] = [await forwarded(), await forwarded()];
    await act(test.services, two.id, officer("specialist", { officerId: uuid("b2"), name: "Hoàng Thị Hai" }), {
      type: "claimStep",
    });
    const input = { actor: officer("specialist"), codes: [one.code, two.code, "H60.30.13-261120-0001"], key: randomUUID() };
    const done = await claimMany(test.services, input);
    assert.deepEqual(done.claimed, [one.code]);
    assert.deepEqual(
      done.left.map(({ code }) => code),
      [two.code],
    );
    assert.match(done.left[0]!.why, /Hoàng Thị Hai đã nhận/);
    assert.deepEqual((await claimMany(test.services, { ...input, codes: [one.code] })).claimed, [one.code]);
  });
});
