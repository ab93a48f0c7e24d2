import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { purgeDrafts } from "../../features/filing/index.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { answerLookups, begin, MAN, MARRIED, ours, type PortalWeb, portalWeb, TOAN, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());
beforeEach(() => web.clock.set("2026-11-20T01:00:00Z"));

const RELATIVE = { "uy-quyen": { "requester.authorised": "yes" } };

const later = (days: number) =>
  web.clock.set(
    web.services.clock
      .now()
      .add({ hours: 24 * days })
      .toString(),
  );
const lookups = async (draftId: string) =>
  (
    await sql<{ args: object; value: { found: boolean; values: Record<string, string> } }>`
      select args, value from register_lookup where draft_id = ${draftId} and state = 'answered'`.execute(web.services.db)
  ).rows;

test("a draft that nobody saved for thirty days is thrown away with all that is personal in it", async () => {
  const { browser, path, draftId } = await begin(web);
  const me = await walk(web, browser, path, MARRIED, ["me"]);
  await browser.get(me);
  await browser.post(me, { ...ours(browser), mother: MAN });
  await answerLookups(web.services);
  assert.match((await browser.get("/ho-so")).text, /giữ 30 ngày từ lần lưu cuối.*giữ đến hết ngày 19\/12\/2026/s);
  later(29);
  assert.equal(await purgeDrafts(web.services), 0);
  later(2);
  assert.equal(await purgeDrafts(web.services), 1);
  assert.equal(await purgeDrafts(web.services), 0);
  const { rows } = await sql<{
    answers: object;
    closed: boolean;
  }>`select answers, closed_at is not null as closed from draft where id = ${draftId}`.execute(web.services.db);
  assert.deepEqual(rows, [{ answers: {}, closed: true }]);
  const asked = await lookups(draftId);
  assert.ok(asked.length > 0, "the log of questions stays");
  for (const { args, value } of asked) {
    assert.notDeepEqual(args, {});
    assert.deepEqual(value.values, {});
  }
  await signInPerson(browser, TOAN);
  const gone = await browser.get(me);
  assert.equal(gone.status, 404);
  assert.match(gone.text, /đã được xóa/);
});

test("what registers said is forgotten with a draft that is thrown away by hand", async () => {
  const { browser, path, draftId } = await begin(web);
  const at = await walk(web, browser, path, MARRIED, ["ten-be"]);
  await browser.get(at);
  assert.equal((await lookups(draftId)).length, 1);
  await browser.get("/ho-so");
  assert.equal((await browser.post(`/nop/${draftId}/xoa`, ours(browser))).status, 303);
  assert.deepEqual(
    (await lookups(draftId)).map(({ value }) => value.values),
    [{}],
  );
});

test("the number of parts stays the same from the first question to checking", async () => {
  const { browser, path } = await begin(web);
  const parts = new Set<string>();
  let at = path;
  for (const pageId of [...Object.keys(MARRIED), "kiem-tra"]) {
    at = await walk(web, browser, at, MARRIED, [pageId]);
    parts.add(/Phần \d+ trong (\d+)/.exec((await browser.get(at)).text)![1]!);
  }
  assert.match(at, /kiem-tra$/);
  assert.deepEqual([...parts], ["7"]);
});

test("nobody can walk through the numbers of other people", async () => {
  const { browser, path } = await begin(web, MAN);
  const answers = { ...MARRIED, "quan-he": { "requester.relation": "grandparent" } };
  const notice = await walk(web, browser, path, { ...answers, ...RELATIVE }, ["so-chung-sinh"]);
  await browser.get(notice);
  const form = ours(browser);
  const statuses: number[] = [];
  for (let number = 0; number < 41; number++)
    statuses.push(
      (await browser.post(notice, { ...form, birthNotice: `08201.2611${10 + (number % 10)}.${10 + number}` })).status,
    );
  assert.equal(statuses.indexOf(429), 40);
});
