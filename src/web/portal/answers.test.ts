import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../core/dossier/index.ts";
import { publishFolder } from "../../features/catalogue/index.ts";
import { actOnDossier } from "../../features/dossiers/index.ts";
import type { Browser } from "../testing/browser.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { ours, type PortalWeb, portalWeb, TOAN } from "./testing/portal-web.ts";

/** Partial dates, addresses and money on the way from the first page to the office. */
const CODE = "9.999002";
const FIXTURE = path.join(import.meta.dirname, "../../core/procedure/fixtures/trich-luc-cu");
const KHUON_HA = "Thôn Nà Tông, xã Khuôn Hà, huyện Lâm Bình, tỉnh Tuyên Quang";
const GO_VAP = "Phường 13, Quận Gò Vấp, Thành phố Hồ Chí Minh";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
  await publishFolder(web.services, FIXTURE);
});
after(() => web.close());

async function begun(): Promise<{ browser: Browser; at: (page: string) => string }> {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  await browser.get(`/nop/${CODE}/bat-dau`);
  const { location } = await browser.post(`/nop/${CODE}/bat-dau`, { _khoa: randomUUID() });
  const draftId = location!.split("/")[2]!;
  return { browser, at: (page) => `/nop/${draftId}/${page}` };
}

/** Opens a page and answers it. */
async function answer(browser: Browser, page: string, fields: Record<string, string>) {
  await browser.get(page);
  return browser.post(page, { ...ours(browser), ...fields });
}
const home = (parts: Record<string, string>) =>
  Object.fromEntries(Object.entries(parts).map(([part, text]) => [`elder.home.${part}`, text]));
const atHome = async () => {
  const { browser, at } = await begun();
  await answer(browser, at("sinh-khi-nao"), { "elder.born.year": "1950" });
  return { browser, at, page: at("noi-sinh") };
};
const plain = (text: string) => text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

