import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import type { Browser } from "../testing/browser.ts";
import { plainText } from "../testing/page-form.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { answerLookups, MAN, ours, type PortalWeb, portalWeb, TOAN } from "./testing/portal-web.ts";

const FERTILISER = "1.007931";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());

/** At the question about the owner of the shop, with the applicant's own number known from VNeID. */
async function atOwner(): Promise<{ browser: Browser; path: string }> {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  await browser.get(`/nop/${FERTILISER}/bat-dau`);
  const first = (await browser.post(`/nop/${FERTILISER}/bat-dau`, { _khoa: randomUUID() })).location!;
  await browser.get(first);
  const path = (await browser.post(first, { ...ours(browser), "owner.kind": "individual" })).location!;
  await answerLookups(web.services);
  return { browser, path };
}

test("a number that VNeID gives beforehand is offered as the applicant's own, and another person can be named", async () => {
  const { browser, path } = await atOwner();
  const own = plainText((await browser.get(path)).text);
  assert.match(own, /Bạn có phải là chủ cửa hàng không\?.*HOÀNG VĂN TOÀN/);
  assert.match(own, /Đúng, tôi là chủ cửa hàng.*Không, chủ cửa hàng là người khác/);
  const no = await browser.post(path, { ...ours(browser), "owner.confirmed": "no" });
  assert.equal(no.location, path);
  const asked = await browser.get(path);
  assert.match(asked.text, /<input[^>]*name="owner"/);
  assert.doesNotMatch(asked.text, new RegExp(TOAN), "nothing that must be wiped out first");
  web.clock.set(web.clock.now().add({ seconds: 1 }).toString());
  await browser.post(path, { ...ours(browser), owner: MAN });
  await answerLookups(web.services);
  const other = plainText((await browser.get(path)).text);
  assert.match(other, /Đây có đúng là chủ cửa hàng không\?.*HOÀNG THỊ MẬN/);
  const yes = await browser.post(path, { ...ours(browser), "owner.confirmed": "yes" });
  assert.notEqual(yes.location, path);
});
