import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser } from "playwright-core";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { pick, signInPerson } from "./testing/citizen.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";

/** People say what they need in words of their own, with nothing but the shipped procedures in the catalogue. */
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

type Need = {
  words: string;
  person: string;
  finds: string;
  code: string;
  /** The figures at the head of the page: minutes to fill in, time, cost. */
  figures: [string, string, string];
  paper: RegExp;
  first: string;
  answer: string;
  /** Page of the form that follows. */
  leadsTo: string;
  size: typeof PHONE;
  /** How the first result is opened from the box. */
  by: "keys" | "click";
};

const NEEDS: Need[] = [
  {
    words: "mẹ tôi mới mất",
    person: "008095990718",
    finds: "Khai tử cho người thân đã mất",
    code: "1.000656",
    figures: ["6 phút", "Trong ngày", "Miễn phí*"],
    paper: /Giấy báo tử/,
    first: "Bạn là ai của người đã mất?",
    answer: "Con",
    leadsTo: "nguoi-mat",
    size: PHONE,
    by: "keys",
  },
  {
    words: "xin giay doc than",
    person: "008301991203",
    finds: "Xin giấy xác nhận độc thân",
    code: "1.004873",
    figures: ["7 phút", "3 ngày làm việc", "Miễn phí"],
    paper: /Văn bản ủy quyền/,
    first: "Giấy này cấp cho ai?",
    answer: "Cho tôi",
    leadsTo: "nguoi-duoc-cap",
    size: PHONE,
    by: "click",
  },
  {
    words: "mở quán phở",
    person: "008198990412",
    finds: "Mở hộ kinh doanh",
    code: "1.001612",
    figures: ["15 phút", "3 ngày làm việc", "150.000 đ"],
    paper: /thẻ căn cước của chủ hộ/,
    first: "Bạn là chủ hộ kinh doanh hay làm thay?",
    answer: "Tôi là chủ hộ kinh doanh",
    leadsTo: "nguoi-thanh-lap",
    size: DESKTOP,
    by: "keys",
  },
  {
    words: "muon xay nha",
    person: "008092991431",
    finds: "Xin giấy phép xây nhà",
    code: "1.013225",
    figures: ["15 phút", "20 ngày", "Miễn phí"],
    paper: /bản vẽ thiết kế/,
    first: "Bạn định xây công trình gì?",
    answer: "Nhà ở riêng lẻ",
    leadsTo: "chu-dau-tu",
    size: PHONE,
    by: "click",
  },
  {
    words: "hai đứa tôi muốn cưới",
    person: "008085991518",
    finds: "Làm giấy đăng ký kết hôn",
    code: "1.000894",
    figures: ["6 phút", "1 ngày làm việc", "Miễn phí*"],
    paper: /nơi cư trú của một trong hai bên/,
    first: "Bạn là bên nam hay bên nữ?",
    answer: "Bên nam",
    leadsTo: "ben-nam",
    size: PHONE,
    by: "keys",
  },
];

const WITHOUT_SCRIPT: Need = {
  words: "mua lai nha dat",
  person: "008194990975",
  finds: "Sang tên sổ đỏ",
  code: "1.013831",
  figures: ["15 phút", "18 ngày làm việc", "Miễn phí"],
  paper: /Bản gốc giấy chứng nhận đã cấp/,
  first: "Đất được chuyển cho người khác vì việc gì?",
  answer: "Mua bán",
  leadsTo: "hop-dong",
  size: PHONE,
  by: "click",
};

for (const need of NEEDS) {
  it(`“${need.words}” leads to ${need.code} while it is typed, and the draft waits there`, async () => {
    const window = await openWindow(browser, need.size);
    const { look, done } = looking(window, `finding-${need.code}-${need.size.width}`);
    const { page } = window;
    await page.goto(program.url);
    const box = page.getByRole("combobox", { name: "Tìm thủ tục" });
    await box.pressSequentially(need.words);
    const first = page.getByRole("option").first();
    await first.filter({ hasText: need.finds }).waitFor();
    await look("typed");
    if (need.by === "click") await first.click();
    else await page.keyboard.press("ArrowDown").then(() => page.keyboard.press("Enter"));
    await begin(window, need, look);
    done();
  });
}

