import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { commands, officer as libraryOfficer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import type { Browser } from "../../testing/browser.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, pathOf, signIn } from "../testing/desk-web.ts";

const LIST = `${HOME}/cho-quyet-dinh`;
const DELEGATION = `${HOME}/uy-quyen-viec`;
let web: DeskWeb;
let owner: ReturnType<DeskWeb["superuserDb"]>;
before(async () => {
  web = await deskWeb();
  owner = web.superuserDb();
  await sql`insert into officer_post (id, officer_id, agency_id, role, position)
    select ${randomUUID()}, id, 'H60.30.12', 'leader', 'Phó Chủ tịch UBND xã' from officer where username = 'vanhoa'`.execute(
    owner,
  );
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, access_denial, absence cascade`.execute(owner);
  web.at("2026-11-20T08:00");
});

const counter = libraryOfficer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
const drafter = libraryOfficer("specialist", { officerId: "00000000-0000-4000-8000-0000000000a2" });
const idOf = async (username: string): Promise<string> => {
  const found = await sql<{ id: string }>`select id from officer where username = ${username}`.execute(owner);
  return found.rows[0]!.id;
};

/** Drafted and passed on to the leader. */
async function toSign(name = "AN"): Promise<Dossier> {
  const { applicant } = web.filing;
  const { id } = await fileOne(web.services, { ...web.filing, applicant: { ...applicant, name }, subject: `Thẻ của ${name}` });
  const does = (who: typeof counter, command: Parameters<typeof act>[3]) => act(web.services, id, who, command);
  await does(counter, { type: "receive" });
  await does(counter, { type: "completeStep", note: "" });
  await does(drafter, { type: "requestPersonalId" });
  const value = {
    found: true,
    source: "dân cư",
    at: "2026-11-20T01:00:00.000Z",
    asked: {},
    values: { personalId: "008226000001" },
  };
  await act(web.services, id, { kind: "system", name: "dân cư" }, { type: "recordPersonalId", value });
  await does(drafter, { ...commands.draft, negative: { reason: "Ảnh không phải của người nộp", legalBasis: "Nội quy, Điều 3" } });
  return does(drafter, { type: "completeStep", note: "" });
}
const subjects = (text: string): string[] => Array.from(text.matchAll(/data-row>Thẻ của ([^<]+)</g), ([, name]) => name!);
const flat = (text: string): string => text.replace(/\s+/g, " ");

test("the list is the leader's, riskiest first, and says each risk in words", async () => {
  const calm = await toSign("BÌNH");
  web.at("2026-11-20T08:30");
  await toSign("CHI");
  const mismatch = {
    id: "1",
    subject: "reader",
    register: "dữ liệu dân cư",
    outcome: "mismatch",
    detail: "Khác ngày sinh",
  } as const;
  const third = await toSign("DUNG");
  const check = { ...mismatch, at: "2026-11-20T01:30:00.000Z", by: "LÝ THỊ THU" };
  await sql`update dossier set snapshot = jsonb_set(snapshot, '{checks}', ${JSON.stringify([check])}::jsonb) where id = ${third.id}`.execute(
    owner,
  );
  await sql`update dossier set snapshot = jsonb_set(snapshot, '{draft}', (snapshot -> 'draft') - 'negative') where id = ${calm.id}`.execute(
    owner,
  );
  const leader = await web.officer("lanhdao");
  const page = await leader.get(LIST);
  assert.match(page.text, /Khác với dữ liệu dân cư/);
  assert.match(page.text, /Dự thảo không chấp thuận yêu cầu/);
  assert.equal(subjects(page.text).length, 3);
  for (const username of ["motcua", "hotich"]) {
    const refused = await (await web.officer(username)).get(LIST);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /dành cho vai “Lãnh đạo”/);
  }
  web.at("2026-11-24T09:00");
  const late = await (await signIn(web.browser(), "lanhdao")).get(LIST);
  assert.match(flat(late.text), /class="tag late">Quá /);
  assert.equal(subjects(late.text)[0], "DUNG", "equally late: the one with more warnings first");
  assert.equal(subjects(late.text).at(-1), "BÌNH");
});

test("one decision follows the other; the loser of a race keeps what was typed and can still go on", async () => {
  const [first, second] = [await toSign("AN"), await toSign("BÌNH")];
  const leader = await web.officer("lanhdao");
  const opened = await leader.get(`${LIST}/tiep`);
  assert.equal(opened.location, `${LIST}/${first.code}`);
  const page = await leader.get(opened.location!);
  assert.match(page.text, /Tóm tắt hồ sơ/);
  assert.match(page.text, /1\/2/);
  const back = `${pathOf(first)}/viec/chuyen-lai`;
  const form = await leader.get(`${back}?tiep=1`);
  const sent: Record<string, string> = { ...hiddenOf(form.text, "/viec/chuyen-lai"), "ly-do": "Sửa ngày sinh" };
  assert.equal(sent.tiep, "1");
  // Meanwhile the other leader has sent it back.
  const other = await web.officer("vanhoa", "Lãnh đạo");
  const theirs = hiddenOf((await other.get(back)).text, "/viec/chuyen-lai");
  assert.equal((await other.post(back, { ...theirs, "ly-do": "Ảnh mờ" })).status, 303);
  const lost = await leader.post(back, sent);
  assert.equal(lost.status, 409);
  assert.match(lost.text, /Sửa ngày sinh/);
  const gone = await leader.get(`${LIST}/${first.code}`);
  assert.match(gone.text, /Không còn gì chờ bạn|không còn chờ bạn/);
  assert.match(gone.text, /Để sau, sang hồ sơ kế tiếp/, "no dead end");
  const next = `${pathOf(second)}/viec/chuyen-lai`;
  const done = await leader.post(next, {
    ...hiddenOf((await leader.get(`${next}?tiep=1`)).text, "/viec/chuyen-lai"),
    "ly-do": "Sửa",
  });
  assert.equal(done.location, `${LIST}/tiep?xong=chuyen-lai&ma=${second.code}`);
  const list = await leader.follow(await leader.get(done.location!));
  assert.match(list.text, /Đã chuyển lại bước/);
  assert.match(list.text, /Không còn gì chờ bạn quyết định/);
});

test("a delegation is given, seen by both, worked under, and ended early; what is typed wrong stays", async () => {
  const dossier = await toSign();
  const leader = await web.officer("lanhdao");
  const claim = `${pathOf(dossier)}/viec/nhan-viec`;
  assert.equal((await leader.post(claim, hiddenOf((await leader.get(pathOf(dossier))).text, "/viec/nhan-viec"))).status, 303);
  const typed = {
    "nguoi-nhan": await idOf("vanhoa"),
    viec: ["sign"],
    "tu.day": "20",
    "tu.month": "11",
    "tu.year": "2026",
    "den.day": "23",
    "den.month": "11",
    "den.year": "2026",
    "can-cu": "",
  };
  const give = async (browser: Browser, patch: Record<string, string | string[]> = {}) =>
    browser.post(DELEGATION, { ...hiddenOf((await browser.get(DELEGATION)).text, "/uy-quyen-viec"), ...typed, ...patch });
  const wrong = await give(leader);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Hãy ghi số, ngày văn bản ủy quyền/);
  assert.match(wrong.text, /name="viec"[^>]*value="sign"[^>]*checked/);
  assert.match((await give(leader, { "nguoi-nhan": await idOf("hotich") })).text, /cùng vai, cùng phòng/);
  const other = await web.officer("vanhoa", "Lãnh đạo");
  assert.match(flat((await other.get(pathOf(dossier))).text), /NGUYỄN QUỐC HUY đang làm bước/);
  assert.equal((await give(leader, { "can-cu": "Giấy ủy quyền 12" })).status, 303);
  assert.match(flat((await other.get(LIST)).text), /Bạn đang làm thay NGUYỄN QUỐC HUY theo ủy quyền: ký kết quả, đến hết 23\/11/);
  assert.match(flat((await leader.get(LIST)).text), /Bạn đã ủy quyền cho BẾ THỊ NGÂN/);
  assert.match(flat((await other.get(pathOf(dossier))).text), /Bạn làm thay NGUYỄN QUỐC HUY theo ủy quyền; phiếu kiểm soát/);
  assert.match((await other.get(`${LIST}/${dossier.code}`)).text, /bạn làm thay NGUYỄN QUỐC HUY|Ký duyệt/);
  assert.match(
    (await give(other, { "nguoi-nhan": await idOf("lanhdao"), "can-cu": "x" })).text,
    /không ủy quyền lại|đã ủy quyền việc này/,
  );
  const stranger = await web.officer("hotich");
  assert.doesNotMatch((await stranger.get(DELEGATION)).text, /BẾ THỊ NGÂN/, "theirs is not everybody's to read");
  const page = await leader.get(DELEGATION);
  const end = /action="([^"]*\/ket-thuc)"/.exec(page.text)![1]!;
  const refused = await stranger.post(end, { ...hiddenOf((await stranger.get(DELEGATION)).text, "/uy-quyen-viec") });
  assert.equal(refused.status, 409);
  assert.match(refused.text, /Chỉ người ủy quyền hoặc người được ủy quyền/);
  assert.equal((await leader.post(end, hiddenOf(page.text, "/ket-thuc"))).status, 303);
  assert.match(flat((await other.get(pathOf(dossier))).text), /NGUYỄN QUỐC HUY đang làm bước/);
});

test("each bar of the unit's work leads to its list, and the table says the same", async () => {
  const dossier = await toSign();
  const leader = await web.officer("lanhdao");
  await leader.post(`${pathOf(dossier)}/viec/nhan-viec`, hiddenOf((await leader.get(pathOf(dossier))).text, "/viec/nhan-viec"));
  const page = await leader.get(`${HOME}/ai-giu-viec`);
  const href = new RegExp(`href="([^"]*ai=${await idOf("lanhdao")}[^"]*)"`).exec(page.text)![1]!.replaceAll("&amp;", "&");
  assert.match((await leader.get(href)).text, new RegExp(dossier.code));
  assert.doesNotMatch(
    (await leader.get(href.replace(await idOf("lanhdao"), await idOf("hotich")))).text,
    new RegExp(dossier.code),
  );
  const done = `${HOME}/ai-giu-viec/${await idOf("hotich")}?ngay=7`;
  assert.match((await leader.get(done)).text, /Trong 7 ngày qua LÝ THỊ THU chưa hoàn thành/);
  assert.equal((await (await web.officer("hotich")).get(done)).status, 403);
  assert.equal((await leader.get(`${HOME}/ai-giu-viec/${randomUUID()}`)).status, 404);
});

test("papers are chosen by link, and every page of it is valid HTML", async () => {
  const dossier = await toSign();
  const [leader, drafts] = [await web.officer("lanhdao"), await web.officer("hotich")];
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "no-inline-style": "off",
      "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
      "long-title": "off",
    },
  });
  const paths: [Browser, string][] = [
    [leader, LIST],
    [leader, `${LIST}/${dossier.code}`],
    [leader, DELEGATION],
    [leader, `${HOME}/ai-giu-viec`],
    [leader, `${HOME}/ai-giu-viec/${await idOf("hotich")}`],
    [leader, `${pathOf(dossier)}/viec/ky-duyet`],
    [leader, `${pathOf(dossier)}?giay=1`],
    [drafts, pathOf(dossier)],
  ];
  for (const [browser, path] of paths) {
    const page = await browser.get(path);
    assert.equal(page.status, 200, path);
    const report = await validator.validateString(page.text);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    );
    assert.deepEqual(found, [], path);
  }
  const pdf = /data-lib="([^"]+)"/.exec((await leader.get(`${pathOf(dossier)}/viec/ky-duyet`)).text)![1]!;
  const worker = await leader.get(`${pdf}build/pdf.worker.min.mjs`);
  assert.match(worker.headers.get("content-security-policy")!, /wasm-unsafe-eval/);
  assert.doesNotMatch((await leader.get(LIST)).headers.get("content-security-policy")!, /wasm/);
  assert.equal((await leader.get(`${pdf}build/pdf.sandbox.min.mjs`)).status, 404);
  assert.equal((await leader.get(`${pdf}build/..%2F..%2Fpackage.json`)).status, 404);
});
