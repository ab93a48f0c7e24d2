import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { DEMO_PASSWORD, type SeededAccount, seedOfficers } from "../../features/identity/index.ts";
import { codeAt, currentStep, totpOf } from "../../features/identity/officer/totp.ts";
import { fixedClock } from "../../platform/clock.ts";
import { addAgencies } from "../testing/agencies.ts";
import type { Browser } from "../testing/browser.ts";
import { signInOfficer } from "../testing/sign-in.ts";
import { type TestWeb, testWeb } from "../testing/test-web.ts";

const XA = "H60.30.12";
const clock = fixedClock("2026-11-20T01:00:00Z");
let web: TestWeb;
let accounts: SeededAccount[];

before(async () => {
  web = await testWeb({ clock });
  await addAgencies(web.services, [XA, "H60.30.13", "H60.01"]);
  accounts = await seedOfficers(web.services, { agencyIds: [XA, "H60.30.13"], controllerAgencyId: "H60.01" });
});
after(() => web.close());

let day = 0;
beforeEach(async () => {
  // Each test on a day of its own, so that no lock, limit or used code of another reaches it.
  clock.set(
    Temporal.Instant.from("2026-11-20T01:00:00Z")
      .add({ hours: 24 * ++day })
      .toString(),
  );
  await sql`delete from rate_limit`.execute(web.services.db);
});

const tryPassword = (browser: Browser, ten: string, matKhau: string) =>
  browser.post("/can-bo/dang-nhap", { ten, "mat-khau": matKhau });
async function opened(): Promise<Browser> {
  const browser = web.browser();
  await browser.get("/can-bo/dang-nhap");
  return browser;
}
const codeOf = (username: string, steps = 0): string => {
  const secret = accounts.find((account) => account.username === username)!.totpSecret;
  return codeAt(totpOf(secret), currentStep(clock.now()) + steps);
};

test("an officer with one post signs in with password and code, and the post is in the masthead", async () => {
  const browser = web.browser();
  const done = await signInOfficer(browser, "hotich", DEMO_PASSWORD);
  assert.equal(done.location, "/can-bo");
  const page = await browser.get("/can-bo/vai-tro");
  assert.match(page.text, /LÝ THỊ THU<br>Chuyên viên – Công chức tư pháp – hộ tịch/);
});

test("an officer's day begins at the desk, a controller's at the control page", async () => {
  for (const [username, home] of [
    ["hotich", "/ban-lam-viec"],
    ["kiemsoat", "/quan-tri"],
  ] as const) {
    const browser = web.browser();
    assert.equal((await browser.follow(await signInOfficer(browser, username, DEMO_PASSWORD))).location, home);
  }
  assert.equal((await web.browser().get("/can-bo")).location, "/can-bo/dang-nhap?ve=%2Fcan-bo");
});

test("the password alone opens nothing", async () => {
  const browser = await opened();
  assert.equal((await tryPassword(browser, "hotich", DEMO_PASSWORD)).location, "/can-bo/dang-nhap/ma");
  assert.match((await browser.get("/can-bo/vai-tro")).location!, /dang-nhap/);
});

test("a wrong password and an unknown name are answered in the same words", async () => {
  const browser = await opened();
  const strip = (text: string) => text.replace(/value="[^"]*"|nonce="[^"]*"/g, "");
  const wrong = await tryPassword(browser, "hotich", "sai");
  const unknown = await tryPassword(browser, "khongco", "sai");
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Tên đăng nhập hoặc mật khẩu chưa đúng/);
  assert.equal(strip(wrong.text), strip(unknown.text));
  assert.doesNotMatch(wrong.text, /value="sai"/);
});

for (const name of ["hotich", "nguoila"]) {
  test(`five failures lock the account ${name} for fifteen minutes, whether it exists or not`, async () => {
    const browser = await opened();
    for (let i = 1; i <= 4; i++) assert.match((await tryPassword(browser, name, "sai")).text, /chưa đúng/);
    assert.match((await tryPassword(browser, name, "sai")).text, /tạm khóa 15 phút/);
    assert.match((await tryPassword(browser, name, DEMO_PASSWORD)).text, /tạm khóa 15 phút/);
    clock.set(clock.now().add({ minutes: 14, seconds: 59 }).toString());
    assert.match((await tryPassword(browser, name, DEMO_PASSWORD)).text, /tạm khóa/);
    clock.set(clock.now().add({ seconds: 1 }).toString());
    const next = await tryPassword(browser, name, DEMO_PASSWORD);
    if (name === "hotich") assert.equal(next.location, "/can-bo/dang-nhap/ma");
    else assert.match(next.text, /chưa đúng/);
  });
}

