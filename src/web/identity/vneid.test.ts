import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { type Simulators, startSimulators } from "../../../simulators/start.ts";
import { fixedClock } from "../../platform/clock.ts";
import { createBrowser } from "../testing/browser.ts";
import { signInPerson, walkVneid } from "../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../testing/test-web.ts";

const TOAN = "008095990718";
let world: Simulators;
let web: TestWeb;
const clock = fixedClock("2026-11-20T01:00:00Z");

before(async () => {
  world = await startSimulators({ port: 0 });
  web = await testWeb({ clock, env: { VNEID_ISSUER: `${world.url}/vneid` } });
});
after(async () => {
  await web.close();
  await world.close();
});
beforeEach(() => world.control.reset());

test("a person signs in by VNeID and comes back to the page they wanted", async () => {
  const browser = web.browser();
  const asked = await browser.get("/toi");
  assert.equal(asked.location, "/dang-nhap?ve=%2Ftoi");
  assert.match((await browser.follow(asked)).text, /href="\/dang-nhap\/vneid\?ve=%2Ftoi"/);
  const done = await signInPerson(browser, TOAN, "/toi");
  assert.equal(done.location, "/toi");
  const account = await browser.get("/toi");
  assert.match(account.text, /HOÀNG VĂN TOÀN/);
  assert.match(account.text, /12\/09\/1995/);
  assert.match(account.text, /Mức 2/);
});

test("the authorization request uses PKCE S256, state and nonce, and asks for the code only", async () => {
  const url = new URL((await web.browser().get("/dang-nhap/vneid")).location!);
  assert.equal(url.searchParams.get("response_type"), "code");
  assert.equal(url.searchParams.get("code_challenge_method"), "S256");
  assert.ok(url.searchParams.get("state")!.length >= 32);
  assert.ok(url.searchParams.get("nonce")!.length >= 32);
});

test("signing in again updates the same person instead of making another", async () => {
  await signInPerson(web.browser(), TOAN);
  await signInPerson(web.browser(), TOAN);
  const { rows } = await sql<{ n: string }>`select count(*) as n from person where personal_id = ${TOAN}`.execute(
    web.services.db,
  );
  assert.equal(Number(rows[0]!.n), 1);
});

