import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { sql } from "kysely";
import type { ActingCommand, Actor, Dossier, Filing, Role } from "../../core/dossier/index.ts";
import { officer as libraryOfficer, personalIdValue, reader, system } from "../../core/dossier/testing/library-card.ts";
import { openDossier, readEvents } from "../../features/dossiers/index.ts";
import { act, fileOne } from "../../features/dossiers/testing/library.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME, hiddenOf, pathOf, signIn } from "./testing/desk-web.ts";

let web: DeskWeb;
let owner: ReturnType<DeskWeb["superuserDb"]>;
before(async () => {
  web = await deskWeb();
  owner = web.superuserDb();
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, access_denial cascade`.execute(owner);
  web.at("2026-11-20T08:00");
});

const ENDS: Record<Role, string> = { receptionist: "a1", specialist: "a2", leader: "a3", controller: "a4" };
const colleague = (role: Role): Actor => libraryOfficer(role, { officerId: `00000000-0000-4000-8000-0000000000${ENDS[role]}` });
const does = (dossier: Dossier, role: Role, command: ActingCommand) => act(web.services, dossier.id, colleague(role), command);

const filed = (patch: Partial<Filing> = {}): Promise<Dossier> => fileOne(web.services, { ...web.filing, ...patch });
async function received(patch: Partial<Filing> = {}): Promise<Dossier> {
  return does(await filed(patch), "receptionist", { type: "receive" });
}
async function appraising(): Promise<Dossier> {
  return does(await received(), "receptionist", { type: "completeStep", note: "" });
}
async function signing(): Promise<Dossier> {
  const dossier = await appraising();
  await does(dossier, "specialist", { type: "requestPersonalId" });
  await act(web.services, dossier.id, system, { type: "recordPersonalId", value: personalIdValue });
  const values = { ...CHILD, "child.personalId": personalIdValue.values.personalId };
  const bookEntry = { number: 41, book: "01", year: 2026 };
  await does(dossier, "specialist", { type: "draftResult", template: "giay-khai-sinh", values, bookEntry });
  return does(dossier, "specialist", { type: "completeStep", note: "" });
}
const CHILD = {
  "child.name": "HOÀNG MINH AN",
  "child.birthDate": "2026-11-15",
  "child.sex": "Nam",
  "child.ethnicity": "Tày",
  "child.nationality": "Việt Nam",
  "child.birthPlace": "Bệnh viện đa khoa khu vực Na Hang",
  "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang",
};

test("guests sign in first, controllers have a room of their own", async () => {
  const guest = await web.browser().get(HOME);
  assert.equal(guest.status, 303);
  assert.match(guest.location!, /^\/can-bo\/dang-nhap\?ve=/);
  assert.equal((await (await web.officer("kiemsoat")).get(HOME)).location, "/quan-tri");
});

test("who sees a dossier: the three roles of its agency, nobody else, and every other attempt is kept", async () => {
  const dossier = await filed();
  const seen = async (username: string) => (await (await web.officer(username)).get(pathOf(dossier))).status;
  for (const username of ["motcua", "hotich", "lanhdao"]) assert.equal(await seen(username), 200, username);
  for (const username of ["motcua", "hotich", "lanhdao"]) assert.equal(await seen(username + ELSEWHERE), 404, username);
  const denied = await sql<{ what: string }>`select what from access_denial where dossier_id = ${dossier.id}`.execute(
    web.services.db,
  );
  assert.equal(denied.rows.length, 3);
  const elsewhere = await (await web.officer(`motcua${ELSEWHERE}`)).get(`${HOME}?tim=${dossier.code}`);
  assert.doesNotMatch(elsewhere.text, /HOÀNG THỊ MẬN/);
});

test("an officer does not see a dossier of their own, nor act on it", async () => {
  const own: Extract<Actor, { kind: "person" }> = {
    ...reader,
    personId: randomUUID(),
    personalId: "008190990289",
    name: "LÝ THỊ THU",
  };
  const applicant = { ...web.filing.applicant, personId: own.personId, personalId: own.personalId, name: own.name };
  const opened = await openDossier(web.services, { key: randomUUID(), actor: own, filing: { ...web.filing, applicant } });
  assert.ok(opened.ok);
  const thu = await web.officer("hotich");
  assert.equal((await thu.get(pathOf(opened.dossier))).status, 404);
  assert.doesNotMatch((await thu.get(`${HOME}?muc=ca-co-quan`)).text, new RegExp(opened.dossier.code));
  assert.equal(
    (await thu.post(`${pathOf(opened.dossier)}/viec/nhan-viec`, { _khoa: randomUUID(), "_phien-ban": "1" })).status,
    404,
  );
});

test("each role is offered its own acts, with their consequences", async () => {
  const dossier = await filed();
  const page = async (username: string, of: Dossier) => (await (await web.officer(username)).get(pathOf(of))).text;
  const counter = await page("motcua", dossier);
  assert.match(counter, /Tiếp nhận <kbd>T<\/kbd>/);
  assert.match(counter, /hẹn trả 17:00 thứ Sáu 20\/11\/2026/);
  assert.match(counter, /Lần 1 trong 1 lần pháp luật cho phép/);
  const leader = await page("lanhdao", dossier);
  assert.doesNotMatch(leader, /Tiếp nhận <kbd>/);
  assert.match(leader, /đang chờ Một cửa tiếp nhận/);
  const specialist = await page("hotich", await appraising());
  assert.match(specialist, /Lấy số định danh <kbd>L/);
  assert.match(specialist, /Chưa có số định danh cá nhân/);
  assert.match(await page("lanhdao", await signing()), /Xem và ký duyệt… <kbd>K/);
});

test("an act that cannot be done now says why and has no form to fill in for nothing", async () => {
  const page = async (username: string, of: Dossier, act: string) =>
    (await (await web.officer(username)).get(`${pathOf(of)}/viec/${act}`)).text;
  const early = await page("motcua", await received(), "bo-sung");
  assert.match(early, /Chưa làm được việc này/);
  assert.match(early, /Hồ sơ đang ở “Tiếp nhận”/);
  assert.doesNotMatch(early, /<textarea|type="checkbox"/);
  const blocked = await page("hotich", await appraising(), "du-thao");
  assert.match(blocked, /Hãy lấy số định danh/);
  assert.doesNotMatch(blocked, /name="child\.name"/);
  assert.match(await page("hotich", await appraising(), "bo-sung"), /<textarea/);
});

test("receiving fixes date and hour and gives form 01, the same file each time", async () => {
  const dossier = await filed();
  const browser = await web.officer("motcua");
  const page = await browser.get(pathOf(dossier));
  const done = await browser.post(`${pathOf(dossier)}/viec/tiep-nhan`, hiddenOf(page.text, "/viec/tiep-nhan"));
  assert.equal(done.status, 303);
  const after = await browser.follow(done);
  assert.match(after.text, /Đã tiếp nhận\. Hẹn trả 17:00 thứ Sáu 20\/11\/2026/);
  const first = await browser.get(`${pathOf(dossier)}/van-ban/mau-01`);
  assert.equal(first.headers.get("content-type"), "application/pdf");
  assert.match(first.text, /^%PDF/);
  web.at("2026-11-20T08:10");
  assert.equal((await browser.get(`${pathOf(dossier)}/van-ban/mau-01`)).text, first.text);
  assert.equal((await browser.get(`${pathOf(dossier)}/van-ban/mau-03`)).status, 404);
  assert.equal((await (await web.officer(`motcua${ELSEWHERE}`)).get(`${pathOf(dossier)}/van-ban/mau-01`)).status, 404);
});

test("the same form sent three times is one act", async () => {
  const dossier = await filed();
  const browser = await web.officer("motcua");
  const fields = hiddenOf((await browser.get(pathOf(dossier))).text, "/viec/tiep-nhan");
  for (let i = 0; i < 3; i++) assert.equal((await browser.post(`${pathOf(dossier)}/viec/tiep-nhan`, fields)).status, 303);
  const events = await readEvents(web.services, dossier.id);
  assert.equal(events.filter(({ event }) => event.type === "Received").length, 1);
});

test("of two officers on one dossier one wins; the other is told what happened and keeps the text", async () => {
  const dossier = await filed();
  const [one, two] = [await web.officer("motcua"), await web.officer("kiemnhiem", "Một cửa")];
  const path = `${pathOf(dossier)}/viec/bo-sung`;
  const fieldsOf = async (browser: typeof one, note: string) => ({
    ...hiddenOf((await browser.get(path)).text, "/viec/bo-sung"),
    muc: "paper:photo",
    "ghi-chu.paper:photo": note,
    "ly-do": `Lý do: ${note}`,
  });
  const sent = [await fieldsOf(one, "Chụp lại <rõ> hơn"), await fieldsOf(two, "Ảnh bị lóa")];
  const answers = await Promise.all([one.post(path, sent[0]!), two.post(path, sent[1]!)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409]);
  const lost = answers.findIndex(({ status }) => status === 409);
  const text = answers[lost]!.text;
  assert.match(text, /Hồ sơ vừa thay đổi: (NÔNG THỊ HẠNH|MA VĂN THÀNH), lúc 08:00: &quot;Yêu cầu bổ sung/);
  assert.match(text, lost === 0 ? /Chụp lại &lt;rõ&gt; hơn/ : /Ảnh bị lóa/);
  assert.match(text, lost === 0 ? /Lý do: Chụp lại &lt;rõ&gt; hơn<\/textarea>/ : /Lý do: Ảnh bị lóa<\/textarea>/);
  const events = await readEvents(web.services, dossier.id);
  assert.equal(events.filter(({ event }) => event.type === "SupplementRequested").length, 1);
});

test("a supplement names fields and papers, each with a note; what is missing is said, what was typed stays", async () => {
  const dossier = await filed();
  const browser = await web.officer("motcua");
  const path = `${pathOf(dossier)}/viec/bo-sung`;
  const hidden = hiddenOf((await browser.get(path)).text, "/viec/bo-sung");
  const wrong = await browser.post(path, {
    ...hidden,
    muc: ["paper:photo", "field:reader.name"],
    "ghi-chu.field:reader.name": "Viết đủ họ",
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Hãy ghi rõ cần bổ sung gì ở mục “Ảnh chân dung”/);
  assert.match(wrong.text, /Hãy ghi lý do yêu cầu bổ sung/);
  assert.match(wrong.text, /value="Viết đủ họ"/);
  assert.equal((await browser.post(path, { ...hidden, "ly-do": "Thiếu" })).status, 422);
  const done = await browser.post(path, {
    ...hidden,
    muc: ["paper:photo", "field:reader.name"],
    "ghi-chu.paper:photo": "Chụp lại",
    "ghi-chu.field:reader.name": "Viết đủ họ",
    "ly-do": "Ảnh mờ",
  });
  const after = await browser.follow(done);
  assert.match(after.text, /Đã yêu cầu bổ sung/);
  assert.match(after.text, /Đang chờ người dân bổ sung/);
  assert.match((await browser.get(`${pathOf(dossier)}/van-ban/mau-02`)).text, /^%PDF/);
  const asked = (await readEvents(web.services, dossier.id)).at(-1)!.event;
  assert.deepEqual(asked.type === "SupplementRequested" && asked.items.map(({ id, note }) => [id, note]), [
    ["photo", "Chụp lại"],
    ["reader.name", "Viết đủ họ"],
  ]);
});

test("a refusal needs a reason and a legal basis and gives form 03", async () => {
  const dossier = await filed();
  const browser = await web.officer("motcua");
  const path = `${pathOf(dossier)}/viec/tu-choi`;
  const hidden = hiddenOf((await browser.get(path)).text, "/viec/tu-choi");
  const wrong = await browser.post(path, { ...hidden, "ly-do": "Sai nơi" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Hãy chọn hoặc ghi căn cứ pháp lý/);
  assert.match(wrong.text, /Sai nơi<\/textarea>/);
  await browser.post(path, { ...hidden, "ly-do": "Sai nơi", "can-cu": "Nội quy thư viện giả định", "can-cu-khac": "Điều 3" });
  assert.match((await browser.get(`${pathOf(dossier)}/van-ban/mau-03`)).text, /^%PDF/);
  const last = (await readEvents(web.services, dossier.id)).at(-1)!.event;
  assert.ok(last.type === "Refused");
  assert.equal(last.legalBasis, "Nội quy thư viện giả định; Điều 3");
});

test("from draft to hand-over: the leader sees the PDF first, the counter checks the receiver", async () => {
  const dossier = await signing();
  const leader = await web.officer("lanhdao");
  const sign = await leader.get(`${pathOf(dossier)}/viec/ky-duyet`);
  assert.match(sign.text, /<object[^>]*du-thao\.pdf/);
  assert.match(sign.headers.get("content-security-policy")!, /object-src 'self'/);
  const draft = await leader.get(`${pathOf(dossier)}/du-thao.pdf`);
  assert.match(draft.text, /^%PDF/);
  assert.match(draft.headers.get("content-security-policy")!, /frame-ancestors 'self'/);
  const signed = await leader.post(`${pathOf(dossier)}/viec/ky-duyet`, hiddenOf(sign.text, "/viec/ky-duyet"));
  assert.match((await leader.follow(signed)).text, /Đã ký Thẻ thư viện số 41\/2026/);
  const counter = await web.officer("motcua");
  const result = await counter.get(`${pathOf(dossier)}/van-ban/ket-qua`);
  assert.match(result.text, /^%PDF/);
  const path = `${pathOf(dossier)}/viec/tra-ket-qua`;
  const fields = {
    ...hiddenOf((await counter.get(path)).text, "/viec/tra-ket-qua"),
    "cach-tra": "counter",
    "nguoi-nhan": dossier.applicant.personalId,
  };
  assert.match((await counter.post(path, fields)).text, /Hãy kiểm tra giấy tờ tùy thân/);
  assert.match((await counter.post(path, { ...fields, "cach-tra": "post" })).text, /Hãy ghi số vận đơn/);
  await counter.post(path, { ...fields, "da-kiem-tra": "true" });
  await act(web.services, dossier.id, reader, { type: "rate", score: "verySatisfied", reasons: [], comment: "Nhanh gọn" });
  const page = (await counter.get(pathOf(dossier))).text;
  assert.match(page, /đã kiểm tra giấy tờ tùy thân/);
  assert.match(page, /Rất hài lòng/);
  assert.match(page, /Nhanh gọn/);
  assert.match((await counter.get(`${pathOf(dossier)}/van-ban/mau-06`)).text, /^%PDF/);
});

test("files go only to those who may see the dossier, and only what belongs to it", async () => {
  const page = await web.services.files.put(new TextEncoder().encode("<script>alert(1)</script>"));
  const image = await web.services.files.put(new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
  const stray = await web.services.files.put(new TextEncoder().encode("another dossier's"));
  const paper = { paperId: "photo", name: "Ảnh chân dung", uploadedAt: "2026-11-20T01:00:00.000Z" };
  const dossier = await received({
    papers: [
      { ...paper, file: { ...image, name: "ảnh.png", mediaType: "image/png" } },
      { ...paper, file: { ...page, name: "x.html", mediaType: "text/html" } },
    ],
  });
  const browser = await web.officer("motcua");
  assert.equal((await browser.get(`${pathOf(dossier)}/van-ban/mau-01`)).status, 200);
  const shown = await browser.get(`${pathOf(dossier)}/giay-to/${image.sha256}`);
  assert.equal(shown.headers.get("content-type"), "image/png");
  assert.match(shown.headers.get("content-disposition")!, /^inline;.*filename\*=UTF-8''%E1%BA%A3nh\.png/);
  assert.equal(shown.headers.get("x-content-type-options"), "nosniff");
  const saved = await browser.get(`${pathOf(dossier)}/giay-to/${page.sha256}`);
  assert.equal(saved.headers.get("content-type"), "application/octet-stream");
  assert.match(saved.headers.get("content-disposition")!, /^attachment/);
  assert.equal((await browser.get(`${pathOf(dossier)}/giay-to/${stray.sha256}`)).status, 404);
  assert.equal((await browser.get(`${pathOf(dossier)}/giay-to/..%2f..%2fetc`)).status, 404);
  assert.equal((await (await web.officer(`motcua${ELSEWHERE}`)).get(`${pathOf(dossier)}/giay-to/${image.sha256}`)).status, 404);
  assert.equal((await web.browser().get(`${pathOf(dossier)}/giay-to/${image.sha256}`)).status, 303);
});

test("a form without version or key does nothing", async () => {
  const dossier = await filed();
  const browser = await web.officer("motcua");
  await browser.get(pathOf(dossier));
  const path = `${pathOf(dossier)}/viec/tiep-nhan`;
  assert.equal((await browser.post(path, { _khoa: randomUUID() })).status, 400);
  assert.equal((await browser.post(path, { _khoa: randomUUID(), "_phien-ban": "x" })).status, 400);
  assert.equal((await browser.post(path, { "_phien-ban": "1" })).status, 400);
  assert.equal((await readEvents(web.services, dossier.id)).length, 1);
});

test("what was typed when the session ended is there again after signing in", async () => {
  const dossier = await filed();
  const browser = await web.officer("kiemnhiem", "Một cửa");
  const path = `${pathOf(dossier)}/viec/tu-choi`;
  const hidden = hiddenOf((await browser.get(path)).text, "/viec/tu-choi");
  web.at("2026-11-20T16:30");
  const late = await browser.post(path, { ...hidden, "ly-do": "Đã đăng ký ở nơi khác" });
  assert.match(late.location!, /giu=1/);
  await signIn(browser, "kiemnhiem", "Một cửa");
  const again = await browser.get(`${path}?khoi-phuc=1`);
  assert.match(again.text, /Đã đăng ký ở nơi khác<\/textarea>/);
  assert.match(again.text, /Những gì bạn gõ vẫn còn/);
  assert.equal((await readEvents(web.services, dossier.id)).length, 1);
});

test("an act without fields, or a letter, that came too late is named before it is sent again", async () => {
  const dossier = await filed();
  const browser = await signIn(web.browser(), "motcua");
  for (const [at, end, typed, words] of [
    ["2026-11-20T09:30", "/viec/tiep-nhan", {}, `Tiếp nhận, hồ sơ ${dossier.code}`],
    ["2026-11-20T11:00", "/thu", { thu: "Mời anh mang sổ cũ" }, `Thư gửi người nộp, hồ sơ ${dossier.code}`],
  ] as const) {
    const sent = { ...hiddenOf((await browser.get(pathOf(dossier))).text, end), ...typed };
    web.at(at);
    assert.match((await browser.post(pathOf(dossier) + end, sent)).location!, /giu=1/);
    await signIn(browser, "motcua");
    const again = await browser.get(`${pathOf(dossier)}${end}?khoi-phuc=1`);
    assert.equal(again.status, 200);
    assert.ok(again.text.includes(words), words);
    assert.equal((await browser.post(pathOf(dossier) + end, hiddenOf(again.text, end))).status, 303);
  }
  const done = await browser.get(pathOf(dossier));
  assert.match(done.text, /Mời anh mang sổ cũ/);
  assert.doesNotMatch(done.text, /viec\/tiep-nhan"/);
});

test("the list: counters, empty states, search, taking several at once", async () => {
  const specialist = await web.officer("hotich");
  assert.match((await specialist.get(HOME)).text, /Không còn việc nào chờ bạn/);
  const [one, two] = [await appraising(), await appraising()];
  const list = await specialist.get(HOME);
  assert.match(list.text, /Cần làm ngay <b class="num">2<\/b>/);
  assert.match(list.text, /chưa ai nhận/);
  const taken = await specialist.post(`${HOME}/nhan`, { ...hiddenOf(list.text, "/lo/chon"), ma: [one.code, two.code] });
  assert.match((await specialist.follow(taken)).text, /Đã nhận 2 hồ sơ/);
  assert.match((await specialist.get(HOME)).text, /bạn · hạn/);
  assert.match(
    (await specialist.follow(await specialist.post(`${HOME}/nhan`, hiddenOf(list.text, "/lo/chon")))).text,
    /Chưa chọn hồ sơ nào/,
  );
  assert.match((await specialist.get(`${HOME}?tim=hoang+thi+man`)).text, new RegExp(one.code));
  assert.match((await specialist.get(`${HOME}?tim=khong+co+ai`)).text, /Không tìm thấy hồ sơ nào/);
  assert.match((await specialist.get(`${HOME}?muc=qua-han`)).text, /Không có hồ sơ quá hạn/);
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      "form-dup-name": ["error", { shared: ["radio", "button", "reset", "submit", "checkbox"] }],
      "long-title": "off",
      "tel-non-breaking": "off",
    },
  });
  const file = { ...(await web.services.files.put(new Uint8Array([1, 2]))), name: "a.png", mediaType: "image/png" };
  const paper = { paperId: "photo", name: "Ảnh chân dung", uploadedAt: "2026-11-20T01:00:00.000Z", file };
  const fresh = await filed({ papers: [paper, { ...paper, file: { ...file, mediaType: "application/pdf" } }] });
  const [work, sign] = [await appraising(), await signing()];
  const pages: [string, string][] = [
    ["motcua", HOME],
    ["hotich", HOME],
    ["motcua", `${HOME}?muc=ca-co-quan`],
    ["motcua", `${HOME}?tim=khong`],
    ["motcua", pathOf(fresh)],
    ["motcua", `${pathOf(fresh)}/viec/bo-sung`],
    ["motcua", `${pathOf(fresh)}/viec/tu-choi`],
    ["hotich", pathOf(work)],
    ["hotich", `${pathOf(work)}/viec/du-thao`],
    ["hotich", `${pathOf(work)}/viec/chuyen-lai`],
    ["lanhdao", pathOf(sign)],
    ["lanhdao", `${pathOf(sign)}/viec/ky-duyet`],
  ];
  for (const [username, path] of pages) {
    const { text, status } = await (await web.officer(username)).get(path);
    assert.equal(status, 200, path);
    const report = await validator.validateString(text);
    const faults = report.results.flatMap((result) => result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
    assert.deepEqual(faults, [], path);
    assert.doesNotMatch(text, /\sstyle=|\son[a-z]+=/);
  }
});
