import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { sql } from "kysely";
import { reader } from "../../core/dossier/testing/library-card.ts";
import { type HttpClient, OutsideError } from "../../platform/http.ts";
import type { Services } from "../../platform/services.ts";
import { type Outside, withOutside } from "../population/testing/outside.ts";
import { deliverAll, laneRunner, listFailures, probes, replay, startLanes, viewLanes, wakeLane } from "./index.ts";
import { lanes } from "./lanes.ts";
import { accepted, callsOf, linesMeant, linesTaken, rowsOf } from "./testing/portal.ts";
import { libraryStory, officer, type Story } from "./testing/story.ts";

describe("the lane to the national portal", () => {
  let test: Outside;
  let services: Services;
  let story: Story;
  before(async () => {
    test = await withOutside();
    services = test.services;
    story = await libraryStory(services, test.pass);
  });
  after(() => test.close());
  afterEach(async () => {
    test.world.control.reset();
    await deliverAll(services);
    test.world.control.reset();
  });

  const runner = () => laneRunner(services, lanes[0]!);
  const allSent = async (id: string) => (await rowsOf(services, id)).every((row) => row.state === "sent");
  const faults = () => test.world.control.faults();

  it("tells a whole life as it happened", async () => {
    const { id, code } = await story.wholeLife();
    await deliverAll(services);
    assert.deepEqual(callsOf(test.world, code), [
      "+1",
      ">1",
      "=1",
      "=2",
      ">2",
      "=2",
      "=4",
      ">2",
      "=4",
      "=4",
      "=4",
      ">2",
      "=9",
      ">4",
      "=9",
      "=10",
      ">2",
      "=10",
    ]);
    assert.deepEqual(linesTaken(test.world, code), await linesMeant(services, id));
    assert.deepEqual(faults(), []);
    const [kept] = test.world.control.dossiers().filter((one) => one.maHoSo === code);
    assert.equal((kept!.dossier.TaiLieuNop as unknown[]).length, 1);
    assert.equal((kept!.dossier.DanhSachGiayToKetQua as { MaGiayToKetQua: string }[])[0]!.MaGiayToKetQua, "KQ.X01.000001");
  });

  for (const mode of ["away", "fail", "garbage"] as const)
    it(`is not noticed by anybody while the portal is ${mode}, and tells everything in order when it is back`, async () => {
      test.world.control.set("dvcqg", { mode });
      const lives: { id: string; code: string }[] = [];
      for (let n = 0; n < 3; n++) {
        lives.push(await story.wholeLife());
        assert.equal(await deliverAll(services), 0);
      }
      test.world.control.set("dvcqg", {});
      await deliverAll(services);
      for (const { id, code } of lives) {
        assert.ok(await allSent(id));
        assert.deepEqual(linesTaken(test.world, code), await linesMeant(services, id));
      }
      assert.deepEqual(faults(), []);
    });

  it("is only slower while the portal is slow", async () => {
    test.world.control.set("dvcqg", { mode: "slow", delayMs: 20 });
    const { id, code } = await story.wholeLife();
    await deliverAll(services);
    assert.deepEqual(linesTaken(test.world, code), await linesMeant(services, id));
    assert.deepEqual(faults(), []);
  });

  it("calls a procedure as the portal's own catalogue does", async () => {
    const { id, code } = await story.open({ procedureCode: "1.001193", procedureName: "Đăng ký khai sinh" });
    await deliverAll(services);
    assert.ok(await allSent(id));
    const [kept] = test.world.control.dossiers().filter((one) => one.maHoSo === code);
    const { TenTTHC, MaLinhVuc, TenLinhVuc } = kept!.dossier;
    assert.deepEqual([TenTTHC, MaLinhVuc, TenLinhVuc], ["Thủ tục đăng ký khai sinh", "G15-HT08", "Hộ tịch"]);
    await story.open({ procedureCode: "1.001193" });
    await deliverAll(services);
    assert.equal(test.world.control.received().filter((call) => call.service === "LayThuTuc" && accepted(call)).length, 1);
    assert.deepEqual(faults(), []);
  });

  it("sends deadline and completion before files", async () => {
    const { code } = await story.wholeLife();
    await deliverAll(services);
    const completions = test.world.control
      .received()
      .filter((call) => call.service === "DongBoHoSoMC" && accepted(call))
      .map((call) => (call.data as Record<string, unknown>[])[0]!)
      .filter((message) => message.MaHoSo === code && message.TrangThaiHoSo === "9");
    assert.deepEqual(
      completions.map((message) => [
        message.NgayKetThucXuLy !== "",
        message.NgayHenTra !== "",
        "DanhSachGiayToKetQua" in message,
      ]),
      [
        [true, true, false],
        [true, true, true],
      ],
    );
  });

  it("puts waiting lines of progress together, at most ten in a call, and drops none", async () => {
    const dossier = await story.inAppraisal();
    for (let n = 0; n < 6; n++) {
      await story.act(dossier, officer("specialist"), { type: "completeStep", note: "" });
      await story.act(dossier, officer("leader"), { type: "sendBackStep", reason: `lần ${n}` });
    }
    await deliverAll(services);
    const sizes = callsOf(test.world, dossier.code).filter((call) => call.startsWith(">"));
    assert.ok(sizes.length < (await rowsOf(services, dossier.id)).filter((row) => row.service === "CapNhatTienDoHoSoMC").length);
    assert.ok(sizes.every((size) => Number(size.slice(1)) <= 10));
    assert.deepEqual(linesTaken(test.world, dossier.code), await linesMeant(services, dossier.id));
    assert.deepEqual(faults(), []);
  });

  it("keeps its session and signs in again when the portal has forgotten it", async () => {
    test.world.control.set("dvcqg", { expireSessionAfter: 2 });
    const { id, code } = await story.wholeLife();
    await deliverAll(services);
    assert.ok(await allSent(id));
    const refusedSessions = test.world.control.received().filter((call) => call.error_code === "-2");
    assert.ok(refusedSessions.length > 2);
    assert.deepEqual(linesTaken(test.world, code), await linesMeant(services, id));
    test.world.control.reset();
    const second = await story.open();
    await deliverAll(services);
    assert.ok(await allSent(second.id));
    assert.equal(test.world.control.received().filter((call) => call.error_code === "-2").length, 1);
  });

  it("turns 'đã tồn tại' into an update when an answer was lost on its way", async () => {
    const dossier = await story.open();
    assert.equal(await laneRunner(losingAnswers(services, 1), lanes[0]!).deliver(), 0);
    const [first] = await rowsOf(services, dossier.id);
    assert.deepEqual([first!.state, first!.attempts], ["pending", 1]);
    await deliverAll(services);
    assert.ok(await allSent(dossier.id));
    assert.deepEqual(callsOf(test.world, dossier.code), ["+1", "=1", ">1", "=1"]);
    assert.deepEqual(faults(), []);
  });

  it("sends again what a runner that died had sent but not noted, once its time is over", async () => {
    const dossier = await story.open();
    // The process ends between the portal's answer and our commit: the answer is never handed on.
    const dead = laneRunner(losingAnswers(services, 1, new Error("the process is gone")), lanes[0]!);
    await assert.rejects(dead.deliver(), /the process is gone/);
    assert.equal(await deliverAll(services), 0);
    test.pass({ seconds: 61 });
    await deliverAll(services);
    assert.ok(await allSent(dossier.id));
    assert.deepEqual(linesTaken(test.world, dossier.code), await linesMeant(services, dossier.id));
    assert.deepEqual(faults(), []);
  });

  it("delivers each message once and in order though several runners work at once", async () => {
    const dossiers: { id: string; code: string }[] = [];
    for (let n = 0; n < 6; n++) dossiers.push(await story.wholeLife());
    const pushes = () => test.world.control.received().filter((call) => accepted(call) && call.service !== "LayThuTuc").length;
    const before = pushes();
    const runners = [runner(), runner(), runner()];
    const counts = await Promise.all(runners.map((one) => one.deliver()));
    for (const { id, code } of dossiers) {
      assert.ok(await allSent(id));
      assert.deepEqual(linesTaken(test.world, code), await linesMeant(services, id));
      assert.equal(callsOf(test.world, code).length, 18);
    }
    assert.deepEqual(faults(), []);
    const rows = await Promise.all(dossiers.map(({ id }) => rowsOf(services, id)));
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      rows.flat().length,
    );
    assert.equal(pushes() - before, 6 * 18);
  });

  it("waits longer after each failure, at most five minutes, and can be woken", async () => {
    test.world.control.set("dvcqg", { mode: "away" });
    const dossier = await story.open();
    const one = runner();
    const waits: number[] = [];
    for (let n = 0; n < 12; n++) {
      await wakeLane(services, "dvcqg");
      await one.deliver();
      const { nextTry } = (await viewLanes(services))[0]!;
      waits.push(services.clock.now().until(Temporal.Instant.from(nextTry!)).total("seconds"));
    }
    assert.ok(waits[0]! >= 1.5 && waits[0]! <= 2, String(waits[0]));
    assert.ok(waits[4]! > waits[2]! && waits[2]! > waits[0]!);
    assert.ok(waits.at(-1)! >= 225 && waits.at(-1)! <= 300, String(waits.at(-1)));
    test.world.control.set("dvcqg", {});
    assert.equal(await one.deliver(), 0);
    await wakeLane(services, "dvcqg");
    assert.equal(await one.deliver(), 3);
    assert.ok(await allSent(dossier.id));
  });

  it("asks one message whether the portal is back, not all of them", async () => {
    const dossiers = [await story.open(), await story.open(), await story.open()];
    test.world.control.set("dvcqg", { mode: "away" });
    const one = runner();
    await one.deliver();
    const attempts = async () =>
      (await Promise.all(dossiers.map(({ id }) => rowsOf(services, id)))).flat().reduce((sum, row) => sum + row.attempts, 0);
    const first = await attempts();
    assert.equal(await one.deliver(), 0);
    assert.equal(await attempts(), first);
    test.pass({ seconds: 40 });
    await one.deliver();
    assert.equal(await attempts(), first + 1);
    test.world.control.set("dvcqg", {});
    test.pass({ seconds: 40 });
    await one.deliver();
    for (const { id } of dossiers) assert.ok(await allSent(id));
  });

  it("stops only the dossier whose message is refused, shows it, and sends it again when the controller says so", async () => {
    const bad = await story.open({ procedureCode: "không phải mã" });
    await story.act(bad, officer("receptionist"), { type: "receive" });
    const good = await story.open();
    for (let n = 0; n < 4; n++) await deliverAll(services);
    assert.ok(await allSent(good.id));
    const rows = await rowsOf(services, bad.id);
    assert.deepEqual([rows[0]!.state, rows[0]!.attempts, rows[1]!.state, rows[1]!.attempts], ["failed", 3, "pending", 0]);
    const [failure] = await listFailures(services, "dvcqg");
    assert.match(failure!.reason!, /MaTTHC/);
    assert.equal(failure!.behind, rows.length - 1);
    const [lane] = await viewLanes(services);
    assert.deepEqual([lane!.failed, lane!.waiting], [1, rows.length - 1]);

    for (const somebody of [officer("leader"), officer("specialist"), reader])
      assert.equal((await replay(services, somebody, "all")).ok, false);
    const replayed = await replay(services, officer("controller"), { ids: [failure!.id, "999999"] });
    assert.deepEqual(replayed, { ok: true, count: 1 });
    for (let n = 0; n < 4; n++) await deliverAll(services);
    const [again] = await listFailures(services, "dvcqg");
    assert.equal(again!.replays![0]!.name, "Đặng Văn Soát");
    assert.equal((await rowsOf(services, bad.id))[0]!.attempts, 6);
    await assert.rejects(sql`delete from outbound_replay`.execute(services.db), /permission denied/);

    await sql`update outbound set state = 'sent' where dossier_id = ${bad.id}`.execute(test.superuserDb());
  });

  it("cannot change what it was given to send", async () => {
    const { id } = await story.open();
    for (const change of [
      sql`update outbound set payload = '{}' where dossier_id = ${id}`,
      sql`update outbound set seq = 99 where dossier_id = ${id}`,
      sql`delete from outbound where dossier_id = ${id}`,
    ])
      await assert.rejects(change.execute(services.db), /permission denied/);
  });

  it("wakes on a commit and stops cleanly", async () => {
    const lane = await startLanes(services);
    const dossier = await story.open();
    while (!(await allSent(dossier.id))) await new Promise((resolve) => setImmediate(resolve));
    await lane.stop();
    assert.deepEqual(linesTaken(test.world, dossier.code), await linesMeant(services, dossier.id));
  });

  it("says how much waits and how long", async () => {
    const figures = async () =>
      Object.fromEntries(await Promise.all(probes.map(async ({ name, measure }) => [name, await measure(services)] as const)));
    assert.deepEqual(await figures(), { dvcqg_waiting: 0, dvcqg_failed: 0, dvcqg_oldest_seconds: 0 });
    await story.open();
    test.pass({ minutes: 2 });
    assert.deepEqual(await figures(), { dvcqg_waiting: 3, dvcqg_failed: 0, dvcqg_oldest_seconds: 120 });
  });
});

/** The portal does its work, but its answers to the first pushes do not arrive. */
function losingAnswers(services: Services, times: number, error: Error = new OutsideError("no answer")): Services {
  let left = times;
  const http: HttpClient = {
    send: async (url, request) => {
      const reply = await services.http.send(url, request);
      if (/"service":"(DongBo|CapNhat)/.test(request?.body ?? "") && left-- > 0) throw error;
      return reply;
    },
  };
  return { ...services, http };
}
