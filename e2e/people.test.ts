import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Page } from "playwright-core";
import writeExcelFile from "write-excel-file/node";
import { verifyOrganisation } from "../src/features/organisation/index.ts";
import { PHONE, type Window } from "./testing/browser.ts";
import { COMMUNE, type Life, mainOf, startLife } from "./testing/life.ts";

const PEOPLE = "/quan-tri/nguoi-dung";
const AGENCIES = "/quan-tri/co-quan";
const SMALL = { width: 1366, height: 768 };
let life: Life;
let desk: Window;
before(async () => {
  life = await startLife("people", "2026-11-20T08:00");
  desk = await life.officer("quantrixa", SMALL);
});
after(() => life?.stop());

const goes = (page: Page, path: string) => page.goto(life.program.url + path);
/** Looks at the page as it stands, on a small desk and on a phone. */
async function looked(name: string): Promise<void> {
  await life.look(desk, name);
  await desk.page.setViewportSize(PHONE);
  await life.look(desk, name);
  await desk.page.setViewportSize(SMALL);
}
const press = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("button", { name }).click();
const opened = (page: Page, title: RegExp) => page.locator("details.fold").filter({ hasText: title }).first();
/** Opens what is folded, writes why, and sends it. */
async function folded(page: Page, title: RegExp, why: RegExp, reason: string, button: string | RegExp): Promise<void> {
  const fold = opened(page, title);
  await fold.locator("summary").click();
  await fold.getByLabel(why).fill(reason);
  await fold.getByRole("button", { name: button }).click();
}

async function accountPage(page: Page, name: string): Promise<void> {
  await goes(page, `${PEOPLE}?tim=${encodeURIComponent(name)}`);
  await page.getByRole("main").getByRole("link", { name }).click();
}

