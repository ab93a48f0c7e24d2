import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import type { CaseFile } from "../../../core/procedure/index.ts";
import { findProcedure } from "../../../features/catalogue/index.ts";
import { fieldInputs } from "../../../features/filing/index.ts";
import type { Browser } from "../../testing/browser.ts";
import { pageForm, plainText } from "../../testing/page-form.ts";
import { COUNTER } from "../counter/paths.ts";
import { type CounterWeb, caseOf, counterWeb } from "../counter/testing/counter-web.ts";

const COPY = "2.000815";
const LICENCE = "3.000347";
const STAY = "1.004194";
const stay = caseOf("cu-tru/tam-tru", "o-tro-tai-quay");
const copy = caseOf("chung-thuc/ban-sao", "hai-trang-ba-ban");
const licence = caseOf("giao-thong/doi-giay-phep-lai-xe", "xe-may-hong");
let web: CounterWeb;
before(async () => {
  web = await counterWeb();
});
after(() => web.close());

async function dossierOf(visit: string): Promise<Dossier> {
  const { rows } = await sql<{ snapshot: Dossier }>`
    select d.snapshot from dossier d join counter_visit v on v.dossier_id = d.id where v.id = ${visit.split("/").at(-1)!}`.execute(
    web.services.db,
  );
  return rows[0]!.snapshot;
}

/** Saves what the case answers without receiving it, so that the sum is shown. */
async function saved(browser: Browser, visit: string, code: string, file: CaseFile): Promise<string> {
  const { revision } = (await findProcedure(web.services, code))!;
  const wanted = Object.assign(
    {},
    ...revision.pages.flatMap(({ fields }) => fields).map((one) => fieldInputs(one, file.answers)),
  );
  const form = pageForm((await browser.get(visit)).text, `${visit}/to-khai`);
  const typed = Object.fromEntries(
    Object.entries<string>(wanted).filter(([name]) => form.names.has(name) && !form.hidden.has(name)),
  );
  return (await browser.follow(await browser.post(`${visit}/to-khai`, { ...form.sent, ...typed }))).text;
}

it("a fee that comes first is asked for before anything is received, and received in the press that takes it", async () => {
  const clerk = await web.officer("motcua");
  const visit = await web.open(clerk, LICENCE, licence);
  const shown = await web.fill(clerk, visit, LICENCE, licence);
  assert.equal((await dossierOf(visit)).state, "awaitingPrepayment");
  const form = pageForm(shown.text, `${visit}/thu-tien`);
  assert.equal(form.sent["cach-nop"], "cash", "cash stands there chosen");
  const wrong = await clerk.post(form.action, { ...form.sent, "so-tien": "1.350.000" });
  assert.match(plainText(wrong.text), /Phải nộp đúng 135\.000 đ/);
  assert.match(wrong.text, /value="1\.350\.000"/);
  assert.equal((await clerk.post(form.action, form.sent)).status, 303);
  const { payments, receivedAt } = await dossierOf(visit);
  assert.deepEqual(
    payments?.map(({ kind, paid }) => [kind, paid?.method, paid?.receipt]),
    [["prepayment", "cash", "0000001/BL-2026"]],
  );
  assert.ok(receivedAt);
});

it("a fee that comes with the result may be paid at once; without the number of the card machine nothing is received or lost", async () => {
  const clerk = await web.officer("motcua");
  const visit = await web.open(clerk, COPY, copy);
  const form = pageForm(await saved(clerk, visit, COPY, copy), `${visit}/to-khai`);
  assert.equal(form.sent["cach-nop"], "later", "nothing is taken by itself");
  const sent = { ...form.sent, _nhan: "1", "cach-nop": "pos" };
  const lacking = await clerk.post(`${visit}/to-khai`, sent);
  assert.match(lacking.text, /Hãy ghi số giao dịch/);
  const again = pageForm(lacking.text, `${visit}/to-khai`);
  assert.equal(again.sent["cach-nop"], "pos");
  const other = await clerk.post(`${visit}/to-khai`, { ...again.sent, _nhan: "1", "so-giao-dich": "FT-77" });
  assert.equal(other.status, 303);
  const { payments } = await dossierOf(visit);
  assert.deepEqual(
    payments?.map(({ kind, paid }) => [kind, paid?.method, paid?.reference, paid?.till]),
    [["fee", "pos", "FT-77", true]],
  );
  assert.match(plainText((await clerk.get(visit)).text), /Đã thu .*máy POS, mã QR, biên lai 0000002\/BL-2026/);
});

