import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { commands, officer, reader } from "../../../core/dossier/testing/library-card.ts";
import { act, fileOne } from "../../../features/dossiers/testing/library.ts";
import { lettersForApplicant, talkForOffice, writeLetter } from "../../../features/talk/index.ts";
import { type DeskWeb, deskWeb, HOME, hiddenOf, pathOf } from "../testing/desk-web.ts";

let web: DeskWeb;
before(async () => {
  web = await deskWeb();
});
after(() => web.close());
beforeEach(async () => {
  await sql`truncate dossier, event, command_receipt, dossier_counter, letter, internal_note, presence cascade`.execute(
    web.superuserDb(),
  );
  web.at("2026-11-20T08:00");
});

const received = async (): Promise<Dossier> =>
  act(web.services, (await fileOne(web.services, web.filing)).id, officer("receptionist"), { type: "receive" });

test("office and applicant write to each other; each sees when the other has read", async () => {
  const dossier = await received();
  const desk = await web.officer("motcua");
  const page = await desk.get(pathOf(dossier));
  const sent = { ...hiddenOf(page.text, "/thu"), thu: "Mời anh mang theo sổ cũ.\nCảm ơn." };
  assert.equal((await desk.post(`${pathOf(dossier)}/thu`, sent)).status, 303);
  await desk.get(pathOf(dossier));
  await desk.post(`${pathOf(dossier)}/thu`, { ...sent, _csrf: desk.fields()._csrf ?? "" });
  assert.equal((await desk.get(pathOf(dossier))).text.split("Mời anh mang theo sổ cũ").length, 2, "sent twice it is one letter");
  assert.match((await desk.get(pathOf(dossier))).text, /người nộp chưa đọc/);
  web.at("2026-11-20T08:10");
  const own = { kind: "person", personId: "x", personalId: "x", name: "HOÀNG THỊ MẬN", level: 2 } as const;
  assert.equal((await lettersForApplicant(web.services, dossier, own)).length, 1);
  assert.match((await desk.get(pathOf(dossier))).text, /HOÀNG THỊ MẬN đã đọc 20\/11 08:10/);
  const key = "00000000-0000-4000-8000-0000000000aa";
  assert.ok((await writeLetter(web.services, { actor: own, dossier, body: "Tôi mang rồi ạ", key })).ok);
  assert.match((await desk.get(`${HOME}?muc=ca-co-quan`)).text, /Thư mới/);
  assert.match((await desk.get(pathOf(dossier))).text, /Tôi mang rồi ạ/);
  assert.doesNotMatch((await desk.get(`${HOME}?muc=ca-co-quan`)).text, /Thư mới/, "once the office has read it");
});

test("what cannot be sent stays as it was typed, with what to do", async () => {
  const dossier = await received();
  const desk = await web.officer("motcua");
  const page = await desk.get(pathOf(dossier));
  const empty = await desk.post(`${pathOf(dossier)}/thu`, { ...hiddenOf(page.text, "/thu"), thu: "  " });
  assert.equal(empty.status, 422);
  assert.match(empty.text, /Hãy viết nội dung trước khi gửi/);
  const long = "à".repeat(2001);
  const refused = await desk.post(`${pathOf(dossier)}/ghi-chu`, { ...hiddenOf(empty.text, "/ghi-chu"), "ghi-chu": long });
  assert.match(refused.text, /dài quá 2000 ký tự/);
  assert.ok(refused.text.includes(long));
});

test("notes are for officers who see the dossier, and stay as written", async () => {
  const dossier = await received();
  const [clerk, specialist] = [await web.officer("motcua"), await web.officer("hotich")];
  const page = await clerk.get(pathOf(dossier));
  await clerk.post(`${pathOf(dossier)}/ghi-chu`, { ...hiddenOf(page.text, "/ghi-chu"), "ghi-chu": "Gọi <b>lại</b> chiều nay" });
  assert.match((await specialist.get(pathOf(dossier))).text, /Gọi &lt;b&gt;lại&lt;\/b&gt; chiều nay/);
  const other = await web.officer("hotich.3013");
  assert.equal((await other.get(pathOf(dossier))).status, 404);
  await other.get(HOME);
  assert.equal(
    (
      await other.post(`${pathOf(dossier)}/ghi-chu`, {
        ...hiddenOf(page.text, "/ghi-chu"),
        _csrf: other.fields()._csrf ?? "",
        "ghi-chu": "x",
      })
    ).status,
    404,
  );
  assert.equal((await talkForOffice(web.services, dossier, { name: "x" })).notes.length, 1);
  await assert.rejects(sql`update internal_note set body = 'khác'`.execute(web.services.db), /permission denied/);
});

test("two officers on one dossier see each other, and who has left is gone", async () => {
  const dossier = await received();
  const [clerk, specialist] = [await web.officer("motcua"), await web.officer("hotich")];
  assert.doesNotMatch((await clerk.get(pathOf(dossier))).text, /class="present"/);
  await specialist.get(`${pathOf(dossier)}/ai-dang-xem?viec=chuyen-buoc`);
  const seen = await clerk.get(`${pathOf(dossier)}/ai-dang-xem`);
  assert.match(seen.text, /LÝ THỊ THU<\/b> đang/);
  web.at("2026-11-20T08:01");
  assert.doesNotMatch((await clerk.get(`${pathOf(dossier)}/ai-dang-xem`)).text, /LÝ THỊ THU/);
  assert.equal((await (await web.officer("motcua.3013")).get(`${pathOf(dossier)}/ai-dang-xem`)).status, 404);
});

test("after a supplement what changed is marked, with what stood there before", async () => {
  const filed = await fileOne(web.services, web.filing);
  await act(web.services, filed.id, officer("receptionist"), commands.supplement);
  const [item] = (commands.supplement as { items: { id: string }[] }).items;
  const before = await web.officer("motcua");
  assert.doesNotMatch((await before.get(pathOf(filed))).text, /trước:/);
  await act(web.services, filed.id, reader, commands.answer);
  const page = await before.get(pathOf(filed));
  assert.match(page.text, /bổ sung 20\/11/, `of ${item?.id}`);
});
