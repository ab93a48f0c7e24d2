import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { ActingCommand, Actor, Dossier, Role } from "../../../core/dossier/index.ts";
import { officer as libraryOfficer } from "../../../core/dossier/testing/library-card.ts";
import { readEvents } from "../../../features/dossiers/index.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { sweep } from "../../../features/sweeps/index.ts";
import { watchClock } from "../../../platform/health/watch-clock.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, pathOf, signIn } from "../testing/desk-web.ts";

let web: DeskWeb;
let owner: ReturnType<DeskWeb["superuserDb"]>;
before(async () => {
  web = await deskWeb();
  owner = web.superuserDb();
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, document, timer_trial, outage cascade`.execute(owner);
  web.at("2026-11-20T08:00");
});

/** A one-time code works once, so later tests sign in at later times. */
const LIST = `${HOME}/gia-han`;
const ENDS: Record<Role, string> = { receptionist: "a1", specialist: "a2", leader: "a3", controller: "a4" };
const colleague = (role: Role): Actor => libraryOfficer(role, { officerId: `00000000-0000-4000-8000-0000000000${ENDS[role]}` });
const does = (dossier: Dossier, role: Role, command: ActingCommand) => act(web.services, dossier.id, colleague(role), command);
async function appraising(): Promise<Dossier> {
  const dossier = await fileOne(web.services, web.filing);
  await does(dossier, "receptionist", { type: "receive" });
  return does(dossier, "receptionist", { type: "completeStep", note: "" });
}
const prepared = async (): Promise<Dossier> => {
  const dossier = await appraising();
  web.at("2026-11-20T15:30");
  await sweep(web.services);
  return dossier;
};
const valid = async (text: string): Promise<void> => {
  assert.deepEqual(await htmlFaults(text), []);
};

test("date and reason may be changed before; outages are offered as a reason", async () => {
  await sql`insert into outage (id, from_at, to_at, what, source, recorded_by, recorded_at)
    values (gen_random_uuid(), '2026-11-20T09:00:00+07', '2026-11-20T10:00:00+07', 'Mất điện', 'officer', '{"name":"x"}', now())`.execute(
    owner,
  );
  const dossier = await prepared();
  const leader = await signIn(web.browser(), "lanhdao");
  const path = `${pathOf(dossier)}/viec/gia-han`;
  const page = await leader.get(path);
  await valid(page.text);
  assert.match(page.text, /Sự cố hệ thống \(Mất điện\)/);
  assert.match(page.text, /name="hen-lai\.day"[^>]*value="23"/);
  const wrong = await leader.post(path, {
    ...hiddenOf(page.text, "/viec/gia-han"),
    "ly-do": "Mất điện",
    "hen-lai.day": "31",
    "hen-lai.month": "11",
    "hen-lai.year": "2026",
    gio: "10:00",
  });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Ngày giờ hẹn lại không đúng/);
  const done = await leader.post(path, {
    ...hiddenOf(page.text, "/viec/gia-han"),
    "ly-do": "Mất điện cả xã",
    "hen-lai.day": "25",
    "hen-lai.month": "11",
    "hen-lai.year": "2026",
    gio: "10:00",
  });
  assert.equal(done.status, 303);
  assert.match((await leader.get(done.location!)).text, /hẹn lại 10:00 thứ Tư 25\/11\/2026/);
});

test("what the clock prepared waits for the leader, who signs it with one click and is told the new date", async () => {
  const dossier = await prepared();
  web.at("2026-11-20T15:40");
  const leader = await signIn(web.browser(), "lanhdao");
  assert.match((await leader.get(HOME)).text, /Cần xin lỗi, gia hạn <b class="num">1<\/b>/);
  const list = await leader.get(LIST);
  await valid(list.text);
  assert.match(list.text, /Chưa quá hạn/);
  assert.match(list.text, /chưa xong bước “Thẩm tra”/);
  assert.match(list.text, /17:00 thứ Hai 23\/11\/2026/);
  const fields = hiddenOf(list.text, `${dossier.code}/ky`);
  const signed = await leader.post(`${LIST}/${dossier.code}/ky`, fields);
  assert.match(signed.text, /Hạn trả mới: 17:00 thứ Hai 23\/11\/2026/);
  assert.match(signed.text, /Không có văn bản nào chờ ký/);
  assert.match(signed.text.replace(/<[^>]+>/g, " "), /gia hạn trong tháng này\s+1 |1\s+gia hạn trong tháng này/);
  assert.equal((await leader.post(`${LIST}/${dossier.code}/ky`, fields)).location, `${LIST}?da=ky`);
  const events = (await readEvents(web.services, dossier.id)).filter(({ event }) => event.type === "ExtensionSigned");
  assert.equal(events.length, 1);
});

test("when the time is over it says so, and the apology is signed as late", async () => {
  const dossier = await prepared();
  web.at("2026-11-20T16:55");
  const leader = await signIn(web.browser(), "lanhdao");
  const list = await leader.get(LIST);
  web.at("2026-11-20T17:01");
  const refused = await leader.post(`${LIST}/${dossier.code}/ky`, hiddenOf(list.text, `${dossier.code}/ky`));
  assert.equal(refused.status, 409);
  assert.match(refused.text, /không gia hạn được nữa/);
  await sweep(web.services);
  const again = await leader.get(LIST);
  assert.match(again.text, /Đã quá hạn/);
  const signed = await leader.post(`${LIST}/${dossier.code}/ky`, hiddenOf(again.text, `${dossier.code}/ky`));
  assert.match(signed.text, /hồ sơ tính là quá hạn/);
  assert.match((await leader.get(pathOf(dossier))).text, /Đã xin lỗi muộn/);
});

test("only leaders have the list", async () => {
  assert.equal((await (await signIn(web.browser(), "hotich")).get(LIST)).status, 403);
  web.at("2026-11-20T08:02");
  assert.doesNotMatch((await (await signIn(web.browser(), "hotich")).get(HOME)).text, /Cần xin lỗi, gia hạn/);
});

test("a mistaken act is taken back with its reason, from a page that says what comes back", async () => {
  const dossier = await fileOne(web.services, web.filing);
  const clerk = await signIn(web.browser(), "motcua");
  const home = await clerk.get(pathOf(dossier));
  assert.doesNotMatch(home.text, /Hủy việc vừa làm/);
  await clerk.post(`${pathOf(dossier)}/viec/tiep-nhan`, hiddenOf(home.text, "/viec/tiep-nhan"));
  const path = `${pathOf(dossier)}/viec/huy-viec`;
  const page = await clerk.get(path);
  await valid(page.text);
  assert.match(page.text, /Lấy lại việc “tiếp nhận”.*về “đã nộp, chờ tiếp nhận”/);
  const fields = hiddenOf(page.text, "/viec/huy-viec");
  assert.match((await clerk.post(path, { ...fields, "ly-do": " " })).text, /Hãy ghi lý do hủy/);
  const done = await clerk.post(path, { ...fields, "ly-do": "Bấm nhầm hồ sơ" });
  assert.equal(done.status, 303);
  const after = (await clerk.get(done.location!)).text;
  assert.match(after, /Đã hủy việc vừa làm/);
  assert.match(after, /Tiếp nhận <kbd>T/);
  assert.match(after, /Hủy việc làm nhầm: Tiếp nhận – Bấm nhầm hồ sơ/);
});

test("reminders stand in the list of what waits for reception", async () => {
  await fileOne(web.services, web.filing);
  web.at("2026-11-20T13:30");
  await sweep(web.services);
  assert.match((await (await signIn(web.browser(), "motcua")).get(HOME)).text, /Đã nhắc: chưa tiếp nhận, lần 1/);
});

test("a wrong clock is said on every page of the officers", async () => {
  web.at("2026-11-20T14:00");
  const clerk = await signIn(web.browser(), "motcua");
  const before = await clerk.get(HOME);
  assert.equal(before.status, 200);
  assert.doesNotMatch(before.text, /Đồng hồ của máy sai/);
  web.at("2031-11-20T08:00");
  await watchClock(web.services);
  web.at("2026-11-20T14:00");
  const page = (await clerk.get(HOME)).text;
  await valid(page);
  assert.match(page, /Đồng hồ của máy chạy nhanh hơn đồng hồ của cơ sở dữ liệu/);
});
