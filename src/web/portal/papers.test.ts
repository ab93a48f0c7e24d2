import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { JPEG, PDF, PNG } from "../../features/filing/testing/files.ts";
import type { Browser } from "../testing/browser.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { begin, cookieOf, MAN, MARRIED, ours, type PortalWeb, portalWeb, sendFiles, TOAN, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());

/** A birth with a paper notice, whose photograph is asked. */
const PAPER = {
  ...MARRIED,
  "chung-sinh": { "birth.proof": "paperNotice" },
  "ngay-sinh": { "child.birthDate.day": "15", "child.birthDate.month": "11", "child.birthDate.year": "2026" },
  "gioi-tinh": { "child.gender": "male" },
  "noi-sinh": { "child.birthPlace": "Bệnh viện Na Hang" },
  "mang-thai-ho": { "birth.surrogacy": "no" },
};

async function atPaper(): Promise<{ browser: Browser; path: string; draftId: string }> {
  const begun = await begin(web);
  const path = await walk(web, begun.browser, begun.path, PAPER);
  await begun.browser.get(path);
  return { ...begun, path };
}
const files = async (draftId: string) =>
  (
    await sql<{
      name: string;
      media_type: string;
    }>`select name, media_type from draft_paper where draft_id = ${draftId} order by uploaded_at`.execute(web.services.db)
  ).rows;

test("a photograph is kept, shown, sent with the dossier and downloaded by its owner alone", async () => {
  const { browser, path } = await atPaper();
  const sent = await sendFiles(web, browser, path, { tep: new File([PNG], "chứng sinh.png") });
  assert.equal(sent.status, 303);
  assert.match(sent.location!, /kiem-tra$/);
  const check = await browser.get(sent.location!);
  assert.match(check.text, /chứng sinh\.png/);
  assert.match(check.text, /15\/11\/2026<br><span class="soft">Bằng chữ: ngày mười lăm/i);
  const code = (await browser.post(sent.location!, ours(browser))).location!.split("/")[2]!;
  const dossier = await browser.get(`/ho-so/${code}`);
  const link = /\/ho-so\/[^"]*\/giay-to\/[0-9a-f]{64}/.exec(dossier.text)![0];
  const answer = await web.app.request(new URL(link, web.services.config.baseUrl).href, { headers: cookieOf(web, browser) });
  assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), PNG);
  assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
  assert.match(answer.headers.get("content-security-policy")!, /sandbox/);
  assert.match(answer.headers.get("cache-control")!, /private/);
  const stranger = web.browser();
  await signInPerson(stranger, MAN);
  assert.equal((await stranger.get(link)).status, 404);
  assert.equal((await stranger.get(`/ho-so/${code}`)).status, 404);
  const { rows } = await sql`select from access_denial where dossier_id = (select id from dossier where code = ${code})`.execute(
    web.services.db,
  );
  assert.equal(rows.length, 2);
});

test("a wrong file is refused in words and the right ones sent with it are kept", async () => {
  const { browser, path, draftId } = await atPaper();
  const bad = [new File([], "trong.jpg"), new File(["MZ"], "anh.jpg"), new File([PNG], "don.pdf")];
  const sent = await sendFiles(web, browser, path, {
    anh: new File([JPEG], "mat-truoc.jpg"),
    tep: [...bad, new File([PDF], "mat-sau.pdf")],
  });
  assert.equal(sent.status, 422);
  for (const words of [/trống, không có nội dung/, /không đúng như tên gọi/, /bên trong là ảnh PNG/])
    assert.match(sent.text, words);
  assert.deepEqual(await files(draftId), [
    { name: "mat-truoc.jpg", media_type: "image/jpeg" },
    { name: "mat-sau.pdf", media_type: "application/pdf" },
  ]);
  assert.match(sent.text, /mat-sau\.pdf/);
});

test("a form larger than the limit is told so, and nothing else is lost", async () => {
  const { browser, path, draftId } = await atPaper();
  await sendFiles(web, browser, path, { tep: new File([PDF], "a.pdf"), _them: "1" });
  const huge = await sendFiles(web, browser, path, { tep: new File([new Uint8Array(21 * 1024 * 1024)], "to.pdf") });
  assert.equal(huge.status, 413);
  assert.match(huge.text, /20 MB/);
  assert.equal((await files(draftId)).length, 1);
});

