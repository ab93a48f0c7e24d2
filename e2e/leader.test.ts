import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { PHONE } from "./testing/browser.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

const DESK = "/ban-lam-viec";
const SMALL = { width: 1366, height: 768 };
const WIDE = { width: 1920, height: 1080 };
let life: Life;
before(async () => {
  life = await startLife("leader", "2026-11-20T08:00");
});
after(() => life?.stop());

const goes = (page: Page, path: string) => page.goto(life.program.url + path);
const wide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
/** Every target of the main part that is touched is large enough (44 px). */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(.btn, .tap, [data-row], .back)")]
      .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 43.5)
      .map((one) => one.innerText),
  );

/** Brings a registration of residence to the leader, with a draft that grants nothing. */
async function toSign(name: string): Promise<string> {
  const { code } = await life.file("cu-tru/tam-tru", name);
  const reception = await life.officer("motcua", SMALL);
  await life.act(reception, code, /^Tiếp nhận/);
  await life.act(reception, code, /^Chuyển bước/);
  const specialist = await life.officer("congan", SMALL);
  await life.act(specialist, code, /^Dự thảo không chấp thuận/, async (page) => {
    await page.getByLabel(/Lý do không chấp thuận/).fill("Giấy tờ không thống nhất.\n".repeat(60).trim());
    await page.getByLabel(/Căn cứ pháp lý/).fill("Luật Cư trú 2020, Điều 28.");
    assert.equal(await wide(page), 0);
  });
  await life.act(specialist, code, /^Chuyển bước/);
  await life.look(specialist, `drafted-${name}`);
  return code;
}

it("papers are turned by key beside the answers; the leader signs or sends back by touch, and the next one follows", async () => {
  const { look, officer, open } = life;
  const first = await toSign("o-tro");
  const second = await toSign("o-voi-anh-trai");

  const desk = await officer("congan", SMALL);
  for (const size of [SMALL, WIDE]) {
    await desk.page.setViewportSize(size);
    await open(desk, second);
    await desk.page.locator("mc-sheet[data-drawn]").first().waitFor();
    assert.equal(await wide(desk.page), 0, "no scrolling sideways");
    await look(desk, "dossier");
  }
  const { page } = desk;
  const drawn = () =>
    page
      .locator("mc-sheet canvas")
      .first()
      .evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height]);
  assert.equal(await page.locator("mc-sheet").first().getAttribute("data-drawn"), "1/2");
  await page.keyboard.press("ArrowRight");
  await page.locator('mc-sheet[data-drawn="2/2"]').waitFor();
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator("mc-sheet").first().innerText(), /Trang 2\/2/, "there is no page after the last");
  await page.getByRole("button", { name: "‹ Trang trước" }).click();
  await page.locator('mc-sheet[data-drawn="1/2"]').waitFor();
  const before9 = await drawn();
  await page.keyboard.press("9");
  await page.waitForFunction(
    (was) => (document.querySelector("mc-sheet canvas") as HTMLCanvasElement).height !== was,
    before9[1],
  );
  await page.keyboard.press("?");
  assert.match(await page.locator("dialog[open]").innerText(), /giấy tờ trước, giấy tờ sau[\s\S]*xoay 90°/);
  await page.keyboard.press("Escape");
  await page.keyboard.press(".");
  // What is no PDF says so, keeps its hands off the keyboard, and is left to the browser only when that is asked for.
  await page.locator("#giay-1 mc-sheet[data-failed]").waitFor();
  assert.match(await page.locator("#giay-1 mc-sheet").innerText(), /Chưa hiện được[\s\S]*Thử bằng trình xem của trình duyệt/);
  assert.match(await page.evaluate(() => document.activeElement?.closest("details")?.id ?? ""), /^giay-1$/);
  await page.keyboard.press("?");
  assert.match(await page.locator("dialog[open]").innerText(), /mở bảng này/);
  await page.keyboard.press("Escape");
  await look(desk, "paper");

  const leader = await officer("lanhdao", PHONE);
  await goes(leader.page, `${DESK}/cho-quyet-dinh`);
  await look(leader, "decisions");
  assert.deepEqual(await small(leader.page), []);
  assert.match(await mainOf(leader.page), /Dự thảo không chấp thuận yêu cầu/);
  await leader.page.getByRole("link", { name: /lần lượt/ }).click();
  await leader.page.locator("mc-sheet[data-drawn]").first().waitFor();
  await look(leader, "decide");
  assert.deepEqual(await small(leader.page), []);
  await leader.page.getByRole("button", { name: /Ký duyệt/ }).click();
  assert.match(await mainOf(leader.page), /Đã ký/);
  await look(leader, "next");
  await leader.page.getByRole("link", { name: /Chuyển lại/ }).click();
  await look(leader, "send-back");
  await leader.page.getByLabel(/Lý do chuyển lại/).fill("Ghi rõ giấy nào không thống nhất.");
  await leader.page.getByRole("button", { name: /Chuyển lại/ }).click();
  assert.match(await mainOf(leader.page), /Không còn gì chờ bạn quyết định/);
  await look(leader, "nothing-left");
  assert.deepEqual([await life.state(first), await life.state(second)].sort(), ["inProcess", "returned"]);

  await leader.page.setViewportSize(SMALL);
  await goes(leader.page, `${DESK}/ai-giu-viec`);
  await look(leader, "workload");
  await leader.page.getByRole("link", { name: /xong trong 30 ngày.*LỘC VĂN HÙNG/ }).click();
  await look(leader, "done");
  assert.match(await mainOf(leader.page), new RegExp(first));
});

