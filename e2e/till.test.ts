import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE, type Window } from "./testing/browser.ts";
import { type Journey, startJourney } from "./testing/journey.ts";

const LAPTOP = { width: 1366, height: 768 };
const WIDE = { width: 1920, height: 1080 };
const PEOPLE = [
  "008095990718||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung, Xã Thượng Lâm|01052021",
  "008198990412|012345678|HOÀNG THỊ MẬN|03041998|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021",
] as const;
const DESK = "/ban-lam-viec";

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const main = (page: Page): Promise<string> => page.locator("main").innerText();
const look = (window: Window, name: string, sizes = [LAPTOP, WIDE, PHONE]): Promise<void> => journey.look(window, name, sizes);
const dong = (text: string): number => Number(text.replace(/[^\d-]/g, ""));

/** Two copies of three pages for whoever holds the card. @returns the address of the visit */
async function copies(page: Page, card: string, shown?: () => Promise<void>): Promise<string> {
  await page.goto(`${journey.program.url}${DESK}/tai-quay`);
  await page.getByRole("radio", { name: /bản sao/ }).check();
  await page.locator("input[name=so]").focus();
  await page.keyboard.insertText(card);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.keyboard.press("1");
  await page.keyboard.insertText("2");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("3");
  if (shown) {
    await page.getByRole("button", { name: "Lưu, tra cứu" }).click();
    await shown();
    await page
      .getByRole("button", { name: /^Nhận hồ sơ/ })
      .last()
      .click();
  } else await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await page.getByText("Chưa đến lượt bạn").waitFor();
  return page.url();
}

async function colleague(username: string, visit: string, button: RegExp): Promise<void> {
  const window = await journey.officer(username, LAPTOP);
  await window.page.goto(visit);
  await window.page.getByRole("button", { name: button }).click();
  await window.page.getByText("Chưa đến lượt bạn").waitFor();
  assert.deepEqual(window.troubles, []);
  await window.context.close();
}

it("fees are taken with the result or before, the till is counted and closed, and the report says the same sum", async () => {
  const clerk = await journey.officer("motcua", LAPTOP);
  const { page } = clerk;
  await page.goto(`${journey.program.url}${DESK}/quay-thu`);
  assert.match(await main(page), /Hôm nay chưa thu khoản nào/);
  await look(clerk, "till-empty");

  await copies(page, PEOPLE[0]);
  const fee = dong((await main(page)).match(/Phải thu ([\d.]+)\s*đ/)![1]!);
  await page.getByLabel("Số tiền đã thu").fill(String(fee + 1000));
  await page.getByRole("button", { name: /^Thu / }).click();
  assert.match(await main(page), /Phải nộp đúng/, "a wrong sum is refused");
  assert.equal(await page.getByLabel("Số tiền đã thu").inputValue(), String(fee + 1000), "and nothing that was typed is lost");
  await look(clerk, "till-wrong-sum");
  await page.getByLabel("Số tiền đã thu").fill(String(fee));
  await page.getByRole("radio", { name: /POS/ }).check();
  await page.getByLabel(/Số giao dịch/).fill("FT-2026-01");
  await page.getByRole("button", { name: /^Thu / }).click();
  await page.getByText("0000001/BL-").waitFor();
  await look(clerk, "till-visit-paid");

  const visit = await copies(page, PEOPLE[1], async () => {
    assert.ok(await page.getByRole("radio", { name: "Chưa thu" }).isChecked(), "nothing is taken by itself");
    await look(clerk, "till-intake");
  });
  await colleague("hotich", visit, /chuyển ký/);
  await colleague("lanhdao", visit, /^Ký/);
  await page.goto(visit);
  await look(clerk, "till-hand-over");
  await page.getByLabel(/Đã kiểm tra căn cước/).check();
  await page.getByRole("button", { name: /^Trả kết quả/ }).click();
  await page
    .getByText(/^Xong trong/)
    .first()
    .waitFor();
  assert.match(await main(page), /Đã thu[\s\S]*tiền mặt, biên lai 0000002\/BL-/, "one press takes the fee and hands over");

  await page.goto(`${journey.program.url}${DESK}/quay-thu`);
  assert.match(await main(page), /2 biên lai/);
  await look(clerk, "till-open");
  const second = await clerk.context.newPage();
  await second.goto(page.url());
  await page.getByLabel("Tiền mặt đếm được").fill(String(fee - 1000));
  await page.getByRole("button", { name: /^Đóng quầy/ }).click();
  assert.match(await main(page), /thiếu 1\.000\s*đ so với sổ thu/);
  await look(clerk, "till-difference");
  await page.getByLabel(/Lý do lệch/).fill("Trả nhầm tiền lẻ");
  await page.getByRole("button", { name: /^Đóng quầy/ }).click();
  assert.match(await main(page), /Đã đóng quầy thu[\s\S]*001\/BK-/);
  await look(clerk, "till-closed");
  await second.getByLabel("Tiền mặt đếm được").fill(String(fee));
  await second.getByRole("button", { name: /^Đóng quầy/ }).click();
  assert.match(await main(second), /Quầy thu này đã đóng từ trước[\s\S]*001\/BK-/, "the second tab finds the sheet of the first");

  const leader = await journey.officer("lanhdao", LAPTOP);
  await leader.page.goto(`${journey.program.url}${DESK}/quay-thu/co-quan`);
  assert.match(await main(leader.page), /Không có quầy nào chưa đóng[\s\S]*Thiếu 1\.000\s*đ\s*Trả nhầm tiền lẻ/);
  await look(leader, "till-agency");
  await leader.page.goto(`${journey.program.url}${DESK}/bao-cao/phi-da-thu`);
  assert.match(await main(leader.page), new RegExp(`Tổng cộng[\\s\\S]*${(2 * fee).toLocaleString("vi-VN").replace(".", "\\.")}`));
  await look(leader, "till-report", [LAPTOP, WIDE]);
  const expected = /quay-thu.*422|thu-tien.*409/;
  assert.deepEqual(
    [...clerk.troubles, ...leader.troubles].filter((one) => !expected.test(one)),
    [],
  );
  assert.deepEqual(journey.faults(), []);
});
