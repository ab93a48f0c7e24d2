import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import { type DeskWeb, deskWeb, hiddenOf } from "../desk/testing/desk-web.ts";
import type { Browser } from "../testing/browser.ts";
import { htmlFaults as allFaults } from "../testing/html-faults.ts";
import { pageForm, plainText } from "../testing/page-form.ts";

const AGENCY = "H60.30.12";
const KIOSK = `/lay-so/${AGENCY}`;
const BOARD = `/bang-so/${AGENCY}`;
const TICKETS = "/ban-lam-viec/goi-so";

let web: DeskWeb;
let clerk: Browser;
before(async () => {
  web = await deskWeb();
  clerk = await web.officer("motcua");
});
after(() => web.close());

/** The refresh stands in noscript: it is for machines without script, where nothing else forgets. */
const htmlFaults = async (text: string): Promise<string[]> =>
  (await allFaults(text)).filter((fault) => !fault.includes("meta-refresh"));

const number = (text: string): string => /hall-number">([A-Z]{1,2}\d{3})</.exec(text)?.[1] ?? "";
const links = (text: string): string[] =>
  [...text.matchAll(/class="hall-choice" href="([^"]+)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));

/** Touches through the kiosk. @returns the page of the number */
async function takeNumber(letter = "A", priority?: string): Promise<{ text: string; id: string }> {
  const kiosk = web.browser();
  const first = await kiosk.get(KIOSK);
  const asked = await kiosk.get(links(first.text).find((href) => href.endsWith(`viec=${letter}`))!);
  if (priority) {
    const groups = await kiosk.get(links(asked.text)[0]!);
    assert.match(groups.text, new RegExp(`name="uu-tien" value="${priority}"`));
  }
  const taken = await kiosk.post(KIOSK, { viec: letter, ...(priority && { "uu-tien": priority }), _khoa: randomUUID() });
  return { text: (await kiosk.follow(taken)).text, id: taken.location?.split("/").at(-1) ?? "" };
}

/** Presses a button of the clerk's page. */
async function press(action: string, fields: Record<string, string> = {}) {
  const page = await clerk.get(TICKETS);
  return clerk.post(`${TICKETS}/${action}`, { _khoa: randomUUID(), ...hiddenOf(page.text, `${TICKETS}/${action}`), ...fields });
}
const onNumber = (viec: string) => press("lam", { viec });

test("before anything: the kiosk and the board say how things are, without faults", async () => {
  const kiosk = web.browser();
  const first = await kiosk.get(KIOSK);
  assert.equal(first.status, 200);
  assert.deepEqual(await htmlFaults(first.text), []);
  assert.doesNotMatch(first.text, /mc-forget/, "the first screen has nothing to forget");
  const board = await kiosk.get(BOARD);
  assert.match(board.text, /Chưa có quầy nào mở/);
  assert.deepEqual(await htmlFaults(board.text), []);
  assert.equal((await kiosk.get("/lay-so/H99")).status, 404);
  assert.equal((await kiosk.get("/bang-so/%27")).status, 404);
  assert.equal((await kiosk.get(`/so/${randomUUID()}`)).status, 404);
  const line = await clerk.get(TICKETS);
  assert.match(line.text, /Hôm nay bạn ngồi quầy nào/);
  assert.match(line.text, /Không có ai chờ/);
  assert.deepEqual(await htmlFaults(line.text), []);
  assert.match((await clerk.get(`${TICKETS}/thoi-gian-cho`)).text, /Không có số nào trong ngày này/);
  assert.match((await press("goi")).text, /Hãy chọn quầy của bạn/);
});

test("at most three choices on every screen of the kiosk; each but the first forgets", async () => {
  const kiosk = web.browser();
  const first = await kiosk.get(KIOSK);
  const asked = await kiosk.get(links(first.text)[0]!);
  const groups = await kiosk.get(links(asked.text)[0]!);
  const rest = await kiosk.get(links(groups.text)[0]!);
  for (const { text } of [first, asked, groups, rest]) {
    const choices = text.match(/class="hall-choice"/g)?.length ?? 0;
    assert.ok(choices >= 1 && choices <= 3, `${choices} choices`);
    assert.deepEqual(await htmlFaults(text), []);
  }
  for (const { text } of [asked, groups, rest]) {
    assert.match(text, /<mc-forget data-home="\/lay-so\/H60\.30\.12" data-idle="60"/);
    assert.match(text, /<noscript><meta http-equiv="refresh"/);
  }
  assert.match(rest.text, /Thương binh, người có công/);
});

