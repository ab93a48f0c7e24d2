import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { HtmlValidate } from "html-validate";
import { sql } from "kysely";
import { limit, openOfficerSession, openPersonSession, seedOfficers } from "../features/identity/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { createDb, createPool } from "../platform/database.ts";
import { createApp, createShell } from "./app.ts";
import { formOf } from "./form-body.ts";
import { postForm } from "./forms.ts";
import { actorOf, requireOfficer, requirePerson, restoredForm } from "./guards.ts";
import { allowFraming } from "./headers.ts";
import { notFound } from "./problem.ts";
import { addAgencies } from "./testing/agencies.ts";
import { type Browser, createBrowser } from "./testing/browser.ts";
import { TEST_SITE, type TestWeb, testWeb } from "./testing/test-web.ts";
import { html, text } from "./ui/index.ts";
import { page } from "./ui/page.ts";

const START = "2026-11-20T01:00:00Z";
const clock = fixedClock(START);
let web: TestWeb;

before(async () => {
  web = await testWeb({ clock, shell: true });
  const { app } = web;
  app.get("/form", async (c) => {
    const kept = await restoredForm(c);
    const field = text({ name: "ten", label: "Tên", value: kept?.ten?.[0] ?? "" });
    return page(c, { title: "Biểu mẫu", body: postForm(c, { body: html`${field}${kept?.mau?.join("+")}` }) });
  });
  app.post("/form", requirePerson, async (c) =>
    c.text(`${actorOf(c).kind === "person" ? "nhận" : ""} ${(await formOf(c)).get("ten")}`),
  );
  app.get("/rieng", requirePerson, (c) => c.text(JSON.stringify(actorOf(c))));
  app.get("/can-bo/rieng", requireOfficer("leader"), (c) => c.text("lãnh đạo"));
  app.get("/dem", async (c) => {
    await limit(c.var.services, "track", "10.0.0.1");
    return c.text("được");
  });
  app.get("/tep", (c) => {
    allowFraming(c);
    return c.body("%PDF", 200, { "content-type": "application/pdf" });
  });
  app.get("/hong", () => {
    throw new Error("secret detail");
  });
  app.get("/mat", () => {
    throw notFound();
  });
});
after(() => web.close());
beforeEach(() => clock.set(START));

async function person(personalId: string, name: string): Promise<{ id: string; token: string; browser: Browser }> {
  const { rows } = await sql<{
    id: string;
  }>`insert into person (personal_id, name, phone, email, address, level, created_at, signed_in_at)
    values (${personalId}, ${name}, '', '', '', 2, ${START}, ${START}) on conflict (personal_id) do update set name = excluded.name returning id`.execute(
    web.services.db,
  );
  const token = await openPersonSession(web.services, { personId: rows[0]!.id });
  const browser = web.browser();
  browser.cookies.set("mc_dan", token);
  return { id: rows[0]!.id, token, browser };
}

test("every page forbids foreign scripts, frames and sniffing, and is never stored", async () => {
  const page = await web.browser().get("/form");
  const policy = page.headers.get("content-security-policy")!;
  assert.doesNotMatch(policy, /unsafe/);
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  const nonce = /'nonce-([^']+)'/.exec(policy)![1]!;
  assert.ok(page.text.includes(`nonce="${nonce}"`));
  assert.doesNotMatch(page.text, /\sstyle="|\son\w+="/);
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  assert.equal(page.headers.get("referrer-policy"), "same-origin");
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(page.headers.get("strict-transport-security"), null);
  const next = await web.browser().get("/form");
  assert.notEqual(/'nonce-([^']+)'/.exec(next.headers.get("content-security-policy")!)![1], nonce);
});

test("a file for preview may be framed by our own pages only", async () => {
  const file = await web.browser().get("/tep");
  assert.match(file.headers.get("content-security-policy")!, /frame-ancestors 'self'/);
  assert.equal(file.headers.get("x-frame-options"), "SAMEORIGIN");
});

test("pages and assets are compressed as the browser likes; assets never change under their name", async () => {
  const plain = await web.app.request("/form");
  const whole = await plain.text();
  const br = await web.app.request("/form", { headers: { "accept-encoding": "gzip, br" } });
  assert.equal(br.headers.get("content-encoding"), "br");
  assert.equal(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString().length, whole.length);
  const gz = await web.app.request("/form", { headers: { "accept-encoding": "gzip, br;q=0" } });
  assert.equal(gz.headers.get("content-encoding"), "gzip");
  assert.equal(gunzipSync(Buffer.from(await gz.arrayBuffer())).toString().length, whole.length);
  const css = await web.app.request(/href="(\/tinh\/motcua-[^"]+\.css)"/.exec(whole)![1]!, {
    headers: { "accept-encoding": "br" },
  });
  assert.match(css.headers.get("cache-control")!, /immutable/);
  assert.match(css.headers.get("content-security-policy")!, /default-src/);
  assert.match(brotliDecompressSync(Buffer.from(await css.arrayBuffer())).toString(), /--brand/);
});

