import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import { OutsideError } from "../../platform/http.ts";
import { startWorker } from "../../platform/jobs-graphile.ts";
import { allocatePersonalId, awaitLookups, lookUp, lookupsOf, RegisterRefusal, requestLookup, tasks } from "./index.ts";
import { askAboutMother, MAN, type Outside, parent, TOAN, withOutside } from "./testing/outside.ts";
import type { DraftQuestion } from "./types.ts";

type Row = {
  id: string;
  state: string;
  attempts: number;
  last_error: string | null;
  purpose: string;
  asked_by: { name: string };
};

describe("population", () => {
  let test: Outside;
  before(async () => {
    test = await withOutside();
  });
  after(() => test.close());
  afterEach(() => test.world.control.reset());

  const rowsOf = async (draftId: string): Promise<Row[]> => {
    const found = await sql<Row>`select * from register_lookup where draft_id = ${draftId} order by asked_at, id`.execute(
      test.services.db,
    );
    return found.rows;
  };
  /** Does what the worker would do, now. */
  const work = async (draftId: string, times = 1): Promise<void> => {
    for (let turn = 0; turn < times; turn++)
      for (const { id } of await rowsOf(draftId)) await tasks.lookup!(test.services, { id });
  };
  const asked = async (question: DraftQuestion, times = 1) => {
    await requestLookup(test.services, question);
    await work(question.draftId, times);
    return lookupsOf(test.services, question.draftId);
  };

  it("answers a person in the words of the form, with source and time", async () => {
    const question = askAboutMother();
    assert.equal(await requestLookup(test.services, question), "pending");
    assert.deepEqual(await lookupsOf(test.services, question.draftId), { values: {}, pending: ["mother"], unavailable: [] });
    await work(question.draftId);
    const { values, pending } = await lookupsOf(test.services, question.draftId);
    assert.deepEqual(pending, []);
    assert.deepEqual(values.mother, {
      found: true,
      source: "Cơ sở dữ liệu quốc gia về dân cư",
      at: "2026-11-17T02:00:00.000Z",
      asked: { personalId: MAN },
      values: {
        personalId: MAN,
        name: "HOÀNG THỊ MẬN",
        birthYear: "1998",
        birthDate: "1998-04-03",
        gender: "Nữ",
        ethnicity: "Tày",
        nationality: "Việt Nam",
        maritalStatus: "Đang có vợ hoặc chồng",
        residence: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang",
        residenceCode: "02269",
      },
    });
  });

  it("answers a marriage whichever spouse is named first, and a birth notice", async () => {
    const married = await asked(askAboutMother({ kind: "marriage", args: { first: MAN, second: TOAN }, fieldId: "marriage" }));
    assert.deepEqual(married.values.marriage!.values, {
      number: "41/2024 (quyển số 01/2024)",
      registeredOn: "2024-02-16",
      place: "UBND xã Thượng Lâm, tỉnh Tuyên Quang",
      husbandName: "HOÀNG VĂN TOÀN",
      husbandPersonalId: TOAN,
      wifeName: "HOÀNG THỊ MẬN",
      wifePersonalId: MAN,
    });
    const born = await asked(askAboutMother({ kind: "birthNotice", args: { number: "08201.261115.01" }, fieldId: "notice" }));
    assert.deepEqual(born.values.notice!.values, {
      number: "08201.261115.01",
      facility: "Bệnh viện đa khoa khu vực Na Hang",
      birthDate: "2026-11-15",
      birthTime: "04:35",
      gender: "Nam",
      birthPlace: "Bệnh viện đa khoa khu vực Na Hang",
      weight: "3100",
      children: "1",
      motherName: "HOÀNG THỊ MẬN",
      motherPersonalId: MAN,
    });
  });

  it("takes 'not found' for an answer, and an unsigned notice for one that cannot be used", async () => {
    const nobody = await asked(askAboutMother({ args: { personalId: "008198000000" } }));
    assert.deepEqual([nobody.values.mother!.found, nobody.values.mother!.values], [false, {}]);
    const unsigned = await asked(askAboutMother({ kind: "birthNotice", args: { number: "08201.261115.07" }, fieldId: "notice" }));
    assert.equal(unsigned.values.notice!.found, false);
    assert.match(unsigned.values.notice!.values.note!, /chưa được cơ sở y tế ký số/);
  });

  it("keeps who asked what and what for", async () => {
    const question = askAboutMother();
    await asked(question);
    const [row] = await rowsOf(question.draftId);
    assert.equal(row!.purpose, question.purpose);
    assert.equal(row!.asked_by.name, "HOÀNG VĂN TOÀN");
    await assert.rejects(
      sql`update register_lookup set purpose = 'khác' where id = ${row!.id}`.execute(test.services.db),
      /permission denied/,
    );
    await assert.rejects(sql`delete from register_lookup where id = ${row!.id}`.execute(test.services.db), /permission denied/);
  });

  it("asks the same once in ten minutes, and again after that", async () => {
    const question = askAboutMother();
    await Promise.all([1, 2, 3].map(() => requestLookup(test.services, question)));
    assert.equal((await rowsOf(question.draftId)).length, 1);
    await work(question.draftId);
    test.pass({ minutes: 9 });
    assert.equal(await requestLookup(test.services, question), "answered");
    assert.equal((await rowsOf(question.draftId)).length, 1);
    test.pass({ minutes: 2 });
    assert.equal(await requestLookup(test.services, question), "pending");
    assert.equal((await rowsOf(question.draftId)).length, 2);
  });

  it("gives a second field of the draft the answer that is there, and logs it", async () => {
    const question = askAboutMother();
    await asked(question);
    test.world.control.set("dancu", { mode: "away" });
    assert.equal(await requestLookup(test.services, { ...question, fieldId: "requester" }), "answered");
    const { values } = await lookupsOf(test.services, question.draftId);
    assert.deepEqual(values.requester, values.mother);
    assert.equal((await rowsOf(question.draftId)).length, 2);
  });

  it("counts only answers to the arguments of now", async () => {
    const question = askAboutMother();
    await asked(question);
    const args = { personalId: TOAN };
    assert.deepEqual((await lookupsOf(test.services, question.draftId, { mother: args })).values, {});
    await requestLookup(test.services, { ...question, args });
    assert.deepEqual(await lookupsOf(test.services, question.draftId, { mother: args }), {
      values: {},
      pending: ["mother"],
      unavailable: [],
    });
    const back = await lookupsOf(test.services, question.draftId, { mother: question.args });
    assert.equal(back.values.mother!.values.name, "HOÀNG THỊ MẬN");
  });

  for (const mode of ["away", "fail", "garbage"] as const) {
    it(`tries four times when the register is ${mode}, then lets the citizen go on`, async () => {
      test.world.control.set("dancu", { mode });
      const question = askAboutMother();
      const soon = await asked(question, 3);
      assert.deepEqual([soon.pending, soon.unavailable], [["mother"], []]);
      await work(question.draftId);
      assert.deepEqual(await lookupsOf(test.services, question.draftId), { values: {}, pending: [], unavailable: ["mother"] });
      const [row] = await rowsOf(question.draftId);
      assert.equal(row!.attempts, 4);
      assert.ok(row!.last_error);
    });
  }

  it("asks again a minute after the register was away, and keeps the answer then", async () => {
    test.world.control.set("dancu", { mode: "away" });
    const question = askAboutMother();
    await asked(question, 4);
    assert.equal(await requestLookup(test.services, question), "unavailable");
    test.world.control.reset();
    test.pass({ minutes: 2 });
    const later = await asked(question);
    assert.equal(later.values.mother!.found, true);
  });

  it("renews its token when the register forgets it", async () => {
    test.world.control.set("dancu", { expireSessionAfter: 1 });
    test.pass({ hours: 2 });
    for (const id of [MAN, TOAN, MAN])
      assert.ok((await asked(askAboutMother({ args: { personalId: id } }))).values.mother!.found);
  });

  it("does not ask a register again that has not licensed the procedure", async () => {
    const refused = await asked(askAboutMother({ procedureCode: "9.000001" }));
    assert.deepEqual(refused.unavailable, ["mother"]);
  });

  it("waits for answers no longer than it was told, and is woken by them", async () => {
    const question = askAboutMother();
    await requestLookup(test.services, question);
    assert.deepEqual((await awaitLookups(test.services, question.draftId, 1)).pending, ["mother"]);
    const worker = await startWorker({ url: test.adminUrl, tasks: boundTasks(), log: test.services.log });
    const { values } = await awaitLookups(test.services, question.draftId, 30_000);
    await worker.stop();
    assert.equal(values.mother!.values.name, "HOÀNG THỊ MẬN");
    assert.equal((await awaitLookups(test.services, randomUUID(), 30_000)).pending.length, 0);
  });
  const boundTasks = () => ({ lookup: (payload: unknown) => tasks.lookup!(test.services, payload) });

  it("looks up for the office at once, and says when it cannot", async () => {
    const dossierId = randomUUID();
    const question = { ...askAboutMother(), dossierId };
    assert.equal((await lookUp(test.services, question)).values.name, "HOÀNG THỊ MẬN");
    test.world.control.set("dancu", { mode: "fail" });
    await assert.rejects(lookUp(test.services, question), OutsideError);
    const kept =
      await sql<Row>`select state, last_error from register_lookup where dossier_id = ${dossierId} order by state`.execute(
        test.services.db,
      );
    assert.deepEqual(
      kept.rows.map((row) => row.state),
      ["answered", "unavailable"],
    );
  });

  describe("a number for a newborn", () => {
    const allocation = (requestId: string) => ({
      requestId,
      newborn: {
        name: "HOÀNG MINH AN",
        birthDate: "2026-11-15",
        gender: "Nam" as const,
        communeCode: "02269",
        motherPersonalId: MAN,
        fatherPersonalId: TOAN,
      },
      purpose: "Đăng ký khai sinh",
      procedureCode: "1.001193",
      askedBy: parent,
      dossierId: randomUUID(),
    });

    it("is the same for the same request, also at once and after a lost answer", async () => {
      const request = allocation(randomUUID());
      test.world.control.set("dancu", { mode: "away", times: 2 });
      await assert.rejects(allocatePersonalId(test.services, request), OutsideError);
      test.world.control.set("dancu", {});
      const [one, two] = await Promise.all([1, 2].map(() => allocatePersonalId(test.services, request)));
      assert.match(one!.values.personalId!, /^008226\d{6}$/);
      assert.deepEqual(one, two);
      test.world.control.set("dancu", { mode: "away" });
      assert.deepEqual(await allocatePersonalId(test.services, request), one);
      test.world.control.set("dancu", {});
      const other = await allocatePersonalId(test.services, allocation(randomUUID()));
      assert.notEqual(other.values.personalId, one!.values.personalId);
      assert.deepEqual(one!.asked, { request: request.requestId });
    });

    it("is refused for good when the register refuses the request", async () => {
      const wrong = allocation(randomUUID());
      wrong.newborn.communeCode = "00004";
      await assert.rejects(
        allocatePersonalId(test.services, wrong),
        (error) => error instanceof RegisterRefusal && error.code === "009",
      );
    });
  });
});
