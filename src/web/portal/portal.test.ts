import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { begin, ours, type PortalWeb, portalWeb, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());
beforeEach(() => web.world.control.reset());

test("a father registers a birth from the first question to the receipt without typing what registers know", async () => {
  const { browser, path } = await begin(web);
  const check = await walk(web, browser, path);
  assert.match(check, /\/kiem-tra$/);
  const page = await browser.get(check);
  assert.match(page.text, /HOÀNG THỊ MẬN/);
  assert.match(page.text, /16\.000/);
  const sent = await browser.post(check, ours(browser));
  assert.match(sent.location ?? "", /^\/ho-so\/H60\.30\.12-261120-0001\/da-nop$/);
  const receipt = await browser.follow(sent);
  assert.match(receipt.text, /Trước 08:00 thứ Hai 23\/11\/2026/);
});
