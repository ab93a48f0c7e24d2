import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { findDraft, submitDraft } from "../../features/filing/index.ts";
import type { Browser } from "../testing/browser.ts";
import { signInPerson } from "../testing/sign-in.ts";
import {
  answerLookups,
  BIRTH,
  begin,
  file,
  MAN,
  MARRIED,
  ours,
  PO,
  type PortalWeb,
  portalWeb,
  TOAN,
  walk,
} from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());
beforeEach(() => {
  web.world.control.reset();
  web.clock.set("2026-11-20T01:00:00Z");
});

const count = async (table: "draft" | "dossier" | "access_denial" | "register_lookup") =>
  Number((await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(web.services.db)).rows[0]!.n);
const snapshot = async (code: string) =>
  (
    await sql<{
      snapshot: Record<string, never> & {
        answers: Record<string, unknown>;
        registers: Record<string, { found: boolean; values: Record<string, string>; unavailable?: true }>;
      };
    }>`
    select snapshot from dossier where code = ${code}`.execute(web.services.db)
  ).rows[0]!.snapshot;

test("opening the start page begins nothing, and its button pressed twice begins once", async () => {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  const before = await count("draft");
  await browser.get(`/nop/${BIRTH}/bat-dau`);
  assert.equal(await count("draft"), before);
  const form = ours(browser);
  const first = await browser.post(`/nop/${BIRTH}/bat-dau`, form);
  const again = await browser.post(`/nop/${BIRTH}/bat-dau`, form);
  assert.equal(first.location, again.location);
  assert.equal(await count("draft"), before + 1);
});

test("a father registers a birth from the first question to the receipt without typing what registers know", async () => {
  const { browser, path } = await begin(web);
  const check = await walk(web, browser, path);
  const page = await browser.get(check);
  assert.match(page.text, /HOÀNG THỊ MẬN/);
  assert.match(page.text, /16\.000\u00a0đ/);
  assert.match(page.text, /Bạn không phải nộp 2 giấy tờ/);
  const sent = await browser.post(check, ours(browser));
  const receipt = await browser.follow(sent);
  assert.match(receipt.text, /Trước 08:00 thứ Hai 23\/11\/2026/);
  assert.match(receipt.text, /Gọi <a href="tel:/);
});

test("the same submission three times, also at once, makes one dossier and one receipt", async () => {
  const { browser, path } = await begin(web);
  const check = await walk(web, browser, path);
  await browser.get(check);
  const form = ours(browser);
  const before = await count("dossier");
  const sent = await Promise.all([1, 2, 3].map(() => browser.post(check, form)));
  sent.push(await browser.post(check, form));
  assert.deepEqual([...new Set(sent.map((one) => one.status))], [303]);
  assert.equal(new Set(sent.map((one) => one.location)).size, 1);
  assert.equal(await count("dossier"), before + 1);
  assert.equal((await browser.get(check)).location, sent[0]!.location);
});

test("two windows: another page is kept, the same page is shown again with what was typed", async () => {
  const { browser, path, draftId } = await begin(web);
  const late = await walk(web, browser, path, MARRIED, ["que-quan"]);
  const nameForm = async () => {
    await browser.get(`/nop/${draftId}/ten-be`);
    return ours(browser);
  };
  const [left, right] = [await nameForm(), await nameForm()];
  await browser.get(late);
  assert.equal((await browser.post(late, { ...ours(browser), "child.hometown": "Xã Yên Hoa" })).status, 303);
  assert.equal((await browser.post(`/nop/${draftId}/ten-be`, { ...left, "child.name": "Hoàng Một" })).status, 303);
  const second = await browser.post(`/nop/${draftId}/ten-be`, { ...right, "child.name": "Hoàng Hai" });
  assert.equal(second.status, 200);
  assert.match(second.text, /Trang này vừa thay đổi/);
  assert.match(second.text, /value="Hoàng Hai"/);
  assert.equal((await browser.post(`/nop/${draftId}/ten-be`, { ...ours(browser), "child.name": "Hoàng Hai" })).status, 303);
  const draft = await findDraft(web.services, await person(TOAN), draftId);
  assert.equal(draft?.answers["child.name"], "HOÀNG HAI");
  assert.equal(draft?.answers["child.hometown"], "Xã Yên Hoa");
});

test("a draft changed in another window after it was checked is not filed unseen", async () => {
  const { browser, path, draftId } = await begin(web);
  const check = await walk(web, browser, path);
  await browser.get(check);
  const old = ours(browser);
  await browser.get(`/nop/${draftId}/ten-be`);
  await browser.post(`/nop/${draftId}/ten-be`, { ...ours(browser), "child.name": "Hoàng Khác" });
  const before = await count("dossier");
  const refused = await browser.post(check, old);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /vừa được sửa ở một cửa sổ khác/);
  assert.match(refused.text, /HOÀNG KHÁC/);
  assert.equal(await count("dossier"), before);
});

