import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Dossier } from "../../../core/dossier/index.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import { fileOne } from "../../../features/dossiers/testing/library.ts";
import type { Browser } from "../../testing/browser.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { plainText } from "../../testing/page-form.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME, hiddenOf, pathOf } from "../testing/desk-web.ts";

const TILL = `${HOME}/quay-thu`;
let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());

const file = (): Promise<Dossier> => fileOne(web.services, { ...web.filing, fee: { total: 30_000, lines: [] } });
async function send(browser: Browser, dossier: Dossier, slug: string, more: Record<string, string>) {
  const path = `${pathOf(dossier)}/viec/${slug}`;
  const hidden = hiddenOf((await browser.get(path)).text, `/viec/${slug}`);
  return browser.post(path, { ...hidden, ...more });
}
async function close(browser: Browser, more: Record<string, string>) {
  const hidden = hiddenOf((await browser.get(TILL)).text, `${TILL}/dong`);
  return browser.post(`${TILL}/dong`, { ...hidden, ...more });
}
const noFaults = async (text: string) => assert.deepEqual(await htmlFaults(text), []);

test("money is taken on the dossier, a wrong sum loses nothing, a wrong receipt is cancelled and keeps its number", async () => {
  const dossier = await file();
  const browser = await web.officer("motcua");
  assert.match(plainText((await browser.get(pathOf(dossier))).text), /Thu tiền: 30\.000 đ/);
  const wrong = await send(browser, dossier, "thu-tien", { "so-tien": "300.000", "cach-nop": "transfer", "so-giao-dich": "FT9" });
  assert.equal(wrong.status, 409);
  assert.match(plainText(wrong.text), /Phải nộp đúng 30\.000 đ/);
  assert.match(wrong.text, /value="300\.000"/);
  assert.match(wrong.text, /value="FT9"/);
  const unnamed = await send(browser, dossier, "thu-tien", { "so-tien": "30.000", "cach-nop": "pos" });
  assert.match(unnamed.text, /Hãy ghi số giao dịch/);
  const paid = await browser.follow(
    await send(browser, dossier, "thu-tien", { "so-tien": "30.000", "cach-nop": "pos", "so-giao-dich": "FT9" }),
  );
  assert.match(paid.text, /Đã thu tiền, biên lai 0000001\/BL-2026/);
  assert.match((await browser.get(`${pathOf(dossier)}/van-ban/bien-lai`)).text, /^%PDF/);
  const bare = await send(browser, dossier, "huy-bien-lai", {});
  assert.match(bare.text, /Hãy ghi vì sao hủy biên lai/);
  const cancelled = await browser.follow(await send(browser, dossier, "huy-bien-lai", { "ly-do": "Chọn nhầm" }));
  assert.match(cancelled.text, /Đã hủy biên lai/);
  assert.equal((await browser.get(`${pathOf(dossier)}/van-ban/bien-lai`)).status, 404);
  await send(browser, dossier, "thu-tien", { "so-tien": "30000", "cach-nop": "cash" });
  const now = await viewDossier(web.services, { kind: "system", name: "x" }, { id: dossier.id });
  assert.equal(now!.payments![0]!.paid!.receipt, "0000002/BL-2026");
});

test("the till is counted and closed with a sheet; a difference asks for its reason and keeps what was typed", async () => {
  const browser = await web.officer("motcua");
  const page = await browser.get(TILL);
  assert.match(plainText(page.text), /Đã thu: 1 biên lai, 1 đã hủy.*Tiền mặt phải có ?30\.000 đ/);
  await noFaults(page.text);
  assert.match((await close(browser, { dem: "" })).text, /Hãy ghi số tiền đếm được/);
  const both = await close(browser, { dem: "30.000", "to.10000": "3" });
  assert.match(both.text, /Hãy xóa một trong hai/);
  assert.match((await close(browser, { "to.10000": "x" })).text, /Số tờ phải là số nguyên/);
  const short = await close(browser, { "to.10000": "2" });
  assert.match(plainText(short.text), /thiếu 10\.000 đ so với sổ thu/);
  assert.match(short.text, /name="to\.10000"[^>]*value="2"/);
  await noFaults(short.text);
  const closed = await browser.follow(await close(browser, { "to.10000": "2", "ly-do": "Trả nhầm tiền lẻ" }));
  assert.match(plainText(closed.text), /Đã đóng quầy thu ?Bảng kê số 001\/BK-2026: thiếu 10\.000 đ/);
  await noFaults(closed.text);
  const sheet = /href="([^"]+\/bang-ke\/[^"]+)"/.exec(closed.text)![1]!;
  assert.match((await browser.get(sheet)).text, /^%PDF/);
  assert.match((await (await web.officer("lanhdao")).get(sheet)).text, /^%PDF/);
  assert.equal((await (await web.officer(`motcua${ELSEWHERE}`)).get(sheet)).status, 404);
  assert.match(plainText((await browser.get(TILL)).text), /Đã đóng hết tiền thu hôm nay/);
});

test("a day that was left open is told of at the counter, and the leader sees whose it is", async () => {
  const browser = await web.officer("motcua");
  await send(browser, await file(), "thu-tien", { "so-tien": "30000", "cach-nop": "cash" });
  assert.doesNotMatch((await browser.get(`${HOME}/tai-quay`)).text, /chưa đóng/);
  web.at("2026-11-21T08:00");
  const again = await web.officer("motcua", "Một cửa");
  const counter = await again.get(`${HOME}/tai-quay`);
  assert.match(plainText(counter.text), /Quầy thu ngày 20\/11\/2026 chưa đóng/);
  await noFaults(counter.text);
  const leader = await (await web.officer("lanhdao", "Lãnh đạo")).get(`${TILL}/co-quan`);
  assert.match(plainText(leader.text), /20\/11\/2026 chưa đóng.*Thiếu 10\.000 đ ?Trả nhầm tiền lẻ/);
  await noFaults(leader.text);
  assert.equal((await again.get(`${TILL}/co-quan`)).status, 403);
  assert.equal((await (await web.officer("hotich", "Chuyên viên")).get(TILL)).status, 403);
});

test("money of a dossier that ended without an answer is given back with reason and law, once", async () => {
  const browser = await web.officer("motcua", "Một cửa");
  const dossier = await file();
  await send(browser, dossier, "thu-tien", { "so-tien": "30000", "cach-nop": "cash" });
  await send(browser, dossier, "tu-choi", { "ly-do": "Không thuộc thẩm quyền", "can-cu": "Điều 2" });
  assert.match(plainText((await browser.get(pathOf(dossier))).text), /Hoàn trả 30\.000 đ/);
  const bare = await send(browser, dossier, "hoan-tien", {});
  assert.match(bare.text, /Hãy ghi vì sao hoàn trả.*Hãy ghi căn cứ/s);
  const done = await send(browser, dossier, "hoan-tien", { "cach-tra": "cash", "ly-do": "Không giải quyết", "can-cu": "Điều 5" });
  assert.match((await browser.follow(done)).text, /Đã hoàn trả, phiếu 0000001\/PH-2026/);
  assert.match((await browser.get(`${pathOf(dossier)}/van-ban/hoan-tien`)).text, /^%PDF/);
  assert.doesNotMatch((await browser.get(pathOf(dossier))).text, /Hoàn trả 30\.000/);
});