test("the cookie is out of reach of scripts and only its hash is stored", async () => {
  const browser = web.browser();
  const back = new URL(await walkVneid((await browser.get("/dang-nhap/vneid")).location!, { chon: TOAN }));
  const done = await browser.get(back.pathname + back.search);
  const line = done.headers.getSetCookie().find((each) => each.startsWith("mc_dan="))!;
  assert.match(line, /HttpOnly/);
  assert.match(line, /SameSite=Lax/);
  assert.match(line, /Path=\//);
  assert.doesNotMatch(line, /Secure/);
  const token = browser.cookies.get("mc_dan")!;
  const { rows } = await sql<{ t: string }>`select encode(token_hash, 'escape') as t from session`.execute(web.services.db);
  assert.ok(rows.every((row) => !row.t.includes(token)));
});

test("a session that somebody planted does not survive signing in", async () => {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  const planted = browser.cookies.get("mc_dan")!;
  await signInPerson(browser, TOAN);
  assert.notEqual(browser.cookies.get("mc_dan"), planted);
  const thief = web.browser();
  thief.cookies.set("mc_dan", planted);
  assert.equal((await thief.get("/toi")).status, 303);
});

test("an answer with another state, a repeated answer and an answer in another browser are refused", async () => {
  const browser = web.browser();
  const back = new URL(await walkVneid((await browser.get("/dang-nhap/vneid?ve=/toi")).location!, { chon: TOAN }));
  const other = await web.browser().get(back.pathname + back.search);
  assert.equal(other.status, 400);
  assert.match(other.text, /quá lâu/);
  const forged = new URLSearchParams(back.search);
  forged.set("state", "x".repeat(43));
  const refused = await browser.get(`${back.pathname}?${forged}`);
  assert.equal(refused.status, 400);
  assert.match(refused.text, /không nhận câu trả lời/);
  const repeated = await browser.get(back.pathname + back.search);
  assert.equal(repeated.status, 400);
  assert.equal(browser.cookies.has("mc_dan"), false);
});

test("a person who stops at VNeID is told so and can go on to the same page", async () => {
  const browser = web.browser();
  const back = new URL(await walkVneid((await browser.get("/dang-nhap/vneid?ve=/ho-so")).location!, { thoi: "1" }));
  const page = await browser.get(back.pathname + back.search);
  assert.match(page.text, /Bạn chưa đăng nhập/);
  assert.match(page.text, /\/dang-nhap\/vneid\?ve=%2Fho-so/);
});

for (const mode of ["away", "garbage", "fail"] as const) {
  test(`VNeID that is ${mode} gives a clear page and loses nothing`, async () => {
    world.control.set("vneid", { mode });
    const page = await web.browser().get("/dang-nhap/vneid?ve=/ho-so");
    assert.equal(page.status, 503);
    assert.match(page.text, /VNeID đang không trả lời/);
    assert.match(page.text, /\/dang-nhap\/vneid\?ve=%2Fho-so/);
  });
}

for (const mode of ["away", "garbage", "fail"] as const) {
  test(`VNeID that turns ${mode} while the person is there signs nobody in and keeps the way back`, async () => {
    const browser = web.browser();
    const back = new URL(await walkVneid((await browser.get("/dang-nhap/vneid?ve=/ho-so")).location!, { chon: TOAN }));
    world.control.set("vneid", { mode });
    const page = await browser.get(back.pathname + back.search);
    assert.equal(page.status, 503);
    assert.match(page.text, /\/dang-nhap\/vneid\?ve=%2Fho-so/);
    assert.equal(browser.cookies.has("mc_dan"), false);
  });
}

for (const target of [
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/%0d%0aSet-Cookie:x",
  "javascript:alert(1)",
  "\t//evil.example",
]) {
  test(`signing in never leads to ${JSON.stringify(target)}`, async () => {
    const done = await signInPerson(web.browser(), TOAN, target);
    const place = new URL(done.location ?? "", "http://127.0.0.1:3000");
    assert.equal(place.origin, "http://127.0.0.1:3000");
    assert.doesNotMatch(done.location!, /evil|[\r\n]/);
  });
}

test("sixty idle minutes, or twelve hours, end a session", async () => {
  const browser = web.browser();
  const start = Temporal.Instant.from("2026-11-20T01:00:00Z");
  await signInPerson(browser, TOAN);
  clock.set(start.add({ minutes: 59 }).toString());
  assert.equal((await browser.get("/toi")).status, 200);
  clock.set(start.add({ minutes: 118 }).toString());
  assert.equal((await browser.get("/toi")).status, 200);
  clock.set(start.add({ minutes: 178 }).toString());
  const late = await browser.get("/toi");
  assert.match(late.location!, /het=1/);
  assert.match((await browser.follow(late)).text, /Phiên làm việc đã hết/);
  clock.set(start.toString());
  await signInPerson(browser, TOAN);
  for (let minutes = 50; minutes < 720; minutes += 50) {
    clock.set(start.add({ minutes }).toString());
    assert.equal((await browser.get("/toi")).status, 200);
  }
  clock.set(start.add({ minutes: 721 }).toString());
  assert.equal((await browser.get("/toi")).status, 303);
  clock.set(start.toString());
});

test("how to get level 2 is told in the same words before signing in and to whom it is missing", async () => {
  const browser = web.browser();
  const words = /có mức 2 sau 3 đến 7 ngày làm việc/;
  assert.match((await browser.get("/dang-nhap")).text, words);
  await signInPerson(browser, "002099990854");
  assert.match((await browser.get("/toi")).text, words);
});

test("signing out needs a POST with its token and makes the cookie worthless", async () => {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  await browser.get("/toi");
  const token = browser.cookies.get("mc_dan")!;
  assert.equal((await browser.post("/dang-xuat", {})).location, "/");
  assert.equal(browser.cookies.has("mc_dan"), false);
  const again = createBrowser(web.app, web.services.config.baseUrl);
  again.cookies.set("mc_dan", token);
  assert.equal((await again.get("/toi")).status, 303);
});
