import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import type { Dossier, Filing } from "../../../core/dossier/index.ts";
import { commands, officer, personalIdValue, reader, system, vn } from "../../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../../platform/clock.ts";
import { catchUp } from "../../../platform/log/index.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { type TestServices, testServices } from "../../../platform/testing/test-services.ts";
import { act, fileOne, openLibrary } from "../../dossiers/testing/library.ts";
import { findOfficePaper, listMoves, listOfficePapers, makeBook, makeHandover, type OfficePaper, readers } from "../index.ts";

const ENDS = { receptionist: "a1", specialist: "a2", leader: "a3" } as const;
const someone = (role: keyof typeof ENDS) => officer(role, { officerId: `00000000-0000-4000-8000-0000000000${ENDS[role]}` });
const counter = someone("receptionist");
const DAY = "2026-11-20";

describe("papers over several dossiers", () => {
  const clock = fixedClock(vn("2026-11-20T08:00").toString());
  let test: TestServices;
  let filing: Filing;
  let moved: Dossier[];
  before(async () => {
    test = await testServices({ clock });
    ({ filing } = await openLibrary(test.services));
    moved = [
      await handedOn(),
      await handedOn(),
      await handedOn({ fee: { total: 8000, lines: [] }, delivery: { way: "post", address: "x" } }),
    ];
  });
  after(() => test.close());

  const later = (): void => clock.set(clock.now().add({ minutes: 1 }).toString());
  const does = (id: string, actor: Parameters<typeof act>[2], command: Parameters<typeof act>[3]): Promise<Dossier> => {
    later();
    return act(test.services, id, actor, command);
  };
  async function handedOn(patch: Partial<Filing> = {}): Promise<Dossier> {
    later();
    const { id } = await fileOne(test.services, { ...filing, ...patch });
    await does(id, counter, { type: "receive" });
    return does(id, counter, { type: "completeStep", note: "" });
  }
  async function signed({ id }: Dossier): Promise<Dossier> {
    const specialist = someone("specialist");
    await does(id, specialist, { type: "requestPersonalId" });
    await does(id, system, { type: "recordPersonalId", value: personalIdValue });
    await does(id, specialist, commands.draft);
    await does(id, specialist, { type: "completeStep", note: "" });
    return does(id, someone("leader"), commands.approve);
  }
  const textOf = async ({ sha256 }: OfficePaper) => {
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(await test.services.files.get(sha256))));
    return text.join(" ").replace(/\s+/g, " ");
  };
  const room = "Bộ phận chuyên môn";
  const make = (patch: Partial<Parameters<typeof makeHandover>[2]> = {}) =>
    makeHandover(test.services, counter, {
      key: randomUUID(),
      day: DAY,
      kind: "handoverList",
      room,
      codes: moved.slice(0, 2).map(({ code }) => code),
      ...patch,
    });

  it("a list of what the counter gave a room on a day: chosen ones, numbered, and then marked", async () => {
    const moves = await listMoves(test.services, counter, DAY);
    assert.deepEqual(
      moves.map((move) => [move.dossier.code, move.kind, move.room, move.step, move.listed]),
      moved.map(({ code }) => [code, "handoverList", room, "Thẩm tra", false]),
    );
    const key = randomUUID();
    const paper = (await make({ key }))!;
    assert.deepEqual([paper.number, paper.rows, paper.year], [1, 2, 2026]);
    assert.equal((await make({ key }))!.id, paper.id, "the same form sent twice is one list");
    const text = await textOf(paper);
    for (const part of ["Số: 01/BGHS", "DANH SÁCH BÀN GIAO HỒ SƠ", room, "HOÀNG THỊ MẬN", "Trực tuyến"])
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    assert.ok(text.replaceAll(" ", "").includes(moved[0]!.code));
    assert.ok(!text.replaceAll(" ", "").includes(moved[2]!.code));
    const listed = (await listMoves(test.services, counter, DAY)).map((move) => move.listed);
    assert.deepEqual(listed, [true, true, false]);
    assert.equal((await make({ codes: [moved[2]!.code] }))!.number, 2);
    assert.equal(await make({ codes: ["H60.30.12-261120-9999"] }), undefined);
    assert.deepEqual(await listMoves(test.services, counter, "2026-11-19"), []);
  });

  it("results that came back: what is still to be paid, what goes by post", async () => {
    await signed(moved[2]!);
    const back = (await listMoves(test.services, counter, DAY)).filter(({ kind }) => kind === "resultHandover");
    assert.deepEqual(
      back.map((move) => [move.dossier.code, move.room]),
      [[moved[2]!.code, "Lãnh đạo UBND xã Thượng Lâm"]],
    );
    const paper = (await make({ kind: "resultHandover", room: back[0]!.room, codes: [moved[2]!.code] }))!;
    const text = await textOf(paper);
    assert.match(text, /Thẻ thư viện số 41\/2026/);
    assert.match(text, /17:00 20\/11\/2026 X X/);
  });

  it("other agencies see neither the moves nor the lists, nor does an officer whom a dossier concerns", async () => {
    const elsewhere = officer("receptionist", { agencyId: "H60.30.13", officerId: randomUUID() });
    assert.deepEqual(await listMoves(test.services, elsewhere, DAY), []);
    const [list] = await listOfficePapers(test.services, counter);
    assert.ok(list);
    assert.equal(await findOfficePaper(test.services, elsewhere, list.id), undefined);
    const concerned = { ...counter, personalId: filing.applicant.personalId };
    assert.deepEqual(await listMoves(test.services, concerned, DAY), []);
    assert.equal(await findOfficePaper(test.services, concerned, list.id), undefined);
  });

  it("the book of a period, with the numbers of form 01; the same dossiers make the same print", async () => {
    await settled(test.services.db);
    await catchUp(test.services, readers(test.services)[0]!);
    const ask = (patch = {}) => makeBook(test.services, counter, { key: randomUUID(), from: "2026-11-01", until: DAY, ...patch });
    const made = await ask();
    assert.ok(made.ok);
    assert.equal(made.paper.rows, 3);
    const text = await textOf(made.paper);
    for (const part of ["SỔ THEO DÕI HỒ SƠ", "từ ngày 01/11/2026 đến hết ngày 20/11/2026", "Mẫu số 07", "Cộng: 3 hồ sơ"])
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    clock.set(clock.now().add({ hours: 2 }).toString());
    const again = await ask();
    assert.ok(again.ok);
    assert.equal(again.paper.sha256, made.paper.sha256);
    assert.notEqual(again.paper.number, made.paper.number);
    const before = await ask({ from: "2026-10-01", until: "2026-10-31" });
    assert.ok(before.ok && before.paper.rows === 0);
    assert.deepEqual(await ask({ from: DAY, until: "2026-11-01" }), { ok: false, why: "order" });
    const own = await makeBook(
      test.services,
      { ...counter, personalId: filing.applicant.personalId },
      { key: randomUUID(), from: DAY, until: DAY },
    );
    assert.ok(own.ok);
    assert.match(await textOf(own.paper), /Không in 3 hồ sơ liên quan đến chính người in/);
  });

  it("a dossier that goes the same way twice stands on a list once, for the time that counts", async () => {
    clock.set(vn("2026-11-23T08:00").toString());
    const { id, code } = await handedOn();
    const first = (await make({ day: "2026-11-23", codes: [code] }))!;
    assert.equal(first.rows, 1);
    await does(id, someone("specialist"), { type: "sendBackStep", reason: "Thiếu ảnh" });
    await does(id, counter, { type: "completeStep", note: "" });
    const moves = await listMoves(test.services, counter, "2026-11-23");
    assert.deepEqual(
      moves.map((move) => [move.dossier.code, move.listed]),
      [[code, false]],
    );
    assert.equal((await make({ day: "2026-11-23", codes: [code] }))!.rows, 1);
  });

  it("papers that the counter did not scan are no electronic ones", async () => {
    clock.set(vn("2026-11-25T08:00").toString());
    const paper = { paperId: "photo", name: "Ảnh chân dung", uploadedAt: "2026-11-20T01:00:00.000Z" };
    const papers = [{ ...paper, given: { original: 2, certified: 0, photocopy: 5 } }];
    const { code } = await handedOn({ channel: "counter", papers });
    const text = await textOf((await make({ day: "2026-11-25", codes: [code] }))!);
    assert.match(text, /Trực tiếp 7 08:02 25/);
  });

  it("the book says no day of leaving for what never left the counter, and why it ended, in the archive too", async () => {
    clock.set(vn("2026-11-26T08:00").toString());
    const { id } = await fileOne(test.services, filing);
    await does(id, counter, { type: "receive" });
    await does(id, reader, { type: "withdraw", reason: "Đổi ý" });
    await does(id, system, { type: "archive", box: "A1" });
    const made = await makeBook(test.services, counter, { key: randomUUID(), from: "2026-11-26", until: "2026-11-26" });
    assert.ok(made.ok);
    const text = await textOf(made.paper);
    const [row] = text.match(/08:01 26\/11\/2026.*?Cộng/) ?? [""];
    assert.doesNotMatch(row, /08:02/);
    assert.match(row, /rút/i);
  });

  it("what another agency's counter took in is handed over by that counter, to a room of the agency that decides", async () => {
    clock.set(vn("2026-11-27T08:00").toString());
    const there = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
    const clerk = officer("receptionist", { ...there, officerId: randomUUID() });
    const { id, code } = await fileOne(test.services, { ...filing, acceptedAt: there });
    await does(id, clerk, { type: "receive" });
    await does(id, clerk, { type: "completeStep", note: "" });
    const sides = async (who: typeof counter) =>
      (await listMoves(test.services, who, "2026-11-27")).map((move) => [move.counter, move.room]);
    const to = "Bộ phận chuyên môn, UBND xã Thượng Lâm";
    const from = "Trung tâm Phục vụ hành chính công xã Lâm Bình";
    assert.deepEqual(await sides(clerk), [[undefined, to]]);
    assert.deepEqual(await sides(counter), [[from, to]]);
    const asked = { key: randomUUID(), day: "2026-11-27", kind: "handoverList", room: to, codes: [code] } as const;
    const own = (await makeHandover(test.services, clerk, asked))!;
    const seen = (await makeHandover(test.services, counter, { ...asked, key: randomUUID(), counter: from }))!;
    for (const paper of [own, seen]) assert.equal(paper.title, `Bàn giao hồ sơ: ${from} → ${to}`);
  });

  it("lists made at once have numbers of their own, one after the other", async () => {
    const many = await Promise.all([1, 2, 3, 4].map(() => make()));
    const numbers = many.map((paper) => paper!.number).sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => numbers[0]! + i),
    );
  });
});
