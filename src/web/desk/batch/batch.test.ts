import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { commands, officer } from "../../../core/dossier/testing/library-card.ts";
import { tasks } from "../../../features/batch/index.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, signIn } from "../testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, batch cascade`.execute(web.superuserDb());
  web.at("2026-11-20T08:00");
});

async function filed(count: number): Promise<string[]> {
  const codes: string[] = [];
  for (let i = 0; i < count; i++) codes.push((await fileOne(web.services, web.filing)).code);
  return codes;
}

test("from a list to the outcome of each: what it means is said first, refusals are named", async () => {
  const desk = await web.officer("motcua");
  const codes = await filed(3);
  const list = await desk.get(HOME);
  const choice = await desk.post(`${HOME}/lo/chon`, { ...hiddenOf(list.text, "/lo/chon"), ma: codes });
  assert.match(choice.text, /Làm một việc với 3 hồ sơ/);
  assert.ok(choice.text.includes(web.filing.subject) && choice.text.includes(web.filing.applicant.name), "not numbers alone");
  assert.match(choice.text, /đồng hồ của từng hồ sơ chạy từ lúc tiếp nhận/);
  assert.doesNotMatch(choice.text, /Ký duyệt/, "a clerk is not offered the leader's acts");
  const hidden = hiddenOf(choice.text, "/ban-lam-viec/lo");
  const unsaid = await desk.post(`${HOME}/lo`, { ...hidden, ma: codes });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Hãy chọn việc cần làm/);
  const begun = await desk.post(`${HOME}/lo`, { ...hiddenOf(unsaid.text, "/ban-lam-viec/lo"), ma: codes, viec: "receive" });
  assert.equal(begun.status, 303);
  const id = begun.location!.split("/").at(-1)!;
  const running = await desk.follow(begun);
  assert.match(running.text, /0 xong, 0 không làm được, 3 chưa làm/);
  // A colleague is faster with one of them.
  const { rows } = await sql<{ id: string }>`select id from dossier where code = ${codes[2]!}`.execute(web.services.db);
  await act(web.services, rows[0]!.id, officer("receptionist"), { type: "receive" });
  await tasks["run-batch"]!(web.services, { batchId: id });
  const over = await desk.follow(begun);
  assert.match(over.text, /Đã làm hết: 2 xong, 1 không làm được, 0 chưa làm/);
  assert.match(over.text, /Hồ sơ vừa thay đổi/);
  assert.doesNotMatch(over.text, /mc-poll id="lo"/, "what rests is not asked for again");
  assert.match((await desk.get(`${HOME}/lo`)).text, /Tiếp nhận/);
  assert.equal((await (await web.officer("hotich")).get(begun.location!)).status, 404, "somebody else's batch is nobody's");
});

test("a whole list is chosen by its filter; nothing chosen says what to do", async () => {
  const desk = await web.officer("motcua");
  await filed(2);
  const list = await desk.get(`${HOME}?muc=ca-co-quan&tt=submitted`);
  const hidden = { ...hiddenOf(list.text, "/lo/chon"), ds: "muc=ca-co-quan&tt=submitted" };
  assert.match((await desk.post(`${HOME}/lo/chon`, { ...hidden, het: "1" })).text, /Làm một việc với 2 hồ sơ/);
  await desk.get(HOME);
  assert.match((await desk.post(`${HOME}/lo/chon`, hidden)).text, /Chưa chọn hồ sơ nào/);
});

test("what has changed since it was shown is not done, and the refusal says so", async () => {
  const desk = await web.officer("motcua");
  const codes = await filed(2);
  const choice = await desk.post(`${HOME}/lo/chon`, { ...hiddenOf((await desk.get(HOME)).text, "/lo/chon"), ma: codes });
  const seen = [...choice.text.matchAll(/name="da-xem" value="([^"]+)"/g)].map(([, value]) => value!);
  assert.equal(seen.length, 2);
  const { rows } = await sql<{ id: string }>`select id from dossier where code = ${codes[0]!}`.execute(web.services.db);
  await act(web.services, rows[0]!.id, officer("receptionist"), commands.supplement);
  const sent = { ...hiddenOf(choice.text, "/ban-lam-viec/lo"), ma: codes, "da-xem": seen, viec: "receive" };
  // A question of what is to be done in between forgets nothing.
  const unsaid = await desk.post(`${HOME}/lo`, { ...sent, viec: "" });
  assert.deepEqual(
    [...unsaid.text.matchAll(/name="da-xem" value="([^"]+)"/g)].map(([, value]) => value),
    seen,
  );
  const begun = await desk.post(`${HOME}/lo`, {
    ...sent,
    ...hiddenOf(unsaid.text, "/ban-lam-viec/lo"),
    ma: codes,
    "da-xem": seen,
  });
  await tasks["run-batch"]!(web.services, { batchId: begun.location!.split("/").at(-1)! });
  const over = await desk.follow(begun);
  assert.match(over.text, /1 xong, 1 không làm được/);
  assert.match(over.text, /Hồ sơ vừa thay đổi/);
});

test("an act that is not of the role is not begun", async () => {
  const desk = await web.officer("motcua");
  const codes = await filed(1);
  const list = await desk.get(HOME);
  const sent = { ...hiddenOf(list.text, "/lo/chon"), ma: codes, viec: "sign" };
  assert.equal((await desk.post(`${HOME}/lo`, sent)).status, 422);
});

test("printing: which papers is asked in place, the file is the officer's own and goes after a day", async () => {
  const desk = await web.officer("motcua");
  const [code] = await filed(1);
  const { rows } = await sql<{ id: string }>`select id from dossier where code = ${code!}`.execute(web.services.db);
  await act(web.services, rows[0]!.id, officer("receptionist"), { type: "receive" });
  const choice = async () => {
    const list = await desk.get(`${HOME}?muc=ca-co-quan`);
    return desk.post(`${HOME}/lo/chon`, { ...hiddenOf(list.text, "/lo/chon"), ma: [code!] });
  };
  const page = await choice();
  assert.deepEqual(await htmlFaults(page.text), []);
  const hidden = hiddenOf(page.text, "/ban-lam-viec/lo");
  const unsaid = await desk.post(`${HOME}/lo`, { ...hidden, ma: [code!], viec: "print" });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /Hãy chọn ít nhất một loại giấy/);
  assert.match((await desk.post(`${HOME}/lo`, { ...hidden, ma: [code!], viec: "remind" })).text, /Hãy chọn nhắc ai/);
  const begun = await desk.post(`${HOME}/lo`, { ...hidden, ma: [code!], viec: "print", giay: ["receiptSlip"] });
  assert.equal(begun.status, 303);
  const file = `${begun.location!}/in.pdf`;
  assert.equal((await desk.get(file)).status, 404, "not made yet");
  await tasks["run-batch"]!(web.services, { batchId: begun.location!.split("/").at(-1)! });
  assert.match((await desk.follow(begun)).text, /Mở tệp để in \(\d+ trang/);
  const sent = await desk.get(file);
  assert.deepEqual([sent.status, sent.headers.get("content-type")], [200, "application/pdf"]);
  assert.equal((await (await web.officer("hotich")).get(file)).status, 404);
  await sql`update batch set output = output || '{"until": "2026-11-20T00:00:00Z"}'`.execute(web.superuserDb());
  assert.match((await desk.get(file)).text, /chỉ giữ 24 giờ/);
});

test("a session that ends before it is begun, or while it runs, costs nothing", async () => {
  const desk = await web.officer("motcua");
  const codes = await filed(2);
  const list = await desk.get(HOME);
  const sent = { ...hiddenOf(list.text, "/lo/chon"), ma: codes, viec: "receive" };
  web.at("2026-11-20T16:30");
  const late = await desk.post(`${HOME}/lo`, sent);
  assert.match(late.location!, /can-bo\/dang-nhap.*giu=1/);
  await signIn(desk, "motcua");
  const again = await desk.get(`${HOME}/lo?khoi-phuc=1`);
  assert.match(again.text, /Phiên làm việc đã hết khi bạn gửi[\s\S]*Tiếp nhận: 2 hồ sơ/);
  const begun = await desk.post(`${HOME}/lo`, { ...hiddenOf(again.text, "/ban-lam-viec/lo"), ma: codes });
  assert.equal(begun.status, 303);
  web.at("2026-11-21T02:00");
  await tasks["run-batch"]!(web.services, { batchId: begun.location!.split("/").at(-1)! });
  assert.equal((await desk.get(begun.location!)).status, 303, "it went on without anybody");
  await signIn(desk, "motcua");
  assert.match((await desk.get(begun.location!)).text, /Đã làm hết: 2 xong/);
});
