import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { beginCooperative, cooperativeWeb } from "./testing/cooperative.ts";
import { answerLookups, ours, type PortalWeb } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await cooperativeWeb();
});
after(() => web.close());
beforeEach(() => {
  web.world.control.reset();
  web.clock.set("2026-11-20T01:00:00Z");
});

/** Types a tax code and waits for what the register says. */
async function typed(code: string, turns = 1) {
  const { browser, at } = await beginCooperative(web);
  await browser.post(at("ten-to"), { ...ours(browser), groupName: "Bản Bung" });
  await browser.get(at("bao-tro"));
  const sent = await browser.post(at("bao-tro"), { ...ours(browser), sponsor: code });
  for (let turn = 0; turn < turns; turn++) await answerLookups(web.services);
  const page = await browser.get(at("bao-tro"));
  const confirm = (said: string) => browser.post(at("bao-tro"), { ...ours(browser), "sponsor.confirmed": said });
  return { browser, at, sent, page, confirm };
}

test("an organisation is shown by the register to be confirmed, without the number of who represents it", async () => {
  const { page, confirm, at } = await typed("5099900013");
  assert.match(page.text, /Đây có đúng là doanh nghiệp bảo trợ không\?/);
  assert.match(page.text, /Theo Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp/);
  assert.match(page.text, /NÔNG SẢN SÔNG GÂM/);
  assert.doesNotMatch(page.text, /008092991431/);
  assert.equal((await confirm("yes")).location, at("thanh-vien"));
});

test("one that ended says so; the number of a branch is written in one way", async () => {
  assert.match((await typed("5099900045")).page.text, /Đã giải thể, chấm dứt tồn tại/);
  assert.match((await typed("5099900013 001")).page.text, /CHI NHÁNH YÊN HOA/);
});

test("a mistyped number is told at once, a number that the register does not have passes with a word", async () => {
  const wrong = await typed("5099900014");
  assert.equal(wrong.sent.status, 422);
  assert.match(wrong.sent.text, /chữ số thứ mười không khớp/);
  assert.match(wrong.sent.text, /value="5099900014"/);
  const missing = await typed("5199900024");
  assert.match(missing.page.text, /Không tìm thấy số 5199900024/);
  assert.equal((await missing.confirm("yes")).status, 303);
});

test("while the register is asked the page says so, and a register that is away holds nobody up", async () => {
  web.world.control.set("doanhnghiep", { mode: "away" });
  const waiting = await typed("5099900020", 0);
  assert.match(waiting.page.text, /Đang tra cứu…/);
  const away = await typed("5099900020", 4);
  assert.match(away.page.text, /đăng ký doanh nghiệp đang không trả lời/);
  assert.equal((await away.confirm("yes")).location, away.at("thanh-vien"));
});
