import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { DESKTOP, faultsOf, openBrowser, openWindow, PHONE, picture, type Window } from "./testing/browser.ts";
import { answerAll, FATHER, MOTHER, pick, signInPerson } from "./testing/citizen.ts";
import { signInOfficer } from "./testing/officer.ts";
import { type RunningProgram, startProgram } from "./testing/program.ts";
import { type Received, setMode, untilDelivered } from "./testing/simulators.ts";

let program: RunningProgram;
let browser: Browser;
const faults: string[] = [];

before(async () => {
  browser = await openBrowser();
  program = await startProgram();
});
after(async () => {
  await browser?.close();
  await program?.stop();
});

/** Looks at the page as it stands: nothing wrong for assistive technology, as HTML, or in width. */
async function look(window: Window, name: string): Promise<void> {
  faults.push(...(await faultsOf(window)));
  await picture(window.page, name);
}

async function officer(username: string): Promise<Window> {
  const window = await openWindow(browser, DESKTOP);
  await signInOfficer(window.page, program.url, username);
  return window;
}

const open = (page: Page, code: string) => page.goto(`${program.url}/ban-lam-viec/ho-so/${code}`);
const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** Chooses an act on the dossier's page; fills in and sends its form where it has one. */
async function act(
  window: Window,
  code: string,
  name: RegExp,
  fillIn: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const { page } = window;
  await open(page, code);
  const choices = page.getByRole("main");
  await choices.getByRole("button", { name }).or(choices.getByRole("link", { name })).first().click();
  if (!page.url().includes("/viec/")) return;
  await look(window, `act-${page.url().split("/").at(-1)}-1440`);
  await fillIn(page);
  await page.locator("main form button:not([type=button])").last().click();
  assert.match(page.url(), /xong=/, `${name} is done: ${await main(page)}`);
}

/** Comes back to the dossier until the register has answered and the act is offered. */
async function untilOffered(page: Page, code: string, name: string): Promise<void> {
  for (let count = 0; count < 100 && !(await main(page)).includes(name); count++) await open(page, code);
  assert.match(await main(page), new RegExp(name));
}

it("a birth is registered, from sign-in to rated result, while the national portal is away", async () => {
  await setMode(program, "dvcqg", "away");
  const father = await openWindow(browser, PHONE);
  await father.page.goto(program.url);
  await look(father, "home-360");
  await father.page.goto(`${program.url}/thu-tuc/1.001193`);
  await look(father, "procedure-360");
  await father.page.goto(`${program.url}/nop/1.001193/bat-dau`);
  await signInPerson(father.page, "008095990718");
  await father.page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(father.page, FATHER, (place) => look(father, `form-${place}-360`));
  await father.page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await look(father, "receipt-360");
  const code = /H60\.30\.12-\d{6}-\d{4}/.exec(father.page.url())![0];

  const reception = await officer("motcua");
  await look(reception, "queue-1440");
  assert.match(await main(reception.page), new RegExp(code));
  await open(reception.page, code);
  await look(reception, "dossier-intake-1440");
  await act(reception, code, /^Tiếp nhận/);
  await look(reception, "received-1440");
  await act(reception, code, /^Chuyển bước/);

  const specialist = await officer("hotich");
  await act(specialist, code, /^Lấy số định danh/);
  await untilOffered(specialist.page, code, "Lập dự thảo");
  await act(specialist, code, /^Lập dự thảo/);
  await look(specialist, "drafted-1440");
  await act(specialist, code, /^Gửi dự thảo để xác nhận/);
  await look(specialist, "asked-1440");
  await father.page.goto(`${program.url}/ho-so/${code}`);
  await look(father, "asked-360");
  await father.page.getByRole("link", { name: "Xem dự thảo và trả lời" }).click();
  await look(father, "draft-360");
  await pick("Đúng, tôi đồng ý")(father.page);
  await father.page.getByRole("button", { name: "Gửi trả lời" }).click();
  assert.match(await main(father.page), /Đang giải quyết/);
  await act(specialist, code, /^Chuyển bước/);

  const leader = await officer("lanhdao");
  await act(leader, code, /^Xem và ký/);
  await look(leader, "signed-1440");
  await act(reception, code, /^Trả kết quả/, (page) => page.getByLabel(/đã kiểm tra giấy tờ/).check());
  await look(reception, "returned-1440");

  await father.page.goto(`${program.url}/ho-so/${code}`);
  await look(father, "result-360");
  const result = await father.context.request.get(
    new URL((await father.page.getByRole("link", { name: /Tải kết quả/ }).getAttribute("href"))!, father.page.url()).href,
  );
  assert.equal((await result.body()).subarray(0, 5).toString(), "%PDF-");
  await pick("Rất hài lòng")(father.page);
  await father.page.getByRole("button", { name: /Gửi đánh giá/ }).click();
  assert.match(await main(father.page), /Rất hài lòng|Cảm ơn/);
  await look(father, "rated-360");

  const controller = await officer("kiemsoat");
  assert.match(controller.page.url(), /quan-tri/);
  await look(controller, "lanes-1440");
  assert.doesNotMatch(await main(controller.page), /Thông suốt/, "the controller sees that the portal does not answer");

  for (const window of [father, reception, specialist, leader, controller]) assert.deepEqual(window.troubles, []);
  assert.deepEqual([...new Set(faults)], []);
  assert.deepEqual(await statesReceived(code, "before"), []);
  await setMode(program, "dvcqg", "ok");
  assert.deepEqual(await statesReceived(code, "10"), ["1", "2", "4", "9", "10"]);
});

