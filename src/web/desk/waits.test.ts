import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { type ActingCommand, type Actor, type Dossier, type Filing, nationalCode, type Role } from "../../core/dossier/index.ts";
import { commands, libraryCard, officer as libraryOfficer, reader } from "../../core/dossier/testing/library-card.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { findProcedure, publishRevisions } from "../../features/catalogue/index.ts";
import { issueDocument } from "../../features/documents/index.ts";
import { readEvents, viewDossier } from "../../features/dossiers/index.ts";
import { act, fileOne } from "../../features/dossiers/testing/library.ts";
import { PNG } from "../../features/filing/testing/files.ts";
import { listMessages, readers } from "../../features/notify/index.ts";
import { catchUp } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import type { Browser } from "../testing/browser.ts";
import { plainText } from "../testing/page-form.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME, hiddenOf, pathOf } from "./testing/desk-web.ts";

/** A library that takes the fee first, asks for a deposit, and has the draft looked at. */
const strict: Revision = {
  ...libraryCard,
  code: "9.000021",
  collect: "before",
  obligation: { pauses: true, days: 3, legal: "Nội quy thư viện giả định, Điều 5" },
  confirmation: { time: { qty: 1, unit: "WORKING_DAY" }, pauses: true, legal: "Nội quy thư viện giả định, Điều 6" },
  supplement: {
    ...libraryCard.supplement,
    exceptions: [{ stage: "appraisal", max: 2, legal: "Luật Thư viện giả định, Điều 9" }],
  },
  results: [{ code: "KQ.X01.000021", name: "Thẻ thư viện", template: "ket-qua" }],
  steps: libraryCard.steps.map((step) => ({ ...step, needs: step.needs.filter((need) => need !== "register.personalId") })),
};

