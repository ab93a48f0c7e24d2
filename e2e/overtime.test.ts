import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { PHONE, type Window } from "./testing/browser.ts";
import { type Filed, type Life, mainOf, startLife } from "./testing/life.ts";

let life: Life;
let reception: Window;
before(async () => {
  life = await startLife("overtime", "2026-11-02T08:00");
  reception = await life.officer("motcua");
});
after(() => life?.stop());

/** Three working days for everybody; received and passed on at once. */
async function received(): Promise<Filed> {
  const filed = await life.file("ho-tich/xac-nhan-tinh-trang-hon-nhan", "mua-dat-chua-ket-hon");
  await life.act(reception, filed.code, /^Tiếp nhận/);
  await life.act(reception, filed.code, /^Chuyển bước/);
  return filed;
}

it("what cannot be done in time is apologised for before, with a new date; what is late already stays late", async () => {
  const { at, sweepAt, officer, open, look, program } = life;
  const late = await received();
  await at("2026-11-03T10:00");
  const soon = await received();
  await open(soon.applicant, soon.code);
  assert.match(await mainOf(soon.applicant.page), /Hẹn trả: 10:00 thứ Sáu 06\/11\/2026/);

  // 08:00 on 05/11 was the one's time; of the other's, 4 h 30 are left.
  await sweepAt("2026-11-05T15:00");
  const leader = await officer("lanhdao", PHONE);
  await look(leader, "leader-list");
  assert.match(await mainOf(leader.page), /2 văn bản xin lỗi, gia hạn chờ bạn ký[\s\S]*Không có hồ sơ nào khác chờ bạn/);
  await leader.page.getByRole("link", { name: "Xem và ký" }).click();
  await look(leader, "to-sign");
  const list = await mainOf(leader.page);
  assert.match(list, new RegExp(`Đã quá hạn[\\s\\S]*${late.code}[\\s\\S]*hạn trả không đổi`));
  assert.match(list, new RegExp(`Chưa quá hạn[\\s\\S]*${soon.code}[\\s\\S]*hạn trả dời tới lúc này`));
  for (const { code } of [soon, late]) {
    await leader.page.getByRole("button", { name: new RegExp(`^Ký.*${code}`) }).click();
    await look(leader, `signed-${code === late.code ? "late" : "soon"}`);
  }
  assert.match(await mainOf(leader.page), /Không có văn bản nào chờ ký/);

  await open(soon.applicant, soon.code);
  await look(soon.applicant, "extended");
  const told = await mainOf(soon.applicant.page);
  // Three working days, for 20 hours of steps, after 10:00 on Friday 06/11.
  assert.match(told, /Hẹn trả: 10:00 thứ Tư 11\/11\/2026/);
  assert.match(told, /Chúng tôi xin lỗi vì không kịp hẹn trước \(10:00 thứ Sáu 06\/11\/2026\)\. Vì sao: .*chưa xong bước/);
  assert.match(told, /Tin nhắn[\s\S]*11\/11\/2026/);
  await opensPdf(soon.applicant, /xin lỗi và đề nghị gia hạn/);
  await open(late.applicant, late.code);
  await look(late.applicant, "late");
  const sorry = await mainOf(late.applicant.page);
  assert.match(
    sorry,
    /Hẹn trả: 08:00 thứ Năm 05\/11\/2026\s+Đã quá hẹn\. Chúng tôi xin lỗi và hẹn lại 15:00 thứ Ba 10\/11\/2026/,
  );

  // Near the new time nothing is prepared again, and nobody can extend once more.
  await sweepAt("2026-11-11T09:00");
  await leader.page.goto(`${program.url}/ban-lam-viec/gia-han`);
  assert.match(await mainOf(leader.page), /Không có văn bản nào chờ ký/);
  await open(leader, soon.code);
  assert.match(await mainOf(leader.page), /Đã gia hạn một lần: 06\/11 10:00 → 11\/11 10:00/);
  await leader.page.goto(`${program.url}/ban-lam-viec/ho-so/${soon.code}/viec/gia-han`);
  await look(leader, "no-second");
  assert.match(await mainOf(leader.page), /Chưa làm được việc này[\s\S]*gia hạn một lần, tới 10:00 thứ Tư 11\/11\/2026/);

  await leader.page.goto(`${program.url}/ban-lam-viec?muc=qua-han`);
  await look(leader, "late-list");
  const overdue = await mainOf(leader.page);
  assert.match(overdue, new RegExp(late.code));
  assert.doesNotMatch(overdue, new RegExp(soon.code), "what was extended in time is not late");
  assert.deepEqual(life.wrong(), []);
});

async function opensPdf({ page, context }: Window, name: RegExp): Promise<void> {
  const href = await page.getByRole("link", { name }).first().getAttribute("href");
  const paper = await context.request.get(new URL(href!, page.url()).href);
  assert.equal((await paper.body()).subarray(0, 5).toString(), "%PDF-");
}