test("what a register says cannot be sent: forged values and early confirmations are ignored", async () => {
  const { browser, path, draftId } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  const forged = {
    mother: MAN,
    "mother.confirmed": "yes",
    "mother.name": "NGƯỜI KHÁC",
    "register.mother.values.name": "NGƯỜI KHÁC",
    "registers.mother": '{"found":true,"values":{"name":"NGƯỜI KHÁC"}}',
    "mother.report": "x",
    "_xem.mother": "2026-11-20T01:00:00.000Z",
    "child.name": "ĐỔI Ở TRANG KHÁC",
  };
  assert.equal((await browser.post(me, { ...ours(browser), ...forged })).location, me);
  const draft = (await findDraft(web.services, await person(TOAN), draftId))!;
  assert.equal(draft.answers["mother.confirmed"], "");
  assert.deepEqual(
    Object.keys(draft.answers).filter((name) => /^(register|mother\.(name|report))/.test(name)),
    [],
  );
  assert.notEqual(draft.answers["child.name"], "ĐỔI Ở TRANG KHÁC");
  const code = await file(web, browser, me);
  const filed = await snapshot(code);
  assert.equal(filed.registers.mother!.values.name, "HOÀNG THỊ MẬN");
  assert.ok(!JSON.stringify(filed).includes("NGƯỜI KHÁC"));
});

test("a confirmation counts only for the answer that was on the screen", async () => {
  const { browser, path } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  await browser.post(me, { ...ours(browser), mother: MAN });
  await answerLookups(web.services);
  await browser.get(me);
  const wrong = await browser.post(me, {
    ...ours(browser),
    "_xem.mother": "2020-01-01T00:00:00.000Z",
    "mother.confirmed": "yes",
  });
  assert.equal(wrong.status, 200);
  assert.match(wrong.text, /cơ sở dữ liệu vừa trả lời/);
  const unsaid = await browser.post(me, ours(browser));
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /<title>Lỗi: /);
  const no = await browser.post(me, { ...ours(browser), "mother.confirmed": "no" });
  assert.equal(no.location, me);
  assert.match((await browser.get(me)).text, new RegExp(`value="${MAN}"`));
});

test("a wrong value is reported from its page, goes to the office, and filling in goes on", async () => {
  const { browser, path, draftId } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  await browser.post(me, { ...ours(browser), mother: MAN });
  await answerLookups(web.services);
  assert.match((await browser.get(me)).text, /chua-dung\/mother/);
  const report = `/nop/${draftId}/chua-dung/mother`;
  await browser.get(report);
  assert.equal((await browser.post(report, { ...ours(browser), "chua-dung": " " })).status, 422);
  const sent = await browser.post(report, { ...ours(browser), "chua-dung": "Ngày sinh đúng là 04/04/1998" });
  assert.match(sent.location!, /khai-cha$/);
  const filed = await snapshot(await file(web, browser, sent.location!));
  assert.equal(filed.answers["mother.report"], "Ngày sinh đúng là 04/04/1998");
});

/** Another mother than the birth notice tells is warned about, and let pass when it is said again. */
async function giveMother(browser: Browser, me: string, number: string): Promise<void> {
  await browser.get(me);
  const first = await browser.post(me, { ...ours(browser), mother: number });
  if (number === MAN) assert.equal(first.status, 303);
  else {
    assert.match(first.text, /autofocus>.*khác số định danh của người mẹ ghi trên giấy chứng sinh/s);
    assert.equal((await browser.post(me, { ...ours(browser), mother: number })).status, 303);
  }
  await answerLookups(web.services);
}

