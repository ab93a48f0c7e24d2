import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE, type Window } from "./testing/browser.ts";
import { NOTICE } from "./testing/citizen.ts";
import { answerByKeyboard, fingersOf } from "./testing/fingers.ts";
import { type Journey, startJourney } from "./testing/journey.ts";
import { signInOfficer } from "./testing/officer.ts";

const LAPTOP = { width: 1366, height: 768 };
const WIDE = { width: 1920, height: 1080 };
/** Bounds of the issue. */
const BIRTH = { keys: 120, pages: 12 };
const COPY_KEYS = 15;
const MOTHER = "008198990412|012345678|HOÀNG THỊ MẬN|03041998|Nữ|Thôn Bản Bung, Xã Thượng Lâm|01052021";
const FATHER = "008095990718||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung, Xã Thượng Lâm|01052021";

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const main = (page: Page): Promise<string> => page.locator("main").innerText();
const look = (window: Window, name: string): Promise<void> => journey.look(window, name, [LAPTOP, WIDE, PHONE]);

it("a birth with both parents' cards is received with few keys and pages, the focus always where the next answer goes", async () => {
  const clerk = await journey.officer("motcua", LAPTOP);
  const { page } = clerk;
  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  const fingers = fingersOf(page);
  await fingers.type("ks");
  await fingers.go("Enter");
  await fingers.scan(MOTHER);
  await page.locator("input[name=_the]").waitFor();
  await look(clerk, "cards-birth");
  await fingers.scan(FATHER);
  assert.match(await main(page), /HOÀNG VĂN TOÀN[\s\S]*thẻ khớp dữ liệu dân cư/);
  await look(clerk, "cards-birth-both");
  await page.locator("input[name='birth.proof']").first().focus();
  const answers: Record<string, string> = {
    "child.name": "Hoàng An Nhiên",
    "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang",
    birthNotice: NOTICE,
  };
  await answerByKeyboard(page, fingers, answers);
  console.log(`birth with both cards: ${fingers.counted.keys} keys, ${fingers.counted.pages} pages`);
  assert.ok(fingers.counted.keys <= BIRTH.keys && fingers.counted.pages <= BIRTH.pages, JSON.stringify(fingers.counted));
  await page.keyboard.press("Alt+Digit1");
  assert.ok(await page.getByRole("checkbox", { name: /Chưa có tài khoản/ }).isChecked(), "one key notes a difficulty");
  await page.getByRole("button", { name: "Lưu vướng mắc" }).click();
  await look(clerk, "cards-waiting");
  assert.deepEqual(clerk.troubles, []);
  assert.deepEqual(journey.faults(), []);
});

it("a certified copy is received by card, fetched by card, and signed for on the screen", async () => {
  const clerk = await journey.officer("motcua", LAPTOP);
  const { page } = clerk;
  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  const fingers = fingersOf(page);
  await page.getByRole("radio", { name: /bản sao/ }).check();
  await page.locator("input[name=so]").focus();
  await fingers.scan(`${FATHER}${FATHER}`);
  await fingers.press("1");
  await fingers.type("2");
  await fingers.press("Enter");
  await fingers.type("3");
  await fingers.go("Enter");
  assert.match(await main(page), /Chưa đến lượt bạn/);
  console.log(`certified copy: ${fingers.counted.keys} keys, ${fingers.counted.pages} pages`);
  assert.ok(fingers.counted.keys <= COPY_KEYS);
  const visit = page.url();
  await page.keyboard.press("Alt+Digit8");
  await page.getByRole("button", { name: "Lưu vướng mắc" }).click();
  for (const [username, button] of [
    ["hotich", /chuyển ký/],
    ["lanhdao", /^Ký/],
  ] as const) {
    const window = await journey.officer(username, LAPTOP);
    await window.page.goto(visit);
    await window.page.getByRole("button", { name: button }).click();
    await window.page.getByText("Chưa đến lượt bạn").waitFor();
    assert.deepEqual(window.troubles, []);
  }
  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay/tra`);
  await look(clerk, "cards-collect");
  await fingers.scan(FATHER);
  await page.getByRole("link", { name: "HOÀNG VĂN TOÀN" }).click();
  const card = page.getByLabel(/Thẻ căn cước của người nhận/);
  await card.fill(MOTHER);
  await page.getByRole("button", { name: /^Trả kết quả/ }).click();
  assert.match(await main(page), /không phải HOÀNG VĂN TOÀN[\s\S]*ghi nhận giấy/, "the wrong person is refused with what to do");
  await card.fill(FATHER);
  await card.press("Enter");
  const next = await page.evaluate(() => document.activeElement?.textContent ?? "");
  assert.match(next, /Trả kết quả/, "the scanner's Enter leads to the button and does not press it");
  await page.locator("mc-sign canvas").scrollIntoViewIfNeeded();
  const frame = (await page.locator("mc-sign canvas").boundingBox())!;
  await page.mouse.move(frame.x + 40, frame.y + 60);
  await page.mouse.down();
  await page.mouse.move(frame.x + 200, frame.y + 90, { steps: 8 });
  await page.mouse.up();
  await look(clerk, "cards-hand-over");
  await page.getByRole("button", { name: /^Trả kết quả/ }).click();
  await page.getByRole("link", { name: "Chữ ký của người nhận" }).waitFor();
  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay/kho-khan`);
  assert.match(await main(page), /Già yếu, khuyết tật, cần người giúp\s+1 \/ \d\s+(50|100) %/);
  await look(clerk, "cards-difficulties");
  const unexpected = clerk.troubles.filter((one) => !/tra-ket-qua: .*422/.test(one));
  assert.deepEqual(unexpected, [], "but for the refusal that was asked for");
  assert.deepEqual(journey.faults(), []);
});

it("collecting works without script: the slip is signed on paper", async () => {
  const plain = await journey.window(LAPTOP, { script: false });
  await signInOfficer(plain.page, journey.program.url, "motcua");
  await plain.page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  await plain.page.locator("input[name=so]").fill("hoang van khong co");
  await plain.page.getByRole("button", { name: "Mở lượt" }).click();
  assert.match(await main(plain.page), /Chưa thấy kết quả/);
  await look(plain, "cards-plain");
  assert.deepEqual(plain.troubles, []);
});
