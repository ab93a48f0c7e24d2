import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../core/dossier/index.ts";
import { actOnDossier, readEvents } from "../../features/dossiers/index.ts";
import { JPEG, PNG } from "../../features/filing/testing/files.ts";
import { beginCooperative, cooperativeWeb, stay, UP_TO_PHOTO } from "./testing/cooperative.ts";
import { ours, type PortalWeb, sendFiles, walk } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await cooperativeWeb();
});
after(() => web.close());

const read = async (code: string) =>
  (await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db)).rows[0]!
    .snapshot;
const rowsOf = (answers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith("history")));

/** Files a case with two places, of which the second one has a question of its own, and asks for rows and photograph again. */
async function asked() {
  const begun = await beginCooperative(web);
  const { browser, at } = begun;
  const second = { ...stay(2, "Xã Yên Hoa"), "history.2.work": "other", "history.2.workName": "thợ mộc" };
  const answers = { ...UP_TO_PHOTO, "qua-trinh": { history: "2", ...stay(1, "Xã Thượng Lâm"), ...second } };
  // The question that the second row reveals is posted with it, as after a first try.
  await walk(web, browser, at("ten-to"), answers, ["anh"]);
  await browser.get(at("anh"));
  await sendFiles(web, browser, at("anh"), { portrait: new File([PNG], "cu.png"), photoYear: "2026" });
  await browser.get(at("ban-ve"));
  const check = (await sendFiles(web, browser, at("ban-ve"), {})).location!;
  await browser.get(check);
  const code = (await browser.post(check, ours(browser))).location!.split("/")[2]!;
  const dossier = await read(code);
  const outcome = await actOnDossier(web.services, {
    dossierId: dossier.id,
    key: randomUUID(),
    actor: {
      kind: "officer",
      officerId: randomUUID(),
      personalId: "008190990289",
      name: "Lý Thị Thu",
      position: "Công chức",
      role: "receptionist",
      agencyId: dossier.agencyId,
      agencyName: dossier.agencyName,
    },
    command: {
      type: "requestSupplement",
      reason: "Chưa rõ",
      items: [
        { kind: "field", id: "history", label: "Quá trình cư trú", note: "Ghi lại từ đầu" },
        { kind: "field", id: "portrait", label: "Ảnh chân dung", note: "Ảnh mờ" },
      ],
    },
  });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  await browser.get(`/ho-so/${code}`);
  const started = (await browser.post(`/ho-so/${code}/bo-sung`, ours(browser))).location!;
  return { browser, code, started, draftId: started.split("/")[2]! };
}

test("rows and file that an office asks for again are shown as they were and handed in anew, nothing else with them", async () => {
  const { browser, code, started, draftId } = await asked();
  assert.match(started, /qua-trinh$/);
  const page = await browser.get(started);
  assert.match(page.text, /Ghi lại từ đầu/);
  assert.match(page.text, /value="thợ mộc"/);
  const sent = await browser.post(started, {
    ...ours(browser),
    history: "2",
    ...stay(1, "Xã Thượng Lâm"),
    ...stay(2, "Xã Hồng Thái"),
    "history.2.to": "",
    groupName: "ĐỔI LÉN",
    members: "0",
  });
  assert.match(sent.location!, /\/anh$/);
  const photo = await browser.get(sent.location!);
  assert.match(photo.text, new RegExp(`href="/ho-so/${code}/giay-to/[0-9a-f]{64}">cu\\.png`));
  assert.doesNotMatch(photo.text, /name="_bo-tep"/);
  assert.doesNotMatch(photo.text, /photoYear/);
  const check = (await sendFiles(web, browser, sent.location!, { portrait: new File([JPEG], "moi.jpg") })).location!;
  const view = await browser.get(check);
  assert.match(view.text, /Từ 2004 – Xã Hồng Thái – Làm ruộng/);
  assert.doesNotMatch(view.text, /thợ mộc/);
  assert.match(view.text, new RegExp(`/nop/${draftId}/giay-to/portrait/[0-9a-f]{64}">moi\\.jpg`));
  assert.equal((await browser.post(check, ours(browser))).location, `/ho-so/${code}/da-nop`);
  const after = await read(code);
  assert.equal(after.answers.groupName, "Bản Bung");
  assert.equal(after.answers.members, 2);
  assert.equal(after.answers.portrait, "moi.jpg");
  assert.deepEqual(
    after.papers.map(({ paperId, file }) => [paperId, file?.name]),
    [["portrait", "moi.jpg"]],
  );
  const event = (await readEvents(web.services, after.id)).at(-1)!.event;
  assert.ok(event.type === "SupplementAnswered");
  assert.deepEqual(rowsOf(event.answers), {
    history: 2,
    "history.1.from": 2004,
    "history.1.to": 2010,
    "history.1.place": "Xã Thượng Lâm",
    "history.1.work": "farm",
    "history.2.from": 2004,
    "history.2.to": "",
    "history.2.place": "Xã Hồng Thái",
    "history.2.work": "farm",
  });
  assert.deepEqual(
    Object.keys(event.answers).filter((name) => !name.startsWith("history")),
    ["portrait"],
  );
});

test("a photograph that the office has already may stay as it is", async () => {
  const { browser, code, started } = await asked();
  await browser.get(started);
  const photo = (await browser.post(started, { ...ours(browser), history: "1", ...stay(1, "Xã A") })).location!;
  await browser.get(photo);
  const check = (await sendFiles(web, browser, photo, {})).location!;
  assert.match(check, /kiem-tra$/);
  await browser.get(check);
  await browser.post(check, ours(browser));
  const after = await read(code);
  assert.deepEqual([after.answers.portrait, after.papers.map(({ file }) => file?.name)], ["cu.png", ["cu.png"]]);
  assert.equal(after.answers.history, 1);
});