test("a required paper cannot be passed over, the same file counts once, and a file can be taken back", async () => {
  const { browser, path, draftId } = await atPaper();
  const empty = await sendFiles(web, browser, path, {});
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Chưa có ảnh hay tệp nào/);
  for (let i = 0; i < 2; i++) await sendFiles(web, browser, path, { tep: new File([PNG], "anh.png"), _them: "1" });
  assert.equal((await files(draftId)).length, 1);
  const page = await browser.get(path);
  const id = /name="_xoa" value="([^"]+)"/.exec(page.text)![1]!;
  assert.equal((await browser.post(`${path}/xoa`, { ...ours(browser), _xoa: id })).location, path);
  assert.equal((await files(draftId)).length, 0);
});

const tus = (browser: Browser, method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
  web.app.request(new URL(path, web.services.config.baseUrl).href, {
    method,
    headers: { ...cookieOf(web, browser), "tus-resumable": "1.0.0", ...headers },
    ...(body && { body: body as Uint8Array<ArrayBuffer> }),
  });
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("an upload goes on where the line broke, and is checked like any file", async () => {
  const { browser, path, draftId } = await atPaper();
  const paperId = path.split("/")[4]!;
  const token = { "x-csrf-token": browser.fields()._csrf! };
  const start = (name: string, size: number) =>
    tus(browser, "POST", `/nop/${draftId}/tai-len`, {
      ...token,
      "upload-length": String(size),
      "upload-metadata": `filename ${base64(name)},paper ${base64(paperId)}`,
    });
  const part = { "content-type": "application/offset+octet-stream" };
  const created = await start("ảnh.png", PNG.length);
  assert.equal(created.status, 201);
  const upload = created.headers.get("location")!;
  const half = await tus(browser, "PATCH", upload, { ...token, ...part, "upload-offset": "0" }, PNG.slice(0, 20));
  assert.equal(half.status, 204);
  assert.equal((await files(draftId)).length, 0);
  assert.equal((await tus(browser, "HEAD", upload, {})).headers.get("upload-offset"), "20");
  const rest = await tus(browser, "PATCH", upload, { ...token, ...part, "upload-offset": "20" }, PNG.slice(20));
  assert.equal(rest.status, 204);
  assert.deepEqual(await files(draftId), [{ name: "ảnh.png", media_type: "image/png" }]);
  const text = new TextEncoder().encode("không phải ảnh");
  const lying = await start("ảnh.jpg", text.length);
  const refused = await tus(browser, "PATCH", lying.headers.get("location")!, { ...token, ...part, "upload-offset": "0" }, text);
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /không đúng như tên gọi/);
  assert.equal((await start("to.pdf", 21 * 1024 * 1024)).status, 413);
  assert.equal((await tus(browser, "POST", `/nop/${draftId}/tai-len`, { "upload-length": "5" })).status, 403);
  const stranger = await begin(web, MAN);
  const second = (await start("khac.png", PNG.length)).headers.get("location")!;
  assert.equal((await tus(stranger.browser, "HEAD", second, {})).status, 404);
  assert.equal((await tus(stranger.browser, "HEAD", second.replace(draftId, stranger.draftId), {})).status, 404);
});

test("an upload whose session has ended is told so, not led to the sign-in page", async () => {
  const { browser, path, draftId } = await atPaper();
  const token = { "x-csrf-token": browser.fields()._csrf! };
  const metadata = `filename ${base64("ảnh.png")},paper ${base64(path.split("/")[4]!)}`;
  const headers = { ...token, "upload-length": String(PNG.length), "upload-metadata": metadata };
  const before = web.clock.now();
  web.clock.set(before.add({ hours: 2 }).toString());
  assert.equal((await tus(browser, "POST", `/nop/${draftId}/tai-len`, headers)).status, 401);
  web.clock.set(before.toString());
});

test("papers opened from the check page lead back there, and the head says on which day was saved", async () => {
  const { browser, path } = await atPaper();
  const fromCheck = `${path}?ve=kiem-tra`;
  await browser.get(fromCheck);
  const more = await sendFiles(web, browser, fromCheck, { tep: new File([PNG], "a.png"), _them: "1" });
  assert.equal(more.location, fromCheck);
  const page = await browser.get(fromCheck);
  assert.match(page.text, new RegExp(`<form[^>]*action="${path}\\?ve=kiem-tra"`));
  assert.match(page.text, /Đã lưu lúc \d\d:\d\d/);
  const removed = await browser.post(`${path}/xoa?ve=kiem-tra`, { ...ours(browser), _xoa: browser.fields()._xoa ?? "" });
  assert.equal(removed.location, fromCheck);
  const before = web.clock.now();
  web.clock.set(before.add({ hours: 24 }).toString());
  await signInPerson(browser, TOAN);
  assert.match((await browser.get(fromCheck)).text, /Đã lưu ngày \d\d\/\d\d\/2026 lúc/);
  web.clock.set(before.toString());
});
