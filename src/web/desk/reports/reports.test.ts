import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unzipSync } from "fflate";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { toCsv, toXlsx } from "../../../features/reports/index.ts";
import { createBrowser } from "../../testing/browser.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type DeskWeb, deskWeb, ELSEWHERE, HOME } from "../testing/desk-web.ts";
import { streamed } from "./stream.ts";

let web: DeskWeb;
let code: string;
const BASE = `${HOME}/bao-cao`;
const counter = officer("receptionist", { officerId: "00000000-0000-4000-8000-0000000000a1" });
const AT = "luc=2026-12-01T08:00:00";

before(async () => {
  web = await deskWeb();
  const { id } = await fileOne(web.services, web.filing);
  web.at("2026-11-20T08:10");
  ({ code } = await act(web.services, id, counter, { type: "receive" }));
  web.at("2026-12-01T09:00");
});
after(() => web.close());

const officerPage = async (path: string, who = "motcua") => (await web.officer(who)).get(path);

test("the present month of the law is shown first; each number leads to its dossiers and on to the dossier", async () => {
  const first = await officerPage(BASE);
  assert.deepEqual([first.status, await htmlFaults(first.text)], [200, []]);
  assert.match(first.text, /Không lập được từ hồ sơ, vì hồ sơ không có số liệu ấy: biểu 07b/);
  assert.doesNotMatch(first.text, /Mức độ hài lòng/, "not of this role");
  const [, way] = /href="([^"]+\/06a)"/.exec(first.text) ?? [];
  const page = await officerPage(way!);
  assert.equal(page.status, 200);
  assert.deepEqual(await htmlFaults(page.text), []);
  assert.match(page.text, /Tháng 12 năm 2026 \(từ ngày 15\/11\/2026 đến hết ngày 14\/12\/2026\)/);
  const href = /<a href="([^"]+cot=lateOpen[^"]*)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&");
  assert.ok(href, "the late dossier is a way to it");
  const list = await officerPage(href);
  assert.deepEqual(await htmlFaults(list.text), []);
  assert.match(list.text, new RegExp(`<a href="${HOME}/ho-so/${code}">`));
  assert.match(list.text, /HOÀNG THỊ MẬN/);
});

test("the same instant gives the same bytes, whatever happened since", async () => {
  const path = `${BASE}/06a/tai.csv?ky=thang-2026-12&${AT}`;
  const one = await officerPage(path);
  assert.equal(one.headers.get("content-disposition"), `attachment; filename="bao-cao-06a-thang-2026-12-2026-12-01T080000.csv"`);
  web.at("2026-12-01T09:05");
  const other = await fileOne(web.services, web.filing);
  await act(web.services, other.id, counter, { type: "receive" });
  assert.equal((await officerPage(path)).text, one.text);
  web.at("2026-12-01T09:10");
  assert.notEqual((await officerPage(`${BASE}/06a/tai.csv?ky=thang-2026-12`)).text, one.text);
});

test("XLSX and PDF are what they say they are", async () => {
  const { app } = web;
  const browser = await web.officer("motcua");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const xlsx = await app.request(`${web.services.config.baseUrl}${BASE}/qua-han/tai.xlsx?${AT}`, {
    headers: { cookie, host: new URL(web.services.config.baseUrl).host },
  });
  assert.equal(xlsx.status, 200);
  const files = unzipSync(new Uint8Array(await xlsx.arrayBuffer()));
  assert.match(new TextDecoder().decode(files["xl/worksheets/sheet1.xml"]), new RegExp(code));
  assert.match((await officerPage(`${BASE}/06a/tai.pdf?${AT}`)).text, /^%PDF/);
});

test("an empty period says so; wrong days and an instant that has not come are said, not guessed", async () => {
  const none = await officerPage(`${BASE}/06a?ky=thang-2026-2&${AT}`);
  assert.match(none.text, /Không có số liệu trong kỳ này/);
  assert.match(none.text, /tai\.pdf\?/, "a period without dossiers is handed in, too");
  const sheet = await officerPage(`${BASE}/06a/tai.csv?ky=thang-2026-2&${AT}`);
  assert.deepEqual([sheet.status, sheet.text.trim().split("\r\n").length], [200, 1]);
  assert.deepEqual(await htmlFaults(none.text), []);
  const order = await officerPage(`${BASE}/06a?ky=tu-chon&tu=2026-12-01&den=2026-11-01`);
  assert.equal(order.status, 422);
  assert.match(order.text, /Ngày cuối đứng trước ngày đầu/);
  assert.match((await officerPage(`${BASE}/06a?luc=01/01/2030+00:00`)).text, /chưa tới/);
  assert.match((await officerPage(`${BASE}/06a?luc=hom-qua`)).text, /chưa đúng/);
  assert.equal((await officerPage(`${BASE}/06a?ky=thang-2026-13&${AT}`)).status, 200);
});

