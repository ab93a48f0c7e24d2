import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import { fileOne } from "../../../features/dossiers/testing/library.ts";
import { succeedDossiers } from "../../../features/organisation/index.ts";
import { type DeskWeb, deskWeb, hiddenOf } from "../../desk/testing/desk-web.ts";
import type { Browser } from "../../testing/browser.ts";
import { htmlFaults } from "../../testing/html-faults.ts";

const HERE = "/quan-tri/co-quan/H60.30.12";
let web: DeskWeb;
let province: Browser;
before(async () => {
  web = await deskWeb();
  province = await web.officer("quantri");
});
after(() => web.close());

async function send(page: string, action: string, fields: Record<string, string | string[]>, browser = province) {
  const { text } = await browser.get(page);
  return browser.post(action, { ...hiddenOf(text, action), ...fields });
}

it("closing says what is in the way, hands the dossiers over, and is undone", async () => {
  const { code } = await fileOne(web.services, web.filing);
  const page = (await province.get(`${HERE}/dong`)).text;
  assert.deepEqual(await htmlFaults(page), []);
  assert.match(page, new RegExp(code));
  assert.match(page, /LÝ THỊ THU/);
  assert.match(page, /Làm xong mục 1 và mục 2/);
  const silent = await send(`${HERE}/dong`, `${HERE}/ke-thua`, { "noi-ke-thua": "H60.30.13", "can-cu": "" });
  assert.match(silent.text, /Hãy ghi căn cứ/);
  const handed = await send(`${HERE}/dong`, `${HERE}/ke-thua`, { "noi-ke-thua": "H60.30.13", "can-cu": "Nghị quyết 05" });
  assert.equal(handed.status, 303);
  const key = /name="_khoa" value="([^"]+)"/.exec(page)?.[1];
  assert.ok(key);
  const running = (await province.get(`${HERE}/dong`)).text;
  assert.match(running, /Đang chuyển cho .*: 0 trên 1 hồ sơ/);
  assert.match(running, /mc-poll id="ke-thua"/);
  const { rows } = await sql<{ id: string }>`select id from agency_succession`.execute(web.services.db);
  await succeedDossiers(web.services, { id: rows[0]!.id });
  assert.match((await province.get(`${HERE}/dong`)).text, /Đã chuyển 1 hồ sơ cho/);

  const commune = await web.officer("quantrixa");
  assert.match((await commune.get(`${HERE}/dong`)).text, /chỉ quản trị cấp trên đóng được/);
  assert.equal((await (await web.officer("lanhdao")).get(`${HERE}/dong`)).status, 403);
});

it("a room closes and stands among the closed ones until it is opened again", async () => {
  const inside = { "ten-don-vi": "Phòng Kinh tế xã Lâm Bình", loai: "phong-kinh-te", so: "03" };
  const other = "/quan-tri/co-quan/H60.30.13";
  const room = `${other}.03`;
  assert.equal((await send(`${other}/sua`, `${other}/don-vi`, inside)).status, 303);
  const busy = (await province.get(`${room}/dong`)).text;
  assert.match(busy, /Mở từng tài khoản để giao vai/);
  await sql`update officer_post set unit = null where agency_id = 'H60.30.13'`.execute(web.services.db);
  const closed = await send(`${room}/dong`, `${room}/dong`, { "can-cu": "Nghị quyết 05", "noi-ke-thua": "" });
  assert.equal(closed.status, 303);
  assert.match((await province.get("/quan-tri/co-quan")).text, /Đã đóng: 1 cơ quan/);
  const opened = await send(`${room}/dong`, `${room}/mo-lai`, { "can-cu": "Nhầm" });
  assert.equal(opened.status, 303);
  assert.doesNotMatch((await province.get("/quan-tri/co-quan")).text, /Đã đóng: /);
});

it("quầy: what is proposed, a change, a group more, and what is wrong said in place", async () => {
  const path = `${HERE}/quay`;
  const commune = await web.officer("quantrixa");
  const proposed = (await commune.get(path)).text;
  assert.deepEqual(await htmlFaults(proposed), []);
  assert.match(proposed, /đề nghị sẵn/);
  const twice = await send(path, path, { so: "3", ten: "", viec: ["A"], mo: "co" }, commune);
  assert.equal(twice.status, 422);
  assert.match(twice.text, /Số 3 đã dùng cho Quầy 3/);
  const added = await send(path, path, { so: "7", ten: "Quầy Đất đai", viec: ["B"], mo: "co" }, commune);
  assert.equal(added.status, 303);
  const groups = await send(
    path,
    `${path}/nhom-viec`,
    { "chu-0": "A", "ten-nhom-0": "Hộ tịch", "chu-1": "B", "ten-nhom-1": "Đất đai", "chu-2": "", "ten-nhom-2": "" },
    commune,
  );
  assert.match(groups.text, /còn nhận nhóm C/);
  const shown = (await commune.get(path)).text;
  assert.doesNotMatch(shown, /đề nghị sẵn/);
  assert.match(shown, /Quầy Đất đai/);
  const clerk = await web.officer("motcua");
  assert.match((await clerk.get("/ban-lam-viec/goi-so")).text, /Quầy 7 – Quầy Đất đai \(B\)/);
});