it("what a leader delegates, the other one does in their place, and both see it", async () => {
  const { web } = life.program;
  const { rows } = await sql<{ id: string }>`select id from officer where username = 'vanhoa'`.execute(web.services.db);
  await sql`insert into officer_post (id, officer_id, agency_id, role, position)
    values (${randomUUID()}, ${rows[0]!.id}, 'H60.30.12', 'leader', 'Phó Chủ tịch UBND xã')`.execute(web.superuserDb());
  const leader = await life.officer("lanhdao", PHONE);
  await goes(leader.page, `${DESK}/uy-quyen-viec`);
  const { page } = leader;
  await page.getByLabel(/Ủy quyền cho ai/).selectOption({ label: "BẾ THỊ NGÂN – Phó Chủ tịch UBND xã" });
  await page.getByLabel(/Ký kết quả/).check();
  for (const group of ["Từ ngày", "Đến hết ngày"]) {
    const parts = page.getByRole("group", { name: group });
    for (const [label, value] of [
      ["Ngày", "20"],
      ["Tháng", "11"],
      ["Năm", "2026"],
    ] as const)
      await parts.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole("button", { name: "Ghi ủy quyền" }).click();
  assert.match(await mainOf(page), /Hãy ghi số, ngày văn bản ủy quyền/);
  await life.look(leader, "delegation-wrong");
  await page.getByLabel(/Văn bản ủy quyền/).fill("Giấy ủy quyền số 12/GUQ-UBND, đi công tác");
  await page.getByRole("button", { name: "Ghi ủy quyền" }).click();
  assert.match(await mainOf(page), /Đã ghi ủy quyền[\s\S]*BẾ THỊ NGÂN[\s\S]*đang hiệu lực/);
  await life.look(leader, "delegated");
  const other = await life.officer("vanhoa", SMALL);
  await other.page.getByRole("radio", { name: /Lãnh đạo/ }).check();
  await other.page.getByRole("button", { name: "Làm việc với vai này" }).click();
  await goes(other.page, `${DESK}/cho-quyet-dinh`);
  assert.match(await mainOf(other.page), /Bạn đang làm thay NGUYỄN QUỐC HUY theo ủy quyền/);
  await life.look(other, "delegate");
  // A page that looks for news by itself says so when the session has ended, once.
  await goes(other.page, DESK);
  await sql`delete from session`.execute(web.superuserDb());
  await other.page.locator("#het-phien").waitFor({ timeout: 60_000 });
  assert.match(await mainOf(other.page), /Phiên làm việc đã hết[\s\S]*Đăng nhập lại/);
  assert.equal(await other.page.locator("#het-phien").count(), 1);
  assert.deepEqual(life.wrong(), []);
});
