import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { answerAll, pick, type Story, signInPerson, tick, type } from "./testing/citizen.ts";
import { type ClockProgram, startClockProgram } from "./testing/clock-program.ts";
import { signInOfficer } from "./testing/officer.ts";

const TODAY = "2026-11-17T08:00";
const TOMORROW = "2026-11-18T08:00";
const CODE = "1.000656";
const COMMUNE = "H60.30.12";

let program: ClockProgram;
let browser: Browser;
before(async () => {
  browser = await openBrowser();
  program = await startClockProgram(TODAY, COMMUNE);
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** What a ministry might announce: registering a death takes two days, no longer the same day. Invented. */
const TABLE = "Hình thức nộpThời gianPhí, lệ phíMô tả";
const NATIONAL = {
  ma_thu_tuc: CODE,
  ten_thu_tuc: "Đăng ký khai tử",
  so_quyet_dinh: "512/QĐ-BTP",
  cap_thuc_hien: "Cấp xã",
  linh_vuc: "Hộ tịch",
  doi_tuong_thuc_hien: "Công dân Việt Nam",
  cach_thuc_thuc_hien: `${TABLE}Trực tuyến2 Ngày làm việcMiễn phíTrực tiếp2 Ngày làm việcMiễn phíDịch vụ bưu chính2 Ngày làm việcMiễn phí`,
};

/** A son whose mother died in hospital. */
const SON: Story = {
  "quan-he": pick("Con"),
  "nguoi-mat": type("008157990326"),
  "ngay-mat": async (page) => {
    await page.getByLabel("Ngày", { exact: true }).fill("15");
    await page.getByLabel("Tháng", { exact: true }).fill("11");
    await page.getByLabel("Năm", { exact: true }).fill("2026");
  },
  "gio-mat": async () => undefined,
  "noi-mat": type("Bệnh viện Đa khoa tỉnh Tuyên Quang"),
  "nguyen-nhan": async () => undefined,
  "giay-to-mat": pick("Giấy báo tử điện tử"),
  "so-giay-bao-tu": async (page) => {
    await page.getByLabel("Số giấy").fill("18/GBT");
    await page.getByLabel("Nơi cấp").fill("Bệnh viện Đa khoa tỉnh Tuyên Quang");
  },
  "ban-sao": type("0"),
  "nhan-ket-qua": pick("Trực tuyến"),
  "lien-he": async () => undefined,
  "cam-doan": tick,
};

const faults: string[] = [];
async function look(window: Window, name: string): Promise<void> {
  const desk = window.page.url().includes("/quan-tri") || window.page.url().includes("/ban-lam-viec");
  faults.push(...(await faultsOf(window)).filter((fault) => !desk || !fault.includes("small target")));
  await picture(window.page, `law-${name}`);
}
async function officer(username: string): Promise<Window> {
  const window = await openWindow(browser, DESKTOP);
  await signInOfficer(window.page, program.url, username);
  return window;
}
const main = (page: Page): Promise<string> => page.locator("main").innerText();
const findings = (page: Page): Promise<string> => page.getByRole("complementary").innerText();

/** Files the death of his mother; her case is handed in and nobody has received it yet. */
async function file(): Promise<string> {
  const son = await openWindow(browser, PHONE);
  const { page } = son;
  await page.goto(`${program.url}/nop/${CODE}/bat-dau`);
  await signInPerson(page, "008095990718");
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(page, SON);
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await page.waitForURL(/da-nop/);
  assert.deepEqual(son.troubles, []);
  await son.context.close();
  return /H60[\d.]+-\d{6}-\d{4}/.exec(page.url())![0];
}

it("a change in the national catalogue becomes the province's rule on its day, and what was filed before keeps the old one", async () => {
  const code = await file();
  const writer = await officer("kiemsoat");
  const { page } = writer;
  await takeIn(writer);
  const edit = page.url().replace(/\/[^/]+$/, "");
  await look(writer, "edit-1440");

  // Each finding leads to its place.
  for (const channel of ["Trực tuyến", "Trực tiếp tại quầy"]) {
    await toFinding(page, `Thời hạn · ${channel}: giải quyết trong ngày`);
    await page.locator(":focus").uncheck();
    await save(page);
  }
  await toFinding(page, "cases/con-khai-cho-cha");
  assert.match(await main(page), /Trông đợi giờ hẹn trả: 2026-11-20T17:00/);
  assert.match(await main(page), /Người đó mất ở đâu\? noi-mat/, "pages have their questions, not the paper of the same id");
  await look(writer, "case-1440");
  await page.getByRole("link", { name: "Sửa tệp này" }).click();
  const text = page.locator("main textarea");
  // 24/11 is a holiday.
  await text.fill((await text.inputValue()).replace("2026-11-20T17:00", "2026-11-25T08:00"));
  await save(page);
  assert.doesNotMatch(await findings(page), /Lỗi/);
  await page.goto(`${edit}/chung`);
  await page.getByLabel("Ngày ký quyết định").fill("16/11/2026");
  await page.getByLabel("Có hiệu lực từ").fill("18/11/2026");
  await save(page);
  await page.goto(`${edit}/duyet`);
  assert.match(await main(page), /trực tuyến \(sửa\)\s+1 ngày làm việc\s+2 ngày làm việc/);
  await look(writer, "review-1440");
  await page.getByRole("button", { name: "Trình duyệt" }).click();
  assert.equal(await page.getByRole("button", { name: "Phê duyệt và công bố" }).count(), 0, "nobody approves their own");

  const approver = await officer("kiemsoat2");
  await approver.page.goto(`${edit}/duyet`);
  await approver.page.getByRole("button", { name: "Phê duyệt và công bố" }).click();
  assert.match(await main(approver.page), /Đã phê duyệt và công bố/);

  await approver.page.goto(`${program.url}/quan-tri/thu-tuc/${CODE}`);
  await approver.page.getByRole("button", { name: "So sánh hai bản đã chọn" }).click();
  assert.match(await main(approver.page), /163\/QĐ-BTP\s+512\/QĐ-BTP/);
  await look(approver, "compare-1440");

  const guest = await openWindow(browser, PHONE);
  await showsOld(guest);
  await look(guest, "before-360");
  await guest.page.getByRole("link", { name: "Xem khác gì" }).click();
  await guest.page.getByText("Khác bản trước 8 chỗ").click();
  assert.match(await main(guest.page), /trực tuyến: 1 ngày làm việc → 2 ngày làm việc/);
  await look(guest, "history-360");
  program.at("2026-11-17T23:59");
  await showsOld(guest);
  program.at(TOMORROW);
  await guest.page.goto(`${program.url}/thu-tuc/${CODE}`);
  const shown = await main(guest.page);
  for (const part of [/2 ngày làm việc/, /512\/QĐ-BTP/]) assert.match(shown, part);
  assert.doesNotMatch(shown, /Thủ tục này thay đổi từ ngày|163\/QĐ-BTP/);
  await look(guest, "after-360");
  await guest.page.goto(`${program.url}/thu-tuc/${CODE}?ngay=2026-11-17`);
  assert.match(await main(guest.page), /163\/QĐ-BTP/, "what counted yesterday can still be read");

  const newer = await file();
  const desk = await officer("motcua");
  assert.match(await received(desk, code), /Hẹn trả 17:00 .*18\/11\/2026/);
  await look(desk, "old-dossier-1440");
  assert.match(await received(desk, newer), /Hẹn trả .*20\/11\/2026/);
  assert.deepEqual([...faults, ...[writer, approver, guest, desk].flatMap(({ troubles }) => troubles)], []);
});

/** Uploads the file of the ministry, waits until it is taken in, and makes an edit of what changed. */
async function takeIn({ page, ...window }: Window): Promise<void> {
  await page.goto(`${program.url}/quan-tri/danh-muc`);
  await page.locator("input[type=file]").setInputFiles({
    name: "cap-nhat.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from(`${JSON.stringify(NATIONAL)}\n`),
  });
  await page.getByRole("button", { name: "Nhập" }).click();
  const found = page.getByRole("link", { name: "Đăng ký khai tử" });
  for (let count = 0; count < 100 && (await found.count()) === 0; count++) await page.goto(`${program.url}/quan-tri/danh-muc`);
  await look({ page, ...window }, "import-1440");
  await found.click();
  await look({ page, ...window }, "published-1440");
  await page.getByRole("button", { name: "Cập nhật thủ tục của tỉnh" }).click();
  assert.match(await findings(page), /2 lỗi/);
}

/** Follows a finding to the place where it is mended. */
async function toFinding(page: Page, place: string): Promise<void> {
  await page.getByRole("complementary").getByRole("link", { name: place }).first().click();
}

async function save(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.getByRole("button", { name: /^Lưu/ }).click()]);
}

/** The public page before the day: what counts now, and that it will change. */
async function showsOld(guest: Window): Promise<void> {
  await guest.page.goto(`${program.url}/thu-tuc/${CODE}`);
  const shown = await main(guest.page);
  assert.match(shown, /Thủ tục này thay đổi từ ngày 18\/11\/2026/);
  assert.match(shown, /163\/QĐ-BTP/);
}

/** Receives a dossier at the desk. @returns what its page says then */
async function received({ page }: Window, code: string): Promise<string> {
  await page.goto(`${program.url}/ban-lam-viec/ho-so/${code}`);
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Tiếp nhận/ })
    .first()
    .click();
  if (page.url().includes("/viec/")) await page.locator("main form button:not([type=button])").last().click();
  await page.waitForURL(/xong=/);
  return main(page);
}
