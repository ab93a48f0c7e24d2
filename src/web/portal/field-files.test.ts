import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { FiledPaper } from "../../core/dossier/index.ts";
import { JPEG, PNG } from "../../features/filing/testing/files.ts";
import type { Browser } from "../testing/browser.ts";
import { beginCooperative, cooperativeWeb, UP_TO_PHOTO } from "./testing/cooperative.ts";
import { cookieOf, MAN, ours, type PortalWeb, sendFiles, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await cooperativeWeb();
});
after(() => web.close());

const atPhoto = async () => {
  const begun = await beginCooperative(web);
  await walk(web, begun.browser, begun.at("ten-to"), UP_TO_PHOTO, ["anh"]);
  await begun.browser.get(begun.at("anh"));
  return { ...begun, path: begun.at("anh") };
};
const stored = async (draftId: string) =>
  (await sql<{ name: string }>`select name from draft_paper where draft_id = ${draftId}`.execute(web.services.db)).rows.map(
    ({ name }) => name,
  );
const photo = (bytes: Uint8Array, name: string) => new File([bytes as Uint8Array<ArrayBuffer>], name);

test("a photograph is an answer: kept, shown again, replaced, filed under its question and seen by its owner only", async () => {
  const { browser, path, at, draftId } = await atPhoto();
  const sent = await sendFiles(web, browser, path, { portrait: photo(PNG, "anh the.png"), photoYear: "2026" });
  assert.equal(sent.location, at("ban-ve"));
  const back = await browser.get(path);
  assert.match(back.text, /anh the\.png/);
  assert.match(back.text, /enctype="multipart\/form-data"/);
  const replaced = await sendFiles(web, browser, path, { portrait: photo(JPEG, "anh moi.jpg"), photoYear: "2026" });
  assert.equal(replaced.status, 303);
  assert.deepEqual(await stored(draftId), ["anh moi.jpg"]);
  await browser.get(at("ban-ve"));
  assert.equal((await sendFiles(web, browser, at("ban-ve"), {})).location, at("kiem-tra"));
  const check = await browser.get(at("kiem-tra"));
  const link = /\/nop\/[^"]*\/giay-to\/portrait\/[0-9a-f]{64}/.exec(check.text)![0];
  const file = await web.app.request(new URL(link, web.services.config.baseUrl).href, { headers: cookieOf(web, browser) });
  assert.deepEqual(new Uint8Array(await file.arrayBuffer()), JPEG);
  const stranger = await beginCooperative(web, MAN);
  assert.equal((await stranger.browser.get(link)).status, 404);
  await browser.get(at("kiem-tra"));
  const code = (await browser.post(at("kiem-tra"), ours(browser))).location!.split("/")[2]!;
  const { rows } = await sql<{
    snapshot: { papers: FiledPaper[]; answers: Record<string, unknown> };
  }>`select snapshot from dossier where code = ${code}`.execute(web.services.db);
  const { papers, answers } = rows[0]!.snapshot;
  assert.deepEqual(
    papers.map(({ paperId, name, file }) => [paperId, name, file?.name]),
    [["portrait", "Ảnh chân dung", "anh moi.jpg"]],
  );
  assert.equal(answers.portrait, "anh moi.jpg");
  assert.match((await browser.get(`/ho-so/${code}`)).text, /Ảnh chân dung: <a[^>]*>anh moi\.jpg/);
});

test("a required file is asked for, text posted in its place counts for nothing", async () => {
  const { browser, path } = await atPhoto();
  const none = await sendFiles(web, browser, path, { photoYear: "2026" });
  assert.match(none.text, /<a href="#f-portrait">Chưa có ảnh hay tệp nào/);
  assert.match(none.text, /value="2026"/);
  const forged = await sendFiles(web, browser, path, { portrait: "gia.jpg", photoYear: "2026" });
  assert.match(forged.text, /Chưa có ảnh hay tệp nào/);
});

test("a file of another kind, too large or empty is refused in words beside the other errors, what was typed stays", async () => {
  const { browser, path, draftId } = await atPhoto();
  const wrong = await sendFiles(web, browser, path, { portrait: new File(["MZ"], "anh.jpg"), photoYear: "hai" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /không đúng như tên gọi/);
  assert.match(wrong.text, /<a href="#f-photoYear">/);
  assert.match(wrong.text, /value="hai"/);
  assert.doesNotMatch(wrong.text, /Chưa có ảnh hay tệp nào/);
  const huge = await sendFiles(web, browser, path, { portrait: new File([new Uint8Array(21 * 1024 * 1024)], "to.png") });
  assert.equal(huge.status, 413);
  assert.match(huge.text, /20 MB/);
  assert.deepEqual(await stored(draftId), []);
});

test("a file that was refused leaves the one before it; taking it back leaves what was typed and asks again", async () => {
  const { browser, path, at, draftId } = await atPhoto();
  await sendFiles(web, browser, path, { portrait: photo(PNG, "a.png"), photoYear: "2026" });
  await browser.get(path);
  await sendFiles(web, browser, path, { portrait: new File(["MZ"], "b.jpg"), photoYear: "2026" });
  assert.deepEqual(await stored(draftId), ["a.png"]);
  const removed = await sendFiles(web, browser, path, { "_bo-tep": "portrait", photoYear: "2025" });
  assert.match(removed.text, /Đã xóa tệp/);
  assert.match(removed.text, /value="2025"/);
  assert.deepEqual(await stored(draftId), []);
  assert.equal((await browser.get(at("kiem-tra"))).location, path);
  assert.equal((await sendFiles(web, browser, path, { "_bo-tep": "groupName", photoYear: "2025" })).status, 422);
});

const tus = (browser: Browser, method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
  web.app.request(new URL(path, web.services.config.baseUrl).href, {
    method,
    headers: { ...cookieOf(web, browser), "tus-resumable": "1.0.0", "x-csrf-token": browser.fields()._csrf!, ...headers },
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("with script the file goes up by itself in the same way, and only to questions that are asked", async () => {
  const { browser, path, at, draftId } = await atPhoto();
  const page = await browser.get(path);
  assert.match(page.text, /<mc-upload[^>]*data-paper="portrait"[^>]*data-fresh="tep-portrait"/);
  assert.match(page.text, /<div id="tep-portrait">/);
  const upload = async (slot: string, name: string) => {
    const created = await tus(browser, "POST", `/nop/${draftId}/tai-len`, {
      "upload-length": String(PNG.length),
      "upload-metadata": `filename ${base64(name)},paper ${base64(slot)}`,
    });
    const headers = { "content-type": "application/offset+octet-stream", "upload-offset": "0" };
    return (await tus(browser, "PATCH", created.headers.get("location")!, headers, PNG)).status;
  };
  assert.equal(await upload("portrait", "mot.png"), 204);
  assert.equal(await upload("portrait", "hai.png"), 204);
  assert.equal(await upload("groupName", "ba.png"), 404);
  assert.deepEqual(await stored(draftId), ["hai.png"]);
  assert.equal((await sendFiles(web, browser, path, { photoYear: "2026" })).location, at("ban-ve"));
});
