import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { PHONE } from "./testing/browser.ts";
import { type Filed, type Life, mainOf, startLife } from "./testing/life.ts";

let life: Life;
before(async () => {
  life = await startLife("overtime", "2026-11-02T08:00");
});
after(() => life?.stop());

/** Three working days for everybody; received and passed on at once. */
async function received(): Promise<Filed> {
  const filed = await life.file("ho-tich/xac-nhan-tinh-trang-hon-nhan", "mua-dat-chua-ket-hon");
  const reception = await life.officer("motcua");
  await life.act(reception, filed.code, /^Tiếp nhận/);
  await life.act(reception, filed.code, /^Chuyển bước/);
  await reception.context.close();
  return filed;
}

it("what cannot be done in time is apologised for before, with a new date; what is late already gets an apology and stays late", async () => {
  const { at, sweepAt, officer, act, open, look, program } = life;
  const late = await received();
  await at("2026-11-03T10:00");
  const soon = await received();
  await open(soon.applicant, soon.code);
  assert.match(await mainOf(soon.applicant.page), /Hẹn trả: 10:00 thứ Sáu 06\/11\/2026/);

  // 08:00 on 05/11 was the one's time; of the other's, 4 working hours are left at 15:00.
  await sweepAt("2026-11-05T15:00");
  const leader = await officer("lanhdao", PHONE);
  await look(leader, "leader-list");
  await leader.page.getByRole("link", { name: /Cần xin lỗi, gia hạn/ }).click();
  await look(leader, "to-sign");
  const list = await mainOf(leader.page);
  console.log(list);
  assert.match(list, new RegExp(`Đã quá hạn[\\s\\S]*${late.code}[\\s\\S]*hạn trả không đổi`));
  assert.match(list, new RegExp(`Chưa quá hạn[\\s\\S]*${soon.code}[\\s\\S]*hạn trả dời tới lúc này`));
  for (const { code } of [soon, late]) {
    await leader.page.getByRole("button", { name: new RegExp(`^Ký.*${code}`) }).click();
    await look(leader, `signed-${code === late.code ? "late" : "soon"}`);
  }
  assert.match(await mainOf(leader.page), /Không có văn bản nào chờ ký/);

  const { page } = soon.applicant;
  await at("2026-11-05T16:00");
  await open(soon.applicant, soon.code);
  await look(soon.applicant, "extended");
  console.log(await mainOf(page));
  await open(late.applicant, late.code);
  await look(late.applicant, "late");
  console.log(await mainOf(late.applicant.page));
  await open(leader, soon.code);
  await look(leader, "leader-dossier");
  console.log(await mainOf(leader.page));
  void act;
  void program;
});