it("without script the same words lead there through a page of answers", async () => {
  const window = await openWindow(browser, WITHOUT_SCRIPT.size, { script: false });
  const { look, done } = looking(window, "finding-no-script-360");
  const { page } = window;
  await page.goto(program.url);
  await page.getByRole("searchbox", { name: "Tìm thủ tục" }).fill(WITHOUT_SCRIPT.words);
  await page.getByRole("button", { name: "Tìm" }).click();
  await look("results");
  const first = page.locator("main .cards a, main li a").first();
  assert.match(await first.innerText(), new RegExp(WITHOUT_SCRIPT.finds));
  await first.click();
  await begin(window, WITHOUT_SCRIPT, look);
  done();
});

it("the answers while one types obey the keyboard and are told to who listens", async () => {
  const { page, troubles } = await openWindow(browser, PHONE);
  await page.goto(program.url);
  const box = page.getByRole("combobox", { name: "Tìm thủ tục" });
  const options = page.getByRole("option");
  const chosen = page.getByRole("option", { selected: true });
  assert.equal(await box.getAttribute("aria-expanded"), "false");
  await box.pressSequentially("khai sinh");
  await options.nth(2).waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  assert.match(await page.locator("[role=status]").first().innerText(), /Có \d+ gợi ý\. Dùng phím mũi tên để chọn/);
  const titles = await options.locator("b").allInnerTexts();

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await chosen.locator("b").innerText(), titles[1]);
  assert.equal(await box.getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await chosen.locator("b").innerText(), titles.at(-1), "it goes round");
  await page.keyboard.press("Escape");
  assert.deepEqual([await box.getAttribute("aria-expanded"), await options.count()], ["false", 0]);
  assert.equal(await box.inputValue(), "khai sinh", "what was typed stays");
  assert.equal(await box.getAttribute("aria-activedescendant"), null);

  await box.pressSequentially(" cho con");
  await options.first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tim\?q=/);
  assert.match(await page.locator("h1").innerText(), /khai sinh cho con/, "nothing chosen: the page of all answers");
  assert.deepEqual(troubles, []);
});

type Look = (name: string) => Promise<void>;

/** Gathers what is wrong on each page that is looked at; `done` says it. */
function looking(window: Window, prefix: string): { look: Look; done: () => void } {
  const faults: string[] = [];
  return {
    look: async (name) => {
      faults.push(...(await faultsOf(window)));
      await picture(window.page, `${prefix}-${name}`, name !== "typed");
    },
    done: () => assert.deepEqual([...new Set(faults), ...window.troubles], []),
  };
}

/** On the procedure's page: it tells what is needed; one begins, answers, leaves, and finds the draft on the same page again. */
async function begin(window: Window, need: Need, look: Look): Promise<void> {
  const { page } = window;
  await page.waitForURL(`**/thu-tuc/${need.code}`);
  assert.equal(await page.locator("h1").innerText(), need.finds);
  assert.deepEqual(await (await page.locator(".facts dd").allInnerTexts()).map(plain), need.figures);
  assert.equal(await page.getByRole("heading", { name: "Giấy tờ", exact: true }).count(), 1);
  assert.ok(await page.getByRole("listitem").filter({ hasText: need.paper }).count(), String(need.paper));
  await look("procedure");
  if (need === NEEDS[0]) {
    await page.getByRole("link", { name: "Ai giải quyết, mỗi bước bao lâu" }).click();
    await page.getByRole("img", { name: /Sơ đồ/ }).waitFor();
    await look("process");
    await page.goBack();
  }
  await page.getByRole("link", { name: "Đăng nhập VNeID để bắt đầu" }).first().click();
  await signInPerson(page, need.person);
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  assert.equal(await page.locator("main h1").first().innerText(), need.first);
  if (need === NEEDS[0]) await look("question");
  await pick(need.answer)(page);
  await page.getByRole("main").getByRole("button", { name: "Tiếp tục" }).click();
  await page.waitForURL(`**/nop/*/${need.leadsTo}`);

  await page.goto(`${program.url}/thu-tuc/${need.code}`);
  assert.match(await page.locator("main").innerText(), /Bạn đang điền dở/);
  if (need === NEEDS[0] || !window.script) await look("draft");
  await page.getByRole("link", { name: "Điền tiếp" }).click();
  await page.waitForURL(`**/nop/*/${need.leadsTo}`);
}

/** Money is written with a space that does not break. */
const plain = (text: string): string => text.replaceAll("\u00a0", " ");