test("many guesses at once count one by one: five are looked at, not more", async () => {
  const browser = await opened();
  const answers = await Promise.all(Array.from({ length: 12 }, () => tryPassword(browser, "lanhdao", "sai")));
  const looked = answers.filter((answer) => /chưa đúng/.test(answer.text)).length;
  assert.equal(looked, 4);
  assert.equal(answers.filter((answer) => /tạm khóa/.test(answer.text)).length, 8);
});

test("a right password in between does not give new guesses at the code", async () => {
  const browser = await opened();
  for (let i = 1; i <= 4; i++) {
    await tryPassword(browser, "hotich", DEMO_PASSWORD);
    assert.match((await browser.post("/can-bo/dang-nhap/ma", { ma: "000000" })).text, /Mã chưa đúng/);
  }
  await tryPassword(browser, "hotich", DEMO_PASSWORD);
  assert.match((await browser.post("/can-bo/dang-nhap/ma", { ma: "000000" })).text, /tạm khóa/);
  assert.match((await browser.post("/can-bo/dang-nhap/ma", { ma: codeOf("hotich") })).text, /tạm khóa/);
});

test("a code counts once, also for the right person", async () => {
  const first = await opened();
  const second = await opened();
  await tryPassword(first, "hotich", DEMO_PASSWORD);
  await tryPassword(second, "hotich", DEMO_PASSWORD);
  const code = codeOf("hotich");
  assert.equal((await first.post("/can-bo/dang-nhap/ma", { ma: code })).location, "/can-bo");
  const replay = await second.post("/can-bo/dang-nhap/ma", { ma: code });
  assert.equal(replay.status, 422);
  assert.match(replay.text, /đã dùng rồi/);
  assert.equal((await second.post("/can-bo/dang-nhap/ma", { ma: codeOf("hotich", 1) })).location, "/can-bo");
  const before = await opened();
  await tryPassword(before, "hotich", DEMO_PASSWORD);
  assert.equal((await before.post("/can-bo/dang-nhap/ma", { ma: codeOf("hotich", -1) })).status, 422);
});

test("the step of the code ends after five minutes", async () => {
  const browser = await opened();
  await tryPassword(browser, "hotich", DEMO_PASSWORD);
  clock.set(clock.now().add({ minutes: 5 }).toString());
  const late = await browser.post("/can-bo/dang-nhap/ma", { ma: codeOf("hotich") });
  assert.match((await browser.follow(late)).text, /Bước nhập mã đã quá lâu/);
});

test("several posts: one is chosen, shown, switched, and a page of the other can no longer act", async () => {
  const browser = web.browser();
  await signInOfficer(browser, "kiemnhiem", DEMO_PASSWORD);
  const choose = await browser.get("/can-bo/vai-tro");
  const posts = [...choose.text.matchAll(/name="vai" value="([^"]+)"[^>]*> <span>([^–]+)/g)].map(([, id, role]) => ({
    id: id!,
    role: role!.trim(),
  }));
  assert.deepEqual(posts.map((post) => post.role).sort(), ["Chuyên viên", "Một cửa"]);
  const [one, other] = posts as [{ id: string; role: string }, { id: string; role: string }];
  assert.equal((await browser.post("/can-bo/vai-tro", { vai: one.id })).location, "/can-bo");
  const page = await browser.get("/can-bo/vai-tro");
  assert.ok(page.text.includes(`<br>${one.role} – `));
  const old = browser.fields()._csrf!;
  assert.equal((await browser.post("/can-bo/vai-tro", { vai: other.id })).status, 303);
  assert.ok((await browser.get("/can-bo/vai-tro")).text.includes(`<br>${other.role} – `));
  const stale = await browser.post("/can-bo/vai-tro", { vai: one.id, _csrf: old });
  assert.equal(stale.status, 403);
  assert.match(stale.text, /đổi vai/);
});

