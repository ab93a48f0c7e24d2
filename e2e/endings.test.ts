import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { deliverAll } from "../src/features/sync/index.ts";
import { PHONE, type Window } from "./testing/browser.ts";
import { type Life, mainOf, startLife } from "./testing/life.ts";

let life: Life;
let reception: Window;
before(async () => {
  life = await startLife("endings", "2026-11-02T08:00", { departmentIds: ["H60.20"] });
  reception = await life.officer("motcua");
});
after(() => life?.stop());
afterEach(() => assert.deepEqual(life.wrong(), []));

const SINGLE = ["ho-tich/xac-nhan-tinh-trang-hon-nhan", "mua-dat-chua-ket-hon"] as const;

/** States that the national portal has been told, without repeats. */
async function toldStates(code: string): Promise<string[]> {
  const { web } = life.program;
  await deliverAll(web.services);
  const states = web.world.control.received().flatMap(({ service, data }) => {
    if (service !== "DongBoHoSoMC" || !Array.isArray(data)) return [];
    return (data as { MaHoSo: string; TrangThaiHoSo: string }[]).filter(({ MaHoSo }) => MaHoSo === code);
  });
  return states.map(({ TrangThaiHoSo }) => TrangThaiHoSo).filter((state, index, all) => state !== all[index - 1]);
}

it("a mistaken act is taken back with its reason, and both stay on record", async () => {
  const { at, file, act, open, look } = life;
  await at("2026-11-02T08:00");
  const { code } = await file(...SINGLE);
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);
  await at("2026-11-02T08:05");
  await act(reception, code, /^Hủy việc vừa làm/, (page) => page.getByLabel("Vì sao hủy?").fill("Bấm nhầm hồ sơ."));
  await look(reception, "undone");
  await open(reception, code);
  await reception.page.getByText(/^Mọi diễn biến/).click();
  await look(reception, "undone-log");
  const log = await reception.page.locator("details.log").innerText();
  assert.match(log, /Hủy việc làm nhầm: Hoàn thành bước – Bấm nhầm hồ sơ[\s\S]*Bắt đầu bước: Thẩm tra[\s\S]*Hoàn thành bước/);
  assert.match(await mainOf(reception.page), /Chuyển bước/, "the step is open again");
});

it("who withdraws after reception says why, gets form 05, and nothing is left open", async () => {
  const { at, file, act, open, look, state, program } = life;
  await at("2026-11-03T08:00");
  const { code, applicant } = await file(...SINGLE);
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);
  await at("2026-11-03T09:00");
  const { page } = applicant;
  await open(applicant, code);
  await page.getByRole("link", { name: "Tôi muốn rút hồ sơ này" }).click();
  await look(applicant, "withdraw");
  await page.getByRole("button", { name: "Rút hồ sơ" }).click();
  assert.match(await page.title(), /^Lỗi: /, "after reception the reason is needed");
  await look(applicant, "withdraw-without-reason");
  await page.getByLabel("Lý do rút").fill("Tôi không bán đất nữa.");
  await page.getByRole("button", { name: "Rút hồ sơ" }).click();
  await open(applicant, code);
  await look(applicant, "withdrawn");
  const told = await mainOf(page);
  assert.match(told, /Đã rút/);
  const notice = await page.getByRole("link", { name: /mẫu số 05/ }).getAttribute("href");
  const paper = await applicant.context.request.get(new URL(notice!, page.url()).href);
  assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");
  assert.equal(await state(code), "withdrawn");
  assert.equal((await toldStates(code)).at(-1), "7");

  await open(reception, code);
  await look(reception, "desk-withdrawn");
  const desk = await mainOf(reception.page);
  assert.match(desk, /Người nộp rút hồ sơ/);
  assert.match(desk, /Tôi không bán đất nữa/);
  assert.doesNotMatch(desk, /Ai đang giữ|đang ở đây\)\s+chưa ai nhận/, "no step is open any more");
  await reception.page.goto(`${program.url}/ban-lam-viec?muc=da-xong`);
  assert.match(await mainOf(reception.page), new RegExp(code));
});