test("a report stays with the number it was about, and can be taken back", async () => {
  const { browser, path, draftId } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  const give = async (number: string) => {
    web.clock.set(web.services.clock.now().add({ seconds: 20 }).toString());
    await giveMother(browser, me, number);
    await browser.get(me);
  };
  const reports = async () => (await findDraft(web.services, await person(TOAN), draftId))?.reports;
  const report = `/nop/${draftId}/chua-dung/mother`;
  const tell = async (text: string) => {
    await browser.get(report);
    assert.equal((await browser.post(report, { ...ours(browser), "chua-dung": text })).status, 303);
  };
  await give("008190990289");
  await tell("Người này không phải mẹ bé");
  await give("008190990289");
  assert.deepEqual(await reports(), { mother: "Người này không phải mẹ bé" });
  await browser.post(me, { ...ours(browser), "mother.confirmed": "no" });
  await give(MAN);
  assert.deepEqual(await reports(), {});
  await tell("Ngày sinh đúng là 04/04/1998");
  await tell("");
  assert.deepEqual(await reports(), { mother: "" });
  assert.equal("mother.report" in (await snapshot(await file(web, browser, me))).answers, false);
});

test("a number that comes back after another one is answered again", async () => {
  const { browser, path } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  for (const number of [MAN, "008190990289", MAN]) {
    web.clock.set(web.services.clock.now().add({ seconds: 20 }).toString());
    await giveMother(browser, me, number);
  }
  const page = await browser.get(me);
  assert.match(page.text, /HOÀNG THỊ MẬN/);
  assert.doesNotMatch(page.text, /Đang tra cứu/);
});

test("a register that is away is said so, and the citizen goes on to the end", async () => {
  const { browser, path } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  await browser.post(me, { ...ours(browser), mother: MAN });
  const waiting = await browser.get(me);
  assert.match(waiting.text, /<mc-poll id="cau-hoi">/);
  assert.match(waiting.text, /Xem lại/);
  await sql`update register_lookup set state = 'unavailable' where state = 'pending'`.execute(web.services.db);
  assert.match((await browser.get(me)).text, /đang không trả lời/);
  const byHand = {
    ...MARRIED,
    "me-khai": {
      "mother.name": "Hoàng Thị Mận",
      "mother.birthYear": "1998",
      "mother.ethnicity": "Tày",
      "mother.nationality": "Việt Nam",
      "mother.residence": "Xã Thượng Lâm",
    },
  };
  const check = await walk(web, browser, me, byHand);
  assert.match((await browser.get(check)).text, /Chưa tra cứu được, cơ quan sẽ tra lại/);
  const filed = await snapshot(await file(web, browser, check, byHand));
  assert.equal(filed.registers.mother!.found, false);
  assert.equal(filed.registers.mother!.unavailable, true);
});

test("nobody waits for a slow register longer than eight seconds, and its late answer still counts", async () => {
  const { browser, path } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  await browser.post(me, { ...ours(browser), mother: MAN });
  assert.match((await browser.get(me)).text, /Đang tra cứu/);
  web.clock.set(web.services.clock.now().add({ seconds: 9 }).toString());
  assert.match((await browser.get(me)).text, /Bạn không phải chờ: cứ đi tiếp/);
  assert.match((await browser.post(me, { ...ours(browser), "mother.confirmed": "yes" })).location!, /me-khai$/);
  await answerLookups(web.services);
  assert.match((await browser.get(me)).text, /HOÀNG THỊ MẬN/);
});

test("somebody else's draft does not exist, and the attempt is kept", async () => {
  const { draftId } = await begin(web);
  const other = web.browser();
  await signInPerson(other, MAN);
  const before = await count("access_denial");
  for (const path of [`/nop/${draftId}/quan-he`, `/nop/${draftId}/kiem-tra`]) assert.equal((await other.get(path)).status, 404);
  await other.get("/ho-so");
  assert.equal((await other.post(`/nop/${draftId}/quan-he`, { ...ours(other), "requester.relation": "mother" })).status, 404);
  assert.equal((await other.post(`/nop/${draftId}/xoa`, ours(other))).status, 404);
  assert.equal(await count("access_denial"), before + 4);
  assert.equal((await other.get("/nop/khong-phai-ma/quan-he")).status, 404);
});

