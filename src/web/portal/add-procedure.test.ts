import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { publishFolder } from "../../features/catalogue/index.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { type PortalWeb, portalWeb, TOAN, walk } from "./testing/portal-web.ts";

const guide = readFileSync(join(import.meta.dirname, "../../../docs/them-thu-tuc.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "motcua-them-thu-tuc-"));
let web: PortalWeb;
before(async () => {
  for (const [, path, text] of guide.matchAll(/^```(?:yaml|json) (\S+)\n([\s\S]*?)^```$/gm)) {
    mkdirSync(dirname(join(folder, path!)), { recursive: true });
    writeFileSync(join(folder, path!), text!);
  }
  web = await portalWeb();
  web.clock.set("2026-11-23T01:00:00Z");
  await publishFolder(web.services, folder);
});
after(async () => {
  rmSync(folder, { recursive: true });
  await web?.close();
});

test("the procedure of docs/them-thu-tuc.md has its page and is filled in to the end", async () => {
  const browser = web.browser();
  const page = await browser.get("/thu-tuc/9.900001");
  assert.equal(page.status, 200);
  assert.match(page.text, /Mượn loa đài, bàn ghế/);
  assert.match(page.text, /Giấy giới thiệu của thôn/);
  await signInPerson(browser, TOAN);
  await browser.get("/nop/9.900001/bat-dau");
  const begun = await browser.post("/nop/9.900001/bat-dau", { _khoa: randomUUID() });
  const end = await walk(web, browser, begun.location!, {
    "viec-gi": { "event.kind": "wedding" },
    "ngay-muon": { "event.date.day": "28", "event.date.month": "11", "event.date.year": "2026" },
    "may-bo": { sets: "25" },
    "nguoi-giup": { helpers: "1", "helpers.1.name": "Lèo Thị Kiên", "helpers.1.phone": "0912000517" },
    "lien-he": { "contact.phone": "0912000517" },
    "cam-doan": { pledge: "yes" },
  });
  assert.match(end, /\/kiem-tra$|\/giay-to$/);
  assert.match((await browser.get(end.replace(/[^/]+$/, "kiem-tra"))).text, /125\.000/);
});
