import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Answer, Browser } from "../testing/browser.ts";
import { beginCooperative, cooperativeWeb, member, stay, UP_TO_PHOTO } from "./testing/cooperative.ts";
import { ours, type PortalWeb, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await cooperativeWeb();
});
after(() => web.close());

const answersOf = async (draftId: string) =>
  (await sql<{ answers: Record<string, unknown> }>`select answers from draft where id = ${draftId}`.execute(web.services.db))
    .rows[0]!.answers;
const begunAt = async (page: string) => {
  const begun = await beginCooperative(web);
  await walk(web, begun.browser, begun.at("ten-to"), UP_TO_PHOTO, [page]);
  await begun.browser.get(begun.at(page));
  return begun;
};
const post = (browser: Browser, path: string, fields: Record<string, string>): Promise<Answer> =>
  browser.post(path, { ...ours(browser), ...fields });
const legends = (page: Answer) => [...page.text.matchAll(/<legend>([^<]+)<\/legend>/g)].map(([, text]) => text);
const typedIn = (page: Answer, name: string) =>
  new RegExp(`<input[^>]*name="${name.replaceAll(".", "\\.")}"[^>]*value="([^"]*)"`).exec(page.text)?.[1];

test("without script a row is added and taken away, everything typed stays, and nothing is saved", async () => {
  const { browser, at, draftId } = await begunAt("qua-trinh");
  const before = await answersOf(draftId);
  const typed = { history: "1", ...stay(1, "Xã Thượng Lâm"), "history.1.from": "hai nghìn" };
  const more = await post(browser, at("qua-trinh"), { ...typed, _dong: "them:history" });
  assert.equal(more.status, 200);
  assert.ok(legends(more).includes("Nơi ở 2"));
  assert.equal(typedIn(more, "history.1.from"), "hai nghìn");
  assert.match(more.text, /<fieldset[^>]*id="f-history-row-2"[^>]*autofocus/);
  assert.match(more.text, /Bỏ nơi ở 2/);
  const filled = { ...typed, history: "2", ...stay(2, "Xã Yên Hoa") };
  const less = await post(browser, at("qua-trinh"), { ...filled, _dong: "bo:history.1" });
  assert.ok(!legends(less).includes("Nơi ở 2"));
  assert.equal(typedIn(less, "history.1.place"), "Xã Yên Hoa");
  assert.match(less.text, /role="status"[^>]*>.*Đã bỏ nơi ở 1/s);
  assert.doesNotMatch(less.text, /Bỏ nơi ở/);
  assert.deepEqual(await answersOf(draftId), before);
});

test("Enter presses the button that goes on, not the one that takes a row away", async () => {
  const { browser, at } = await begunAt("qua-trinh");
  const page = await browser.get(at("qua-trinh"));
  const first = /<form[\s\S]*?<button([^>]*)>([^<]*)/.exec(page.text.slice(page.text.indexOf('id="cau-hoi"')))!;
  assert.equal(first[2], "Tiếp tục");
  assert.doesNotMatch(first[1]!, /name=/);
});