test("a morning in the hall: numbers, call, again, came, absent, back; the board and the phone follow", async () => {
  const shown = await takeNumber();
  assert.equal(number(shown.text), "A001");
  assert.match(shown.text, /Bạn là người tiếp theo/);
  assert.match(shown.text, /Hiện chưa có quầy nào mở/);
  assert.deepEqual(await htmlFaults(shown.text), []);
  const old = await takeNumber("B", "old");
  assert.equal(number(old.text), "UT001");
  await press("quay", { quay: "2", viec: "A" });
  assert.equal(
    (await clerk.post(`${TICKETS}/quay`, { ...hiddenOf((await clerk.get(TICKETS)).text, `${TICKETS}/quay`), quay: "2" })).status,
    422,
  );
  const seat = await clerk.get(TICKETS);
  await clerk.post(`${TICKETS}/quay`, { ...hiddenOf(seat.text, `${TICKETS}/quay`), quay: "2", viec: ["A", "B", "C"] });
  assert.match(plainText((await clerk.get(`${TICKETS}/hang`)).text), /Chờ quầy 2, theo thứ tự sẽ gọi: 2 .*UT001 .*A001/);

  await press("goi");
  const page = await clerk.get(TICKETS);
  assert.match(page.text, /class="number">UT001/);
  assert.match((await press("goi")).text, /Số UT001 đang được gọi/);
  const board = await web.browser().get(BOARD);
  assert.match(plainText(board.text), /Mời số UT001 U T 0 0 1 đến Quầy 2/);
  assert.match(board.text, /aria-live="polite"/);
  assert.doesNotMatch(board.text, /60 tuổi|Từ 60/, "no personal data");
  await onNumber("goi-lai");
  assert.match(plainText((await web.browser().get(BOARD)).text), /đến Quầy 2, gọi lần 2/);
  await onNumber("da-den");

  await press("goi");
  const phone = `/so/${shown.id}`;
  const called = await web.browser().get(phone);
  assert.match(called.text, /Mời bạn đến Quầy 2/);
  assert.deepEqual(await htmlFaults(called.text), []);
  await onNumber("vang");
  assert.match((await web.browser().get(phone)).text, /Đã gọi mà không gặp bạn/);
  const picked = await clerk.get(`${TICKETS}?so=${shown.id}`);
  assert.match(picked.text, /Xếp lại vào hàng/);
  await clerk.post(`${TICKETS}/lam`, { ...pageForm(picked.text, `${TICKETS}/lam`).sent, viec: "quay-lai" });
  assert.match((await web.browser().get(phone)).text, /Bạn là người tiếp theo/);
  await press("goi");
  await onNumber("da-den");
  await onNumber("xong");
  assert.match((await web.browser().get(phone)).text, /Đã xong/);
  assert.match((await clerk.follow(await press("goi"))).text, /Không còn ai chờ quầy này/);
});

