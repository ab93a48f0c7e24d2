import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { importFile } from "../../features/published/index.ts";
import { BIRTH, type PortalWeb, portalWeb } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
  const file = path.join(web.services.config.dataDir, "published.jsonl");
  const record = {
    ma_thu_tuc: "9.000001",
    ten_thu_tuc: "Cấp giấy phép nuôi ong lấy mật",
    cap_thuc_hien: "Cấp xã",
    linh_vuc: "Chăn nuôi",
  };
  writeFileSync(file, JSON.stringify(record));
  await importFile(web.services, file);
});
after(() => web.close());

const search = (text: string) => web.browser().get(`/tim?q=${encodeURIComponent(text)}`);

test("people's words lead to a definition and to a procedure that is published only", async () => {
  assert.match((await search("vợ mới đẻ")).text, new RegExp(`class="card" href="/thu-tuc/${BIRTH}"`));
  const bees = (await search("nuoi ong")).text;
  assert.match(bees, /href="\/thu-tuc\/9\.000001"/);
  assert.match(bees, /Cấp xã · Chăn nuôi/);
});

test("words put right are offered as a question of their own", async () => {
  const { text } = await search("dang ky khai sinhh");
  assert.match(text, /Có phải bạn tìm <a[^>]*>dang ky khai sinh</);
  assert.doesNotMatch((await search("khai sinh")).text, /Có phải bạn tìm/);
});

test("nothing found: life events and a person to call", async () => {
  const { text } = await search("xyzzy qqq");
  assert.match(text, /Chưa thấy thủ tục nào khớp/);
  assert.match(text, /href="tel:/);
  assert.match(text, /Chuyện trong đời/);
});

test("what was typed is shown as text, never as markup", async () => {
  const { text } = await search('<b onclick="x">khai sinh');
  assert.doesNotMatch(text, /<b onclick/);
});

test("while typing, a short list comes as JSON; a single letter asks nothing", async () => {
  const answer = await web.browser().get(`/tim/goi-y?q=${encodeURIComponent("khai si")}`);
  assert.equal(answer.status, 200);
  const { items } = JSON.parse(answer.text) as { items: { href: string; title: string; text: string }[] };
  assert.equal(items[0]?.href, `/thu-tuc/${BIRTH}`);
  assert.ok(items.length <= 6);
  assert.deepEqual(JSON.parse((await web.browser().get("/tim/goi-y?q=k")).text), { items: [] });
});

test("whoever asks without a break is told to wait", async () => {
  const statuses = new Set<number>();
  for (let i = 0; i < 320; i++) statuses.add((await web.browser().get("/tim/goi-y?q=k")).status);
  assert.deepEqual([...statuses].sort(), [200, 429]);
});
