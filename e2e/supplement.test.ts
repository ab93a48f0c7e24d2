import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import type { Page } from "playwright-core";
import { PHONE } from "./testing/browser.ts";
import { answerAll } from "./testing/citizen.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

let life: Life;
before(async () => {
  life = await startLife("supplement", "2026-11-02T08:00");
});
after(() => life?.stop());

const PDF = { name: "ban-ve-moi.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };

/** What the specialist writes: the drawing, and what is wrong with it. */
const askForDrawing = (what: string) => async (page: Page) => {
  await page
    .getByRole("checkbox", { name: /^Bản vẽ thiết kế/ })
    .first()
    .check();
  await page.getByLabel(/Cần bổ sung gì ở “Bản vẽ thiết kế xây dựng nhà ở của hộ/).fill(what);
  await page.getByLabel(/Lý do chung/).fill("Bản vẽ chưa đủ để thẩm định.");
  await page.getByRole("checkbox", { name: /118\/2025/ }).check();
};
const approve = (page: Page) => page.getByRole("radio", { name: /^Duyệt, gửi/ }).check();

/** The applicant goes through the pages that are asked for, which is the drawing alone. `slow`: the file is chosen before the page's script has come. */
async function answer(page: Page, slow = false): Promise<void> {
  const script = Promise.withResolvers<void>();
  if (slow) await page.route(/\.js$/, (route) => script.promise.then(() => route.fallback()));
  await page.getByRole("button", { name: "Bổ sung ngay" }).click();
  const places: string[] = [];
  const drawing = async (): Promise<void> => {
    if (!slow) await page.waitForLoadState();
    await page.locator("input[type=file]").last().setInputFiles(PDF);
    script.resolve();
    await page.locator("#da-tai").waitFor();
  };
  await answerAll(page, { "giay-to/ban-ve-nha": drawing }, async (place) => void places.push(place));
  assert.deepEqual(places, ["giay-to/ban-ve-nha", "kiem-tra"]);
  await page.getByRole("button", { name: /^Nộp/ }).click();
}

it("what is missing is asked for by way of the leader, and the clock goes on with the time that was left", async () => {
  const { at, file, officer, act, open, look } = life;
  const { code, applicant } = await file("xay-dung/giay-phep-nha-o", "nha-nho-tu-thiet-ke");
  const { page } = applicant;
  const reception = await officer("motcua");
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);
  await open(applicant, code);
  // Twenty days from 02/11, the first not counted, end on Sunday 22/11.
  assert.match(await mainOf(page), /Hẹn trả: 17:00 thứ Hai 23\/11\/2026/);

  await at("2026-11-04T09:00");
  const specialist = await officer("kinhte");
  await act(specialist, code, /^Đề nghị yêu cầu bổ sung/, askForDrawing("Vẽ thêm mặt cắt móng."));
  await look(specialist, "proposed");
  await open(applicant, code);
  assert.doesNotMatch(await mainOf(page), /Cần bạn bổ sung/, "nothing goes out before the leader has approved");

  await at("2026-11-04T10:00");
  const leader = await officer("lanhdao", PHONE);
  await look(leader, "leader-list");
  assert.match(await mainOf(leader.page), /Chờ lãnh đạo duyệt yêu cầu bổ sung/);
  await act(leader, code, /^Duyệt đề nghị bổ sung/, approve);
  await look(leader, "approved");

  await open(applicant, code);
  await look(applicant, "asked");
  const first = (await mainOf(page)).split("\n").filter(Boolean);
  assert.match(first.slice(0, 6).join("\n"), /^Cần bạn bổ sung$/m, "what is asked comes first");
  // Ten working days from 04/11 10:00.
  assert.match(first.join("\n"), /trước 10:00 thứ Tư 18\/11\/2026/);
  await open(specialist, code);
  assert.match(await mainOf(specialist.page), /Đang dừng, người dân trả lời trước 18\/11 10:00/);

  await at("2026-11-06T09:00");
  await open(applicant, code);
  await answer(page);
  await open(applicant, code);
  await look(applicant, "answered");
  // 5 h 30 on 04/11, 8 h on 05/11, 1 h 30 on 06/11: 15 h after 23/11 17:00; 24/11 is a holiday, 8 h on 25/11, 7 h on 26/11.
  assert.match(await mainOf(page), /Hẹn trả: 16:00 thứ Năm 26\/11\/2026/);
  await open(specialist, code);
  assert.match(await mainOf(specialist.page), /Hẹn trả 16:00 thứ Năm 26\/11\/2026/);

  await at("2026-11-09T07:40");
  await act(specialist, code, /^Đề nghị yêu cầu bổ sung/, async (form) => {
    await askForDrawing("Ghi kích thước móng.")(form);
    await form.locator("main form button:not([type=button])").last().click();
    assert.match(await form.title(), /^Lỗi: /, "nobody asks a second time without knowing what it costs");
    await look(specialist, "second-without-tick");
    await form.getByLabel(/Tôi đã biết hồ sơ này sẽ bị tính quá hạn/).check();
  });
  await at("2026-11-09T08:00");
  await open(leader, code);
  await act(leader, code, /^Duyệt đề nghị bổ sung/, async (form) => {
    assert.match(await mainOf(form), /Quyết định 766\/QĐ-TTg[^.]*quá hạn/);
    await approve(form);
  });
  await at("2026-11-09T14:00");
  await open(applicant, code);
  await answer(page, true);
  await open(applicant, code);
  // 3 h 30 and 1 h on 09/11: 1 h is left of 26/11, 3 h 30 on 27/11.
  assert.match(await mainOf(page), /Hẹn trả: 11:00 thứ Sáu 27\/11\/2026/);

  await open(specialist, code);
  await look(specialist, "no-third");
  const said = await mainOf(specialist.page);
  assert.match(said, /Đã yêu cầu bổ sung 2 lần ở bước này; Luật Xây dựng[^;]*;[^;]*cho phép nhiều nhất 2 lần\. Hãy giải quyết/);
  assert.equal(await specialist.page.getByRole("link", { name: /Đề nghị yêu cầu bổ sung/ }).count(), 0);
  assert.deepEqual(life.wrong(), []);
});
