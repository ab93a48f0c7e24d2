import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { faultsOf, openBrowser, openWindow, PHONE, type Window } from "./testing/browser.ts";
import { signInOfficer } from "./testing/officer.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

const AGENCY = "H60.30.12";
const KIOSK = { width: 768, height: 1024 };
const BOARD = { width: 1920, height: 1080 };
const DESK = { width: 1366, height: 768 };

/** The refresh of these machines stands in noscript, where nothing else brings them back. */
const faults = async (window: Window): Promise<string[]> =>
  (await faultsOf(window)).filter((one) => !one.includes("meta-refresh"));

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

it("a number from the kiosk, called with Enter: the board and the phone follow without being touched", async () => {
  const { url } = program;
  const [kiosk, board, phone, desk] = [
    await openWindow(browser, KIOSK),
    await openWindow(browser, BOARD),
    await openWindow(browser, PHONE),
    await openWindow(browser, DESK),
  ];
  await board.page.goto(`${url}/bang-so/${AGENCY}`);
  assert.deepEqual(await faults(board), []);
  assert.ok(await board.page.getByText("Chưa có quầy nào mở").isVisible());

  await kiosk.page.goto(`${url}/lay-so/${AGENCY}`);
  await kiosk.page.getByRole("link", { name: "Hộ tịch, chứng thực" }).click();
  await kiosk.page.getByRole("button", { name: "Không" }).click();
  const number = await kiosk.page.locator(".hall-number").innerText();
  assert.match(number, /^A\d{3}$/);
  assert.deepEqual(await faults(kiosk), []);
  const small = await kiosk.page
    .locator("main :is(a, button):visible")
    .evaluateAll((all) => all.flatMap((one) => (one.getBoundingClientRect().height < 72 ? [one.textContent] : [])));
  assert.deepEqual(small, [], "targets of at least 72 px");
  const id = new URL(kiosk.page.url()).pathname.split("/").at(-1);
  await phone.page.goto(`${url}/so/${id}`);
  await phone.page.getByText("Bạn là người tiếp theo").waitFor();
  assert.deepEqual(await faults(phone), []);

  await signInOfficer(desk.page, url, "motcua");
  await desk.page.goto(`${url}/ban-lam-viec/goi-so`);
  await desk.page.getByRole("button", { name: "Ngồi quầy này" }).click();
  await desk.page.getByRole("button", { name: "Gọi số tiếp" }).waitFor();
  await desk.page.keyboard.press("Enter");
  await desk.page.getByText("Đang gọi").waitFor();
  assert.deepEqual(await faults(desk), []);
  await board.page.locator("#loa").getByText("đến Quầy 1").waitFor();
  await board.page.locator(".hot").getByText(number).waitFor();
  await phone.page.getByText("Mời bạn đến Quầy 1").waitFor();
  await desk.page.keyboard.press("Enter");
  await desk.page.getByText("Đang làm việc").waitFor();
  await phone.page.getByText("Bạn đang ở Quầy 1").waitFor();
  for (const one of [kiosk, board, phone, desk]) assert.deepEqual(one.troubles, []);
  await Promise.all([board, phone, desk].map(({ context }) => context.close()));

  await kiosk.page.clock.install();
  await kiosk.page.reload();
  await kiosk.page.clock.fastForward(61_000);
  await kiosk.page.getByText("Bạn còn ở đây không?").waitFor();
  await kiosk.page.getByRole("button", { name: "Tôi cần thêm thời gian" }).click();
  assert.ok(await kiosk.page.locator(".hall-number").isVisible());
  await kiosk.page.clock.fastForward(61_000);
  await kiosk.page.getByText("Bạn còn ở đây không?").waitFor();
  await kiosk.page.clock.runFor(17_000);
  await kiosk.page.waitForURL(`${url}/lay-so/${AGENCY}`);
  await kiosk.context.close();
});

it("without script the kiosk gives a number all the same, and comes back to its first screen by itself", async () => {
  const kiosk = await openWindow(browser, KIOSK, { script: false });
  await kiosk.page.goto(`${program.url}/lay-so/${AGENCY}?viec=B&uu-tien=co`);
  await kiosk.page.getByRole("button", { name: "Từ 60 tuổi trở lên" }).click();
  assert.match(await kiosk.page.locator(".hall-number").innerText(), /^UT\d{3}$/);
  assert.equal(await kiosk.page.locator('noscript meta[http-equiv="refresh"], head > meta[http-equiv="refresh"]').count(), 1);
  await kiosk.context.close();
});
