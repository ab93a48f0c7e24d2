import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { signInOfficer } from "./testing/officer.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

const LAPTOP = { width: 1366, height: 768 };
const MOTHER = "008198990412|012345678|HOÀNG THỊ MẬN|03041998|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021";
const FATHER = "008095990718||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung, Xã Thượng Lâm|01052021";

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

const main = (page: Page): Promise<string> => page.locator("main").innerText();
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => { const e = document.activeElement as HTMLInputElement | null; return `${e?.tagName} ${e?.name} ${e?.value} ${e?.type}`; });

it("explore", async () => {
  const clerk = await openWindow(browser, LAPTOP);
  const { page } = clerk;
  await signInOfficer(page, program.url, "motcua");
  await page.goto(`${program.url}/ban-lam-viec/tai-quay`);
  await picture(page, "card-start");
  await page.keyboard.type("ks");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  console.log(page.url(), await focused(page));
  await page.keyboard.insertText(MOTHER);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  console.log(page.url(), await focused(page));
  await page.locator("#f-_the").waitFor();
  console.log(await focused(page));
  await picture(page, "card-form");
  await page.keyboard.insertText(FATHER);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  console.log(page.url(), await focused(page));
  await page.waitForTimeout(500);
  console.log("settled", await focused(page));
  await picture(page, "card-form-2");
  let keys = 3;
  const ANSWERS: Record<string, string> = {
    "child.name": "Hoàng An Nhiên",
    "child.hometown": "Xã Thượng Lâm, Tuyên Quang",
    birthNotice: `08201.${new Date().toISOString().slice(2, 10).replaceAll("-", "")}.01`,
  };
  const telex = (text: string) => [...text.normalize("NFD")].length;
  let pages = 3;
  page.on("framenavigated", () => pages++);
  for (let step = 0; step < 45; step++) {
    if (/Chưa đến lượt bạn|Làm theo cách thường/.test(await main(page))) break;
    const now = await page.evaluate(() => { const e = document.activeElement as HTMLInputElement; return { tag: e.tagName, name: e.name ?? "", value: e.value ?? "", type: e.type ?? "", label: e.labels?.[0]?.textContent ?? "" }; });
    console.log(step, keys, pages, JSON.stringify(now));
    if (now.type === "radio") { await page.keyboard.press("Space"); keys++; }
    else if (now.type === "checkbox") { await page.keyboard.press("Space"); keys++; }
    else if (now.type === "text" && now.value === "" && ANSWERS[now.name]) { await page.keyboard.insertText(ANSWERS[now.name]!); keys += telex(ANSWERS[now.name]!); }
    await page.keyboard.press("Enter"); keys++;
    await page.waitForTimeout(500);
  }
  console.log("keys", keys, "pages", pages, page.url());
  console.log((await main(page)).slice(0, 1500));
  await picture(page, "card-end");
});