let web: DeskWeb;
let filing: Filing;
before(async () => {
  web = await deskWeb();
  await publishRevisions(web.services, [strict]);
  const published = await findProcedure(web.services, strict.code);
  filing = { ...web.filing, procedureCode: strict.code, revisionId: published!.id };
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, access_denial cascade`.execute(
    web.superuserDb(),
  );
  web.at("2026-11-20T08:00");
});

const ENDS: Record<Role, string> = { receptionist: "a1", specialist: "a2", leader: "a3", controller: "a4" };
const colleague = (role: Role): Actor => libraryOfficer(role, { officerId: `00000000-0000-4000-8000-0000000000${ENDS[role]}` });
const does = (dossier: Dossier, role: Role, command: ActingCommand) => act(web.services, dossier.id, colleague(role), command);
const now = async ({ id }: Dossier): Promise<Dossier> => (await viewDossier(web.services, { kind: "system", name: "" }, { id }))!;
const wordsOf = async (browser: Browser, dossier: Dossier) => plainText((await browser.get(pathOf(dossier))).text);

/** What the applicant was told, the newest first. */
async function told({ id, applicant }: Dossier) {
  await settled(web.services.db);
  for (const one of readers(web.services)) await catchUp(web.services, one);
  return listMessages(web.services, applicant.personId, { dossierId: id });
}

async function appraising(patch: Partial<Filing> = {}): Promise<Dossier> {
  const dossier = await fileOne(web.services, { ...filing, ...patch });
  await does(dossier, "receptionist", { type: "receive" });
  return does(dossier, "receptionist", { type: "completeStep", note: "" });
}

/** Opens the page of an act and sends its form. */
async function send(browser: Browser, dossier: Dossier, slug: string, fields: Record<string, string | string[]>) {
  const path = `${pathOf(dossier)}/viec/${slug}`;
  const page = await browser.get(path);
  const shown = page.text.includes(`/viec/${slug}"`) ? page : await browser.get(pathOf(dossier));
  return browser.post(path, { ...hiddenOf(shown.text, `/viec/${slug}`), ...fields });
}

const ASK = { muc: "paper:photo", "ghi-chu.paper:photo": "Chụp lại", "ly-do": "Ảnh mờ", "can-cu": "Nội quy thư viện giả định" };

test("a request at appraisal goes to the leader, who finds it among what is to be done, sees it and lets it go out", async () => {
  const dossier = await appraising();
  const specialist = await web.officer("hotich");
  assert.match(await wordsOf(specialist, dossier), /Đề nghị yêu cầu bổ sung… B.*Lãnh đạo duyệt rồi mới gửi/);
  const bare = await send(specialist, dossier, "bo-sung", { ...ASK, "can-cu": [] });
  assert.match(bare.text, /Hãy chọn hoặc ghi căn cứ pháp lý của yêu cầu bổ sung/);
  assert.match((await specialist.follow(await send(specialist, dossier, "bo-sung", ASK))).text, /Đã gửi lãnh đạo duyệt/);
  assert.match(await wordsOf(specialist, dossier), /Chờ lãnh đạo duyệt yêu cầu bổ sung/);
  const leader = await web.officer("lanhdao");
  assert.match((await leader.get(HOME)).text, new RegExp(dossier.code));
  const page = plainText((await leader.get(`${pathOf(dossier)}/viec/duyet-bo-sung`)).text);
  assert.match(page, /Ảnh chân dung.*: Chụp lại.*Căn cứ pháp lý.*Nội quy thư viện giả định/);
  assert.match((await send(leader, dossier, "duyet-bo-sung", {})).text, /Hãy chọn duyệt hay không duyệt/);
  assert.match((await send(leader, dossier, "duyet-bo-sung", { "quyet-dinh": "khong" })).text, /Hãy ghi lý do không duyệt/);
  const done = await leader.follow(await send(leader, dossier, "duyet-bo-sung", { "quyet-dinh": "duyet" }));
  assert.match(done.text, /Đã duyệt, yêu cầu bổ sung đã gửi/);
  assert.equal((await now(dossier)).state, "awaitingSupplement");
  assert.doesNotMatch((await leader.get(HOME)).text, new RegExp(dossier.code));
});

test("before a second request the officer is told that the dossier will count late, and says so", async () => {
  const dossier = await appraising();
  const specialist = await web.officer("hotich");
  await send(specialist, dossier, "bo-sung", ASK);
  await does(dossier, "leader", commands.approveProposal);
  await act(web.services, dossier.id, reader, commands.answer);
  const page = plainText((await specialist.get(`${pathOf(dossier)}/viec/bo-sung`)).text);
  assert.match(page, /Lần 2 trong 2 lần pháp luật cho phép ở bước này \(Luật Thư viện giả định, Điều 9\)/);
  assert.match(page, /Quyết định 766\/QĐ-TTg\) tính hồ sơ có hơn một lần yêu cầu bổ sung là quá hạn/);
  assert.match((await send(specialist, dossier, "bo-sung", ASK)).text, /Hãy đánh dấu xác nhận đã biết/);
  assert.equal((await send(specialist, dossier, "bo-sung", { ...ASK, "da-biet": "true" })).status, 303);
  assert.match((await (await web.officer("lanhdao")).get(`${pathOf(dossier)}/viec/duyet-bo-sung`)).text, /sẽ bị tính quá hạn/);
});

test("papers brought to the counter answer a request", async () => {
  const dossier = await appraising();
  const items = [
    ...commands.supplement.items,
    { kind: "field", id: "reader.birthDate", label: "Ngày sinh", note: "Theo giấy khai sinh" } as const,
  ];
  await does(dossier, "specialist", { ...commands.supplement, items });
  await does(dossier, "leader", commands.approveProposal);
  const counter = await web.officer("motcua");
  const path = `${pathOf(dossier)}/viec/nop-bo-sung`;
  const page = await counter.get(path);
  assert.match(plainText(page.text), /Theo giấy khai sinh/);
  const sendScan = (more: Record<string, string>, file?: File) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...hiddenOf(page.text, "/viec/nop-bo-sung"), ...more })) form.set(name, value);
    if (file) form.set("quet.photo", file);
    return counter.upload(path, form);
  };
  const birth = { "reader.birthDate.day": "2", "reader.birthDate.month": "4", "reader.birthDate.year": "1995" };
  const lacking = await sendScan(birth);
  assert.match(lacking.text, /Chưa nhận “Ảnh chân dung”/);
  const fake = await sendScan(birth, new File(["x"], "anh.png"));
  assert.match(fake.text, /không đúng như tên gọi/);
  const much = await sendScan({ ...birth, "giay.photo.original": "nhiều" });
  assert.match(much.text, /số từ 0 đến 99/);
  const done = await sendScan({ ...birth, "giay.photo.photocopy": "2" }, new File([PNG], "anh.png"));
  assert.equal(done.status, 303, plainText(done.text));
  const after = await now(dossier);
  assert.deepEqual(after.papers[0]?.given, { original: 0, certified: 0, photocopy: 2 });
  assert.equal(after.state, "inProcess");
  assert.equal(after.answers["reader.birthDate"], "1995-04-02");
  assert.equal(after.papers[0]?.file?.name, "anh.png");
  assert.equal((await readEvents(web.services, dossier.id)).at(-1)?.actor.name, "NÔNG THỊ HẠNH");
});

