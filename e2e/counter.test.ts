import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { DESKTOP, PHONE } from "./testing/browser.ts";
import { type Journey, startJourney } from "./testing/journey.ts";
import { signInOfficer } from "./testing/officer.ts";

const LAPTOP = { width: 1366, height: 768 };
const CARD = "008198990412";
/** Keys that a clerk presses for a certified copy beyond the number of the card, until it is received. */
const MOST_KEYS = 15;

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** Hands on the keyboard alone; counts every key. */
function keyboardOf(page: Page) {
  let pressed = 0;
  return {
    count: () => pressed,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        pressed++;
        await page.keyboard.press(key);
      }
    },
    /** The last key leads to another page. */
    go: async (...keys: string[]) => {
      pressed += keys.length;
      for (const key of keys.slice(0, -1)) await page.keyboard.press(key);
      await Promise.all([page.waitForNavigation(), page.keyboard.press(keys.at(-1)!)]);
    },
  };
}

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name ?? "");

it("a certified copy is received with a handful of keys, drafted, signed and handed over in one visit", async () => {
  const clerk = await journey.officer("motcua", LAPTOP);
  const { page } = clerk;
  const keys = keyboardOf(page);
  const [specialist, leader] = [await journey.officer("hotich"), await journey.officer("lanhdao", PHONE)];
  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  await journey.look(clerk, "counter-start-1366");
  assert.equal(await focused(page), "so", "the number can be typed at once");
  await page.keyboard.type(CARD);
  await keys.go("Enter");
  const visit = page.url();
  assert.match(await main(page), /HOÀNG THỊ MẬN/);
  await journey.look(clerk, "counter-form-1366");
  assert.equal(await focused(page), "doc.name");
  await keys.press("1");
  assert.equal(await page.getByLabel("Tên giấy").inputValue(), "Bằng tốt nghiệp");
  assert.equal(await focused(page), "doc.pages", "one key names the paper and goes on");
  await keys.press("2", "Enter");
  assert.equal(await focused(page), "copies");
  await keys.go("3", "Enter");
  assert.match(await main(page), /Chưa đến lượt bạn[\s\S]*Thu 12\.000/);
  assert.ok(keys.count() <= MOST_KEYS, `${keys.count()} keys`);
  assert.equal(keys.count(), 6, "docs/so-tay-can-bo.md says how many keys it takes");
  await journey.look(clerk, "counter-waiting-1366");

  await specialist.page.goto(`${journey.program.url}/ban-lam-viec`);
  await journey.look(specialist, "counter-desk-1440");
  assert.match(await main(specialist.page), /Khách đang chờ tại quầy: 1[\s\S]*đến lượt bạn/);
  await specialist.page
    .getByRole("link", { name: /Chứng thực bản sao: Bằng tốt nghiệp/ })
    .first()
    .click();
  await journey.look(specialist, "counter-draft-1440");
  // The button has the focus: comparing done, Enter.
  await keyboardOf(specialist.page).go("Enter");
  assert.match(await main(specialist.page), /Chưa đến lượt bạn/);

  // The leader's desk, open all the while, tells by itself.
  await leader.page.goto(`${journey.program.url}/ban-lam-viec`);
  await leader.page
    .getByRole("link", { name: /Chứng thực bản sao: Bằng tốt nghiệp/ })
    .first()
    .click();
  await journey.look(leader, "counter-sign-360");
  await leader.page.getByRole("button", { name: /^Ký/ }).click();
  assert.match(await main(leader.page), /Chưa đến lượt bạn/);

  // So does the clerk's page of the visit: it turns into the hand-over without being touched.
  await page.getByLabel(/Đã kiểm tra căn cước/).waitFor();
  assert.equal(await page.getByText("Phải thu đúng").isVisible(), false, "the fee is asked in one place");
  await journey.look(clerk, "counter-hand-over-1366");
  await page.getByLabel(/Đã kiểm tra căn cước/).focus();
  await keyboardOf(page).go("Space", "Enter");
  assert.equal(page.url(), visit);
  assert.match(await main(page), /Xong trong \d+ (giây|phút)/);
  await journey.look(clerk, "counter-done-1366");

  const rating = await journey.window(PHONE);
  await rating.page.goto(
    new URL((await page.getByRole("link", { name: "Mở trang đánh giá" }).getAttribute("href"))!, journey.program.url).href,
  );
  await journey.look(rating, "counter-rate-360");
  await rating.page.getByRole("radio", { name: "Rất hài lòng" }).check();
  await rating.page.getByRole("button", { name: "Gửi đánh giá" }).click();
  assert.match(await main(rating.page), /Cảm ơn bạn/);

  await page.goto(`${journey.program.url}/ban-lam-viec/tai-quay/so-chung-thuc`);
  assert.match(await main(page), /Bằng tốt nghiệp/);
  await journey.look(clerk, "counter-book-1366");
  await leader.page.goto(`${journey.program.url}/ban-lam-viec/tai-quay/so-lieu`);
  assert.match(await main(leader.page), /2\.000815/);
  await journey.look(leader, "counter-figures-360");
  for (const window of [clerk, specialist, leader, rating]) assert.deepEqual(window.troubles, []);
  assert.deepEqual(journey.faults(), []);
});