test("a POST needs the token of this very visitor", async () => {
  const { browser } = await person("008095990001", "NGƯỜI MỘT");
  const other = await person("008095990002", "NGƯỜI HAI");
  await other.browser.get("/form");
  const foreign = other.browser.fields()._csrf!;
  await browser.get("/form");
  assert.equal((await browser.post("/form", { ten: "a" })).status, 200);
  for (const token of ["", "x", foreign]) {
    const refused = await browser.post("/form", { ten: "a", _csrf: token });
    assert.equal(refused.status, 403, token);
    assert.match(refused.text, /tải lại trang/);
    await browser.get("/form");
  }
});

test("a POST from another site is refused even with the right token", async () => {
  const { browser } = await person("008095990001", "NGƯỜI MỘT");
  await browser.get("/form");
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
    assert.equal((await browser.post("/form", { ten: "a" }, headers)).status, 403);
    await browser.get("/form");
  }
});

test("two tabs of a guest share one token", async () => {
  const browser = web.browser();
  await browser.get("/form");
  const first = browser.fields()._csrf;
  await browser.get("/form");
  assert.equal(browser.fields()._csrf, first);
});

test("a form sent after the session ended is kept and shown again to the same person, once", async () => {
  const { id, browser } = await person("008095990003", "NGƯỜI BA");
  await browser.get("/form");
  clock.set("2026-11-20T02:30:00Z");
  const sent = await browser.post("/form", { ten: "Hoàng Minh An", mau: ["đỏ", "xanh"] });
  assert.equal(sent.status, 303);
  assert.equal(sent.location, "/dang-nhap?ve=%2Fform%3Fkhoi-phuc%3D1&giu=1");
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from pending_form`.execute(web.services.db);
  assert.ok(!rows[0]!.sealed.toString("utf8").includes("Hoàng"));
  browser.cookies.set("mc_dan", await openPersonSession(web.services, { personId: id }));
  const back = await browser.get("/form?khoi-phuc=1");
  assert.match(back.text, /value="Hoàng Minh An"/);
  assert.match(back.text, /đỏ\+xanh/);
  assert.doesNotMatch((await browser.get("/form?khoi-phuc=1")).text, /Hoàng Minh An/);
});

test("a kept form is shown to nobody else, on no other page, and not after an hour", async () => {
  const { id, browser } = await person("008095990004", "NGƯỜI BỐN");
  const stranger = await person("008095990005", "NGƯỜI NĂM");
  await browser.get("/form");
  clock.set("2026-11-20T02:30:00Z");
  await browser.post("/form", { ten: "Bí Mật" });
  browser.cookies.set("mc_dan", await openPersonSession(web.services, { personId: stranger.id }));
  assert.doesNotMatch((await browser.get("/form?khoi-phuc=1")).text, /Bí Mật/);
  clock.set("2026-11-20T03:31:00Z");
  browser.cookies.set("mc_dan", await openPersonSession(web.services, { personId: id }));
  assert.doesNotMatch((await browser.get("/form?khoi-phuc=1")).text, /Bí Mật/);
});

test("a guest is asked to sign in and comes back; a script is told in JSON", async () => {
  assert.equal((await web.browser().get("/rieng?a=1&b=2")).location, "/dang-nhap?ve=%2Frieng%3Fa%3D1%26b%3D2");
  const json = await web.browser().get("/rieng", { accept: "application/json" });
  assert.equal(json.status, 401);
  assert.equal((await web.browser().get("/can-bo/rieng")).location, "/can-bo/dang-nhap?ve=%2Fcan-bo%2Frieng");
});

test("too many tries are told how long to wait", async () => {
  const browser = web.browser();
  for (let i = 0; i < 30; i++) assert.equal((await browser.get("/dem")).status, 200);
  const refused = await browser.get("/dem");
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get("retry-after")) > 0);
  assert.match(refused.text, /hãy đợi \d+ (phút|giây) rồi thử lại/);
});

test("errors say what to do and never what broke", async () => {
  const hong = await web.browser().get("/hong");
  assert.equal(hong.status, 500);
  assert.doesNotMatch(hong.text, /secret detail|at .*\.ts/);
  assert.match(hong.text, /đọc mã/);
  assert.match((await web.browser().get("/khong-co")).text, /Không có trang này/);
  assert.equal((await web.browser().get("/mat")).status, 404);
  assert.match((await web.browser().get("/can-bo/khong-co")).text, /Về bàn làm việc/);
});

test("a form that is too large is refused before it is read to the end", async () => {
  const { browser } = await person("008095990001", "NGƯỜI MỘT");
  await browser.get("/form");
  const answer = await browser.post("/form", { ten: "x".repeat(300_000) });
  assert.equal(answer.status, 413);
  assert.match(answer.text, /quá lớn/);
});

test("with the database away the page says that nothing is lost, and what needs no database works", async () => {
  const db = createDb(createPool({ url: "postgres://nobody@127.0.0.1:1/none", name: "away" }));
  const app = await createShell({ ...web.services, db }, { site: TEST_SITE });
  app.get("/rieng", requirePerson, (c) => c.text("đây"));
  app.get("/chung", (c) => page(c, { title: "Chung", body: html`<h1>Chung</h1>` }));
  const browser = createBrowser(app, web.services.config.baseUrl);
  assert.equal((await browser.get("/chung")).status, 200);
  browser.cookies.set("mc_dan", "x".repeat(43));
  const away = await browser.get("/rieng");
  assert.equal(away.status, 503);
  assert.ok(Number(away.headers.get("retry-after")) > 0);
  assert.match(away.text, /Hệ thống đang khởi động lại/);
  assert.match(away.text, /chưa mất gì/);
  assert.match(away.headers.get("content-security-policy")!, /default-src/);
  await db.destroy();
});

test("large type is a cookie, works without script and only leads to our own pages", async () => {
  const browser = web.browser();
  assert.equal((await browser.get("/co-chu/lon?ve=/form")).location, "/form");
  assert.match((await browser.get("/form")).text, /<html lang="vi" class="large">/);
  assert.equal((await browser.get("/co-chu/thuong?ve=//evil.example")).location, "/");
  assert.doesNotMatch((await browser.get("/form")).text, /class="large"/);
});

test("the gallery of components is there in development only", async () => {
  const shown = await createApp(web.services, { site: TEST_SITE });
  assert.equal((await shown.request("/dev/ui")).status, 200);
  const services = { ...web.services, config: { ...web.services.config, production: true } };
  const live = await createApp(services, { site: TEST_SITE });
  assert.equal((await live.request("/dev/ui")).status, 404);
});

test("whole pages are valid HTML, titled, in Vietnamese, with a way past the head", async () => {
  const app = await createApp(web.services, { site: TEST_SITE });
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: { "form-dup-name": ["error", { shared: ["radio", "button", "submit", "checkbox"] }] },
  });
  for (const path of ["/dang-nhap", "/can-bo/dang-nhap", "/khong-co", "/can-bo/khong-co", "/dev/ui"]) {
    const answer = await createBrowser(app, web.services.config.baseUrl).get(path);
    const report = await validator.validateString(answer.text);
    assert.deepEqual(
      report.results.flatMap((result) => result.messages.map((m) => `${path} ${m.line}:${m.column} ${m.ruleId}: ${m.message}`)),
      [],
    );
    assert.match(answer.text, /<html lang="vi">/);
    assert.match(answer.text, /<a class="skip" href="#chinh">/);
    assert.match(answer.text, /<title>[^<]+ – (Dịch vụ công|Bàn làm việc)/);
    assert.equal(answer.text.match(/<h1/g)?.length ?? 0, path === "/dev/ui" ? 2 : 1);
  }
});

test("an officer passes only in a role that the page is for", async () => {
  await addAgencies(web.services, ["H60.30.12", "H60"]);
  await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
  const enter = async (username: string) => {
    const { rows } = await sql<{ id: string }>`select id from officer where username = ${username}`.execute(web.services.db);
    const browser = web.browser();
    browser.cookies.set("mc_canbo", await openOfficerSession(web.services, { officerId: rows[0]!.id }));
    return browser.get("/can-bo/rieng");
  };
  assert.equal((await enter("lanhdao")).text, "lãnh đạo");
  const wrong = await enter("hotich");
  assert.equal(wrong.status, 403);
  assert.match(wrong.text, /dành cho vai “Lãnh đạo”; bạn đang làm với vai “Chuyên viên”/);
  assert.equal((await enter("kiemnhiem")).location, "/can-bo/vai-tro?ve=%2Fcan-bo%2Frieng");
});