test("a fee that is taken first is recorded at the counter with its receipt; only then is the dossier received", async () => {
  const dossier = await fileOne(web.services, { ...filing, fee: { total: 30_000, lines: [] } });
  const counter = await web.officer("motcua");
  const words = await wordsOf(counter, dossier);
  assert.match(words, /Tiếp nhận ?: Người nộp chưa nộp phí, lệ phí/);
  assert.match(words, /Thu tiền: 30\.000 đ/);
  assert.match((await counter.get(`${HOME}?muc=cho-nguoi-dan`)).text, new RegExp(dossier.code));
  const wrong = await send(counter, dossier, "thu-tien", { "so-tien": "3.000", "cach-nop": "cash", "khoan-nop": "prepayment" });
  assert.match(wrong.text, /Phải nộp đúng 30\.000 đ/);
  const paid = await send(counter, dossier, "thu-tien", { "so-tien": "30.000", "cach-nop": "cash", "khoan-nop": "prepayment" });
  assert.match((await counter.follow(paid)).text, /Đã thu tiền, biên lai 0000001\/BL-2026/);
  assert.match(await wordsOf(counter, dossier), /Tiếp nhận T/);
});

test("a duty is asked for once, however often the form is sent, and the clock stands until it is paid", async () => {
  const dossier = await appraising();
  const specialist = await web.officer("hotich");
  const path = `${pathOf(dossier)}/viec/yeu-cau-nop-tien`;
  const form = hiddenOf((await specialist.get(path)).text, "/viec/yeu-cau-nop-tien");
  const bare = await specialist.post(path, form);
  assert.match(bare.text, /Hãy ghi tên khoản phải nộp/);
  const asked = { ...form, khoan: "Tiền đặt cọc", "so-tien": "50.000", "ly-do": "Mượn sách quý", "can-cu": "" };
  for (let i = 0; i < 2; i++) assert.equal((await specialist.post(path, asked)).status, 303);
  const after = await now(dossier);
  assert.equal(after.payments?.length, 1);
  assert.equal(after.pauses.length, 1);
  assert.match(await wordsOf(specialist, dossier), /Đang chờ người dân nộp tiền.*Tiền đặt cọc: 50\.000 đ/);
});

test("a draft goes to the applicant before the leader; what is wrong comes back to the specialist's page", async () => {
  const dossier = await appraising();
  const specialist = await web.officer("hotich");
  const drafted = await send(specialist, dossier, "du-thao", {
    "result.code": "KQ.X01.000021",
    "result.holder": "MẬN",
    "result.content": "Cấp thẻ.",
  });
  assert.equal(drafted.status, 303);
  assert.match(await wordsOf(specialist, dossier), /Chuyển bước.*: Người nộp chưa xác nhận dự thảo này/);
  const asked = await specialist.follow(await send(specialist, dossier, "gui-xac-nhan", {}));
  assert.match(
    asked.text,
    /Người nộp trả lời trước 17:00 thứ Hai 23\/11\/2026|Người nộp trả lời trước 08:00 thứ Hai 23\/11\/2026/,
  );
  await act(web.services, dossier.id, reader, { type: "answerConfirmation", agrees: false, note: "Sai chữ đệm" });
  assert.match(await wordsOf(specialist, dossier), /Người nộp chưa đồng ý với dự thảo.*“Sai chữ đệm”/);
});

test("what is not granted has a paper of its own with reason and legal basis, and needs no confirmation", async () => {
  const dossier = await appraising();
  const specialist = await web.officer("hotich");
  const bare = await send(specialist, dossier, "khong-chap-thuan", { "result.holder": "MẬN", "result.legalBasis": "" });
  assert.match(bare.text, /Hãy ghi lý do không chấp thuận/);
  assert.match(bare.text, /Hãy ghi căn cứ pháp lý/);
  const why = { "result.reason": "Đã có thẻ", "result.legalBasis": "Nội quy, Điều 2" };
  assert.equal((await send(specialist, dossier, "khong-chap-thuan", why)).status, 303);
  assert.match(await wordsOf(specialist, dossier), /Kết quả: không chấp thuận.*Đã có thẻ/);
  assert.equal((await send(specialist, dossier, "chuyen-buoc", {})).status, 303);
  const leader = await web.officer("lanhdao");
  assert.equal((await send(leader, dossier, "ky-duyet", {})).status, 303);
  const { result } = await now(dossier);
  assert.deepEqual([result?.code, result?.name], ["9.000021-KHONG-CHAP-THUAN", "Văn bản trả lời không chấp thuận"]);
});

