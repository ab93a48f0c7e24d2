import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openWindow, PHONE } from "./testing/browser.ts";
import { NOTICE, PASSWORD } from "./testing/citizen.ts";
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

/** What has the focus, as a screen reader would name it, and whether one can see where the focus is. */
function focused(page: Page): Promise<{ text: string; kind: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    if (!element || element === document.body) return { text: "", kind: "", visible: true };
    const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label") ?? element.textContent ?? "";
    const style = getComputedStyle(element);
    const visible = style.outlineStyle !== "none" || style.boxShadow !== "none";
    return { text: label.replace(/\s+/g, " ").trim(), kind: element.type ?? element.tagName.toLowerCase(), visible };
  });
}

/** Presses Tab until something with this name has the focus. @throws when the page has been gone round without it */
async function tabTo(page: Page, name: RegExp, kind?: string): Promise<void> {
  const seen: string[] = [];
  for (let count = 0; count < 80; count++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    assert.ok(now.visible, `the focus can be seen on "${now.text}"`);
    if (name.test(now.text) && (!kind || now.kind === kind)) return;
    seen.push(now.text);
  }
  throw new Error(`Tab does not reach ${name}: ${seen.join(" | ")}`);
}

/** The radio with this name, by arrow keys once the group has the focus. */
async function choose(page: Page, name: RegExp): Promise<void> {
  await page.keyboard.press("Tab");
  for (let count = 0; count < 40; count++) {
    const now = await focused(page);
    if (now.kind === "radio") break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  for (let count = 0; count < 10 && !name.test((await focused(page)).text); count++) await page.keyboard.press("ArrowDown");
  assert.match((await focused(page)).text, name);
}

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
}

it("a father files with the keyboard alone, and an error takes the focus", async () => {
  const { page, troubles } = await openWindow(browser, PHONE);
  await page.goto(`${program.url}/nop/1.001193/bat-dau`);
  await tabTo(page, /Đăng nhập bằng VNeID/);
  await submit(page);
  await tabTo(page, /Số định danh cá nhân/);
  await page.keyboard.type("008095990718");
  await tabTo(page, /Mật khẩu/);
  await page.keyboard.type(PASSWORD);
  await submit(page);
  await tabTo(page, /^Bắt đầu/);
  await submit(page);

  await tabTo(page, /^Tiếp tục/);
  await submit(page);
  assert.match(await page.title(), /^Lỗi: /);
  assert.ok(
    await page.evaluate(() => document.activeElement?.matches("[role=alert], [role=alert] *")),
    "the summary of errors has the focus",
  );

  await choose(page, /^Cha$/);
  await submit(page);
  await choose(page, /^Số giấy chứng sinh điện tử/);
  await submit(page);
  await tabTo(page, /chứng sinh/, "text");
  await page.keyboard.type(NOTICE);
  await submit(page);
  await choose(page, /^Đúng/);
  await submit(page);
  await tabTo(page, /Bé tên là gì/, "text");
  await page.keyboard.type("Hoàng Minh An");
  await submit(page);
  await tabTo(page, /Số định danh của mẹ/, "text");
  await page.keyboard.type("008198990412");
  await submit(page);
  await choose(page, /^Đúng/);
  await submit(page);
  await choose(page, /^Đã đăng ký kết hôn/);
  await submit(page);
  await choose(page, /^Đúng/);
  await submit(page);
  await choose(page, /^Đúng/);
  await submit(page);
  await tabTo(page, /Quê quán/, "text");
  await page.keyboard.type("Xã Thượng Lâm, tỉnh Tuyên Quang");
  await submit(page);
  await tabTo(page, /bản sao/);
  await page.keyboard.type("0");
  await submit(page);
  await choose(page, /^Trực tuyến/);
  await submit(page);
  await tabTo(page, /^Tôi cam đoan/, "checkbox");
  await page.keyboard.press("Space");
  await submit(page);
  await tabTo(page, /^Nộp hồ sơ/);
  await submit(page);
  assert.match(await page.locator("main").innerText(), /Đã nộp hồ sơ[\s\S]*H60\.30\.12-/);
  assert.deepEqual(
    troubles.filter((trouble) => !trouble.includes("422")),
    [],
  );
});
