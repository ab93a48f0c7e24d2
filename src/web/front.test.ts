import assert from "node:assert/strict";
import path from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { sql } from "kysely";
import { getRevision, OFFER_STALE_MS, publishFolder, publishRevisions } from "../features/catalogue/index.ts";
import { openOfficerSession, openPersonSession, seedOfficers } from "../features/identity/index.ts";
import { fixedClock } from "../platform/clock.ts";
import { createDb, createPool } from "../platform/database.ts";
import { createApp } from "./app.ts";
import { type Fetch, keepPages } from "./front.ts";
import { RECORD, takeIn } from "./portal/testing/published-record.ts";
import { addAgencies } from "./testing/agencies.ts";
import { TEST_SITE, type TestWeb, testWeb } from "./testing/test-web.ts";

const START = "2026-11-20T01:00:00Z";
const PAGE = "/thu-tuc/1.001193";
const clock = fixedClock(START);
let web: TestWeb;
let front: Fetch;
/** How often the program itself was asked. */
let asked = 0;

before(async () => {
  web = await testWeb({ clock });
  await publishFolder(web.services, path.join(import.meta.dirname, "../../procedures"));
});
beforeEach(() => {
  clock.set(START);
  asked = 0;
  front = inFrontOf(web);
});
after(() => web.close());

function inFrontOf({ app, services }: Pick<TestWeb, "app" | "services">): Fetch {
  return keepPages(services, (request, ...rest) => {
    asked++;
    return (app.fetch as Fetch)(request, ...rest);
  });
}

async function get(address: string, headers: Record<string, string> = {}, method = "GET") {
  const response = await front(new Request(new URL(address, web.services.config.baseUrl), { method, headers }));
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    headers: response.headers,
    bytes,
    text: bytes.toString(),
    etag: response.headers.get("etag")!,
  };
}
const nonceOf = (headers: Headers) => /'nonce-([^']+)'/.exec(headers.get("content-security-policy")!)?.[1];