test("a leader stops a dossier with cause, reason and legal basis; the counter archives it", async () => {
  const dossier = await appraising();
  const leader = await web.officer("lanhdao");
  const bare = await send(leader, dossier, "dung-giai-quyet", {});
  for (const words of [/Hãy chọn vì sao dừng/, /Hãy ghi lý do dừng/, /Hãy chọn hoặc ghi căn cứ/]) assert.match(bare.text, words);
  assert.doesNotMatch(bare.text, /Hết hạn mà người nộp/);
  const said = { "nguyen-nhan": "applicantAsked", "ly-do": "Có đơn ngày 20/11", "can-cu-khac": "Điều 3" };
  assert.match((await leader.follow(await send(leader, dossier, "dung-giai-quyet", said))).text, /Đã dừng giải quyết/);
  const counter = await web.officer("motcua");
  assert.match((await send(counter, dossier, "luu-tru", {})).text, /Hãy ghi nơi lưu/);
  assert.match(
    (await counter.follow(await send(counter, dossier, "luu-tru", { "noi-luu": "Hộp 12" }))).text,
    /Đã lưu trữ: Hộp 12/,
  );
  assert.equal((await now(dossier)).state, "archived");
});

test("a letter of withdrawal is recorded at the counter, told to the applicant, and can be taken back", async () => {
  const dossier = await appraising();
  const counter = await web.officer("motcua");
  const bare = await send(counter, dossier, "rut-ho-so", {});
  for (const words of [/Hãy nhận đơn, kiểm tra giấy tờ tùy thân/, /Hãy ghi lý do rút theo đơn/]) assert.match(bare.text, words);
  const letter = { "da-nhan-don": "true", "ly-do": "Đơn ngày 20/11: chuyển nhà" };
  assert.match((await counter.follow(await send(counter, dossier, "rut-ho-so", letter))).text, /Đã ghi nhận rút hồ sơ/);
  const after = await now(dossier);
  assert.deepEqual([after.state, nationalCode(after.state), after.withdrawal?.reason], ["withdrawn", 7, letter["ly-do"]]);
  const events = await readEvents(web.services, dossier.id);
  assert.equal((await told(dossier))[0]?.title, "Hồ sơ đã được rút");
  const notice = await issueDocument(web.services, after, "stopNotice");
  assert.equal(notice?.eventVersion, events.at(-1)!.version);
  await send(counter, dossier, "huy-viec", { "ly-do": "Nhầm hồ sơ" });
  const back = await now(dossier);
  assert.equal(back.state, "inProcess");
  assert.match((await told(dossier))[0]?.body ?? "", /chưa bị rút/);
});

test("the counter that the applicant chose finds the result when it is ready, not before, and hands it over", async () => {
  const dossier = await appraising({ delivery: { way: "counter", agencyId: "H60.30.13" } });
  const elsewhere = await web.officer(`motcua${ELSEWHERE}`);
  assert.doesNotMatch((await elsewhere.get(HOME)).text, new RegExp(dossier.code));
  assert.equal((await elsewhere.get(pathOf(dossier))).status, 404);
  await does(dossier, "specialist", { ...commands.draft, negative: { reason: "Đã có thẻ", legalBasis: "Điều 2" } });
  await does(dossier, "specialist", { type: "completeStep", note: "" });
  await does(dossier, "leader", commands.approve);
  assert.match((await elsewhere.get(HOME)).text, new RegExp(dossier.code));
  const stranger = { "cach-tra": "counter", "nguoi-nhan": "008095000002", "da-kiem-tra": "true" };
  assert.equal((await send(elsewhere, dossier, "tra-ket-qua", stranger)).status, 422);
  const over = { ...stranger, "nguoi-nhan": dossier.applicant.personalId };
  assert.equal((await send(elsewhere, dossier, "tra-ket-qua", over)).status, 303);
  assert.equal((await now(dossier)).handOver?.receiver, dossier.applicant.name);
});
