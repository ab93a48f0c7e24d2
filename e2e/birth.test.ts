import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE, type Window } from "./testing/browser.ts";
import { answerAll, FATHER, MOTHER, pick, signInPerson } from "./testing/citizen.ts";
import { type Journey, startJourney } from "./testing/journey.ts";
import { type Received, setMode, untilDelivered } from "./testing/simulators.ts";

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** Does an act of a dossier and looks at its form. */
const act = (window: Window, code: string, name: RegExp, fillIn?: (page: Page) => Promise<unknown>): Promise<void> =>
  journey.act(window, code, name, fillIn, (form) => journey.look(window, `act-${form}-1440`));

/** Comes back to the dossier until the register has answered and the act is offered. */
async function untilOffered(page: Page, code: string, name: string): Promise<void> {
  for (let count = 0; count < 100 && !(await main(page)).includes(name); count++) await journey.open(page, code);
  assert.match(await main(page), new RegExp(name));
}

it("a birth is registered, from sign-in to rated result, while the national portal is away", async () => {
  await setMode(journey.program, "dvcqg", "away");
  const father = await journey.window(PHONE);
  await father.page.goto(journey.program.url);
  await journey.look(father, "home-360");
  await father.page.goto(`${journey.program.url}/thu-tuc/1.001193`);
  await journey.look(father, "procedure-360");
  await father.page.goto(`${journey.program.url}/nop/1.001193/bat-dau`);
  await signInPerson(father.page, "008095990718");
  await father.page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(father.page, FATHER, (place) => journey.look(father, `form-${place}-360`));
  await father.page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  await journey.look(father, "receipt-360");
  const code = /H60\.30\.12-\d{6}-\d{4}/.exec(father.page.url())![0];

  const reception = await journey.officer("motcua");
  await journey.look(reception, "queue-1440");
  assert.match(await main(reception.page), new RegExp(code));
  await journey.open(reception.page, code);
  await journey.look(reception, "dossier-intake-1440");
  await act(reception, code, /^Tiếp nhận/);
  await journey.look(reception, "received-1440");
  await act(reception, code, /^Chuyển bước/);

  const specialist = await journey.officer("hotich");
  await act(specialist, code, /^Lấy số định danh/);
  await untilOffered(specialist.page, code, "Lập dự thảo");
  await act(specialist, code, /^Lập dự thảo/);
  await journey.look(specialist, "drafted-1440");
  await act(specialist, code, /^Gửi dự thảo để xác nhận/);
  await journey.look(specialist, "asked-1440");
  await father.page.goto(`${journey.program.url}/ho-so/${code}`);
  await journey.look(father, "asked-360");
  await father.page.getByRole("link", { name: "Xem dự thảo và trả lời" }).click();
  await journey.look(father, "draft-360");
  await pick("Đúng, tôi đồng ý")(father.page);
  await father.page.getByRole("button", { name: "Gửi trả lời" }).click();
  assert.match(await main(father.page), /Đang giải quyết/);
  await act(specialist, code, /^Chuyển bước/);

  const leader = await journey.officer("lanhdao");
  await act(leader, code, /^Xem và ký/);
  await journey.look(leader, "signed-1440");
  await act(reception, code, /^Trả kết quả/, (page) => page.getByLabel(/đã kiểm tra giấy tờ/).check());
  await journey.look(reception, "returned-1440");

  await father.page.goto(`${journey.program.url}/ho-so/${code}`);
  await journey.look(father, "result-360");
  const result = await father.context.request.get(
    new URL((await father.page.getByRole("link", { name: /Tải kết quả/ }).getAttribute("href"))!, father.page.url()).href,
  );
  assert.equal((await result.body()).subarray(0, 5).toString(), "%PDF-");
  await pick("Rất hài lòng")(father.page);
  await father.page.getByRole("button", { name: /Gửi đánh giá/ }).click();
  assert.match(await main(father.page), /Rất hài lòng|Cảm ơn/);
  await journey.look(father, "rated-360");

  const controller = await journey.officer("kiemsoat");
  assert.match(controller.page.url(), /quan-tri/);
  await journey.look(controller, "lanes-1440");
  assert.doesNotMatch(await main(controller.page), /Thông suốt/, "the controller sees that the portal does not answer");

  for (const window of [father, reception, specialist, leader, controller]) assert.deepEqual(window.troubles, []);
  assert.deepEqual(journey.faults(), []);
  assert.deepEqual(await statesReceived(code, "before"), []);
  await setMode(journey.program, "dvcqg", "ok");
  assert.deepEqual(await statesReceived(code, "10"), ["1", "2", "4", "9", "10"]);
});

/** States of the dossier as the national portal got them, in order and without repeats; waits for the last one. */
async function statesReceived(code: string, last: string): Promise<string[]> {
  if (last === "before") return [];
  const { received, faults: refused } = await untilDelivered(journey.program, (all) =>
    all.some((one) => stateOf(one, code) === last),
  );
  assert.deepEqual(refused, []);
  const states = received.map((one) => stateOf(one, code)).filter((state) => state !== undefined);
  return states.filter((state, index) => state !== states[index - 1]);
}

function stateOf(message: Received, code: string): string | undefined {
  if (message.service !== "DongBoHoSoMC") return undefined;
  return message.data.find((one) => one.MaHoSo === code)?.TrangThaiHoSo;
}

it("a supplement points at one paper, and the mother sees only that", async () => {
  const mother = await journey.window(PHONE);
  await mother.page.goto(`${journey.program.url}/nop/1.001193/bat-dau`);
  await signInPerson(mother.page, "008301991203");
  await mother.page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(mother.page, MOTHER);
  await mother.page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  const code = /H60\.30\.11-\d{6}-\d{4}/.exec(mother.page.url())![0];

  const elsewhere = await journey.officer("motcua");
  assert.equal(await journey.open(elsewhere.page, code), 404, "another commune's officer finds nothing");
  const reception = await journey.officer("motcua.3011");
  await act(reception, code, /^Yêu cầu bổ sung/, async (page) => {
    await page
      .getByRole("checkbox", { name: /Giấy chứng sinh/ })
      .first()
      .check();
    await page.getByLabel(/Cần bổ sung gì ở “Giấy chứng sinh”/).fill("Chụp lại cho rõ ngày sinh.");
    await page.getByLabel(/Lý do/).fill("Ảnh bị mờ, không đọc được ngày sinh.");
  });
  await journey.look(reception, "supplement-1440");

  const { page } = mother;
  await page.goto(`${journey.program.url}/ho-so/${code}`);
  await journey.look(mother, "supplement-asked-360");
  await page.getByRole("button", { name: /bổ sung/i }).click();
  const places: string[] = [];
  await answerAll(page, MOTHER, async (place) => void places.push(place));
  assert.deepEqual(places, ["giay-to/giay-chung-sinh", "kiem-tra"]);
  await page.getByRole("button", { name: /Nộp bổ sung|Nộp/ }).click();
  await page.goto(`${journey.program.url}/ho-so/${code}`);
  assert.match(await main(page), /chờ tiếp nhận|Đã bổ sung/i);
  await act(reception, code, /^Từ chối/, async (form) => {
    await form.locator("main textarea").first().fill("Bé đã được đăng ký khai sinh ở xã Yên Hoa.");
    await form.getByLabel(/Điều, khoản/).fill("Luật Hộ tịch 2014, Điều 12");
  });
  await page.goto(`${journey.program.url}/ho-so/${code}`);
  assert.match(await main(page), /Luật Hộ tịch 2014, Điều 12/);
  await journey.look(mother, "refused-360");
  assert.deepEqual(journey.faults(), []);
});
