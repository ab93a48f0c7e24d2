import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { sql } from "kysely";
import type { ActingCommand, Dossier, Filing } from "../../core/dossier/index.ts";
import { officer as libraryOfficer } from "../../core/dossier/testing/library-card.ts";
import { permit } from "../../core/dossier/testing/parallel-permit.ts";
import { findProcedure, publishRevisions } from "../../features/catalogue/index.ts";
import { readEvents } from "../../features/dossiers/index.ts";
import { act, fileOne } from "../../features/dossiers/testing/library.ts";
import type { Browser } from "../testing/browser.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME, hiddenOf, pathOf, signIn } from "./testing/desk-web.ts";

const CODE = "9.000002";
let web: DeskWeb;
let owner: ReturnType<DeskWeb["superuserDb"]>;
let filing: Filing;
before(async () => {
  web = await deskWeb();
  owner = web.superuserDb();
  const consultations = [
    {
      unit: "ubnd-xa",
      question: "Thửa đất giáp ranh có vướng không?",
      time: { qty: 2, unit: "WORKING_DAY" as const },
      silence: "consent" as const,
      legal: "Luật Xây dựng 2014, Điều 102",
    },
  ];
  await publishRevisions(web.services, [{ ...permit.revision, code: CODE, name: "Cấp giấy phép thử", consultations }]);
  const published = await findProcedure(web.services, CODE);
  filing = { ...web.filing, procedureCode: CODE, revisionId: published!.id };
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, access_denial, absence cascade`.execute(owner);
  web.at("2026-11-20T08:00");
});

const counter = libraryOfficer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
const countersDoes = (dossier: Dossier, command: ActingCommand): Promise<Dossier> =>
  act(web.services, dossier.id, counter, command);
async function inBranches(): Promise<Dossier> {
  const dossier = await fileOne(web.services, filing);
  await countersDoes(dossier, { type: "receive" });
  return countersDoes(dossier, { type: "completeStep", note: "" });
}
const snapshot = async ({ id }: Dossier): Promise<Dossier> => {
  const found = await sql<{ snapshot: Dossier }>`select snapshot from dossier where id = ${id}`.execute(web.services.db);
  return found.rows[0]!.snapshot;
};
const runOf = async (dossier: Dossier, stepId: string) =>
  (await snapshot(dossier)).steps.findLast((step) => step.stepId === stepId)!;
const idOf = async (username: string): Promise<string> => {
  const found = await sql<{ id: string }>`select id from officer where username = ${username}`.execute(web.services.db);
  return found.rows[0]!.id;
};
/** Sends the form of an act as its page gives it, with what is typed. */
async function does(browser: Browser, dossier: Dossier, slug: string, typed: Record<string, string> = {}, stepId?: string) {
  const path = `${pathOf(dossier)}/viec/${slug}${stepId ? `?buoc=${stepId}` : ""}`;
  const end = `/viec/${slug}${stepId ? `?buoc=${stepId}` : ""}`;
  const page = await browser.get(path);
  const shown = page.status === 200 ? page : await browser.get(pathOf(dossier));
  return browser.post(path, { ...hiddenOf(shown.text, end), ...typed });
}
const done = async (...args: Parameters<typeof does>): Promise<void> => {
  const answer = await does(...args);
  assert.equal(answer.status, 303, `${args[2]}: ${answer.text.replace(/<[^>]+>/g, " ").slice(-700)}`);
};
const text = async (browser: Browser, path: string): Promise<string> => (await browser.get(path)).text.replace(/\s+/g, " ");

test("branches: each room sees its own step, the page shows both with their time, and the join waits", async () => {
  const dossier = await inBranches();
  const [kinhte, hotich, congan] = [await web.officer("kinhte"), await web.officer("hotich"), await web.officer("congan")];
  for (const [browser, count] of [
    [kinhte, 1],
    [hotich, 1],
    [congan, 0],
  ] as const)
    assert.equal((await text(browser, HOME)).includes(dossier.code), count === 1);
  const page = await text(kinhte, pathOf(dossier));
  assert.match(
    page,
    /Ai đang giữ.*Chuyên viên Phòng Kinh tế[^<]*chưa ai nhận.*Thẩm định.*Chuyên viên Văn phòng[^<]*chưa ai nhận.*Lấy ý kiến/,
  );
  assert.match(page, /Bước của bạn xong\. Bước sau bắt đầu khi các bước đang làm song song cũng xong/);
  await done(kinhte, dossier, "chuyen-buoc", {}, "appraise");
  await done(hotich, dossier, "chuyen-buoc");
  assert.deepEqual(
    (await snapshot(dossier)).steps.filter(({ completedAt }) => !completedAt).map(({ stepId }) => stepId),
    ["draft"],
  );
});

test("an officer of the whole agency is offered each open step by its name", async () => {
  const dossier = await inBranches();
  const both = await web.officer("kiemnhiem", "Chuyên viên");
  const page = await text(both, pathOf(dossier));
  assert.match(page, /Bước “Thẩm định”.*Bước “Lấy ý kiến”.*Cả hồ sơ/);
  await done(both, dossier, "nhan-viec", {}, "ask");
  assert.equal((await runOf(dossier, "ask")).assignee?.name, "MA VĂN THÀNH");
  assert.equal((await runOf(dossier, "appraise")).assignee, undefined);
});

test("a leader assigns, must say why when taking work from somebody, and takes over", async () => {
  const dossier = await inBranches();
  const leader = await web.officer("lanhdao");
  await done(leader, dossier, "phan-cong", { "nguoi-lam": await idOf("kinhte") }, "appraise");
  assert.equal((await runOf(dossier, "appraise")).assignee?.name, "HÀ QUANG VINH");
  const wrong = await does(leader, dossier, "phan-cong", { "nguoi-lam": await idOf("congan") }, "appraise");
  assert.equal(wrong.status, 422, "of another room");
  const why = await does(leader, dossier, "phan-cong", { "nguoi-lam": "nhom-chung" }, "appraise");
  assert.match(why.text, /Hãy ghi lý do để HÀ QUANG VINH biết/);
  await done(leader, dossier, "phan-cong", { "nguoi-lam": "nhom-chung", "ly-do": "Đi công tác" }, "appraise");
  assert.equal((await runOf(dossier, "appraise")).assignee, undefined);
  await done(leader, dossier, "nhan-thay", { "ly-do": "Gấp" }, "appraise");
  assert.match(await text(leader, pathOf(dossier)), /<b>Bạn<\/b>: Thẩm định/);
  await done(leader, dossier, "chuyen-buoc", { "ghi-chu": "Đủ" }, "appraise");
  assert.equal((await runOf(dossier, "appraise")).completedBy, "NGUYỄN QUỐC HUY");
});

test("a step is split, each does a share, and only then the step goes on", async () => {
  const dossier = await inBranches();
  const [kinhte, both] = [await web.officer("kinhte"), await web.officer("kiemnhiem", "Chuyên viên")];
  const parts = {
    "phan.1": "Đo đạc",
    "nguoi.1": await idOf("kinhte"),
    "phan.2": "Tính toán",
    "nguoi.2": await idOf("kiemnhiem"),
  };
  assert.equal((await does(kinhte, dossier, "chia-viec", { ...parts, "phan.2": "" })).status, 422);
  await done(kinhte, dossier, "chia-viec", parts);
  assert.match(await text(kinhte, pathOf(dossier)), /còn chờ phần/);
  assert.match(await text(both, HOME), new RegExp(dossier.code));
  await done(both, dossier, "xong-phan", { "ghi-chu": "Xong" });
  await done(kinhte, dossier, "xong-phan");
  await done(kinhte, dossier, "chuyen-buoc");
  assert.ok((await runOf(dossier, "appraise")).completedAt);
});

test("a split step of which somebody cannot do their share is shared out anew; given back to the pool it is found there", async () => {
  const dossier = await inBranches();
  const [kinhte, both, leader] = [
    await web.officer("kinhte"),
    await web.officer("kiemnhiem", "Chuyên viên"),
    await web.officer("lanhdao"),
  ];
  await done(await web.officer("hotich"), dossier, "chuyen-buoc");
  const parts = {
    "phan.1": "Đo đạc",
    "nguoi.1": await idOf("kiemnhiem"),
    "phan.2": "Tính toán",
    "nguoi.2": await idOf("kiemnhiem"),
  };
  await done(kinhte, dossier, "chia-viec", parts);
  await done(both, dossier, "xong-phan");
  assert.match(await text(kinhte, pathOf(dossier)), /Chia lại phần chưa xong….*Phần đã xong giữ nguyên: Đo đạc/);
  await done(kinhte, dossier, "chia-viec", { "phan.1": "Tính toán", "nguoi.1": await idOf("kinhte") });
  await done(leader, dossier, "phan-cong", { "nguoi-lam": "nhom-chung", "ly-do": "Anh Vinh chuyển công tác" }, "appraise");
  assert.doesNotMatch(await text(both, HOME), new RegExp(`${dossier.code}.*data-row`), "one share is still to be done");
  await done(kinhte, dossier, "xong-phan");
  assert.match(await text(both, HOME), new RegExp(dossier.code), "what is left waits in the pool, where it is seen");
  await done(both, dossier, "chuyen-buoc", {}, "appraise");
});

test("sending back: to any earlier step, with the reason", async () => {
  const dossier = await inBranches();
  const [kinhte, hotich] = [await web.officer("kinhte"), await web.officer("hotich")];
  await done(kinhte, dossier, "chuyen-buoc");
  await done(hotich, dossier, "chuyen-buoc");
  const both = await web.officer("kiemnhiem", "Chuyên viên");
  const page = await text(both, `${pathOf(dossier)}/viec/chuyen-lai`);
  assert.match(page, /Chuyển về bước nào\?.*Lấy ý kiến.*Thẩm định.*Tiếp nhận/);
  assert.equal((await does(both, dossier, "chuyen-lai", { "ve-buoc": "sign", "ly-do": "Sai" })).status, 422);
  await done(both, dossier, "chuyen-lai", { "ve-buoc": "appraise", "ly-do": "Tính lại chiều cao" });
  assert.equal((await runOf(dossier, "appraise")).completedAt, undefined);
  assert.match(await text(kinhte, pathOf(dossier)), /Tính lại chiều cao/);
});

test("the coordination queue: sent with a reason, counted, routed by the leader to another agency", async () => {
  const dossier = await inBranches();
  const [kinhte, leader] = [await web.officer("kinhte"), await web.officer("lanhdao")];
  await done(kinhte, dossier, "dieu-phoi", { "ly-do": "Đất nằm ở xã bên" });
  web.at("2026-11-20T08:10");
  const queue = await text(leader, `${HOME}?muc=dieu-phoi`);
  assert.match(queue, /Chờ lãnh đạo điều phối.*đã chờ 10 phút, từ 20\/11 08:00 · Đất nằm ở xã bên/);
  assert.match(await text(leader, HOME), new RegExp(dossier.code), "it is the leader's work of the moment");
  assert.doesNotMatch(await text(kinhte, HOME), new RegExp(`${dossier.code}.*data-row`));
  assert.equal((await does(leader, dossier, "chuyen-di", { "ly-do": "Chuyển" })).status, 422);
  await done(leader, dossier, "chuyen-di", { "noi-nhan": "agency", "co-quan": "H60.30.13", "ly-do": "Đúng địa bàn" });
  const after = await snapshot(dossier);
  assert.deepEqual([after.agencyId, after.acceptedAt?.agencyId], ["H60.30.13", "H60.30.12"]);
  const there = await web.officer(`motcua${ELSEWHERE}`);
  assert.match(await text(there, HOME), new RegExp(dossier.code));
  await done(there, dossier, "chuyen-buoc");
});

test("opinions: prefilled from the procedure, answered by the agency that was asked, in a list of its own", async () => {
  const dossier = await inBranches();
  const hotich = await web.officer("hotich");
  const page = await hotich.get(`${pathOf(dossier)}/viec/lay-y-kien`);
  assert.match(page.text, /Thửa đất giáp ranh có vướng không\?/);
  assert.match(page.text, /<option value="H60.30.13" selected/);
  const typed = {
    "co-quan.1": "H60.30.13",
    "hoi.1": "Có vướng không?",
    "can-cu.1": "Luật Xây dựng",
    "thoi-han.1": "2",
    "don-vi.1": "WORKING_DAY",
    "im-lang.1": "consent",
  };
  assert.equal((await does(hotich, dossier, "lay-y-kien", { ...typed, "can-cu.1": "" })).status, 422);
  await done(hotich, dossier, "lay-y-kien", typed);
  assert.match(await text(hotich, pathOf(dossier)), /Còn chờ ý kiến của UBND xã Lâm Bình/);
  const asked = await web.officer(`hotich${ELSEWHERE}`);
  assert.match(await text(asked, `${HOME}?muc=y-kien`), new RegExp(`${dossier.code}.*Chờ ý kiến của cơ quan bạn`));
  assert.doesNotMatch(await text(asked, `${HOME}?muc=ca-co-quan`), new RegExp(dossier.code));
  const seen = await text(asked, pathOf(dossier));
  assert.match(seen, /Trả lời ý kiến…/);
  assert.doesNotMatch(seen, /viec\/nhan-viec"/);
  assert.equal((await does(asked, dossier, "tra-loi-y-kien", { "y-kien": "no" })).status, 422);
  await done(asked, dossier, "tra-loi-y-kien", { "y-kien": "no", "noi-dung": "Vướng mương nước" });
  assert.match(await text(hotich, pathOf(dossier)), /Vướng mương nước/);
  await done(hotich, dossier, "chuyen-buoc");
});

test("leave: the substitute sees and does the work, is named as such, and the owner has it back afterwards", async () => {
  const dossier = await inBranches();
  const hotich = await web.officer("hotich");
  await done(hotich, dossier, "nhan-viec", {}, "ask");
  const path = `${HOME}/nghi-phep`;
  const dates = { "tu.day": "20", "tu.month": "11", "tu.year": "2026", "den.day": "23", "den.month": "11", "den.year": "2026" };
  const record = async (browser: Browser, typed: Record<string, string>) =>
    browser.post(path, {
      ...hiddenOf((await browser.get(path)).text, "/nghi-phep"),
      ...dates,
      "ly-do": "Nghỉ phép năm",
      ...typed,
    });
  assert.match((await record(hotich, { "nguoi-thay": await idOf("lanhdao") })).text, /phải giữ cùng vai/);
  assert.match((await record(hotich, { "ly-do": "" })).text, /Hãy ghi lý do nghỉ/);
  assert.match((await record(hotich, { "tu.day": "45" })).text, /Hãy ghi ngày bắt đầu/);
  assert.equal((await record(hotich, { "nguoi-thay": await idOf("kiemnhiem") })).status, 303);
  assert.match((await record(hotich, { "nguoi-thay": await idOf("kiemnhiem") })).text, /đã có ngày nghỉ trùng/);
  const stand = await web.officer("kiemnhiem", "Chuyên viên");
  assert.match(await text(stand, HOME), new RegExp(dossier.code));
  await done(stand, dossier, "nhan-viec", {}, "ask");
  assert.match(await text(stand, pathOf(dossier)), /<b>Bạn<\/b> \(làm thay LÝ THỊ THU\): Lấy ý kiến/);
  const leader = await web.officer("lanhdao");
  assert.match(await text(leader, `${HOME}/ai-giu-viec`), /LÝ THỊ THU.*1.*đến 23\/11.*MA VĂN THÀNH làm thay/);
  const options = await text(leader, `${pathOf(dossier)}/viec/phan-cong?buoc=ask`);
  assert.doesNotMatch(options, new RegExp(`<option value="${await idOf("hotich")}"`));
  assert.match(options, /LÝ THỊ THU nghỉ đến 23\/11, MA VĂN THÀNH làm thay/);
  const page = await leader.get(path);
  const endPath = /action="([^"]*\/ket-thuc)"/.exec(page.text)![1]!;
  assert.equal((await leader.post(endPath, hiddenOf(page.text, "/ket-thuc"))).status, 303);
  assert.match(await text(stand, `${pathOf(dossier)}/viec/chuyen-buoc?buoc=ask`), /Chưa làm được việc này/);
  assert.match(await text(hotich, pathOf(dossier)), /<b>Bạn<\/b>: Lấy ý kiến/);
  await done(hotich, dossier, "chuyen-buoc", {}, "ask");
  const claims = (await readEvents(web.services, dossier.id)).flatMap(({ event }) =>
    event.type === "StepClaimed" && event.substituteFor ? [event.substituteFor.name] : [],
  );
  assert.deepEqual(claims, ["LÝ THỊ THU"]);
});

test("when everybody of a room is away, a step that begins is shown to the leader at once", async () => {
  const [kinhte, leader] = [await web.officer("kinhte"), await web.officer("lanhdao")];
  const path = `${HOME}/nghi-phep`;
  const dates = { "tu.day": "20", "tu.month": "11", "tu.year": "2026", "den.day": "20", "den.month": "11", "den.year": "2026" };
  const leave = async (username: string) =>
    leader.post(path, {
      ...hiddenOf((await leader.get(path)).text, "/nghi-phep"),
      ...dates,
      "can-bo": await idOf(username),
      "ly-do": "Đi tập huấn",
    });
  for (const username of ["kinhte", "kiemnhiem"]) assert.equal((await leave(username)).status, 303);
  const dossier = await inBranches();
  assert.match((await snapshot(dossier)).coordination!.reason, /Thẩm định.*chưa có cán bộ/);
  const on = await does(leader, dossier, "chuyen-di", { "noi-nhan": "here", "ly-do": "Cứ để đó" });
  assert.match(on.text, /Bước “Thẩm định” chưa có cán bộ nào.*phân công hoặc nhận thay/, "no pool that nobody takes from");
  await done(leader, dossier, "nhan-thay", { "ly-do": "Phòng Kinh tế vắng" }, "appraise");
  assert.equal((await snapshot(dossier)).coordination, undefined);
  assert.equal((await kinhte.get(`${HOME}/ai-giu-viec`)).status, 403);
});

test("who has what: people, pools, the oldest and the late", async () => {
  const first = await inBranches();
  const kinhte = await web.officer("kinhte");
  await done(kinhte, first, "nhan-viec", {}, "appraise");
  web.at("2026-11-20T09:00");
  await inBranches();
  web.at("2026-11-24T09:00");
  const page = await text(await signIn(web.browser(), "lanhdao"), `${HOME}/ai-giu-viec`);
  assert.match(page, new RegExp(`HÀ QUANG VINH.*1.*1 quá hạn.*20/11 08:00.*${first.code}`));
  assert.match(page, /Việc chưa ai nhận.*Chuyên viên Phòng Kinh tế[^<]*<.*1 quá hạn.*20\/11 09:00/);
});

test("every page of it is valid HTML", async () => {
  const dossier = await inBranches();
  const [leader, hotich] = [await web.officer("lanhdao"), await web.officer("hotich")];
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "no-inline-style": "off",
      "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
      "long-title": "off",
    },
  });
  const paths: [Browser, string][] = [
    [leader, `${HOME}/nghi-phep`],
    [leader, `${HOME}/ai-giu-viec`],
    [leader, pathOf(dossier)],
    [leader, `${pathOf(dossier)}/viec/phan-cong?buoc=ask`],
    [leader, `${pathOf(dossier)}/viec/nhan-thay?buoc=ask`],
    [leader, `${HOME}?muc=dieu-phoi`],
    [hotich, `${pathOf(dossier)}/viec/chia-viec`],
    [hotich, `${pathOf(dossier)}/viec/lay-y-kien`],
    [hotich, `${pathOf(dossier)}/viec/dieu-phoi`],
    [hotich, `${pathOf(dossier)}/viec/chuyen-lai`],
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
});
