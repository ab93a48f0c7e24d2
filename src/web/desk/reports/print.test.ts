import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { officer } from "../../../core/dossier/testing/library-card.ts";
import { tasks } from "../../../features/batch/index.ts";
import { copyDossier } from "../../../features/dossiers/testing/copies.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { htmlFaults } from "../../testing/html-faults.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, signIn } from "../testing/desk-web.ts";

const BASE = `${HOME}/bao-cao`;
const ASKED = "luc=2026-12-01T08:00:00";
let web: DeskWeb;
before(async () => {
  web = await deskWeb();
  const { id } = await fileOne(web.services, web.filing);
  web.at("2026-11-20T08:10");
  await act(web.services, id, officer("receptionist"), { type: "receive" });
  await copyDossier(web.superuserDb(), id, 1000);
  web.at("2026-12-01T09:00");
});
after(() => web.close());

/** Hidden fields of the form that begins a print. */
const startOf = (text: string, slug: string): Record<string, string> => {
  const hidden = hiddenOf(text, `/${slug}/in`);
  return { ...hidden, "cau-hoi": hidden["cau-hoi"]!.replaceAll("&amp;", "&") };
};

test("a long print is begun with one press, watched, stopped, gone on with and fetched; a colleague does not reach it", async () => {
  const desk = await web.officer("motcua");
  const asked = await desk.get(`${BASE}/qua-han/tai.pdf?${ASKED}`);
  assert.equal(asked.status, 303, "not made while somebody waits");
  const start = await desk.follow(asked);
  assert.match(start.text, /In Danh sách hồ sơ quá hạn: 1\.001 dòng/);
  assert.deepEqual(await htmlFaults(start.text), []);
  const hidden = startOf(start.text, "qua-han");
  const begun = await desk.post(`${BASE}/qua-han/in`, hidden);
  assert.equal(begun.status, 303);
  assert.equal((await desk.post(`${BASE}/qua-han/in`, hidden)).location, begun.location, "pressed twice it is one print");
  const address = begun.location!;
  const id = address.split("/").at(-1)!;
  const running = await desk.get(address);
  assert.match(running.text, /Đang đọc: 0 trong 1\.001 dòng/);
  assert.match(running.text, /<mc-poll id="ban-in"/);
  assert.deepEqual(await htmlFaults(running.text), []);
  assert.equal((await desk.get(`${address}/bao-cao.pdf`)).status, 404, "not made yet");
  const stopped = await desk.follow(await desk.post(`${address}/dung`, hiddenOf(running.text, "/dung")));
  assert.match(stopped.text, /Đã dừng: đã đọc 0 trong 1\.001 dòng/);
  assert.doesNotMatch(stopped.text, /mc-poll id="ban-in"/);
  await desk.follow(await desk.post(`${address}/tiep`, hiddenOf(stopped.text, "/tiep")));
  await tasks["run-batch"]!(web.services, { batchId: id });
  const over = await desk.get(address);
  assert.match(over.text, /Đã xong: 1\.001 dòng, \d+ trang/);
  assert.deepEqual(await htmlFaults(over.text), []);
  const file = await desk.get(`${address}/bao-cao.pdf`);
  assert.deepEqual([file.status, file.headers.get("content-type")], [200, "application/pdf"]);
  assert.match(file.headers.get("content-disposition")!, /bao-cao-qua-han-2026-12-01T080000\.pdf/);
  assert.match((await desk.get(`${BASE}/in`)).text, /Danh sách hồ sơ quá hạn/);
  assert.match((await desk.get(`${HOME}/lo`)).text, /Chưa có việc hàng loạt nào/, "it is no act on dossiers");
  const other = await web.officer("hotich");
  for (const path of [address, `${address}/bao-cao.pdf`]) assert.equal((await other.get(path)).status, 404);
  assert.match((await other.get(`${BASE}/in`)).text, /Chưa có bản in nào/);
  web.at("2026-12-02T09:00:01");
  await signIn(desk, "motcua");
  assert.match((await desk.get(`${address}/bao-cao.pdf`)).text, /chỉ giữ 24 giờ/);
});

test("the dossiers behind a number are printed too, for the controller of the province as well", async () => {
  const controller = await web.officer("kiemsoat");
  await signIn(controller, "kiemsoat");
  const start = await controller.get(`${BASE}/06a/in?ky=thang-2026-12&cot=total&dong=&${ASKED}`);
  assert.match(start.text, /1\.001 dòng/);
  assert.match(start.text, /Toàn tỉnh/);
  const begun = await controller.post(`${BASE}/06a/in`, startOf(start.text, "06a"));
  await tasks["run-batch"]!(web.services, { batchId: begun.location!.split("/").at(-1)! });
  const over = await controller.follow(begun);
  assert.match(over.text, /Đã xong: 1\.001 dòng/);
  assert.match(over.text, /href="[^"]*\/06a\/ho-so\?[^"]*cot=total/);
});

test("a session that ended before the press keeps the question", async () => {
  const desk = await web.officer("motcua");
  web.at("2026-12-03T08:00");
  await signIn(desk, "motcua");
  const start = await desk.get(`${BASE}/qua-han/in?${ASKED}`);
  web.at("2026-12-03T20:30");
  const late = await desk.post(`${BASE}/qua-han/in`, startOf(start.text, "qua-han"));
  assert.match(late.location!, /dang-nhap.*giu=1/);
  await signIn(desk, "motcua");
  const again = await desk.get(`${BASE}/qua-han/in?khoi-phuc=1`);
  assert.match(again.text, /08:00 [^<]*01\/12\/2026/, "the instant that was asked for");
});

test("a report that is not of the role is not begun, and a short one is made at once", async () => {
  const desk = await web.officer("motcua");
  await signIn(desk, "motcua");
  assert.equal((await desk.get(`${BASE}/hai-long/in?${ASKED}`)).status, 404);
  const start = await desk.get(`${BASE}/qua-han/in?${ASKED}`);
  assert.equal((await desk.post(`${BASE}/hai-long/in`, startOf(start.text, "qua-han"))).status, 404);
  assert.match((await desk.get(`${BASE}/06a/tai.pdf?${ASKED}`)).text, /^%PDF/);
});