it("another sum than was shown is not taken, and the next page says so, with both sums and how it is taken", async () => {
  const clerk = await web.officer("motcua");
  const visit = await web.open(clerk, COPY, copy);
  const form = pageForm(await saved(clerk, visit, COPY, copy), `${visit}/to-khai`);
  const shown = Number(form.sent["so-tien"]).toLocaleString("vi-VN");
  const sent = { ...form.sent, _nhan: "1", "cach-nop": "transfer", "so-giao-dich": "CK-9", copies: "30" };
  const received = await clerk.post(`${visit}/to-khai`, sent);
  assert.equal(received.status, 303);
  assert.equal((await dossierOf(visit)).payments, undefined);
  const { text } = await clerk.follow(received);
  assert.match(
    plainText(text),
    new RegExp(`Chưa thu tiền .*số tiền là ${shown} đ; nay phải thu 120\\.000 đ, nên chưa thu đồng nào.*bấm “Thu 120\\.000 đ”`),
  );
  assert.match(plainText(text), /Phải thu 120\.000 đ/);
  const pay = pageForm(text, `${visit}/thu-tien`);
  assert.deepEqual(
    [pay.sent["cach-nop"], pay.sent["so-giao-dich"], pay.sent["so-tien"]],
    ["transfer", "CK-9", "120.000"],
    "what was chosen stands there; only the sum is another",
  );
  const address = received.location!;
  assert.equal((await clerk.post(pay.action, pay.sent)).status, 303);
  assert.doesNotMatch(plainText((await clerk.get(address)).text), /Chưa thu tiền/, "nothing more is said once it was paid");
});

it("a fee that was chosen is not taken of a dossier that lacks papers, and the next page says so", async () => {
  const clerk = await web.officer("motcua");
  const visit = await web.open(clerk, STAY, stay);
  await assert.rejects(web.fill(clerk, visit, STAY, stay), /Chưa nhận giấy tờ/);
  const form = pageForm((await clerk.get(visit)).text, `${visit}/to-khai`);
  const received = await clerk.post(form.action, { ...form.sent, _thieu: "1", "cach-nop": "cash" });
  assert.equal(received.status, 303, plainText(received.text).slice(0, 500));
  assert.equal((await dossierOf(visit)).state, "awaitingSupplement");
  const { text } = await clerk.follow(received);
  assert.match(
    plainText(text),
    /Chưa thu tiền Hồ sơ còn thiếu giấy tờ nên [\d.]+ đ bạn chọn thu chưa được thu.*Thu ngay thì.*trả lại tiền/,
  );
  const pay = pageForm(text, `${visit}/thu-tien`);
  assert.equal((await clerk.post(pay.action, pay.sent)).status, 303);
  assert.equal((await dossierOf(visit)).payments?.length, 1, "it can be taken as the sentence says");
});

it("handing over takes the fee in the same press, once; the receipt is printed", async () => {
  const clerk = await web.officer("motcua");
  await clerk.get(COUNTER);
  const visit = await web.open(clerk, COPY, copy);
  await web.fill(clerk, visit, COPY, copy);
  assert.equal((await dossierOf(visit)).payments, undefined, "nothing is taken that was not paid");
  for (const username of ["hotich", "lanhdao"]) await web.act(await web.officer(username), visit);
  const done = await web.act(clerk, visit);
  assert.match(plainText(done.text), /Xong trong.*Đã thu .*tiền mặt, biên lai 0000005\/BL-2026/);
  const { payments, handOver } = await dossierOf(visit);
  assert.equal(payments?.length, 1);
  assert.ok(handOver);
});
