import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { answerAll, MOTHER, signInPerson } from "./testing/citizen.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

let program: RunningProgram;
let browser: Browser;
let window: Window;

before(async () => {
  browser = await openBrowser();
  program = await startProgram();
  window = await openWindow(browser, PHONE, { script: false });
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

it("a mother files, follows and withdraws on a phone without script", async () => {
  const { page, troubles } = window;
  const faults: string[] = [];
  const look = async (): Promise<void> => void faults.push(...(await faultsOf(window)));
  await page.goto(program.url);
  await look();
  await page.getByRole("searchbox").fill("lam khai sinh cho con");
  await page.getByRole("button", { name: "Tìm" }).click();
  await page.getByRole("link", { name: "Làm giấy khai sinh cho con" }).click();
  await look();
  await page
    .getByRole("link", { name: /để bắt đầu|Bắt đầu/ })
    .first()
    .click();
  await signInPerson(page, "008301991203");
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(page, MOTHER, look);
  await look();
  assert.match(await page.locator("main").innerText(), /Giấy chứng sinh/);
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await look();
  await picture(page, "no-script-receipt-360");
  const code = /H60\.30\.11-\d{6}-\d{4}/.exec(await page.locator("main").innerText())?.[0];
  assert.ok(code, "the receipt shows a code of the commune where she lives");

  await page.goto(`${program.url}/ho-so/${code}`);
  await look();
  assert.match(await page.locator("main").innerText(), /Đã nộp trực tuyến/);
  await page.getByRole("link", { name: /rút hồ sơ/ }).click();
  await look();
  await page.getByRole("button", { name: /Rút hồ sơ/ }).click();
  assert.match(await page.locator("main").innerText(), /đã rút/i);
  await trackWithoutSigningIn(code);
  assert.deepEqual(faults, []);
  assert.deepEqual(troubles, []);
});

/** Anybody with the code and the four digits sees the state, and nothing personal. */
async function trackWithoutSigningIn(code: string): Promise<void> {
  const { page } = await openWindow(browser, PHONE, { script: false });
  const track = async (digits: string): Promise<string> => {
    await page.goto(`${program.url}/tra-cuu`);
    await page.getByLabel("Mã hồ sơ").fill(code);
    await page.getByLabel(/Bốn số cuối/).fill(digits);
    await page.getByRole("button", { name: "Xem hồ sơ" }).click();
    return page.locator("main").innerText();
  };
  const shown = await track("1203");
  assert.match(shown, /rút/);
  assert.doesNotMatch(shown, /MÙI|GIA HÂN|0083019/i);
  assert.match(await track("0000"), /Không có hồ sơ nào khớp/);
}
