import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { type Mailbox, openMailbox } from "../../../../simulators/mail/mailbox.ts";
import type { Dossier } from "../../../core/dossier/index.ts";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { planDigests, readers, tasks } from "../../../features/notices/index.ts";
import { catchUp } from "../../../platform/log/index.ts";
import { settled } from "../../../platform/testing/settled.ts";
import { createApp } from "../../app.ts";
import { createBrowser } from "../../testing/browser.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { TEST_SITE } from "../../testing/test-web.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, pathOf } from "../testing/desk-web.ts";

const NOTICES = `${HOME}/tin-bao`;
let web: DeskWeb;
let mailbox: Mailbox;
before(async () => {
  mailbox = await openMailbox(0, () => web.services.clock.now());
  web = await deskWeb({ env: { MOTCUA_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}`, MOTCUA_MAIL_FROM: "motcua@tinh.example" } });
});
after(async () => {
  await web.close();
  await mailbox.close();
});
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, notice_choice, notice_digest cascade`.execute(
    web.superuserDb(),
  );
  web.at("2026-11-20T08:00");
});

const hear = async (services = web.services): Promise<void> => {
  await settled(services.db);
  for (const reader of readers(services)) await catchUp(services, reader);
};
const received = async (services = web.services): Promise<Dossier> => {
  const { id } = await fileOne(web.services, web.filing);
  await act(web.services, id, officer("receptionist"), { type: "receive" });
  const dossier = await act(web.services, id, officer("receptionist"), { type: "completeStep", note: "" });
  await hear(services);
  return dossier;
};

test("the head of every page counts what is unread; the list says it in words, and opening a dossier reads it", async () => {
  const desk = await web.officer("hotich");
  assert.match((await desk.get(NOTICES)).text, /Chưa có tin nào/);
  assert.doesNotMatch((await desk.get(HOME)).text, /tin chưa đọc/);
  const [first] = [await received(), await received()];
  assert.match((await desk.get(HOME)).text, /Tin báo <b class="alerts num">2<span class="vh"> tin chưa đọc/);
  assert.match((await desk.get(`${NOTICES}/so`)).text, /^<mc-poll id="tin".*>2</);
  const page = await desk.get(NOTICES);
  assert.deepEqual(await htmlFaults(page.text), []);
  assert.match(page.text, /Hôm nay, thứ Sáu 20\/11\/2026/);
  assert.equal(page.text.match(/class="fresh">Chưa đọc/g)!.length, 2);
  assert.ok(page.text.includes(`href="${pathOf(first)}"`));
  const opened = await desk.get(pathOf(first));
  assert.match(opened.text, /Tin báo <b class="alerts num">1</);
  assert.match(opened.text, /<kbd>0<\/kbd><\/dt><dd>mở tin báo/);
  const left = await desk.get(NOTICES);
  assert.equal(left.text.match(/class="fresh">Chưa đọc/g)!.length, 1);
  assert.equal((await desk.post(`${NOTICES}/da-doc`, hiddenOf(left.text, "/da-doc"))).status, 303);
  const read = await desk.get(`${NOTICES}?xong=da-doc`);
  assert.match(read.text, /Đã đánh dấu đã đọc tất cả/);
  assert.doesNotMatch(read.text, /class="fresh"/);
});

test("pages of thirty, and a page that is not there is the last one", async () => {
  const desk = await web.officer("hotich");
  const { id } = await received();
  await sql`insert into notice (officer_id, agency_id, dossier_id, kind, cause, title, body, at, in_app, in_mail)
    select officer_id, agency_id, ${id}, 'letter', 'x' || i, 'Thư số ' || i, '', at + make_interval(mins => i), true, false
    from notice, generate_series(1, 69) i where dossier_id = ${id} and kind = 'pool'
      and officer_id = (select id from officer where username = 'hotich')`.execute(web.superuserDb());
  assert.match((await desk.get(NOTICES)).text, /Thư số 69<[\s\S]*Thư số 40</);
  assert.doesNotMatch((await desk.get(NOTICES)).text, /Thư số 39</);
  assert.match((await desk.get(`${NOTICES}?trang=99`)).text, /Thư số 9</);
  for (const odd of ["0", "-1", "abc", "999999999999"])
    assert.equal((await desk.get(`${NOTICES}?trang=${odd}`)).status, 200, odd);
});

test("notices are of the acting post, and of those who work on dossiers", async () => {
  await received();
  const other = await web.officer("hotich.3013");
  assert.match((await other.get(NOTICES)).text, /Chưa có tin nào/);
  const controller = await web.officer("kiemsoat");
  assert.equal((await controller.get(NOTICES)).status, 303);
  assert.doesNotMatch((await controller.get("/quan-tri")).text, /Tin báo/);
  assert.equal((await web.browser().get(NOTICES)).status, 303);
  const desk = await web.officer("hotich");
  const page = await desk.get(NOTICES);
  const { _csrf: _, ...without } = hiddenOf(page.text, "/da-doc");
  assert.equal((await desk.post(`${NOTICES}/da-doc`, { ...without, _csrf: "sai" })).status, 403);
  assert.match((await desk.get(NOTICES)).text, /class="fresh"/);
});

test("each chooses kinds and times; an address counts once its code was typed, and its mail comes", async () => {
  const desk = await web.officer("hotich");
  const choices = `${NOTICES}/lua-chon`;
  const page = await desk.get(choices);
  assert.deepEqual(await htmlFaults(page.text), []);
  assert.doesNotMatch(page.text, /name="ung-dung" value="due50" checked/);
  assert.match(page.text, /name="ung-dung" value="due80" checked/);
  const kept = { ...hiddenOf(page.text, "/lua-chon"), "ung-dung": ["due50", "khong-co"], thu: ["pool"], luc: "twice" };
  assert.equal((await desk.post(choices, kept)).status, 303);
  const after = await desk.get(choices);
  assert.match(after.text, /name="ung-dung" value="due50" checked/);
  assert.doesNotMatch(after.text, /name="ung-dung" value="late" checked/);
  assert.match(after.text, /value="twice" checked/);

  const wrong = await desk.post(`${NOTICES}/thu`, {
    ...hiddenOf(after.text, "/thu"),
    "dia-chi": "thu@xa.example\r\nBcc: k@xa.example",
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Địa chỉ thư chưa đúng/);
  const asked = await desk.post(`${NOTICES}/thu`, { ...hiddenOf(wrong.text, "/thu"), "dia-chi": "thu@xa.example" });
  assert.equal(asked.status, 303);
  await work();
  const waiting = await desk.get(choices);
  assert.deepEqual(await htmlFaults(waiting.text), []);
  assert.match(waiting.text, /vừa gửi đến thu@xa\.example/);
  const typed = hiddenOf(waiting.text, "/thu/ma");
  const refused = await desk.post(`${NOTICES}/thu/ma`, { ...typed, ma: "000000" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /Mã chưa đúng/);
  const code = /\d{6}/.exec(mailbox.received().at(-1)!.text)![0];
  assert.equal((await desk.post(`${NOTICES}/thu/ma`, { ...hiddenOf(refused.text, "/thu/ma"), ma: code })).status, 303);
  assert.match((await desk.get(choices)).text, /Thư tổng hợp gửi đến <b>thu@xa\.example<\/b>/);

  await received();
  mailbox.reset();
  mailbox.setMode("refuse");
  await planDigests(web.services);
  await work();
  const told = await desk.get(NOTICES);
  assert.match(told.text, /Thư đến thu@xa\.example không gửi được/);
  assert.match(told.text, /class="fresh"/, "what the mail would have told");
  mailbox.setMode("ok");
  const again = await desk.get(choices);
  assert.equal((await desk.post(`${NOTICES}/thu/bo`, hiddenOf(again.text, "/thu/bo"))).status, 303);
  assert.match((await desk.get(choices)).text, /Chưa có địa chỉ nào được xác nhận/);
});

test("without a mail server the page says so, and what was chosen for mails is told in the application", async () => {
  const services = { ...web.services, mail: undefined };
  const desk = await web.officer("hotich");
  const page = await desk.get(`${NOTICES}/lua-chon`);
  const only = { ...hiddenOf(page.text, "/lua-chon"), thu: ["pool"], luc: "morning" };
  await desk.post(`${NOTICES}/lua-chon`, only);
  await received(services);
  assert.match((await desk.get(NOTICES)).text, /class="fresh"/);
  const bare = createBrowser(await createApp(services, { site: TEST_SITE }), services.config.baseUrl);
  for (const [name, value] of desk.cookies) bare.cookies.set(name, value);
  const told = await bare.get(`${NOTICES}/lua-chon`);
  assert.match(told.text, /Hệ thống chưa cài đặt gửi thư/);
  assert.doesNotMatch(told.text, /name="dia-chi"/);
  assert.deepEqual(await htmlFaults(told.text), []);
});

/** Does what waits in the queue. */
async function work(): Promise<void> {
  const db = web.superuserDb();
  const { rows } = await sql<{
    task: string;
    payload: unknown;
  }>`select t.identifier as task, j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`.execute(db);
  await sql`delete from graphile_worker._private_jobs`.execute(db);
  for (const { task, payload } of rows) await tasks[task]?.(web.services, payload);
}
