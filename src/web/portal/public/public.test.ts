import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { allWays } from "../../../core/guide/index.ts";
import { seedGroups, setOffer } from "../../../features/catalogue/index.ts";
import { listGuides } from "../../../features/guides/index.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { begin, file, type PortalWeb, portalWeb } from "../testing/portal-web.ts";
import { RECORD, takeIn } from "../testing/published-record.ts";

/** Known from the national catalogue only. */
const TO_READ = "9.888002";
const ROOT = path.join(import.meta.dirname, "../../../..");
let web: PortalWeb;
before(async () => {
  web = await portalWeb();
  await seedEssential("Cấp lại, đổi thẻ Căn cước công dân", TO_READ);
  await takeIn(web.services, RECORD, {
    ...RECORD,
    ma_thu_tuc: TO_READ,
    ten_thu_tuc: "Cấp lại thẻ căn cước",
    linh_vuc: "Hộ tịch",
  });
});
after(() => web.close());

/** The essential services as they are shipped, with a service that one can only read about here. */
async function seedEssential(service: string, code: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "motcua-groups-"));
  try {
    const shipped = readFileSync(path.join(ROOT, "procedures/groups/thiet-yeu-25.yaml"), "utf8");
    writeFileSync(
      path.join(folder, "thiet-yeu-25.yaml"),
      shipped.replace(`"${service}" }`, `"${service}", codes: ["${code}"] }`),
    );
    await seedGroups(web.services, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const text = (markup: string): string => markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
const get = (address: string) => web.browser().get(address);

test("every page for everybody is valid HTML with one heading, the same for every guest, and known by a tag", async () => {
  const addresses = [
    "/toi-can",
    "/toi-can/sinh-con",
    "/toi-can/sinh-con?who=baby",
    "/toi-can/sinh-con?who=baby&parents=married&insured=no",
    "/cuoc-song",
    "/thu-tuc",
    "/linh-vuc/ho-tich",
    "/co-quan",
    "/co-quan/H60.30.12",
    "/co-quan/H60.01.01",
    "/thiet-yeu",
    "/lich-lam-viec",
    "/lich-lam-viec?nam=2027",
    "/thong-ke",
  ];
  for (const address of addresses) {
    const answer = await get(address);
    assert.equal(answer.status, 200, address);
    assert.deepEqual(await htmlFaults(answer.text), [], address);
    assert.equal(answer.text.match(/<h1/g)?.length, 1, address);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=0, must-revalidate", address);
    assert.ok(answer.headers.get("etag"), address);
    assert.doesNotMatch(answer.text, /_csrf|undefined|\[object|NaN/, address);
  }
});

test("the ways in stand on the first page and at the foot of each; while filling in nothing leads away", async () => {
  const home = await get("/");
  for (const { id } of listGuides()) assert.match(home.text, new RegExp(`href="/toi-can/${id}"`));
  for (const page of [home, await get("/tra-cuu")])
    for (const way of ["/toi-can", "/cuoc-song", "/thu-tuc", "/co-quan", "/thiet-yeu", "/thong-ke"])
      assert.ok(page.text.split("<footer")[1]!.includes(`href="${way}"`), way);
  const { browser, path: question } = await begin(web);
  assert.doesNotMatch((await browser.get(question)).text, /href="\/thong-ke"/);
});

test("a guide asks one thing at a time, keeps the answers in the address, and lets each be changed", async () => {
  const browser = web.browser();
  const first = await browser.get("/toi-can/sinh-con");
  assert.match(first.text, /<form method="get" action="\/toi-can\/sinh-con">/);
  const second = await browser.get("/toi-can/sinh-con?who=baby");
  assert.equal(browser.fields().who, "baby");
  assert.match(text(second.text), /Bạn đã chọn Làm giấy khai sinh cho ai\? Em bé dưới 6 tuổi Sửa/);
  const end = await browser.get("/toi-can/sinh-con?who=baby&parents=recognise&insured=yes");
  assert.match(end.text, /href="\/toi-can\/sinh-con\?who=baby">Sửa/);
  // In order, each with a link where there is a page and without one where there is none.
  assert.match(end.text, /nhận cha, mẹ, con<\/h2>[\s\S]*href="\/thu-tuc\/1\.004222"[\s\S]*thai sản/);
  assert.match(text(end.text), /Không nộp trên trang này/);
});

test("after the birth of a child of married parents one procedure does it, and what the State does by itself is said", async () => {
  const end = await get("/toi-can/sinh-con?who=baby&parents=married&insured=no");
  assert.match(end.text, /<ol class="steps"><li><h2><a href="\/thu-tuc\/2\.000986">/);
  assert.match(text(end.text), /Không phải làm Không phải đến Công an làm thường trú và không phải đến Bảo hiểm xã hội/);
  assert.match(text(end.text), /Nộp được trên trang này: 20 ngày làm việc/);
});

test("no way through any guide ends in a page that fails", async () => {
  for (const guide of listGuides())
    for (const { answers } of allWays(guide))
      assert.equal((await get(`/toi-can/${guide.id}?${new URLSearchParams(answers)}`)).status, 200);
  assert.equal((await get("/toi-can/khong-co")).status, 404);
  assert.match((await get("/toi-can/sinh-con?who=__proto__")).text, /Làm giấy khai sinh cho ai/);
});

test("procedures stand by field, those done here apart from those to read", async () => {
  const all = await get("/thu-tuc");
  assert.match(text(all.text), /Bơi lội &amp; lặn 1 thủ tục để đọc/);
  assert.match(text(all.text), /Hộ tịch \d+ thủ tục làm ở đây, 1 thủ tục để đọc/);
  const swimming = await get("/linh-vuc/boi-loi-lan");
  assert.match(swimming.text, /href="\/thu-tuc\/9\.888001">Cấp thẻ bơi/);
  assert.match((await get("/linh-vuc/G15-HT")).text, /<h1>Hộ tịch/);
  assert.equal((await get("/linh-vuc/khong-co")).status, 404);
});

test("an agency tells its address, hours and centre, and what it decides; a centre what it takes in", async () => {
  const commune = await get("/co-quan/H60.30.12");
  assert.match(text(commune.text), /Giờ làm việc Thứ Hai đến thứ Sáu: 7:30–11:30, 13:00–17:00/);
  assert.match(commune.text, /Nộp hồ sơ tại<\/dt><dd><a href="\/co-quan\/H60\.30\.12\.01">/);
  assert.match(commune.text, /href="\/thu-tuc\/1\.001193"/);
  assert.doesNotMatch(commune.text, /href="\/thu-tuc\/2\.000648"/);
  assert.match((await get("/co-quan/H60.06")).text, /href="\/thu-tuc\/2\.000648"/);
  assert.match((await get("/co-quan/H60.01.01")).text, /Nhận hồ sơ của \d+ thủ tục[\s\S]*href="\/thu-tuc\/1\.001193"/);
  assert.match((await get("/co-quan")).text, /124 xã, phường/);
  assert.equal((await get("/co-quan/H60.99")).status, 404);
});

test("what an agency stops offering is gone from its page", async () => {
  const by = { officerId: "00000000-0000-4000-8000-0000000000a4", name: "TRẦN QUỐC DŨNG" };
  const change = { code: "1.001193", agencyId: "H60.30.13", reason: "QĐ 12/QĐ-UBND" };
  await setOffer(web.services, by, { ...change, offered: false });
  assert.doesNotMatch((await get("/co-quan/H60.30.13")).text, /href="\/thu-tuc\/1\.001193"/);
  await setOffer(web.services, by, { ...change, offered: true });
  assert.match((await get("/co-quan/H60.30.13")).text, /href="\/thu-tuc\/1\.001193"/);
});

test("essential services are counted over the whole list, with the decision", async () => {
  const page = await get("/thiet-yeu");
  const [, online, all] = /<b class="num">(\d+)\/(\d+)<\/b>/.exec(page.text)!;
  assert.equal(all, "25");
  assert.equal(page.text.match(/class="tag (ok|soon)">Trực tuyến/g)?.length, Number(online));
  assert.match(text(page.text), /Quyết định 06\/QĐ-TTg ngày 06\/01\/2022 của Thủ tướng Chính phủ/);
  assert.match(text(page.text), /2\. Cấp lại, đổi thẻ Căn cước công dân Chỉ có hướng dẫn/);
  assert.match(text(page.text), /9\. Đăng ký khai sinh Trực tuyến toàn trình/);
});

test("use is empty until somebody files, and then says numerator and denominator", async () => {
  assert.match(text((await get("/thong-ke")).text), /Chưa có hồ sơ nào/);
  const { browser, path: from } = await begin(web);
  await file(web, browser, from);
  web.clock.set("2026-11-20T02:00:00Z");
  const page = await get("/thong-ke");
  assert.match(text(page.text), /người dân tự nộp trên mạng \(1\/1\) 100 %/);
  assert.match(text(page.text), /giải quyết đúng hạn \(0\/0\) –/);
  assert.match(page.text, /href="\/thong-ke\?thang=2026-11"/);
  assert.deepEqual(await htmlFaults(page.text), []);
  const one = await get("/thong-ke?thang=2026-11&thu-tuc=1.001193");
  assert.match(text(one.text), /Làm giấy khai sinh cho con, tháng 11\/2026/);
  assert.match(text((await get("/thong-ke?thang=2099-01&thu-tuc=x")).text), /Tất cả thủ tục, theo tháng nộp/);
});