it("a birth grows question by question on one page, on a small screen too, and works without script", async () => {
  const clerk = await journey.officer("motcua", PHONE);
  await clerk.page.goto(`${journey.program.url}/ban-lam-viec/tai-quay?thu-tuc=1.001193`);
  await journey.look(clerk, "counter-start-360");
  await clerk.page.getByLabel(/Số căn cước/).fill(CARD);
  await clerk.page.getByRole("button", { name: "Mở lượt" }).click();
  assert.match(await main(clerk.page), /HOÀNG THỊ MẬN[\s\S]*/);
  assert.doesNotMatch(await main(clerk.page), /Họ, chữ đệm, tên của mẹ/, "nothing is asked by hand that a register may know");
  await journey.look(clerk, "counter-birth-360");
  await clerk.page.getByRole("radio", { name: "Mẹ", exact: true }).check();
  await clerk.page.getByRole("button", { name: "Lưu, tra cứu" }).click();
  await clerk.page.getByRole("radio", { name: /Số giấy chứng sinh điện tử/ }).check();
  assert.match(await main(clerk.page), /Đúng, đây là tôi/, "the mother is the visitor, and the register is shown");
  await journey.look(clerk, "counter-birth-more-360");

  await clerk.page.locator('input[name="father.status"][value="married"]').check();
  await clerk.page.getByRole("button", { name: "Lưu, tra cứu" }).click();
  const father = clerk.page.locator("input[name=father]");
  const [first, second] = [
    "008095990718||HOÀNG VĂN TOÀN|12091995|Nam|Thôn Bản Bung|",
    "008093007327||LÝ VĂN HAI|03041993|Nam|Thôn Bản Bung|",
  ];
  await father.fill(`${first}20112021${second}20112021`);
  await father.press("Enter");
  await clerk.page.getByRole("alert").getByText("Vừa quét hai thẻ khác nhau").waitFor();
  assert.match(await father.inputValue(), /HOÀNG VĂN TOÀN.*LÝ VĂN HAI/, "what was read stays");
  await journey.look(clerk, "counter-two-cards-360");

  await clerk.page.goto(`${journey.program.url}/ban-lam-viec/goi-so`);
  await journey.look(clerk, "counter-choose-360");
  await clerk.page.getByRole("button", { name: "Ngồi quầy này" }).click();
  await clerk.page.getByText("Đổi quầy, đổi việc").click();
  await journey.look(clerk, "counter-line-360");
  await clerk.page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  assert.match(await main(clerk.page), /Cả hàng chờ[\s\S]*Đang điền[\s\S]*HOÀNG THỊ MẬN/);
  await journey.look(clerk, "counter-start-busy-360");

  const plain = await journey.window(DESKTOP, { script: false });
  await signInOfficer(plain.page, journey.program.url, "motcua.3013");
  await plain.page.goto(`${journey.program.url}/ban-lam-viec/tai-quay`);
  await plain.page.getByLabel(/Số căn cước/).fill("008095990718");
  await plain.page.getByRole("button", { name: "Mở lượt" }).click();
  await plain.page.getByLabel("Tên giấy").fill("Học bạ");
  await plain.page.getByRole("button", { name: /^Nhận hồ sơ/ }).click();
  assert.match(await main(plain.page), /Chưa đến lượt bạn/);
  await journey.look(plain, "counter-plain-1440");
  for (const { troubles } of [clerk, plain])
    assert.deepEqual(
      troubles.filter((trouble) => !trouble.includes("422")),
      [],
    );
  assert.deepEqual(journey.faults(), []);
});