test("answers typed when the session had ended are shown again after signing in", async () => {
  const { browser, path, draftId } = await begin(web);
  const page = await walk(web, browser, path, MARRIED, ["ten-be"]);
  await browser.get(page);
  const form = ours(browser);
  web.clock.set("2026-11-20T02:30:00Z");
  const late = await browser.post(page, { ...form, "child.name": "Hoàng Minh Muộn" });
  assert.match(late.location!, /^\/dang-nhap\?ve=.*giu=1/);
  const back = new URL(late.location!, "http://x").searchParams.get("ve")!;
  await signInPerson(browser, TOAN, back);
  const again = await browser.get(back);
  assert.match(again.text, /value="Hoàng Minh Muộn"/);
  assert.equal((await browser.post(page, { ...ours(browser), "child.name": "Hoàng Minh Muộn" })).status, 303);
  assert.equal((await findDraft(web.services, await person(TOAN), draftId))?.answers["child.name"], "HOÀNG MINH MUỘN");
});

test("a level 1 account is told what level 2 gives and cannot file, whatever is sent", async () => {
  const { browser, draftId } = await begin(web, PO);
  const start = await browser.get(`/nop/${BIRTH}/bat-dau`);
  assert.match(start.text, /Tài khoản của bạn ở mức 1; nộp trực tuyến cần mức 2/);
  assert.match(start.text, /Công an xã, phường gần nhất/);
  const outcome = await submitDraft(web.services, { person: await person(PO), draftId, version: 1 });
  assert.deepEqual(outcome, { kind: "level", level: 2 });
});

test("an unanswered question cannot be skipped and a draft that lacks something is not filed", async () => {
  const { browser, draftId } = await begin(web);
  assert.equal((await browser.get(`/nop/${draftId}/cam-doan`)).location, `/nop/${draftId}/quan-he`);
  assert.equal((await browser.get(`/nop/${draftId}/kiem-tra`)).location, `/nop/${draftId}/quan-he`);
  await browser.get(`/nop/${draftId}/quan-he`);
  assert.equal((await browser.post(`/nop/${draftId}/kiem-tra`, ours(browser))).location, `/nop/${draftId}/quan-he`);
});

test("errors stay in the same words in the summary and beside the field, with what was typed", async () => {
  const { browser, path } = await begin(web);
  const page = await walk(web, browser, path, MARRIED, ["ten-be"]);
  await browser.get(page);
  const answer = await browser.post(page, { ...ours(browser), "child.name": "An <b>1" });
  assert.equal(answer.status, 422);
  assert.match(answer.text, /<title>Lỗi: Bé tên là gì\?/);
  assert.equal(answer.text.split("Họ tên chỉ gồm chữ cái").length, 3);
  assert.match(answer.text, /value="An &lt;b&gt;1"/);
});

test("save and exit keeps the page; leaving an empty page loses nothing", async () => {
  const { browser, path, draftId } = await begin(web);
  await browser.get(path);
  assert.equal((await browser.post(path, { ...ours(browser), _thoat: "1" })).location, "/ho-so?da-luu=1");
  const saved = await browser.post(path, { ...ours(browser), "requester.relation": "father", _thoat: "1" });
  assert.equal(saved.location, "/ho-so?da-luu=1");
  assert.match((await browser.get("/ho-so")).text, new RegExp(`/nop/${draftId}/chung-sinh`));
  assert.match((await browser.get(`/thu-tuc/${BIRTH}`)).text, /Bạn đang điền dở/);
});

test("a draft that was thrown away is gone with all that was typed", async () => {
  const { browser, path, draftId } = await begin(web);
  const page = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(page);
  assert.equal((await browser.post(`/nop/${draftId}/xoa`, ours(browser))).location, "/ho-so?da-xoa=1");
  assert.equal((await browser.get(page)).status, 404);
  assert.deepEqual((await findDraft(web.services, await person(TOAN), draftId))?.answers, {});
});

async function person(personalId: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    level: 1 | 2;
  }>`select id, name, level from person where personal_id = ${personalId}`.execute(web.services.db);
  const { id, name, level } = rows[0]!;
  return {
    id,
    personalId,
    name,
    level,
    integratedDocuments: [],
    birthDate: "1995-09-12",
    gender: undefined,
    phone: "",
    email: "",
    address: "",
    communeCode: "02269",
  };
}