test("a half-filled row is sent back with errors that lead to its inputs; an empty last one is dropped", async () => {
  const { browser, at, draftId } = await begunAt("qua-trinh");
  const wrong = await post(browser, at("qua-trinh"), { history: "3", ...stay(1, "Xã A"), "history.2.place": "Xã B" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<a href="#f-history-2-from">Nơi ở 2: Hãy nhập từ năm\.<\/a>/);
  assert.match(wrong.text, /<input id="f-history-2-from"[^>]*aria-invalid="true"/);
  assert.match(wrong.text, /<a href="#f-history-2-work">/);
  assert.match(wrong.text, /<input type="radio" id="f-history-2-work"/);
  const right = await post(browser, at("qua-trinh"), { history: "3", ...stay(1, "Xã A"), ...stay(2, "Xã B") });
  assert.equal(right.location, at("anh"));
  const answers = await answersOf(draftId);
  assert.equal(answers.history, 2);
  assert.equal(answers["history.2.place"], "Xã B");
  const again = await browser.get(at("qua-trinh"));
  assert.equal(typedIn(again, "history.2.place"), "Xã B");
  await post(browser, at("qua-trinh"), { history: "1", ...stay(1, "Xã A") });
  assert.deepEqual(
    Object.keys(await answersOf(draftId)).filter((name) => name.startsWith("history.2")),
    [],
  );
});

test("a question that another one of the row reveals is shown when it is missing, and then saved", async () => {
  const { browser, at, draftId } = await begunAt("qua-trinh");
  const shown = await browser.get(at("qua-trinh"));
  assert.doesNotMatch(shown.text, /name="history.1.workName"/);
  const typed = { history: "1", ...stay(1, "Xã A"), "history.1.work": "other" };
  const asked = await post(browser, at("qua-trinh"), typed);
  assert.match(asked.text, /<a href="#f-history-1-workName">Nơi ở 1: Hãy nhập việc gì\.<\/a>/);
  assert.match(asked.text, /name="history.1.workName"/);
  assert.equal((await post(browser, at("qua-trinh"), { ...typed, "history.1.workName": "thợ mộc" })).status, 303);
  assert.equal((await answersOf(draftId))["history.1.workName"], "thợ mộc");
});

test("a table has its columns, as many rows as it needs, and no more buttons than it may have", async () => {
  const { browser, at } = await begunAt("thanh-vien");
  const page = await browser.get(at("thanh-vien"));
  assert.match(page.text, /<table class="row-table">/);
  for (const column of ["Họ tên", "Năm sinh", "Là nữ"]) assert.match(page.text, new RegExp(`<th scope="col">${column}</th>`));
  assert.match(page.text, /name="members.2.name"/);
  assert.doesNotMatch(page.text, /Bỏ thành viên/);
  const six = Object.assign({}, ...[1, 2, 3, 4, 5, 6].map((row) => member(row, `Lò Văn ${"ABCDEĐ"[row - 1]}`)));
  const full = await post(browser, at("thanh-vien"), { ...six, members: "5", _dong: "them:members" });
  assert.doesNotMatch(full.text, /Thêm thành viên/);
  assert.match(full.text, /Bỏ thành viên 6/);
});

test("ten thousand rows, gaps and strange names are told or passed over, and nothing breaks", async () => {
  const { browser, at, draftId } = await begunAt("qua-trinh");
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, row) => [`history.${row + 1}.to`, ""]));
  const none = await post(browser, at("qua-trinh"), many);
  assert.match(none.text, /Hãy nhập ít nhất một nơi ở/);
  const full = Object.fromEntries(Array.from({ length: 8000 }, (_, row) => [`history.${row + 1}.to`, "1"]));
  const told = await post(browser, at("qua-trinh"), full);
  assert.match(told.text, /8000 nơi ở, nhiều nhất là 20/);
  const odd = {
    history: "nhiều lắm",
    "history.__proto__.from": "1",
    "history.constructor.from": "1",
    "history.01.from": "1",
    "history.1.hidden": "1",
    __proto__x: "1",
    ...stay(5, "Xã A"),
    ...stay(900, "Xã B"),
  };
  for (const act of ["them:constructor", "bo:history.__proto__", "bo:history", "bo:history.99999", "x", "", "them:groupName"])
    assert.equal((await post(browser, at("qua-trinh"), { ...odd, _dong: act })).status, 200, act);
  assert.equal((await post(browser, at("qua-trinh"), odd)).status, 303);
  const answers = await answersOf(draftId);
  assert.deepEqual(
    Object.keys(answers)
      .filter((name) => name.startsWith("history"))
      .sort(),
    ["history", ...[1, 2].flatMap((row) => ["from", "place", "to", "work"].map((name) => `history.${row}.${name}`))].sort(),
  );
});

test("a page that another window saved meanwhile is told so, also after a row was added", async () => {
  const { browser, at } = await begunAt("qua-trinh");
  const form = ours(browser);
  assert.equal((await browser.post(at("qua-trinh"), { ...form, history: "1", ...stay(1, "Xã A") })).status, 303);
  await browser.get(at("qua-trinh"));
  const added = await browser.post(at("qua-trinh"), { ...form, history: "1", ...stay(1, "Xã B"), _dong: "them:history" });
  assert.equal(added.status, 200);
  const late = await post(browser, at("qua-trinh"), { history: "1", ...stay(1, "Xã B") });
  assert.match(late.text, /Trang này vừa thay đổi/);
  assert.equal(typedIn(late, "history.1.place"), "Xã B");
});

test("leaving an empty page of rows loses nothing and asks nothing; a half-filled one is not left unseen", async () => {
  const { browser, at } = await begunAt("qua-trinh");
  assert.equal(
    (await post(browser, at("qua-trinh"), { history: "1", "history.1.from": "", _thoat: "1" })).location,
    "/ho-so?da-luu=1",
  );
  await browser.get(at("qua-trinh"));
  assert.equal((await post(browser, at("qua-trinh"), { history: "1", "history.1.from": "2004", _thoat: "1" })).status, 422);
});

test("a question that another one of the page reveals is shown with what was typed, and both are saved", async () => {
  const { browser, at, draftId } = await beginCooperative(web);
  const first = await browser.get(at("ten-to"));
  assert.doesNotMatch(first.text, /name="brand"/);
  const asked = await post(browser, at("ten-to"), { groupName: "Bản Bung", branded: "yes" });
  assert.equal(asked.status, 422);
  assert.match(asked.text, /<a href="#f-brand">Hãy nhập tên nhãn hiệu/);
  assert.match(asked.text, /<input id="f-brand"/);
  assert.equal(
    (await post(browser, at("ten-to"), { groupName: "Bản Bung", branded: "yes", brand: "Chè Bung" })).location,
    at("bao-tro"),
  );
  assert.equal((await answersOf(draftId)).brand, "Chè Bung");
});
