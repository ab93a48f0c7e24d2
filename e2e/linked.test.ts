import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { DESKTOP, PHONE, type Window } from "./testing/browser.ts";
import { answerAll, FATHER, pick, type Story, signInPerson, type } from "./testing/citizen.ts";
import { type Journey, startJourney } from "./testing/journey.ts";

let journey: Journey;
before(async () => {
  journey = await startJourney();
});
after(() => journey?.stop());

const STORY: Story = {
  ...FATHER,
  "thuong-tru": pick("Cha"),
  "quan-he-chu-ho": pick("Con"),
  "chu-ho-dong-y": pick("Chủ hộ là người đang khai"),
  "noi-kham": type("Trạm Y tế xã Hồng Thái"),
  "ban-sao": type("0"),
};
/** What is filled in anew in the supplement. */
const SUPPLEMENT: Story = { "noi-kham": type("Trung tâm Y tế khu vực Na Hang") };

/** The same page at both widths. */
const lookBoth = (window: Window, name: string): Promise<void> => journey.look(window, name, [PHONE, DESKTOP]);
const main = (page: Page): Promise<string> => page.locator("main").innerText();

/** Comes back until the page says so: readers and registers work beside it. */
async function until(page: Page, path: string, says: RegExp): Promise<void> {
  for (let count = 0; count < 100; count++) {
    await page.goto(`${journey.program.url}${path}`);
    if (says.test(await main(page))) return;
    await page.waitForTimeout(100);
  }
  assert.match(await main(page), says);
}

const draft = (page: Page) => page.getByLabel("Nội dung quyết định").fill("Đồng ý theo đề nghị.");

