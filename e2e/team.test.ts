import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE, type Window } from "./testing/browser.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

const DESK = "/ban-lam-viec";
let life: Life;
before(async () => {
  life = await startLife("team", "2026-11-02T08:00", { departmentIds: ["H60.04"] });
});
after(() => life?.stop());

const goes = (window: Window, path: string) => window.page.goto(life.program.url + path);
const because = (text: string) => (page: Page) =>
  page
    .getByLabel(/Lý do|Vì sao/)
    .first()
    .fill(text);

/** Chooses the first option that begins with this name. */
async function choose(page: Page, label: RegExp, name: string): Promise<void> {
  const list = page.getByLabel(label);
  const option = list.locator("option").filter({ hasText: name }).first();
  await list.selectOption((await option.getAttribute("value"))!);
}

async function day(page: Page, group: string, value: number): Promise<void> {
  const parts = page.getByRole("group", { name: group });
  await parts.getByLabel("Ngày", { exact: true }).fill(String(value));
  await parts.getByLabel("Tháng", { exact: true }).fill("11");
  await parts.getByLabel("Năm", { exact: true }).fill("2026");
}

it("a step has an owner whoever is away, and an agency that says nothing in time has agreed", async () => {
  const { at, sweepAt, file, officer, act, open, look } = life;
  const { code } = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  const reception = await officer("motcua");
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);

  // The leader gives the first of two steps side by side to Vinh; the other one is his when he takes it.
  const leader = await officer("lanhdao", PHONE);
  await act(leader, code, /^Phân công…/, (page) => choose(page, /Ai làm bước này/, "HÀ QUANG VINH"));
  await look(leader, "assigned");
  const vinh = await officer("kinhte");
  await open(vinh, code);
  await look(vinh, "two-steps");
  assert.match(await mainOf(vinh.page), /Bạn: Thẩm định, kiểm tra thực địa/);
  await act(vinh, code, /^Nhận việc/);
  await act(vinh, code, /^Lấy ý kiến cơ quan khác/);
  await look(vinh, "asked");
  const asked = await officer("chuyenvien.04");
  await goes(asked, `${DESK}?muc=y-kien`);
  await look(asked, "opinions");
  // Twelve days from 02/11 end on Saturday 14/11.
  assert.match(await mainOf(asked.page), new RegExp(`${code}[\\s\\S]*trả lời trước 16/11 17:00`));

  // Vinh goes on leave, and Thành finds his work.
  await goes(vinh, `${DESK}/nghi-phep`);
  await day(vinh.page, "Nghỉ từ ngày", 4);
  await day(vinh.page, "Đến hết ngày", 6);
  await choose(vinh.page, /Ai làm thay/, "MA VĂN THÀNH");
  await vinh.page.getByLabel(/Lý do nghỉ/).fill("Nghỉ phép năm");
  await look(vinh, "leave");
  await vinh.page.getByRole("button", { name: "Ghi ngày nghỉ" }).click();
  assert.match(await mainOf(vinh.page), /MA VĂN THÀNH/);
  await look(vinh, "on-leave");
  await at("2026-11-04T08:00");
  const thanh = await officer("kiemnhiem");
  await thanh.page.getByRole("radio", { name: /Chuyên viên/ }).check();
  await thanh.page.getByRole("button", { name: "Làm việc với vai này" }).click();
  await goes(thanh, DESK);
  await look(thanh, "substitute-list");
  assert.match(await mainOf(thanh.page), /bạn làm thay HÀ QUANG VINH/);

  // The leader does it himself, and sees who has what.
  await act(leader, code, /^Nhận thay bước này/, because("Anh Vinh nghỉ phép, hồ sơ gấp."));
  await look(leader, "taken-over");
  assert.match(await mainOf(leader.page), /Bạn: Thẩm định, kiểm tra thực địa/);
  await goes(leader, `${DESK}/ai-giu-viec`);
  await look(leader, "workload");
  assert.match(await mainOf(leader.page), /HÀ QUANG VINH[\s\S]*đến 06\/11[\s\S]*MA VĂN THÀNH làm thay/);

  // Nobody knows whose plot it is: the queue says how long it has waited.
  await at("2026-11-09T08:00");
  await act(vinh, code, /^Chưa rõ chuyển cho ai/, because("Một phần thửa đất ở xã bên."));
  await at("2026-11-10T08:00");
  await goes(leader, `${DESK}?muc=dieu-phoi`);
  await look(leader, "coordination");
  assert.match(await mainOf(leader.page), new RegExp(`${code}[\\s\\S]*từ 09/11 08:00[\\s\\S]*Một phần thửa đất ở xã bên`));
  await act(leader, code, /^Điều phối hồ sơ/, async (page) => {
    await page.getByRole("radio", { name: /^Ở Ủy ban nhân dân xã Thượng Lâm/ }).check();
    await page.getByLabel("Lý do điều phối").fill("Phần lớn thửa đất ở xã ta.");
  });
  assert.doesNotMatch(await mainOf(leader.page), /Chờ điều phối/i);

  await sweepAt("2026-11-16T17:00");
  await open(vinh, code);
  assert.doesNotMatch(await mainOf(vinh.page), /coi như đồng ý \(/, "at the moment itself there is still time");
  await sweepAt("2026-11-16T17:01");
  await open(vinh, code);
  await look(vinh, "consented");
  assert.match(await mainOf(vinh.page), /Sở Xây dựng[\s\S]*coi như đồng ý/);
  await goes(asked, `${DESK}?muc=y-kien`);
  await look(asked, "no-opinions");
  assert.match(await mainOf(asked.page), /Không có cơ quan nào chờ ý kiến của bạn/);
  assert.deepEqual(life.wrong(), []);
});
