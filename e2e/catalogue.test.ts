import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { signInOfficer } from "./testing/officer.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

let program: RunningProgram;
let browser: Browser;
before(async () => {
  browser = await openBrowser();
  program = await startProgram();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

const CATALOGUE = "/quan-tri/thu-tuc";
const CODE = "1.001193";
const today = (): string => {
  const { day, month, year } = Temporal.Now.plainDateISO("Asia/Ho_Chi_Minh");
  return `${day}/${month}/${year}`;
};

async function officer(username: string, size = DESKTOP): Promise<Window> {
  const window = await openWindow(browser, size);
  await signInOfficer(window.page, program.url, username);
  return window;
}
const open = (page: Page, address: string) => page.goto(address.startsWith("http") ? address : `${program.url}${address}`);
const save = (page: Page) => page.getByRole("button", { name: /^Lưu/ }).click();
const findings = (page: Page) => page.getByRole("complementary").innerText();

it("a controller changes a procedure, mends two findings, another approves, and the public page follows", async () => {
  const writer = await officer("kiemsoat");
  const { page } = writer;
  const faults: string[] = [];
  const look = async (window: Window, name: string) => {
    faults.push(...(await faultsOf(window)).filter((fault) => !fault.includes("small target")));
    await picture(window.page, `catalogue-${name}`);
  };
  await open(page, `${CATALOGUE}/${CODE}`);
  await look(writer, "procedure-1440");
  await page.getByRole("button", { name: "Soạn bản mới" }).click();
  const edit = page.url().replace(/\/[^/]+$/, "");
  await page.getByLabel("Tên theo cách người dân gọi").fill("Làm giấy khai sinh cho bé yêu");
  await page.getByLabel("Số quyết định công bố").fill("2026/QĐ-UBND");
  await page.getByLabel("Ngày ký quyết định").fill(today());
  await page.getByLabel("Có hiệu lực từ").fill("1/2/2026");
  await save(page);
  assert.match(await findings(page), /Ngày có hiệu lực 01\/02\/2026 đã qua/);
  await look(writer, "edit-general-1440");
  await open(page, `${edit}/dieu-kien`);
  await page.getByLabel("Điều kiện hoặc giá trị").first().fill("late");
  await page.getByLabel("Điều kiện hoặc giá trị").nth(4).fill("abandoned");
  await save(page);
  assert.match(await findings(page), /định nghĩa vòng/);
  await open(page, `${edit}/xem-thu`);
  assert.match(await page.locator("main").innerText(), /chưa dựng được trang/);

  // Each finding leads to its place.
  await open(page, `${edit}/chung`);
  await page
    .getByRole("complementary")
    .getByRole("link", { name: /Điều kiện chung/ })
    .first()
    .click();
  await page.getByLabel("Điều kiện hoặc giá trị").first().fill('requester.relation == "carer"');
  await page.getByLabel("Điều kiện hoặc giá trị").nth(4).fill("daysBetween(bornOn, today) > 60");
  await save(page);
  await page
    .getByRole("complementary")
    .getByRole("link", { name: /Có hiệu lực từ/ })
    .click();
  await page.getByLabel("Có hiệu lực từ").fill(today());
  await save(page);
  assert.doesNotMatch(await findings(page), /Lỗi/);
  await open(page, `${edit}/xem-thu/dien`);
  await look(writer, "preview-1440");
  await open(page, `${edit}/duyet`);
  assert.match(await page.locator("main").innerText(), /Làm giấy khai sinh cho bé yêu/);
  await look(writer, "review-1440");
  await page.getByRole("button", { name: "Trình duyệt" }).click();

  const leader = await officer("lanhdaotinh");
  await open(leader.page, CATALOGUE);
  await look(leader, "list-1440");
  await leader.page.getByRole("link", { name: "Đăng ký khai sinh" }).first().click();
  await leader.page.getByRole("button", { name: "Phê duyệt và công bố" }).click();
  assert.match(await leader.page.locator("main").innerText(), /Đã phê duyệt và công bố/);
  const citizen = await openWindow(browser, PHONE);
  await open(citizen.page, `/thu-tuc/${CODE}`);
  assert.equal(await citizen.page.locator("h1").innerText(), "Làm giấy khai sinh cho bé yêu");
  assert.deepEqual([...faults, ...writer.troubles, ...leader.troubles], []);
});

it("the editor reads well on a phone", async () => {
  const window = await officer("kiemsoat2", PHONE);
  const { page } = window;
  await open(page, `${CATALOGUE}/${CODE}`);
  await page.getByRole("button", { name: "Soạn bản mới" }).click();
  const edit = page.url().replace(/\/[^/]+$/, "");
  const faults: string[] = [];
  const pages = [
    "chung",
    "thoi-han",
    "to-khai",
    "to-khai/parts.0.pages.0.fields.0",
    "quy-trinh",
    "ten-goi",
    "duyet",
    "xem-thu/dien",
  ];
  for (const one of [CATALOGUE, ...pages.map((name) => `${edit}/${name}`)]) {
    const answer = await open(page, one);
    assert.ok(answer && answer.status() < 400, one);
    // Officers' pages are dense; only what citizens see is made for fingers everywhere.
    faults.push(...(await faultsOf(window)).filter((fault) => one.includes("xem-thu") || !fault.includes("small target")));
    await picture(page, `catalogue-${one.split("/").slice(-1)}-360`);
  }
  assert.deepEqual([...faults, ...window.troubles], []);
});