it("one filing, three agencies, three results; one of them asks for something more", async () => {
  const father = await journey.window(PHONE);
  const { page } = father;
  await page.goto(`${journey.program.url}/nop/2.000986/bat-dau`);
  await signInPerson(page, "008095990718");
  await page.getByRole("button", { name: "Bắt đầu" }).click();
  await answerAll(page, STORY);
  await page.getByRole("button", { name: "Nộp hồ sơ" }).click();
  const code = /H60\.30\.12-\d{6}-\d{4}/.exec(page.url())![0];
  await page.goto(`${journey.program.url}/ho-so/${code}`);
  assert.match(await main(page), /Ba phần của hồ sơ[\s\S]*Chưa bắt đầu/);
  await lookBoth(father, "linked-filed");

  const reception = await journey.officer("motcua");
  await journey.act(reception, code, /^Tiếp nhận/);
  await journey.act(reception, code, /^Chuyển bước/);
  const registrar = await journey.officer("hotich");
  await journey.act(registrar, code, /^Lấy số định danh/);
  await until(registrar.page, `/ban-lam-viec/ho-so/${code}`, /Lập dự thảo/);
  await journey.act(registrar, code, /^Lập dự thảo/);
  await journey.act(registrar, code, /^Gửi dự thảo để xác nhận/);
  await page.goto(`${journey.program.url}/ho-so/${code}/xac-nhan`);
  await pick("Đúng, tôi đồng ý")(page);
  await page.getByRole("button", { name: "Gửi trả lời" }).click();
  await journey.act(registrar, code, /^Chuyển bước/);
  const leader = await journey.officer("lanhdao");
  await journey.act(leader, code, /^Xem và ký/);
  await until(leader.page, `/ban-lam-viec/ho-so/${code}`, /Bảo hiểm xã hội tỉnh/);
  await journey.look(leader, "linked-desk-parent-1440");

  const insurance = `${code}.2`;
  const [counter, examiner, head] = [
    await journey.officer("motcua.22"),
    await journey.officer("chuyenvien.22"),
    await journey.officer("lanhdao.22"),
  ];
  assert.equal(await journey.open(counter.page, code), 404, "the insurer sees its own part alone");
  await journey.open(counter.page, insurance);
  await journey.look(counter, "linked-desk-child-1440");
  assert.match(await main(counter.page), new RegExp(`một phần của hồ sơ ${code}`));
  await journey.act(counter, insurance, /^Tiếp nhận/);
  await journey.act(counter, insurance, /^Chuyển bước/);
  await journey.act(examiner, insurance, /bổ sung/i, async (form) => {
    await form.getByRole("checkbox", { name: /Nơi khám bệnh ban đầu/ }).check();
    await form.getByLabel(/Cần bổ sung gì ở “Nơi khám bệnh ban đầu”/).fill("Trạm này chưa nhận đăng ký.");
    await form.getByLabel(/Lý do/).fill("Nơi khám bệnh đã chọn chưa nhận đăng ký mới.");
    await form.getByRole("checkbox", { name: /118\/2025/ }).check();
  });
  await journey.act(head, insurance, /^Duyệt đề nghị bổ sung/, pick("Duyệt, gửi yêu cầu"));

  await until(page, `/ho-so/${code}`, /Cần bạn bổ sung/);
  await lookBoth(father, "linked-supplement");
  assert.match(
    await main(page),
    /Giấy tờ cơ quan gửi bạn[\s\S]*\(mẫu số 02\) \(PDF\) Bảo hiểm xã hội tỉnh/,
    "slips of a part are theirs",
  );
  await page.goto(`${journey.program.url}/ho-so`);
  assert.doesNotMatch(await main(page), new RegExp(`${code.replaceAll(".", "\\.")}\\.2`), "the list shows the whole alone");
  await page.goto(`${journey.program.url}/ho-so/${insurance}`);
  assert.equal(new URL(page.url()).pathname, `/ho-so/${code}`);
  await page.getByRole("button", { name: /Bổ sung ngay/ }).click();
  const places: string[] = [];
  await answerAll(page, SUPPLEMENT, async (place) => void places.push(place));
  assert.deepEqual(places, ["noi-kham", "kiem-tra"]);
  await page.getByRole("button", { name: /Nộp bổ sung|Nộp/ }).click();
  assert.match(await main(page), new RegExp(`Mã hồ sơ\\s*${code}`));
  await journey.look(father, "linked-supplement-receipt-360");

  await journey.act(examiner, insurance, /^Lập dự thảo/, draft);
  await journey.act(examiner, insurance, /^Chuyển bước/);
  await journey.act(head, insurance, /^Xem và ký/);
  await until(page, `/ho-so/${code}`, /Tải Thẻ bảo hiểm y tế/);
  assert.match(await main(page), /Tải Giấy khai sinh/);
  await lookBoth(father, "linked-two-of-three");

  const residence = `${code}.1`;
  const police = await journey.officer("congan");
  await finishResidence(residence, { reception, police, leader });
  await until(reception.page, `/ban-lam-viec/ho-so/${code}`, /Trả kết quả/);
  await journey.look(reception, "linked-desk-ready-1440");
  await journey.act(reception, code, /^Trả kết quả/, (form) => form.getByLabel(/đã kiểm tra giấy tờ/).check());

  await until(page, `/ho-so/${code}`, /Đã trả kết quả/);
  await lookBoth(father, "linked-done");
  const links = await page.getByRole("link", { name: /^Tải / }).all();
  const files = new Set(await Promise.all(links.map((link) => link.getAttribute("href"))));
  assert.equal(files.size, 3);
  for (const href of files) {
    const file = await father.context.request.get(new URL(href!, journey.program.url).href);
    assert.equal((await file.body()).subarray(0, 5).toString(), "%PDF-");
  }
  await page.goto(`${journey.program.url}/tra-cuu`);
  await page.getByLabel("Mã hồ sơ").fill(insurance);
  await page.getByLabel(/Bốn số cuối/).fill("0718");
  await page.getByRole("button", { name: "Xem hồ sơ" }).click();
  assert.match(await main(page), new RegExp(`${code}\\s[\\s\\S]*Ba phần của hồ sơ`));
  assert.doesNotMatch(await main(page), /HOÀNG/);
  await lookBoth(father, "linked-track");

  const windows = [father, reception, registrar, leader, examiner, head, police];
  for (const window of windows) assert.deepEqual(window.troubles, []);
  assert.deepEqual(journey.faults(), []);
});

type Commune = { reception: Window; police: Window; leader: Window };

async function finishResidence(code: string, { reception, police, leader }: Commune): Promise<void> {
  await journey.act(reception, code, /^Tiếp nhận/);
  await journey.act(reception, code, /^Chuyển bước/);
  await journey.act(police, code, /^Chuyển bước/);
  await journey.act(police, code, /^Lập dự thảo/, draft);
  await journey.act(police, code, /^Chuyển bước/);
  await journey.act(leader, code, /^Xem và ký/);
}
