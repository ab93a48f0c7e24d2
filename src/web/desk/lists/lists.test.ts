import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf } from "../testing/desk-web.ts";

let web: DeskWeb;
let owner: ReturnType<DeskWeb["superuserDb"]>;
before(async () => {
  web = await deskWeb();
  owner = web.superuserDb();
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, saved_view, list_columns cascade`.execute(owner);
  web.at("2026-11-20T08:00");
});

async function filed(name: string, receive = true): Promise<string> {
  const { applicant } = web.filing;
  const dossier = await fileOne(web.services, { ...web.filing, applicant: { ...applicant, name }, subject: `Thẻ của ${name}` });
  if (receive) await act(web.services, dossier.id, officer("receptionist"), { type: "receive" });
  return dossier.code;
}
const rowsOf = (text: string): string[] => Array.from(text.matchAll(/data-row>Thẻ của ([^<]+)</g), ([, name]) => name!);
/** What the page's form sends besides what is typed. */
const sent = (text: string, end: string): Record<string, string> =>
  Object.fromEntries(Object.entries(hiddenOf(text, end)).map(([name, value]) => [name, value.replaceAll("&amp;", "&")]));
const chipsOf = (text: string): string[] =>
  Array.from(
    text.matchAll(/<a class="(?:late|soon|ok|info)"[^>]*>([^<]+)<b class="num">(\d+)</g),
    ([, name, count]) => `${name!.trim()} ${count}`,
  );

test("a list is narrowed by state, colour and day, each with its count, and sorted by the given name", async () => {
  const desk = await web.officer("motcua");
  await filed("TRẦN VĂN BÌNH");
  await filed("LÊ THỊ ÁI");
  await filed("MA VĂN ĐẠT", false);
  const all = await desk.get(`${HOME}?muc=ca-co-quan`);
  assert.deepEqual(chipsOf(all.text), ["Sắp hạn 2", "Còn hạn 1", "Đã tiếp nhận 2", "Đã nộp, chờ tiếp nhận 1"]);
  const waiting = await desk.get(`${HOME}?muc=ca-co-quan&tt=submitted`);
  assert.deepEqual(rowsOf(waiting.text), ["MA VĂN ĐẠT"]);
  const down = await desk.get(`${HOME}?muc=ca-co-quan&sap=-ten`);
  assert.deepEqual(rowsOf(down.text), ["MA VĂN ĐẠT", "TRẦN VĂN BÌNH", "LÊ THỊ ÁI"]);
  assert.match(down.text, /aria-sort="descending"/);
  const later = await desk.get(`${HOME}?muc=ca-co-quan&tu=2026-11-21`);
  assert.deepEqual(rowsOf(later.text), []);
  assert.match(later.text, /Không có hồ sơ nào khớp bộ lọc/);
  // What an address says wrongly is as if it were not said.
  assert.equal(rowsOf((await desk.get(`${HOME}?muc=ca-co-quan&tt=nope&mau=xanh&tu=hom-nay&sap=xyz`)).text).length, 3);
});

test("a kept list stands beside the others, is each officer's own, and can be dropped", async () => {
  const [desk, other] = [await web.officer("motcua"), await web.officer("hotich")];
  await filed("TRẦN VĂN BÌNH");
  const page = await desk.get(`${HOME}?muc=ca-co-quan&mau=sap-han`);
  const answer = await desk.post(`${HOME}/bo-loc`, { ...sent(page.text, "/bo-loc"), ten: "Gấp lắm" });
  assert.equal(answer.location, `${HOME}?muc=ca-co-quan&mau=sap-han`);
  const kept = await desk.follow(answer);
  assert.match(kept.text, /<a href="\/ban-lam-viec\?muc=ca-co-quan&amp;mau=sap-han">Gấp lắm/);
  assert.doesNotMatch((await other.get(HOME)).text, /Gấp lắm/);
  const dropped = sent(kept.text, "/bo-loc/bo");
  await other.get(HOME);
  await other.post(`${HOME}/bo-loc/bo`, { ...dropped, _csrf: other.fields()._csrf ?? "" });
  assert.match((await desk.get(HOME)).text, /Gấp lắm/, "somebody else cannot drop it");
  await desk.post(`${HOME}/bo-loc/bo`, dropped);
  assert.doesNotMatch((await desk.get(HOME)).text, /Gấp lắm/);
  const nameless = await desk.get(`${HOME}?muc=ca-co-quan`);
  const refused = await desk.post(`${HOME}/bo-loc`, { ...sent(nameless.text, "/bo-loc"), ten: "  " });
  assert.match(refused.text, /Hãy đặt tên cho bộ lọc/);
});

test("columns are the officer's choice and stay; the dossier always stands among them", async () => {
  const desk = await web.officer("lanhdao");
  await filed("TRẦN VĂN BÌNH");
  const page = await desk.get(`${HOME}?muc=ca-co-quan`);
  await desk.post(`${HOME}/cot`, { ...sent(page.text, "/cot"), cot: ["thu-tuc", "trang-thai", "<script>"] });
  const shown = await desk.get(`${HOME}?muc=ca-co-quan`);
  const heads = Array.from(shown.text.matchAll(/<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)/g), ([, label]) => label);
  assert.deepEqual(heads, ["Hồ sơ", "Thủ tục", "Trạng thái"]);
});

test("the counters of an open page are fetched anew and tell when the list has changed", async () => {
  const desk = await web.officer("motcua");
  await filed("TRẦN VĂN BÌNH", false);
  const page = await desk.get(HOME);
  const href = /<mc-poll id="dem" data-href="([^"]+)"/.exec(page.text)![1]!.replaceAll("&amp;", "&");
  assert.doesNotMatch((await desk.get(href)).text, /vừa thay đổi/);
  await filed("LÊ THỊ ÁI", false);
  const fresh = await desk.get(href);
  assert.match(fresh.text, /Danh sách vừa thay đổi/);
  assert.match(fresh.text, /Cần làm ngay <b class="num">2</);
});

test("the whole list leaves as a file, narrowed as on the screen, and no text in it is a formula", async () => {
  const desk = await web.officer("motcua");
  await filed("=2+3 TRẦN VĂN BÌNH");
  await filed("LÊ THỊ ÁI", false);
  const csv = await desk.get(`${HOME}/danh-sach/csv?muc=ca-co-quan`);
  const lines = csv.text.trim().split("\r\n");
  assert.equal(lines.length, 3);
  assert.match(lines[0]!, /^\uFEFF?Mã hồ sơ,Thủ tục/);
  assert.match(csv.text, /'=2\+3 TRẦN VĂN BÌNH/);
  const narrowed = await desk.get(`${HOME}/danh-sach/csv?muc=ca-co-quan&tt=submitted`);
  assert.equal(narrowed.text.trim().split("\r\n").length, 2);
  const xlsx = await desk.get(`${HOME}/danh-sach/xlsx?muc=ca-co-quan`);
  assert.match(xlsx.headers.get("content-type")!, /spreadsheetml/);
  assert.match(xlsx.headers.get("content-disposition")!, /danh-sach-ho-so\.xlsx/);
});
