import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { ActingCommand, Dossier, Role } from "../../core/dossier/index.ts";
import { actOnDossier, readEvents } from "../../features/dossiers/index.ts";
import { PNG } from "../../features/filing/testing/files.ts";
import { readers } from "../../features/notify/index.ts";
import { catchUp } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import type { Browser } from "../testing/browser.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { BIRTH, begin, file, ours, type PortalWeb, portalWeb, sendFiles, TOAN } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());
beforeEach(() => web.clock.set("2026-11-20T01:00:00Z"));

async function filed(): Promise<{ browser: Browser; code: string }> {
  const { browser, path } = await begin(web);
  return { browser, code: await file(web, browser, path) };
}
const read = async (code: string) =>
  (await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db)).rows[0]!
    .snapshot;

/** An officer of the dossier's office acts. */
async function officer(code: string, role: Role, command: ActingCommand): Promise<Dossier> {
  const dossier = await read(code);
  const actor = {
    kind: "officer",
    officerId: randomUUID(),
    personalId: "008190990289",
    name: "Lý Thị Thu",
    position: "Công chức",
    role,
    agencyId: dossier.agencyId,
    agencyName: dossier.agencyName,
  } as const;
  const outcome = await actOnDossier(web.services, { dossierId: dossier.id, key: randomUUID(), actor, command });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.dossier;
}
const SUPPLEMENT: ActingCommand = {
  type: "requestSupplement",
  reason: "Chưa đọc rõ quê quán và cần thêm ảnh giấy",
  items: [
    { kind: "field", id: "child.hometown", label: "Quê quán của bé", note: "Ghi rõ xã" },
    { kind: "paper", id: "giay-chung-sinh", label: "Giấy chứng sinh", note: "Chụp thêm mặt sau" },
  ],
};

test("a supplement shows only the pages that were asked for, and files them at once", async () => {
  const { browser, code } = await filed();
  await officer(code, "receptionist", SUPPLEMENT);
  const before = await read(code);
  const dossier = await browser.get(`/ho-so/${code}`);
  assert.match(dossier.text, /Cần bạn bổ sung/);
  assert.match(dossier.text, /Chụp thêm mặt sau/);
  const begun = await browser.post(`/ho-so/${code}/bo-sung`, ours(browser));
  assert.match(begun.location!, /\/que-quan$/);
  const draftId = begun.location!.split("/")[2]!;
  assert.equal((await browser.get(`/nop/${draftId}/ten-be`)).location, begun.location);
  const page = await browser.get(begun.location!);
  assert.match(page.text, /Cơ quan đề nghị/);
  assert.match(page.text, /Ghi rõ xã/);
  const sneaked = { "child.hometown": "Xã Yên Hoa, tỉnh Tuyên Quang", "child.name": "TÊN KHÁC", copies: "20" };
  const paper = (await browser.post(begun.location!, { ...ours(browser), ...sneaked })).location!;
  assert.match(paper, /giay-to\/giay-chung-sinh$/);
  await browser.get(paper);
  const check = (await sendFiles(web, browser, paper, { tep: new File([PNG], "mat-sau.png") })).location!;
  const view = await browser.get(check);
  assert.doesNotMatch(view.text, /Họ, chữ đệm, tên của bé/);
  const form = ours(browser);
  const sent = await Promise.all([1, 2].map(() => browser.post(check, form)));
  assert.deepEqual(
    sent.map((one) => one.location),
    Array(2).fill(`/ho-so/${code}/da-nop`),
  );
  const after = await read(code);
  assert.equal(after.state, "awaitingReception");
  assert.equal(after.answers["child.hometown"], "Xã Yên Hoa, tỉnh Tuyên Quang");
  assert.equal(after.answers["child.name"], before.answers["child.name"]);
  assert.equal(after.answers.copies, before.answers.copies);
  assert.deepEqual(
    after.papers.map((one) => one.file?.name),
    ["mat-sau.png"],
  );
  assert.equal(after.supplements.length, 1);
  const event = (await readEvents(web.services, after.id)).at(-1)!.event;
  assert.ok(event.type === "SupplementAnswered");
  assert.deepEqual([Object.keys(event.answers), event.registers], [["child.hometown"], {}]);
  assert.doesNotMatch((await browser.get("/ho-so")).text, /Bổ sung:/);
});