it("an applicant who says nothing about the draft has agreed after a day, and the result is signed", async () => {
  const { at, sweepAt, file, officer, act, open, look, state } = life;
  await at("2026-11-04T08:00");
  const { code, applicant } = await file(...SINGLE);
  await act(reception, code, /^Tiếp nhận/);
  await act(reception, code, /^Chuyển bước/);
  const specialist = await officer("hotich");
  await act(specialist, code, /^Lập dự thảo/, (page) =>
    page.getByLabel("Nội dung quyết định").fill("Chưa đăng ký kết hôn với ai."),
  );
  await act(specialist, code, /^Gửi dự thảo để xác nhận/);
  await open(applicant, code);
  await look(applicant, "draft-asked");
  assert.match(await mainOf(applicant.page), /08:00 thứ Năm 05\/11\/2026/, "the applicant reads until when");
  assert.match(await mainOf(applicant.page), /im lặng|không trả lời/, "and what silence means");
  await sweepAt("2026-11-05T08:00");
  assert.equal(await state(code), "awaitingConfirmation", "at the moment itself there is still time");
  await sweepAt("2026-11-05T08:01");
  await open(specialist, code);
  assert.match(await mainOf(specialist.page), /Hết thời hạn xác nhận, coi như đồng ý với dự thảo/);
  await act(specialist, code, /^Chuyển bước/);
  await act(specialist, code, /^Chuyển bước/);
  const leader = await officer("lanhdao", PHONE);
  await act(leader, code, /^Xem và ký/);
  await look(leader, "signed");
  await open(applicant, code);
  await look(applicant, "result");
  assert.match(await mainOf(applicant.page), /Đã có kết quả/);
});

it("where the fee comes first, nobody receives before it is paid, and the time for reception begins then", async () => {
  const { at, file, officer, act, open, look } = life;
  await at("2026-11-09T08:00");
  const { code, applicant } = await file("giao-thong/doi-giay-phep-lai-xe", "xe-may-hong");
  await open(applicant, code);
  await look(applicant, "to-pay");
  assert.match(await mainOf(applicant.page), /Cần bạn nộp 135\.000\s+đ[\s\S]*8 giờ làm việc/);
  const counter = await officer("motcua.20");
  await open(counter, code);
  await look(counter, "unpaid");
  assert.equal(await counter.page.getByRole("button", { name: /^Tiếp nhận/ }).count(), 0);
  await at("2026-11-10T09:00");
  await act(counter, code, /^Thu tiền/, async (page) => {
    await page.getByRole("radio", { name: /Tiền mặt/ }).check();
  });
  await open(applicant, code);
  await look(applicant, "paid");
  // Eight working hours from 09:00: 6 h 30 on 10/11, 1 h 30 on 11/11.
  assert.match(await mainOf(applicant.page), /trả lời trước 11\/11\/2026 lúc 09:00/);
  assert.match(await mainOf(applicant.page), /Bạn đã nộp tiền[\s\S]*0000001\/BL-2026/);
  await act(counter, code, /^Tiếp nhận/);
  await open(applicant, code);
  // Five working days from 10/11 09:00.
  assert.match(await mainOf(applicant.page), /Hẹn trả: 09:00 thứ Ba 17\/11\/2026/);
});

it("a letter and a note that are half typed outlive every other act of the page, until they are sent", async () => {
  const { at, file, open, look } = life;
  await at("2026-11-06T08:00");
  const { code } = await file(...SINGLE);
  const { page } = reception;
  const letter = page.getByLabel(/^Viết cho/);
  const note = page.getByLabel("Ghi chú cho đồng nghiệp");
  await open(reception, code);
  assert.doesNotMatch(await mainOf(page), /gõ dở/);
  await letter.fill("Mời chị mang theo\nsổ cũ");
  await note.fill("Gọi lại chiều nay");
  await page.getByRole("button", { name: /^Tiếp nhận/ }).click();
  assert.match(page.url(), /xong=tiep-nhan/);
  assert.equal(await letter.inputValue(), "Mời chị mang theo\nsổ cũ");
  assert.equal(await note.inputValue(), "Gọi lại chiều nay");
  assert.match(await mainOf(page), /Ô “Viết cho .+” còn chữ gõ dở, chưa gửi[\s\S]*Ô “Ghi chú cho đồng nghiệp” còn chữ gõ dở/);
  await look(reception, "half-typed");

  await page.goto(`${life.program.url}/ban-lam-viec`);
  await open(reception, code);
  assert.equal(await letter.inputValue(), "Mời chị mang theo\nsổ cũ");

  await page.getByRole("button", { name: "Gửi thư" }).click();
  assert.match(await mainOf(page), /người nộp chưa đọc[\s\S]*Mời chị mang theo/);
  assert.equal(await letter.inputValue(), "", "what was sent is gone");
  assert.equal(await note.inputValue(), "Gọi lại chiều nay", "what was not is there");
  await page.reload();
  assert.equal(await letter.inputValue(), "");

  // What the server could not take has not been sent.
  await letter.fill("Thư thứ hai");
  await page.route(/\/thu$/, (route) => route.abort());
  await page.getByRole("button", { name: "Gửi thư" }).click();
  await page.unroute(/\/thu$/);
  await open(reception, code);
  assert.equal(await letter.inputValue(), "Thư thứ hai");
  await letter.fill("");
  await page.getByRole("button", { name: "Lưu ghi chú" }).click();
  assert.equal(await note.inputValue(), "");
  assert.equal(await letter.inputValue(), "", "what was wiped out stays so");
  assert.doesNotMatch(await mainOf(page), /gõ dở/);
});