test("a partial date is asked in parts, keeps what was typed and leads from an error to its part", async () => {
  const { browser, at } = await begun();
  const page = at("sinh-khi-nao");
  assert.match((await browser.get(page)).text, /name="elder\.born\.unknown"/);
  const wrong = await answer(browser, page, { "elder.born.day": "2", "elder.born.month": "", "elder.born.year": "1950" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#f-elder-born-month">Đã ghi ngày thì cần ghi cả tháng/);
  assert.match(wrong.text, /name="elder\.born\.day"[^>]*value="2"/);
  const future = await answer(browser, page, { "elder.born.year": "2030" });
  assert.match(future.text, /không thể sau hôm nay/);
  assert.equal((await answer(browser, page, { "elder.born.unknown": "yes" })).status, 303);
  assert.match((await browser.get(page)).text, /name="elder\.born\.unknown" value="yes" checked/);
  assert.equal((await answer(browser, page, { "elder.born.year": "1950" })).status, 303);
});

test("without script the button shows the communes of another province and keeps everything", async () => {
  const { browser, page } = await atHome();
  const first = await browser.get(page);
  assert.match(first.text, /<option value="08" selected>Tuyên Quang/);
  assert.match(first.text, /<option value="02269">Thượng Lâm \(xã\)/);
  assert.match(first.text, /src="\/tinh\/address-/);
  const typed = home({ province: "04", commune: "", detail: "Số 5", old: "" });
  const lists = await browser.post(page, { ...ours(browser), ...typed, _chon: "elder.home" });
  assert.equal(lists.status, 200);
  assert.match(lists.text, /<option value="04" selected>Cao Bằng/);
  assert.match(lists.text, /name="elder\.home\.detail"[^>]*value="Số 5"/);
  assert.match(lists.text, /<select[^>]*name="elder\.home\.commune"[^>]*autofocus/);
  assert.doesNotMatch(lists.text, /02269|class="errors"/);
  const code = /<option value="(\d{5})">/.exec(lists.text)![1]!;
  const saved = await browser.post(page, { ...ours(browser), ...typed, ...home({ commune: code }) });
  assert.equal(saved.status, 303);
  // Pressing Enter sends the same button; nothing is left to choose, so the page goes on.
  await browser.get(page);
  const entered = home({ province: "08", commune: "02269", detail: "" });
  assert.equal((await browser.post(page, { ...ours(browser), ...entered, _chon: "elder.home" })).status, 303);
  assert.match((await browser.get(page)).text, /<option value="02269" selected>/);
});

test("a commune of another province, an unknown code and a huge text are refused and nothing is lost", async () => {
  const { browser, page } = await atHome();
  const other = await answer(browser, page, home({ province: "04", commune: "02269", detail: "Số 5" }));
  assert.equal(other.status, 422);
  assert.match(other.text, /href="#f-elder-home-commune">Địa bàn xã Thượng Lâm thuộc tỉnh Tuyên Quang/);
  assert.match(other.text, /id="f-elder-home-commune"/);
  assert.match(other.text, /value="Số 5"/);
  assert.match((await answer(browser, page, home({ province: "08", commune: "99999" }))).text, /không có trong danh mục/);
  assert.match((await answer(browser, page, home({ province: "x<b>", detail: "Số 5" }))).text, /không có trong danh mục/);
  const huge = await answer(browser, page, home({ province: "08", commune: "02269", detail: "x".repeat(50_000) }));
  assert.match(huge.text, /href="#f-elder-home-detail">Phần này dài 50000 ký tự/);
  assert.equal((await answer(browser, page, home({ province: "08" }))).status, 422);
});

test("an old address is resolved, confirmed and kept beside the new one; a divided one is chosen", async () => {
  const { browser, page } = await atHome();
  const shown = await answer(browser, page, home({ province: "08", commune: "", detail: "", old: KHUON_HA }));
  assert.equal(shown.status, 200);
  assert.match(plain(shown.text), /Hãy xem lại .*nay là Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang/);
  assert.match(shown.text, /value="02269" checked/);
  const confirmed = await browser.post(page, {
    ...ours(browser),
    ...home({ province: "08", old: KHUON_HA, now: "02269", nowOf: KHUON_HA }),
  });
  assert.equal(confirmed.status, 303);
  const several = await answer(browser, page, home({ province: "08", old: GO_VAP }));
  assert.equal(several.status, 422);
  assert.match(several.text, /href="#f-elder-home-now">/);
  assert.match(several.text, /id="f-elder-home-now"/);
  assert.match(several.text, /phường An Hội Đông, Thành phố Hồ Chí Minh/);
  const unsure = await browser.post(page, { ...ours(browser), ...home({ old: GO_VAP, now: "none", nowOf: GO_VAP }) });
  assert.equal(unsure.status, 303);
  const unknown = await answer(browser, page, home({ province: "08", old: "xã Nào Đó, huyện Xa Xôi" }));
  assert.match(unknown.text, /chưa tìm ra xã, phường hiện nay/);
  const twice = await browser.post(page, { ...ours(browser), ...home({ province: "08", old: "xã Nào Đó, huyện Xa Xôi" }) });
  assert.equal(twice.status, 303);
});

test("the answers are shown before filing, reach the dossier whole and can be supplemented", async () => {
  const { browser, at, page } = await atHome();
  const now = { province: "08", old: KHUON_HA, now: "02269", nowOf: KHUON_HA };
  assert.equal((await answer(browser, page, home(now))).status, 303);
  const stays = { stays: "1", "stays.1.since.year": "1968", "stays.1.home.province": "04", "stays.1.home.detail": "Bản Mới" };
  const lists = await answer(browser, at("noi-o"), { ...stays, _chon: "stays.1.home" });
  assert.match(lists.text, /<option value="04" selected>Cao Bằng/);
  assert.match(lists.text, /name="stays\.1\.home\.detail"[^>]*value="Bản Mới"/);
  const lacking = await answer(browser, at("noi-o"), stays);
  assert.match(lacking.text, /href="#f-stays-1-home-commune">Nơi ở 1: Hãy chọn xã, phường của tỉnh Cao Bằng/);
  await answer(browser, at("noi-o"), { ...stays, "stays.1.home.province": "08", "stays.1.home.commune": "02221" });
  assert.match((await browser.get(at("noi-o"))).text, /<option value="02221" selected>/);
  const money = await answer(browser, at("ung-ho"), { gift: "1,25 triệu", "gift.since.month": "3", "gift.since.year": "2020" });
  assert.match(money.text, /chỉ gồm chữ số, ví dụ 1\.250\.000/);
  assert.match(money.text, /value="1,25 triệu"/);
  await answer(browser, at("ung-ho"), { gift: "1 250 000 đ", "gift.since.month": "3", "gift.since.year": "2020" });
  assert.match((await browser.get(at("ung-ho"))).text, /name="gift"[^>]*value="1\.250\.000"/);
  await answer(browser, at("noi-nop"), { agencyId: "H60.30.12" });
  await browser.get(at("giay-to/anh-cu"));
  await browser.post(at("giay-to/anh-cu"), ours(browser));
  const check = plain((await browser.get(at("kiem-tra"))).text);
  assert.match(check, /Ngày sinh 1950 Bằng chữ: Năm một nghìn chín trăm năm mươi/);
  assert.match(check, /Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang Địa chỉ cũ: Thôn Nà Tông, xã Khuôn Hà/);
  assert.match(check, /Từ 1968 – Bản Mới, xã Nà Hang, tỉnh Tuyên Quang/);
  assert.match(check, /1\.250\.000 đ/);
  assert.match(check, /03\/2020/);
  await browser.get(at("kiem-tra"));
  const sent = await browser.post(at("kiem-tra"), ours(browser));
  assert.equal(sent.status, 303, plain(sent.text).slice(0, 500));
  const code = sent.location!.split("/")[2]!;
  const dossier = await read(code);
  assert.deepEqual(
    Object.fromEntries(Object.entries(dossier.answers).filter(([name]) => name.startsWith("elder") || name.startsWith("gift"))),
    {
      "elder.born": "1950",
      "elder.home": "Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang",
      "elder.home.province": "08",
      "elder.home.commune": "02269",
      "elder.home.detail": "Thôn Nà Tông",
      "elder.home.old": KHUON_HA,
      gift: 1_250_000,
      "gift.since": "2020-03",
    },
  );
  assert.equal(dossier.answers["sendTo.commune"], "02269");
  assert.equal(dossier.answers["stays.1.home.commune"], "02221");
  assert.equal(dossier.subject, "Tìm sổ của người sinh 1950 tại Thôn Nà Tông, xã Thượng Lâm, tỉnh Tuyên Quang");

  await askAgain(dossier);
  await browser.get(`/ho-so/${code}`);
  const supplement = (await browser.post(`/ho-so/${code}/bo-sung`, ours(browser))).location!;
  const filled = await browser.get(supplement);
  assert.match(filled.text, /<option value="02269" selected>/);
  assert.match(filled.text, /value="Thôn Nà Tông, xã Khuôn Hà/);
  const next = await answer(browser, supplement, home({ province: "08", commune: "02269", detail: "Thôn Bản Bung", old: "" }));
  await browser.get(next.location!);
  assert.match((await browser.post(next.location!, ours(browser))).location!, /da-nop$/);
  const after = await read(code);
  assert.equal(after.answers["elder.home"], "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang");
  assert.equal(after.answers["elder.home.old"], "");
  assert.equal(after.answers["elder.born"], "1950");
});

test("leaving loses nothing when only the province stands there, as it was chosen beforehand", async () => {
  const { browser, page } = await atHome();
  const left = await answer(browser, page, { ...home({ province: "08", commune: "", detail: "", old: "" }), _thoat: "1" });
  assert.equal(left.location, "/ho-so?da-luu=1");
});

test("the communes of a province are a small list that every browser may keep", async () => {
  const browser = web.browser();
  const list = await browser.get("/don-vi/08.json");
  assert.equal(list.status, 200);
  const { name, communes } = JSON.parse(list.text);
  assert.equal(name, "tỉnh Tuyên Quang");
  assert.equal(communes.length, 124);
  assert.match(list.headers.get("cache-control")!, /public, max-age=86400/);
  assert.equal((await browser.get("/don-vi/08.json", { "if-none-match": list.headers.get("etag")! })).status, 304);
  for (const wrong of ["/don-vi/02.json", "/don-vi/8.json", "/don-vi/xx.json"])
    assert.equal((await browser.get(wrong)).status, 404);
});

const read = async (code: string): Promise<Dossier> =>
  (await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db)).rows[0]!
    .snapshot;

async function askAgain(dossier: Dossier): Promise<void> {
  const actor = {
    kind: "officer",
    officerId: randomUUID(),
    personalId: "008190990289",
    name: "Lý Thị Thu",
    position: "Công chức",
    role: "receptionist",
    agencyId: dossier.agencyId,
    agencyName: dossier.agencyName,
  } as const;
  const outcome = await actOnDossier(web.services, {
    dossierId: dossier.id,
    key: randomUUID(),
    actor,
    command: {
      type: "requestSupplement",
      reason: "Chưa rõ thôn",
      items: [{ kind: "field", id: "elder.home", label: "Nơi sinh", note: "Ghi rõ thôn" }],
    },
  });
  assert.ok(outcome.ok, JSON.stringify(outcome));
}