test("starting a supplement twice goes on with the same one; nothing asked, nothing begun", async () => {
  const { browser, code } = await filed();
  await browser.get(`/ho-so/${code}`);
  assert.equal((await browser.post(`/ho-so/${code}/bo-sung`, ours(browser))).location, `/ho-so/${code}`);
  await officer(code, "receptionist", SUPPLEMENT);
  await browser.get(`/ho-so/${code}`);
  const first = await browser.post(`/ho-so/${code}/bo-sung`, ours(browser));
  assert.equal((await browser.post(`/ho-so/${code}/bo-sung`, ours(browser))).location, first.location);
});

test("every paper that the office sent is the applicant's to open, and nobody else's", async () => {
  const { browser, code } = await filed();
  await officer(code, "receptionist", { type: "receive" });
  await browser.get(`/ho-so/${code}/rut`);
  await browser.post(`/ho-so/${code}/rut`, { ...ours(browser), "ly-do": "Đổi ý", "dong-y": "true" });
  const page = await browser.get(`/ho-so/${code}`);
  assert.equal((await read(code)).state, "withdrawn");
  for (const [slug, name] of [
    ["tiep-nhan", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả \\(mẫu số 01\\)"],
    ["dung", "Thông báo dừng giải quyết hồ sơ \\(mẫu số 05\\)"],
  ] as const) {
    const link = new RegExp(`href="(/ho-so/${code}/phieu/${slug}/\\d+)">${name}`).exec(page.text)?.[1];
    assert.ok(link, `${slug} is not on the page`);
    assert.match((await browser.get(link)).text, /^%PDF/);
  }
  assert.equal((await browser.get(`/ho-so/${code}/phieu/lay-y-kien`)).status, 404, "letters between offices stay there");
  assert.equal((await browser.get(`/ho-so/${code}/phieu/xin-loi`)).status, 404);
  const other = web.browser();
  await signInPerson(other, "002099990854");
  assert.equal((await other.get(`/ho-so/${code}/phieu/dung`)).status, 404);
});

test("tracking without signing in shows the way and no word about people", async () => {
  const { code } = await filed();
  await officer(code, "receptionist", { type: "receive" });
  const guest = web.browser();
  await guest.get("/tra-cuu");
  const found = await guest.post("/tra-cuu", { ma: code.toLowerCase(), "bon-so": "0718" });
  assert.equal(found.status, 200);
  assert.match(found.text, /Đã tiếp nhận, đủ giấy tờ/);
  await guest.get("/tra-cuu");
  const spaced = await guest.post("/tra-cuu", { ma: ` ${code.replaceAll("-", " - ")} `, "bon-so": "0080 9599 0718" });
  assert.equal(spaced.status, 200, "a code with spaces and the whole number");
  const dossier = await read(code);
  const secrets = [
    dossier.applicant.name,
    dossier.applicant.personalId,
    dossier.subject,
    "HOÀNG",
    "0912000718",
    "Lý Thị Thu",
    ...Object.values(dossier.registers).flatMap((value) => Object.values(value.values)),
  ];
  for (const secret of secrets.filter((text) => text.length > 4 && text !== dossier.agencyName))
    assert.ok(!found.text.includes(secret), `shows ${secret}`);
});

test("a wrong code and wrong digits give the same answer, and tries are counted", async () => {
  const { code } = await filed();
  const guest = web.browser();
  await guest.get("/tra-cuu");
  const plain = (text: string) => text.replace(/value="[^"]*"|nonce="[^"]*"/g, "");
  const wrongDigits = await guest.post("/tra-cuu", { ma: code, "bon-so": "0000" });
  const wrongCode = await guest.post("/tra-cuu", { ma: "H60.30.12-261120-9999", "bon-so": "0718" });
  assert.equal(wrongDigits.status, 422);
  assert.equal(plain(wrongDigits.text), plain(wrongCode.text));
  assert.equal((await guest.post("/tra-cuu", { ma: code, "bon-so": "71" })).status, 422);
  const statuses = [];
  for (let i = 0; i < 30; i++) statuses.push((await guest.post("/tra-cuu", { ma: code, "bon-so": "0001" })).status);
  assert.ok(statuses.includes(429), statuses.join(" "));
  await sql`delete from rate_limit`.execute(web.services.db);
});

test("a dossier is withdrawn once, with its version, after saying what that means", async () => {
  const { browser, code } = await filed();
  assert.match((await browser.get(`/ho-so/${code}/rut`)).text, /dừng giải quyết ngay/);
  const form = ours(browser);
  await officer(code, "receptionist", { type: "receive" });
  const stale = await browser.post(`/ho-so/${code}/rut`, { ...form, "ly-do": "Đổi ý" });
  assert.equal(stale.status, 422);
  assert.match(stale.text, /vừa thay đổi/);
  assert.match(stale.text, />Đổi ý<\/textarea>/);
  assert.equal((await browser.post(`/ho-so/${code}/rut`, { ...ours(browser), "ly-do": "" })).status, 422);
  assert.equal((await browser.post(`/ho-so/${code}/rut`, { ...ours(browser), "ly-do": "Đổi ý" })).location, `/ho-so/${code}`);
  assert.equal((await read(code)).state, "withdrawn");
  assert.match((await browser.get(`/ho-so/${code}`)).text, /Đã rút hồ sơ/);
});

test("messages tell of each thing that matters, once, whatever the reader goes through", async () => {
  const { browser, code } = await filed();
  await officer(code, "receptionist", SUPPLEMENT);
  const [reader] = readers(web.services);
  await settled(web.services.db);
  await catchUp(web.services, reader!);
  await sql`update reader_cursor set tx = '0', position = 0 where name = 'notify'`.execute(web.services.db);
  await catchUp(web.services, reader!);
  assert.match((await browser.get("/ho-so")).text, /Có tin mới/);
  const page = await browser.get(`/ho-so/${code}`);
  assert.equal(page.text.split("Chúng tôi đã nhận hồ sơ bạn nộp").length, 2);
  assert.match(
    page.text,
    /Lý do: Chưa đọc rõ quê quán và cần thêm ảnh giấy\. Cần bổ sung: Quê quán của bé \(Ghi rõ xã\); Giấy chứng sinh \(Chụp thêm mặt sau\)\./,
  );
  assert.match(page.text, /trước \d\d:\d\d thứ/);
  assert.doesNotMatch((await browser.get(`/ho-so/${code}`)).text, />Mới</);
});

test("a refusal says why, on what law, and what to do next", async () => {
  const { browser, code } = await filed();
  await officer(code, "receptionist", { type: "refuse", reason: "Bé đã được khai sinh", legalBasis: "Luật Hộ tịch, Điều 13" });
  const page = await browser.get(`/ho-so/${code}`);
  assert.match(page.text, /Lý do: Bé đã được khai sinh/);
  assert.match(page.text, /Luật Hộ tịch, Điều 13/);
  assert.match(page.text, new RegExp(`/thu-tuc/${BIRTH}`));
});

test("rating is asked when the result is in hand, a bad one with a reason, and counts once", async () => {
  const { browser, code } = await filed();
  const id = (await read(code)).id;
  assert.doesNotMatch((await browser.get(`/ho-so/${code}`)).text, /danh-gia/);
  await sql`update dossier set state = 'returned', snapshot = jsonb_set(snapshot, '{state}', '"returned"') where id = ${id}`.execute(
    web.services.db,
  );
  const page = await browser.get(`/ho-so/${code}`);
  for (const words of ["Rất hài lòng", "Hài lòng", "Không hài lòng"]) assert.match(page.text, new RegExp(words));
  const form = ours(browser);
  const rate = `/ho-so/${code}/danh-gia`;
  assert.equal((await browser.post(rate, form)).status, 422);
  assert.equal((await browser.post(rate, { ...form, muc: "unsatisfied" })).status, 422);
  const sent = { ...form, muc: "unsatisfied", "ly-do": ["Chờ lâu, quá hẹn", "Lý do tự đặt"], "y-kien": "Chờ hai ngày" };
  assert.equal((await browser.post(rate, sent)).location, `/ho-so/${code}`);
  assert.equal((await browser.post(rate, sent)).location, `/ho-so/${code}`);
  const { rating } = await read(code);
  assert.deepEqual([rating?.score, rating?.reasons, rating?.comment], ["unsatisfied", ["Chờ lâu, quá hẹn"], "Chờ hai ngày"]);
});

test("a session that ends while rating, throwing away or taking a file back leads to a page, and keeps what was said", async () => {
  const { browser, code } = await filed();
  const id = (await read(code)).id;
  await sql`update dossier set state = 'returned', snapshot = jsonb_set(snapshot, '{state}', '"returned"') where id = ${id}`.execute(
    web.services.db,
  );
  await browser.get(`/ho-so/${code}`);
  const form = ours(browser);
  web.clock.set("2026-11-20T03:00:00Z");
  const said = { ...form, muc: "unsatisfied", "ly-do": "Chờ lâu, quá hẹn", "y-kien": "Chờ hai ngày" };
  const late = await browser.post(`/ho-so/${code}/danh-gia`, said);
  const back = new URL(late.location!, "http://x").searchParams.get("ve")!;
  await signInPerson(browser, TOAN, back);
  const again = await browser.get(back);
  assert.equal(again.status, 200);
  assert.match(again.text, /Chờ hai ngày/);
  assert.match(again.text, /value="unsatisfied" checked/);
  assert.match(again.text, /value="Chờ lâu, quá hẹn" checked/);
  for (const path of [`/ho-so/${code}/bo-sung`, `/nop/${randomUUID()}/xoa`, `/nop/${randomUUID()}/giay-to/giay-chung-sinh/xoa`])
    assert.equal((await browser.get(path)).status, 303, path);
});

test("need, procedure and sample are found without signing in", async () => {
  const guest = web.browser();
  const home = await guest.get("/");
  assert.match(home.text, /Sinh con/);
  for (const q of ["lam khai sinh cho con", "KHAI SINH", "giấy khai sinh"])
    assert.match((await guest.get(`/tim?q=${encodeURIComponent(q)}`)).text, new RegExp(`/thu-tuc/${BIRTH}`));
  assert.match((await guest.get("/tim?q=xyzzy")).text, /Chưa thấy thủ tục nào khớp/);
  const page = await guest.get(`/thu-tuc/${BIRTH}`);
  for (const words of ["5 phút", "Trong ngày", "Giấy chứng sinh", "Luật Hộ tịch", "8.000"])
    assert.ok(page.text.includes(words), words);
  const sample = await guest.get(`/thu-tuc/${BIRTH}/mau/giay-khai-sinh`);
  assert.equal(sample.headers.get("content-type"), "application/pdf");
  assert.equal((await guest.get("/thu-tuc/khong-co")).status, 404);
});

test("the first page with style sheet and script weighs at most 30 kB compressed", async () => {
  const headers = { "accept-encoding": "br" };
  const get = async (path: string) => {
    const answer = await web.app.request(new URL(path, web.services.config.baseUrl).href, { headers });
    const body = new Uint8Array(await answer.arrayBuffer());
    return { size: body.length, answer };
  };
  const home = await get("/");
  assert.equal(home.answer.headers.get("content-encoding"), "br");
  const plain = (await web.browser().get("/")).text;
  const assets = [...plain.matchAll(/(?:src|href)="(\/tinh\/[^"]+)"/g)].map((match) => match[1]!);
  assert.ok(assets.length >= 2);
  const sizes = await Promise.all(assets.map(async (path) => (await get(path)).size));
  assert.ok(home.size + sizes.reduce((sum, size) => sum + size, 0) <= 30 * 1024);
});