test("nobody can take a post of somebody else", async () => {
  const { rows } = await sql<{
    id: string;
  }>`select p.id from officer_post p join officer o on o.id = p.officer_id where o.username = 'lanhdao'`.execute(web.services.db);
  const browser = web.browser();
  await signInOfficer(browser, "kiemnhiem", DEMO_PASSWORD);
  await browser.get("/can-bo/vai-tro");
  const refused = await browser.post("/can-bo/vai-tro", { vai: rows[0]!.id });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Chọn một vai trong danh sách/);
});

test("thirty idle minutes end an officer's session", async () => {
  const browser = web.browser();
  await signInOfficer(browser, "hotich", DEMO_PASSWORD);
  clock.set(clock.now().add({ minutes: 30 }).toString());
  assert.match((await browser.get("/can-bo/vai-tro")).location!, /dang-nhap/);
});

test("the officers' cookie opens nothing in the portal, and the other way round", async () => {
  const browser = web.browser();
  await signInOfficer(browser, "hotich", DEMO_PASSWORD);
  assert.equal((await browser.get("/toi")).location, "/dang-nhap?ve=%2Ftoi");
  const swapped = web.browser();
  swapped.cookies.set("mc_dan", browser.cookies.get("mc_canbo")!);
  assert.equal((await swapped.get("/toi")).status, 303);
});

test("an account that was closed is out at once", async () => {
  const browser = web.browser();
  await signInOfficer(browser, "motcua.3013", DEMO_PASSWORD);
  assert.equal((await browser.get("/can-bo/vai-tro")).status, 200);
  await sql`update officer set active = false where username = 'motcua.3013'`.execute(web.services.db);
  assert.equal((await browser.get("/can-bo/vai-tro")).status, 303);
});

test("every commune has a leader to whom the other one can delegate", async () => {
  for (const [commune, end] of [
    [XA, ""],
    ["H60.30.13", ".3013"],
  ] as const) {
    const leaders = accounts.filter(({ agencyId, roles }) => agencyId === commune && roles.includes("leader"));
    assert.deepEqual(
      leaders.map(({ username }) => username),
      [`lanhdao${end}`, `phochutich${end}`],
    );
    const chairman = web.browser();
    await signInOfficer(chairman, `lanhdao${end}`, DEMO_PASSWORD);
    const { text } = await chairman.get("/ban-lam-viec/uy-quyen-viec");
    assert.ok(text.includes(`${leaders[1]!.name} – Phó Chủ tịch UBND xã</option>`), leaders[1]!.name);
  }
});

test("seeding again adds nothing and changes nobody's password", async () => {
  const agencies = { agencyIds: [XA, "H60.30.13"], controllerAgencyId: "H60.01" };
  assert.deepEqual(await seedOfficers(web.services, agencies), []);
  assert.deepEqual(
    accounts.slice(0, 4).map((a) => a.username),
    ["motcua", "hotich", "lanhdao", "kiemnhiem"],
  );
  const controller = accounts.find(({ username }) => username === "kiemsoat");
  assert.deepEqual(controller, { ...controller, username: "kiemsoat", roles: ["controller"], agencyId: "H60.01" });
});

test("in production passwords and secrets are random and the code is nowhere on the page", async () => {
  const env = {
    MOTCUA_ENV: "production",
    MOTCUA_SECRET: "production-secret-production-secret",
    MOTCUA_BASE_URL: "https://dichvucong.example.vn",
  };
  const live = await testWeb({ clock, env });
  try {
    await addAgencies(live.services, [XA, "H60.01"]);
    const made = await seedOfficers(live.services, { agencyIds: [XA], controllerAgencyId: "H60.01" });
    assert.equal(new Set(made.map((account) => account.password)).size, made.length);
    const browser = live.browser();
    await browser.get("/can-bo/dang-nhap");
    const sent = await browser.post("/can-bo/dang-nhap", {
      ten: "hotich",
      "mat-khau": made.find((a) => a.username === "hotich")!.password,
    });
    assert.equal(sent.location, "/can-bo/dang-nhap/ma");
    const line = sent.headers.getSetCookie().find((each) => each.startsWith("__Host-mc_ma2="))!;
    assert.match(line, /Secure/);
    assert.match(line, /HttpOnly/);
    assert.doesNotMatch((await browser.get("/can-bo/dang-nhap/ma")).text, /trình diễn|<b class="num">/);
    assert.match((await browser.get("/")).headers.get("strict-transport-security")!, /max-age/);
  } finally {
    await live.close();
  }
});