test("a number says aloud what it counts, and of which day", async () => {
  const page = await officerPage(`${BASE}/phi-phai-thu?ky=thang-2026-12&nhom=day&${AT}`);
  assert.match(page.text, /aria-label="1: xem hồ sơ, Hồ sơ tiếp nhận, 20\/11\/2026"/);
});

test("each role has its reports; nobody counts another agency", async () => {
  assert.equal((await officerPage(`${BASE}/hai-long`)).status, 404);
  assert.equal((await officerPage(`${BASE}/hai-long`, "lanhdao")).status, 200);
  assert.equal((await officerPage(`${BASE}/khong-co`)).status, 404);
  assert.equal((await officerPage(`${BASE}/06a/ho-so?cot=khong-co&dong=&${AT}`)).status, 404);
  const stranger = await officerPage(`${BASE}/06a?${AT}&don-vi=H60.30.12`, `motcua${ELSEWHERE}`);
  assert.match(stranger.text, /Không có số liệu/);
});

test("the controller has the whole province, line by line, and no names", async () => {
  const page = await officerPage(`${BASE}/06c?${AT}`, "kiemsoat");
  assert.equal(page.status, 200);
  assert.match(page.text, /Toàn tỉnh/);
  assert.match(page.text, /UBND xã Thượng Lâm/);
  assert.doesNotMatch((await officerPage(`${BASE}/qua-han?${AT}`, "kiemsoat")).text, /HOÀNG THỊ MẬN/);
  assert.equal((await officerPage(`${BASE}/so-theo-doi?${AT}`, "kiemsoat")).status, 404);
});

test("every report that is offered opens, empty or not, without a fault in the page", async () => {
  for (const who of ["motcua", "lanhdao", "kiemsoat"]) {
    const page = await officerPage(`${BASE}/06a?${AT}`, who);
    const slugs = new Set([...page.text.matchAll(new RegExp(`href="${BASE}/([a-z0-9-]+)\\?`, "g"))].map(([, slug]) => slug!));
    assert.ok(slugs.size >= 8);
    for (const slug of slugs) {
      const one = await officerPage(`${BASE}/${slug}`, who);
      assert.equal(one.status, 200, `${who} ${slug}`);
      assert.deepEqual(await htmlFaults(one.text), [], `${who} ${slug}`);
      assert.equal((await officerPage(`${BASE}/${slug}/tai.csv`, who)).status, 200);
    }
  }
});

test("a guest is asked to sign in", async () => {
  const guest = createBrowser(web.app, web.services.config.baseUrl);
  assert.match((await guest.get(`${BASE}/06a`)).location ?? "", /dang-nhap/);
});

test("a download that is cut off leaves the desk as it was", async () => {
  const { app, services } = web;
  const browser = await web.officer("motcua");
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, host: new URL(services.config.baseUrl).host };
  for (const format of ["csv", "xlsx"]) {
    const answer = await app.request(`${services.config.baseUrl}${BASE}/qua-han/tai.${format}?${AT}`, { headers });
    const body = answer.body!.getReader();
    await body.read();
    await body.cancel();
  }
  assert.equal((await browser.get(`${BASE}/qua-han?${AT}`)).status, 200);
});

test("when the reader goes away nothing more is made", async () => {
  let made = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        made++;
        yield "x".repeat(1000);
      }
    } finally {
      ended = true;
    }
  }
  const faults: unknown[] = [];
  const stream = streamed(endless(), (error) => faults.push(error)).getReader();
  await stream.read();
  await stream.read();
  await stream.cancel();
  assert.deepEqual([made, ended, faults], [2, true, []]);
});

test("an export of 10,000 lines that is cancelled stops after the part that was on its way", async () => {
  for (const write of [toXlsx, toCsv]) {
    let made = 0;
    async function* parts() {
      for (; made < 40; made++)
        yield Array.from({ length: 250 }, (_, i) => ({ key: String(i), cells: [i, `Dòng ${made}.${i}`] }));
    }
    const columns = [
      { key: "number", label: "TT", type: "count" as const },
      { key: "name", label: "Tên", type: "text" as const },
    ];
    const table = { title: "Danh sách", source: "", head: [], columns, total: 10_000, notes: [], findings: [], parts };
    const stream = streamed(write(table), (error) => assert.fail(String(error))).getReader();
    for (let i = 0; i < 3; i++) await stream.read();
    await stream.cancel();
    assert.ok(made < 10, `${made} of 40 parts`);
  }
});

test("going away while a part is being made is no fault of the report", async () => {
  const part = Promise.withResolvers<void>();
  let ended = false;
  async function* slow() {
    try {
      yield "head";
      await part.promise;
      yield "line";
    } finally {
      ended = true;
    }
  }
  const faults: unknown[] = [];
  const stream = streamed(slow(), (error) => faults.push(error)).getReader();
  await stream.read();
  const waiting = stream.read();
  const cancelled = stream.cancel();
  part.resolve();
  await Promise.all([waiting, cancelled]);
  assert.deepEqual([ended, faults], [true, []]);
});