test("at the desk: a number with priority and hour; moved to another group it says what is wrong in place", async () => {
  const wrong = await press("lay", { "nhom-moi": "A", gio: "khoảng 9 giờ" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Giờ hẹn gõ như 08:30/);
  assert.match(wrong.text, /value="khoảng 9 giờ"/, "what was typed stays");
  const taken = await press("lay", { "nhom-moi": "C", "uu-tien": "disabled" });
  const given = await clerk.follow(taken);
  assert.match(given.text, /Đã cấp số UT002/);
  const id = taken.location?.split("=").at(-1) ?? "";
  const page = await clerk.get(`${TICKETS}?so=${id}`);
  assert.deepEqual(await htmlFaults(page.text), []);
  const move = pageFormWith(page.text, "quay-den");
  const same = await clerk.post(`${TICKETS}/lam`, { ...move, viec: "chuyen" });
  assert.equal(same.status, 422);
  assert.match(same.text, /Hãy chọn nhóm việc khác/);
  const moved = await clerk.post(`${TICKETS}/lam`, { ...move, nhom: "B", viec: "chuyen" });
  assert.equal(moved.status, 303, plainText(moved.text));
  assert.match(plainText((await clerk.get(TICKETS)).text), /UT002 Nộp hồ sơ việc khác/);
});

/** What the form with this field would send. */
function pageFormWith(page: string, field: string): Record<string, string | string[]> {
  const start = page.lastIndexOf("<form", page.indexOf(`name="${field}"`));
  return pageForm(page.slice(start), `${TICKETS}/lam`).sent;
}

test("times: numerator and denominator, opened down to the numbers; another agency sees none of it", async () => {
  const page = await clerk.get(`${TICKETS}/thoi-gian-cho?gio=08`);
  assert.match(page.text, /2\/2/);
  assert.match(plainText(page.text), /Từng số lấy lúc 08 giờ, chờ lâu nhất trước/);
  assert.deepEqual(await htmlFaults(page.text), []);
  const leader = await web.officer("lanhdao");
  assert.equal((await leader.get(`${TICKETS}/thoi-gian-cho`)).status, 200);
  assert.equal((await leader.get(TICKETS)).status, 403);
  assert.match((await leader.get("/ban-lam-viec")).text, /goi-so\/thoi-gian-cho/);
  const stranger = await web.officer("motcua.3013");
  assert.match((await stranger.get(`${TICKETS}/thoi-gian-cho`)).text, /Không có số nào trong ngày này/);
  assert.equal((await web.browser().get(TICKETS)).status, 303);
});

test("the kiosk calls a person; the desk sees it until somebody goes", async () => {
  const kiosk = web.browser();
  await kiosk.get(KIOSK);
  assert.match((await kiosk.follow(await kiosk.post(`${KIOSK}/giup`, {}))).text, /Cán bộ đang đến/);
  assert.match((await clerk.get(TICKETS)).text, /Có người cần giúp ở máy lấy số/);
  assert.match((await clerk.get("/ban-lam-viec/tai-quay")).text, /Có người cần giúp ở máy lấy số/);
  await press("giup");
  assert.doesNotMatch((await clerk.get(TICKETS)).text, /Có người cần giúp/);
});

test("large text is one person's wish: the kiosk forgets it with everything else", async () => {
  const kiosk = web.browser();
  await kiosk.follow(await kiosk.get(`/co-chu/lon?ve=${encodeURIComponent(KIOSK)}`));
  const asked = await kiosk.get(`${KIOSK}?viec=A`);
  const home = /data-home="([^"]+)"/.exec(asked.text)?.[1] ?? "";
  const next = await kiosk.follow(await kiosk.get(home));
  assert.match(asked.text, /<html lang="vi" class="large">/);
  assert.match(next.text, /<html lang="vi"><head>/);
  assert.match(next.text, /Bạn đến làm việc gì/);
});

test("one touch sent twice is one number; a foreign form is refused", async () => {
  const kiosk = web.browser();
  await kiosk.get(`${KIOSK}?viec=A`);
  const fields = { viec: "A", _khoa: randomUUID() };
  const [one, two] = [await kiosk.post(KIOSK, fields), await kiosk.post(KIOSK, fields)];
  assert.equal(one.location, two.location);
  assert.equal((await kiosk.post(KIOSK, { viec: "A" })).status, 400);
  await kiosk.get(`${KIOSK}?viec=A`);
  const wrong = await kiosk.post(KIOSK, { viec: "Z", _khoa: randomUUID() });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Chưa lấy được số/);
  assert.equal((await kiosk.post(KIOSK, fields, { origin: "https://elsewhere.example" })).status, 403);
});

test("the clerk writes down a priority that the kiosk was not told", async () => {
  const { id } = await takeNumber("B");
  const page = await clerk.get(`${TICKETS}?so=${id}`);
  assert.equal((await clerk.post(`${TICKETS}/lam`, { ...pageFormWith(page.text, "dien"), viec: "uu-tien" })).status, 303);
  assert.match(plainText((await clerk.get(TICKETS)).text), /Nộp hồ sơ việc khác · ưu tiên: từ 60 tuổi trở lên/);
  const wrong = await clerk.post(`${TICKETS}/lam`, { ...pageFormWith(page.text, "dien"), dien: "vip", viec: "uu-tien" });
  assert.equal(wrong.status, 400);
});

test("where an agency was closed nobody takes a number, and everybody reads where to go", async () => {
  await sql`update agency set closed_at = now(), closed_why = 'NQ 05', successor_id = 'H60.30.13' where id = ${AGENCY}`.execute(
    web.services.db,
  );
  const kiosk = web.browser();
  for (const path of [KIOSK, BOARD]) {
    const { status, text } = await kiosk.get(path);
    assert.equal(status, 404, path);
    assert.match(text, /đã đóng\. Nay đến [^<]*Lâm Bình/);
  }
  const { text } = await kiosk.get(`/co-quan/${AGENCY}`);
  assert.match(text, /không còn nhận hồ sơ[\s\S]*href="\/co-quan\/H60\.30\.13"/);
  assert.doesNotMatch(text, /Giải quyết \d+ thủ tục/);
});