async function personCookie(): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into person (personal_id, name, phone, email, address, level, created_at, signed_in_at)
    values ('008095990001', 'NGƯỜI MỘT', '', '', '', 2, ${START}, ${START}) on conflict (personal_id) do update set name = excluded.name returning id`.execute(
    web.services.db,
  );
  return `mc_dan=${await openPersonSession(web.services, { personId: rows[0]!.id })}`;
}

test("the second guest gets the same bytes from memory, under a policy with a nonce of its own", async () => {
  const [first, second] = [await get(PAGE), await get(PAGE, { cookie: `mc_khach=${"x".repeat(43)}` })];
  assert.equal(asked, 1);
  assert.equal(first.status, 200);
  assert.match(first.text, /Đăng nhập VNeID để bắt đầu/);
  assert.deepEqual(second.bytes, first.bytes);
  assert.notEqual(nonceOf(first.headers), nonceOf(second.headers));
  assert.doesNotMatch(first.text, /nonce|_csrf|<script(?![^>]*\ssrc=)/);
  const changing = ["content-security-policy", "x-request-id"];
  const steady = ({ headers }: { headers: Headers }) => [...headers].filter(([name]) => !changing.includes(name));
  assert.deepEqual(steady(second), steady(first));
  assert.equal(second.headers.get("cache-control"), "public, max-age=0, must-revalidate");
  assert.equal(second.headers.get("vary"), "cookie, accept-encoding");
  for (const { headers } of [first, second]) {
    const policy = headers.get("content-security-policy")!;
    assert.match(policy, /script-src 'self' 'nonce-[\w-]{22}'; .*frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get("x-frame-options"), "DENY");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("set-cookie"), null);
  }
  assert.notEqual(first.headers.get("x-request-id"), second.headers.get("x-request-id"));
});

test("who has the page already is told so", async () => {
  const { etag } = await get(PAGE);
  for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await get(PAGE, { "if-none-match": sent });
    assert.deepEqual([answer.status, answer.bytes.length, answer.etag], [304, 0, etag], sent);
  }
  assert.equal((await get(PAGE, { "if-none-match": '"other"' })).status, 200);
  assert.equal(asked, 1);
});

test("each encoding is kept by itself and tagged by itself", async () => {
  const plain = await get(PAGE);
  const br = await get(PAGE, { "accept-encoding": "gzip, br" });
  assert.equal((await get(PAGE, { "accept-encoding": "br" })).bytes.compare(br.bytes), 0);
  assert.equal(br.headers.get("content-encoding"), "br");
  assert.equal(brotliDecompressSync(br.bytes).toString(), plain.text);
  assert.notEqual(br.etag, plain.etag);
  assert.equal(plain.headers.get("content-encoding"), null);
  assert.equal(asked, 2);
});

test("nobody signed in gets a kept page, and theirs is not kept", async () => {
  const cookie = await personCookie();
  for (const round of [1, 2]) {
    const own = await get(PAGE, { cookie });
    assert.match(own.text, /NGƯỜI MỘT/);
    assert.equal(own.headers.get("cache-control"), "no-store");
    assert.equal(own.headers.get("etag"), null);
    assert.doesNotMatch((await get(PAGE)).text, /NGƯỜI MỘT/);
    assert.equal(asked, round + 1);
  }
  await addAgencies(web.services, ["H60.30.12", "H60"]);
  await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
  const { rows } = await sql<{ id: string }>`select id from officer where username = 'lanhdao'`.execute(web.services.db);
  const officer = `mc_canbo=${await openOfficerSession(web.services, { officerId: rows[0]!.id })}`;
  assert.equal((await get(PAGE, { cookie: officer })).headers.get("cache-control"), "no-store");
  assert.equal((await get(PAGE, { cookie: `__Host-mc_dan=${"x".repeat(43)}` })).headers.get("cache-control"), "no-store");
  assert.equal(asked, 5);
});

test("large type has a page of its own", async () => {
  const large = { cookie: "mc_chu=lon" };
  assert.doesNotMatch((await get(PAGE)).text, /class="large"/);
  assert.match((await get(PAGE, large)).text, /class="large"/);
  assert.match((await get(PAGE, large)).text, /class="large"/);
  assert.equal(asked, 2);
});

test("a page with a form token, a missing page and an address with more in it are not kept", async () => {
  for (const address of ["/", "/tra-cuu", "/thu-tuc/9.999999", `${PAGE}?utm=1`, "/tim?q=a&b=1", `/tim?q=${"a".repeat(700)}`]) {
    asked = 0;
    await get(address);
    await get(address);
    assert.equal(asked, 2, address);
  }
  assert.equal((await get("/")).headers.get("cache-control"), "no-store");
  assert.equal((await get("/thu-tuc/9.999999")).headers.get("cache-control"), "no-store");
});

test("a search is kept by its words, and a flood of searches pushes out no procedure", async () => {
  await get(PAGE);
  assert.match((await get("/tim?q=khai+sinh")).text, /khai sinh/);
  await get("/tim?q=khai+sinh");
  assert.equal(asked, 2);
  for (let i = 0; i < 501; i++) await get(`/tim?q=zz${i}`);
  asked = 0;
  await get(PAGE);
  assert.equal(asked, 0);
  await get("/tim?q=khai+sinh");
  assert.equal(asked, 1);
});

test("pages of the catalogue are kept too: guides with their answers, agencies, a day, what to bring", async () => {
  for (const address of [
    "/toi-can/sinh-con?who=baby",
    "/co-quan",
    "/linh-vuc/ho-tich",
    "/thu-tuc",
    "/thiet-yeu",
    `${PAGE}?ngay=2026-11-21`,
    `${PAGE}/can-mang?requester.relation=mother`,
    `${PAGE}/lich-su`,
  ]) {
    asked = 0;
    const [first, second] = [await get(address), await get(address)];
    assert.deepEqual([first.status, asked, second.etag], [200, 1, first.etag], address);
  }
  asked = 0;
  for (const address of ["/thong-ke", "/co-quan/khong-co"]) for (const _ of [1, 2]) await get(address);
  assert.equal(asked, 4);
});

test("what was taken in from the national catalogue is seen within the bound", async () => {
  assert.equal((await get("/thu-tuc/9.888001")).status, 404);
  assert.doesNotMatch((await get("/thu-tuc")).text, /Bơi lội/);
  await takeIn(web.services, RECORD);
  clock.set(Temporal.Instant.from(START).add({ milliseconds: OFFER_STALE_MS }).toString());
  assert.match((await get("/thu-tuc")).text, /Bơi lội/);
  assert.match((await get("/thu-tuc/9.888001")).text, /Cấp thẻ bơi/);
  asked = 0;
  assert.equal((await get("/thu-tuc/9.888001")).status, 200);
  assert.equal(asked, 0);
});

test("HEAD has the headers and no body, and a POST goes to the program", async () => {
  const { etag } = await get(PAGE);
  const head = await get(PAGE, {}, "HEAD");
  assert.deepEqual([head.status, head.bytes.length, head.etag], [200, 0, etag]);
  assert.equal(asked, 1);
  await get("/tim", {}, "HEAD");
  assert.notEqual((await get("/tim")).bytes.length, 0);
  await get(PAGE, {}, "POST");
  assert.equal(asked, 4);
});

test("what this process publishes is shown at once", async () => {
  assert.doesNotMatch((await get(PAGE)).text, /Tên mới của việc này/);
  const { rows } = await sql<{ id: string }>`select id from procedure_revision where code = '1.001193'`.execute(web.services.db);
  const revision = await getRevision(web.services, rows[0]!.id);
  clock.set("2026-11-20T01:00:00.001Z");
  await publishRevisions(web.services, [{ ...revision, plain: "Tên mới của việc này" }]);
  assert.match((await get(PAGE)).text, /<h1>Tên mới của việc này/);
  assert.equal(asked, 2);
});

test("a page that was begun before the offer changed is not kept as the new one's", async () => {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  front = keepPages(web.services, async (request, ...rest) => {
    const response = await (web.app.fetch as Fetch)(request, ...rest);
    if (asked++ > 0) return response;
    begun.resolve();
    await gate.promise;
    return response;
  });
  const late = get("/tim");
  await begun.promise;
  const { rows } = await sql<{ id: string }>`select id from procedure_revision where code = '1.001193'`.execute(web.services.db);
  const revision = await getRevision(web.services, rows[0]!.id);
  clock.set("2026-11-20T01:00:00.002Z");
  await publishRevisions(web.services, [{ ...revision, plain: "Tên mới hơn nữa" }]);
  assert.equal((await get("/tim", { "accept-encoding": "br" })).status, 200);
  gate.resolve();
  assert.doesNotMatch((await late).text, /Tên mới hơn nữa/);
  assert.match((await get("/tim")).text, /Tên mới hơn nữa/);
});

test("what another process changes is shown within the bound, and what ends with a day ends with it", async () => {
  const other = web.superuserDb();
  const withdraw = (code: string, from: string) =>
    sql`
    insert into procedure_withdrawal (id, code, from_day, decision, note, last_position, recorded_by, recorded_at)
    select gen_random_uuid(), ${code}, ${from}, '{"number":"1/QĐ-UBND","date":"2026-11-19","by":"UBND tỉnh"}', '', max(position), '{}', ${START}
    from procedure_revision`.execute(other);
  const begins = async (page: string) => (await get(page)).text.includes("Đăng nhập VNeID để bắt đầu");
  await get(PAGE);
  await withdraw("1.001193", "2026-11-20");
  clock.set(
    Temporal.Instant.from(START)
      .add({ milliseconds: OFFER_STALE_MS - 1 })
      .toString(),
  );
  assert.equal(await begins(PAGE), true);
  clock.set(Temporal.Instant.from(START).add({ milliseconds: OFFER_STALE_MS }).toString());
  assert.equal(await begins(PAGE), false);

  const next = "/thu-tuc/1.000656";
  await withdraw("1.000656", "2026-11-21");
  clock.set("2026-11-20T16:59:59.999Z");
  assert.equal(await begins(next), true);
  clock.set("2026-11-20T17:00:00.000Z");
  assert.equal(await begins(next), false);
  await sql`delete from procedure_withdrawal`.execute(other);
});

test("with the database away a kept page lasts as long as its bound; then the program says so", async () => {
  const pool = createPool({ url: web.adminUrl, name: "test-front" });
  const services = { ...web.services, db: createDb(pool) };
  front = inFrontOf({ services, app: await createApp(services, { site: TEST_SITE }) });
  await get(PAGE);
  await services.db.destroy();
  assert.equal((await get(PAGE)).status, 200);
  clock.set(Temporal.Instant.from(START).add({ milliseconds: OFFER_STALE_MS }).toString());
  assert.ok((await get(PAGE)).status >= 500);
});