it("three people come from a spreadsheet, and one of them gets a second post", async () => {
  const { page } = desk;
  await goes(page, PEOPLE);
  await looked("list");
  await page.getByRole("link", { name: "Nhập từ Excel" }).click();
  await looked("import");
  const heads = ["Họ và tên", "Số định danh", "Tên đăng nhập", "Mã cơ quan", "Vai", "Phòng", "Chức vụ"];
  const people = [
    ["LÂM THỊ ĐÀO", "008190112233", "lamdao", COMMUNE, "Một cửa", "", "Nhân viên Bộ phận Một cửa"],
    ["NÔNG VĂN PHÚC", "008085112244", "nongphuc", COMMUNE, "Chuyên viên", "Phòng Kinh tế", "Công chức địa chính"],
    ["CHẨU THỊ MÂY", "008192112255", "chaumay", COMMUNE, "chuyen vien", "", "Công chức văn phòng"],
  ];
  const sheet = [heads, ...people].map((line) => line.map((value) => ({ value, type: String })));
  const buffer = await writeExcelFile(sheet).toBuffer();
  await page.getByLabel("Danh sách người dùng").setInputFiles({
    name: "can-bo-moi.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });
  await press(page, "Xem trước");
  assert.match(await mainOf(page), /3 dòng: 3 người mới, 0 vai thêm, 0 đã có, 0 có lỗi/);
  await looked("preview");
  await press(page, "Ghi 3 dòng đúng");
  assert.match(await mainOf(page), /3 tài khoản mới, 3 vai/);
  await page.getByRole("link", { name: "Những người chưa được cấp mật khẩu" }).click();
  assert.match(await mainOf(page), /CHẨU THỊ MÂY[\s\S]*LÂM THỊ ĐÀO[\s\S]*NÔNG VĂN PHÚC/);
  await looked("waiting");

  await accountPage(page, "LÂM THỊ ĐÀO");
  await looked("account");
  await page.getByRole("link", { name: "Giao thêm vai" }).click();
  await page.getByLabel("Vai", { exact: true }).selectOption("specialist");
  await page.getByLabel("Chức vụ").fill("Công chức tư pháp – hộ tịch");
  await looked("second-post");
  await page.locator("main form button:not([type=button])").last().click();
  assert.match(await mainOf(page), /Đã giao vai[\s\S]*Một cửa[\s\S]*Chuyên viên/);
});

it("who moves hands over first; a room closes once its work and its people are elsewhere", async () => {
  const { act, file, officer, open, program } = life;
  const { page } = desk;
  const { code } = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  const reception = await officer("motcua", SMALL);
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);
  const vinh = await officer("kinhte", SMALL);
  await act(vinh, code, /^Nhận việc/);

  await accountPage(page, "HÀ QUANG VINH");
  await folded(page, /Kết thúc vai/, /Vì sao kết thúc/, "Điều động sang Phòng Văn hóa – Xã hội", /^Kết thúc vai/);
  assert.match(
    await mainOf(page),
    new RegExp(`bàn giao[\\s\\S]*${code}|${code}[\\s\\S]*bàn giao`, "i"),
    "not while work is open",
  );
  await looked("held");
  await folded(page, /Đề nghị lãnh đạo/, /Vì sao cần bàn giao/, "Điều động từ 23/11", "Gửi đề nghị");
  assert.match(await mainOf(page), /Đã gửi đề nghị/);

  const leader = await officer("lanhdao", PHONE);
  await goes(leader.page, "/ban-lam-viec/ai-giu-viec");
  await leader.page
    .getByRole("main")
    .getByRole("link", { name: /Bàn giao việc của HÀ QUANG VINH/ })
    .click();
  await life.look(leader, "hand-over");
  const to = leader.page.getByLabel("Giao cho ai?");
  await to.selectOption((await to.locator("option").filter({ hasText: "MA VĂN THÀNH" }).first().getAttribute("value"))!);
  await leader.page.getByLabel("Lý do").fill("Anh Vinh chuyển phòng từ 23/11");
  await press(leader.page, /^Bàn giao 1 việc/);
  assert.match(await mainOf(leader.page), /Không còn việc nào phải bàn giao/);

  await accountPage(page, "HÀ QUANG VINH");
  const post = opened(page, /Sửa chức vụ, phòng/);
  await post.locator("summary").click();
  await post.getByLabel("Chức vụ").fill("Công chức xây dựng");
  await post.getByLabel("Phòng").selectOption("phong-van-hoa-xa-hoi");
  await post.getByRole("button", { name: "Lưu vai" }).click();
  assert.match(await mainOf(page), /Đã lưu vai[\s\S]*Công chức xây dựng – Phòng Văn hóa/);
  await accountPage(page, "NÔNG VĂN PHÚC");
  await folded(page, /Kết thúc vai/, /Vì sao kết thúc/, "Phòng Kinh tế sáp nhập", /^Kết thúc vai/);
  assert.match(await mainOf(page), /Vai đã kết thúc/);

  await goes(page, `${AGENCIES}/${COMMUNE}`);
  await looked("agency");
  await page.getByRole("link", { name: /^Phòng Kinh tế/ }).click();
  await page.getByRole("link", { name: "Đóng", exact: true }).click();
  assert.match(await mainOf(page), new RegExp(code));
  await looked("closing");
  await program.work();
  await page.getByLabel("Nơi kế thừa").selectOption({ label: await heir(page) });
  await page.getByLabel("Căn cứ").fill("Nghị quyết 05/NQ-HĐND");
  await press(page, /^Chuyển 1 hồ sơ/);
  await page.getByText("Đã chuyển 1 hồ sơ").waitFor();
  await page.reload();
  await looked("empty-room");
  await press(page, /^Đóng/);
  assert.match(await mainOf(page), /đã đóng từ[\s\S]*Nghị quyết 05\/NQ-HĐND[\s\S]*Kế thừa:/);
  await looked("closed");

  // Vinh finds the work again in his new room.
  const again = await officer("kinhte", SMALL);
  await open(again, code);
  await act(again, code, /^Nhận việc/);
});

const heir = async (page: Page): Promise<string> =>
  (await page.getByLabel("Nơi kế thừa").locator("option").filter({ hasText: "Văn hóa" }).first().innerText()).trim();

it("the log tells it all, and nobody can change it", async () => {
  const { page } = desk;
  const { services } = life.program.web;
  await goes(page, `${PEOPLE}/nhat-ky`);
  const text = await mainOf(page);
  for (const line of [
    /Nhập tài khoản từ tệp[\s\S]*LÂM THỊ ĐÀO/,
    /Giao vai\s+LÂM THỊ ĐÀO[\s\S]*Công chức tư pháp – hộ tịch/,
    /Sửa vai\s+HÀ QUANG VINH[\s\S]*phòng: Phòng Kinh tế → Phòng Văn hóa/,
    /Đề nghị bàn giao hồ sơ[\s\S]*HÀ QUANG VINH/,
    /Kết thúc vai[\s\S]*Lý do: Phòng Kinh tế sáp nhập/,
    /Chuyển hồ sơ cho nơi kế thừa[\s\S]*nơi kế thừa: Phòng Văn hóa/,
    /Đóng cơ quan hoặc đơn vị[\s\S]*Đang hoạt động → Đã đóng/,
  ])
    assert.match(text, line);
  await looked("log");
  assert.equal((await verifyOrganisation(services)).broken, undefined);
  await assert.rejects(sql`update organisation_log set reason = 'x'`.execute(services.db), /permission denied|append only/);
  assert.deepEqual(life.wrong(), []);
});