/** States of the dossier as the national portal got them, in order and without repeats; waits for the last one. */
async function statesReceived(code: string, last: string): Promise<string[]> {
  if (last === "before") return [];
  const { received, faults: refused } = await untilDelivered(program, (all) => all.some((one) => stateOf(one, code) === last));
  assert.deepEqual(refused, []);
  const states = received.map((one) => stateOf(one, code)).filter((state) => state !== undefined);
  return states.filter((state, index) => state !== states[index - 1]);
}

function stateOf(message: Received, code: string): string | undefined {
  if (message.service !== "DongBoHoSoMC") return undefined;
  return message.data.find((one) => one.MaHoSo === code)?.TrangThaiHoSo;
}

it("a supplement points at one paper, and the mother sees only that", async () => {
  const mother = await openWindow(browser, PHONE);
  await mother.page.goto(`${program.url}/nop/1.001193/bat-dau`);
  await signInPerson(mother.page, "008301991203");
  await mother.page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(mother.page, MOTHER);
  await mother.page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  const code = /H60\.30\.11-\d{6}-\d{4}/.exec(mother.page.url())![0];

  const elsewhere = await officer("motcua");
  assert.equal((await open(elsewhere.page, code))?.status(), 404, "another commune's officer finds nothing");
  const reception = await officer("motcua.3011");
  await act(reception, code, /^Yêu cầu bổ sung/, async (page) => {
    await page
      .getByRole("checkbox", { name: /Giấy chứng sinh/ })
      .first()
      .check();
    await page.getByLabel(/Cần bổ sung gì ở “Giấy chứng sinh”/).fill("Chụp lại cho rõ ngày sinh.");
    await page.getByLabel(/Lý do/).fill("Ảnh bị mờ, không đọc được ngày sinh.");
  });
  await look(reception, "supplement-1440");

  const { page } = mother;
  await page.goto(`${program.url}/ho-so/${code}`);
  await look(mother, "supplement-asked-360");
  await page.getByRole("button", { name: /bổ sung/i }).click();
  const places: string[] = [];
  await answerAll(page, MOTHER, async (place) => void places.push(place));
  assert.deepEqual(places, ["giay-to/giay-chung-sinh", "kiem-tra"]);
  await page.getByRole("button", { name: /Nộp bổ sung|Nộp/ }).click();
  await page.goto(`${program.url}/ho-so/${code}`);
  assert.match(await main(page), /chờ tiếp nhận|Đã bổ sung/i);
  await act(reception, code, /^Từ chối/, async (form) => {
    await form.locator("main textarea").first().fill("Bé đã được đăng ký khai sinh ở xã Yên Hoa.");
    await form.getByLabel(/Điều, khoản/).fill("Luật Hộ tịch 2014, Điều 12");
  });
  await page.goto(`${program.url}/ho-so/${code}`);
  assert.match(await main(page), /Luật Hộ tịch 2014, Điều 12/);
  await look(mother, "refused-360");
  assert.deepEqual([...new Set(faults)], []);
});
