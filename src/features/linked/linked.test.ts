import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { type Dossier, type Filing, maySee } from "../../core/dossier/index.ts";
import { catchUp } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { settled } from "../../platform/testing/settled.ts";
import { checkEdit, readDefinitions } from "../catalogue/index.ts";
import { actOnDossier, readEvents } from "../dossiers/index.ts";
import { type Outside, withOutside } from "../population/testing/outside.ts";
import { fileChild } from "./file-child.ts";
import { readers } from "./index.ts";
import {
  act,
  COMMUNE,
  current,
  familyFiling,
  father,
  file,
  INSURANCE,
  officer,
  queued,
  read,
  settle,
  work,
} from "./testing/family.ts";

describe("linked", () => {
  let test: Outside;
  let services: Services;
  let admin: { db: Services["db"] };
  let filing: Filing;
  before(async () => {
    test = await withOutside();
    services = test.services;
    admin = { db: test.superuserDb() };
    filing = await familyFiling(services);
  });
  after(() => test.close());
  afterEach(() => test.world.control.reset());

  const pass = () => test.pass({ seconds: 1 });
  /** Registered and signed at the commune; what comes next belongs to others. */
  const born = async (patch: Partial<Filing> = {}): Promise<Dossier> => {
    pass();
    return work(services, await file(services, { ...filing, ...patch }), []);
  };
  const childOf = async (parent: Dossier, stepId: string): Promise<Dossier> => {
    const ref = (await current(services, parent)).children?.findLast((one) => one.stepId === stepId);
    assert.ok(ref, `no child for ${stepId}`);
    return current(services, ref);
  };

  it("goes from one filing to three results", async () => {
    const parent = await born();
    assert.ok(parent.result, "the birth certificate is signed");
    assert.equal(parent.finishedAt, undefined, "but the dossier is not finished");
    await settle(services, admin);
    const residence = await childOf(parent, "thuong-tru");
    assert.equal(residence.code, `${parent.code}.1`);
    assert.equal(residence.agencyId, COMMUNE);
    assert.equal(residence.answers.mover, parent.personalId?.values.personalId);
    assert.equal(residence.answers["home.commune"], "02269");
    assert.equal(residence.registers.head?.values.name, "HOÀNG VĂN TOÀN");
    assert.equal(residence.fee.total, 0);
    assert.deepEqual(residence.parent, {
      id: parent.id,
      code: parent.code,
      stepId: "thuong-tru",
      procedureCode: "2.000986",
    });
    const insurance = await childOf(parent, "the-bhyt");
    assert.equal(insurance.agencyId, INSURANCE);
    await work(services, residence, ["returned"]);
    await settle(services, admin);
    assert.equal((await current(services, parent)).state, "inProcess", "the other part is still awaited");
    await work(services, insurance, ["returned"]);
    await settle(services, admin);
    const done = await current(services, parent);
    assert.equal(done.state, "resultReady");
    assert.deepEqual(
      done.children?.map(({ state, trouble, result }) => [state, trouble, result?.code]),
      [
        ["returned", undefined, "KQ.G01.000065"],
        ["returned", undefined, "KQ.G24.000004"],
      ],
    );
    pass();
    const given = await act(services, done, officer(COMMUNE, "receptionist"), {
      type: "handOver",
      way: "counter",
      receiver: father.name,
      idChecked: true,
    });
    assert.equal(given.state, "returned");
  });

  it("hands everything over at once when the results are wanted online", async () => {
    const parent = await born({ delivery: { way: "online" } });
    await settle(services, admin);
    for (const stepId of ["thuong-tru", "the-bhyt"]) {
      await work(services, await childOf(parent, stepId), ["returned"]);
      await settle(services, admin);
    }
    assert.equal((await current(services, parent)).state, "returned");
  });

  const told = async (parent: Dossier, type: string) =>
    (await readEvents(services, parent.id)).filter(({ event }) => event.type === type).map(({ event }) => event);
  const receive = (child: Dossier) => act(services, child, officer(child.agencyId, "receptionist"), { type: "receive" });

  it("files each child once and tells each act once, however often and however many read", async () => {
    const parent = await born();
    await read(services);
    const mine = (await queued(admin)).filter(({ dossierId }) => dossierId === parent.id);
    assert.equal(mine.length, 2);
    await Promise.all([...mine, ...mine, ...mine].map((payload) => fileChild(services, payload)));
    await settled(services.db);
    await Promise.all([1, 2, 3].map(() => Promise.all(readers(services).map((reader) => catchUp(services, reader)))));
    await read(services);
    const { children } = await current(services, parent);
    assert.deepEqual(children?.map(({ code }) => code).sort(), [`${parent.code}.1`, `${parent.code}.2`]);
    const child = await receive(await childOf(parent, "the-bhyt"));
    pass();
    await work(services, child, ["returned"]);
    await read(services);
    const news = await told(parent, "ChildTold");
    await sql`delete from reader_cursor where name = 'linked'`.execute(admin.db);
    await read(services);
    assert.deepEqual(await told(parent, "ChildTold"), news, "a reader that begins anew says nothing twice");
    assert.equal((await told(parent, "ChildLinked")).length, 2);
    const states = news.flatMap((event) => (event.type === "ChildTold" ? [event.state] : []));
    assert.deepEqual(states, ["received", "inProcess", "awaitingSignature", "returned"]);
  });

  it("carries on when one agency refuses, and says which, why and what to do", async () => {
    const parent = await born();
    await settle(services, admin);
    const residence = await childOf(parent, "thuong-tru");
    const refusal = { reason: "Chủ hộ chưa đồng ý", legalBasis: "Luật Cư trú 2020, Điều 20" };
    await act(services, residence, officer(COMMUNE, "receptionist"), { type: "refuse", ...refusal });
    await settle(services, admin);
    const vexed = await current(services, parent);
    const ref = vexed.children?.find(({ id }) => id === residence.id);
    assert.match(ref?.trouble ?? "", /không tiếp nhận.*Chủ hộ chưa đồng ý.*Luật Cư trú 2020, Điều 20/);
    assert.match(vexed.steps.find(({ stepId }) => stepId === "thuong-tru")?.note ?? "", /Chủ hộ chưa đồng ý/);
    assert.equal(vexed.state, "inProcess");
    await work(services, await childOf(parent, "the-bhyt"), ["returned"]);
    await settle(services, admin);
    const done = await current(services, parent);
    assert.equal(done.state, "resultReady", "the other results are handed over");
    assert.deepEqual(done.children?.map(({ result }) => result?.code).sort(), ["KQ.G24.000004", undefined]);
  });

  it("waits again for a part whose refusal was a mistake", async () => {
    const parent = await born();
    await settle(services, admin);
    const residence = await childOf(parent, "thuong-tru");
    const clerk = officer(COMMUNE, "receptionist");
    const refusal = { reason: "Nhầm hồ sơ", legalBasis: "Luật Cư trú 2020, Điều 20" };
    const { version } = await act(services, residence, clerk, { type: "refuse", ...refusal });
    await settle(services, admin);
    pass();
    await act(services, residence, clerk, { type: "undo", version, reason: "Bấm nhầm hồ sơ." });
    await settle(services, admin);
    await work(services, await childOf(parent, "the-bhyt"), ["returned"]);
    await settle(services, admin);
    assert.equal((await current(services, parent)).state, "inProcess");
    const again = await childOf(parent, "thuong-tru");
    assert.equal(again.id, residence.id, "nothing is filed a second time");
    await work(services, again, ["returned"]);
    await settle(services, admin);
    const done = await current(services, parent);
    assert.equal(done.state, "resultReady");
    assert.deepEqual(done.children?.map(({ result }) => result?.code).sort(), ["KQ.G01.000065", "KQ.G24.000004"]);
  });

  it("asks the citizen through the whole dossier, whose own clock goes on", async () => {
    const parent = await born();
    await settle(services, admin);
    const insurance = await receive(await childOf(parent, "the-bhyt"));
    const specialist = officer(INSURANCE, "specialist");
    await act(services, insurance, officer(INSURANCE, "receptionist"), { type: "completeStep", note: "" });
    const items = [{ kind: "field", id: "facility", label: "Nơi khám bệnh ban đầu", note: "Trạm này không nhận." }] as const;
    const asked = await act(services, insurance, specialist, {
      type: "requestSupplement",
      items: [...items],
      reason: "Nơi khám không nhận trẻ em",
      legalBasis: "Luật Bảo hiểm y tế, Điều 26",
    });
    if (asked.proposal)
      await act(services, insurance, officer(INSURANCE, "leader"), { type: "decideProposal", approve: true, reason: "" });
    await settle(services, admin);
    const waiting = await current(services, parent);
    assert.match(
      waiting.children?.find(({ id }) => id === insurance.id)?.trouble ?? "",
      /cần bạn bổ sung: Nơi khám bệnh ban đầu/,
    );
    assert.equal(waiting.state, "inProcess");
    assert.ok(
      waiting.pauses.every(({ to }) => to),
      "no clock of the whole stands",
    );
    test.pass({ hours: 24 });
    const answered = await act(services, insurance, father, {
      type: "answerSupplement",
      answers: { facility: "Trung tâm Y tế khu vực Na Hang" },
      registers: {},
      papers: [],
    });
    assert.ok(answered.dueAt! > insurance.dueAt!, "the child's clock had stood");
    await settle(services, admin);
    const after = await current(services, parent);
    const ref = after.children?.find(({ id }) => id === insurance.id);
    assert.equal(ref?.trouble, undefined);
    assert.equal(ref?.dueAt, answered.dueAt);
    assert.equal(after.dueAt, parent.dueAt);
  });

  it("says that a part is late when the clock has said so", async () => {
    const parent = await born();
    await settle(services, admin);
    const insurance = await receive(await childOf(parent, "the-bhyt"));
    test.pass({ hours: 24 * 14 });
    const about = insurance.dueAt!;
    await act(services, insurance, { kind: "system", name: "Nhắc việc" }, { type: "warn", kind: "overdue", about });
    await settle(services, admin);
    const ref = (await current(services, parent)).children?.find(({ id }) => id === insurance.id);
    assert.match(ref?.trouble ?? "", /đã quá hạn/);
  });

  it("tells of the apology with which an agency moves its promise, and of the late one", async () => {
    const parent = await born();
    await settle(services, admin);
    const insurance = await receive(await childOf(parent, "the-bhyt"));
    const leader = officer(INSURANCE, "leader");
    const moved = Temporal.Instant.from(insurance.dueAt!).add({ hours: 48 }).toString();
    await act(services, insurance, leader, { type: "prepareExtension", reason: "Phải đối chiếu dữ liệu", newDueAt: moved });
    const signed = await act(services, insurance, leader, { type: "signExtension" });
    await settle(services, admin);
    const ref = (await current(services, parent)).children?.find(({ id }) => id === insurance.id);
    assert.equal(ref?.dueAt, signed.dueAt);
    assert.match(ref?.trouble ?? "", /xin lỗi và lùi hẹn của phần này đến .*Lý do: Phải đối chiếu dữ liệu\./);
  });

  it("shows a part without an agency in the coordination queue, and files it once the way is free", async () => {
    await sql`update agency set unit = 'truong-hoc' where id = ${INSURANCE}`.execute(admin.db);
    const parent = await born();
    await settle(services, admin);
    const lost = await current(services, parent);
    assert.match(lost.coordination?.reason ?? "", /Không tìm thấy cơ quan/);
    assert.equal(lost.children?.length, 1, "the other part is on its way");
    await sql`update agency set unit = 'bao-hiem-xa-hoi' where id = ${INSURANCE}`.execute(admin.db);
    await act(services, parent, officer(COMMUNE, "leader"), { type: "route", reason: "Đã khai báo cơ quan bảo hiểm xã hội" });
    await settle(services, admin);
    assert.equal((await childOf(parent, "the-bhyt")).agencyId, INSURANCE);
    assert.equal((await current(services, parent)).coordination, undefined);
  });

  it("ends the parts when the citizen withdraws the whole", async () => {
    const parent = await born();
    await settle(services, admin);
    const residence = await receive(await childOf(parent, "thuong-tru"));
    await act(services, parent, father, { type: "withdraw", reason: "Gia đình chuyển đi nơi khác" });
    await settle(services, admin);
    for (const id of [residence, await childOf(parent, "the-bhyt")]) {
      const child = await current(services, id);
      assert.equal(child.state, "stopped");
      assert.match(child.stop?.reason ?? "", /Người nộp rút hồ sơ liên thông .*Gia đình chuyển đi/);
    }
    const ended = await current(services, parent);
    assert.equal(ended.state, "withdrawn");
    assert.ok(ended.result, "what is signed stays signed");
    assert.deepEqual(
      ended.children?.map(({ state }) => state),
      ["stopped", "stopped"],
    );
  });

  it("does not leave a part behind that is filed after the whole has ended", async () => {
    const parent = await born();
    await read(services);
    const mine = (await queued(admin)).filter(({ dossierId }) => dossierId === parent.id);
    await fileChild(services, mine[0]);
    await act(services, parent, father, { type: "withdraw", reason: "Đổi ý" });
    await settle(services, admin);
    const { rows } = await sql<{ state: string }>`select state from dossier where parent_id = ${parent.id}`.execute(admin.db);
    assert.deepEqual(rows, [{ state: "stopped" }]);
  });

  it("sends nothing on for what was not granted", async () => {
    pass();
    const parent = await file(services, filing);
    await receive(parent);
    await act(services, parent, officer(COMMUNE, "receptionist"), { type: "completeStep", note: "" });
    const drafted = await act(services, parent, officer(COMMUNE, "specialist"), {
      type: "draftResult",
      template: "",
      values: {},
      bookEntry: { number: 1, book: "01", year: 2026 },
      negative: { reason: "Bé đã được khai sinh ở nơi khác", legalBasis: "Luật Hộ tịch 2014, Điều 12" },
    });
    await act(services, drafted, officer(COMMUNE, "specialist"), { type: "completeStep", note: "" });
    const file1 = { sha256: "0".repeat(64), name: "tu-choi.pdf", mediaType: "application/pdf", size: 1 };
    const signed = await act(services, parent, officer(COMMUNE, "leader"), {
      type: "approveResult",
      result: { code: "KQ.X", name: "Phiếu từ chối", number: "1", file: file1 },
    });
    assert.equal(signed.state, "resultReady");
    await settle(services, admin);
    assert.equal((await current(services, parent)).children, undefined);
  });

  it("keeps the parts from those who have nothing to do with them", async () => {
    const parent = await born();
    await settle(services, admin);
    const insurance = await childOf(parent, "the-bhyt");
    const insurer = officer(INSURANCE, "specialist");
    assert.equal(maySee(insurer, insurance), true);
    assert.equal(maySee(insurer, await current(services, parent)), false);
    assert.equal(maySee(officer(COMMUNE, "specialist"), insurance), false);
    const outcome = await actOnDossier(services, {
      dossierId: parent.id,
      key: randomUUID(),
      actor: officer(COMMUNE, "specialist"),
      command: { type: "claimStep", stepId: "the-bhyt" },
    });
    assert.match(outcome.ok ? "" : outcome.refusal.message, /cơ quan liên thông/);
    const taken = await actOnDossier(services, {
      dossierId: parent.id,
      key: randomUUID(),
      actor: officer(COMMUNE, "leader"),
      command: { type: "takeOverStep", stepId: "the-bhyt", reason: "Làm thay" },
    });
    assert.equal(taken.ok, false);
  });

  it("tells the nation of the whole alone, with the parts as lines of its progress", async () => {
    const parent = await born();
    await settle(services, admin);
    await work(services, await childOf(parent, "the-bhyt"), ["returned"]);
    await settle(services, admin);
    const { rows } = await sql<{ id: string; text: string }>`
      select dossier_id as id, payload::text as text from outbound where payload::text like ${`%${parent.code}%`}`.execute(
      admin.db,
    );
    assert.deepEqual([...new Set(rows.map(({ id }) => id))], [parent.id]);
    assert.ok(rows.some(({ text }) => text.includes("Chuyển cơ quan liên thông")));
  });

  it("lets a controller edit it: its parts are found as they are offered now", async () => {
    const folders = readDefinitions([fileURLToPath(new URL("../../../procedures/lien-thong", import.meta.url))]);
    const { files } = folders[0]!;
    const said = async (process: string) =>
      (await checkEdit(services, { files: { ...files, "process.yaml": process } })).findings.flatMap(({ rule, message }) =>
        rule === "definition" ? [message] : [],
      );
    assert.deepEqual(await said(files["process.yaml"]!), []);
    const [fault] = await said(files["process.yaml"]!.replace('"1.001939"', '"1.009999"'));
    assert.match(fault ?? "", /Không có thủ tục 1\.009999/);
  });
});
