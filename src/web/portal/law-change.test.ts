/** The civil-status law of 1/3/2027 (Luật Hộ tịch mới): what happens to what was begun before. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import { exportRevision, findProcedureOn, withdrawProcedure } from "../../features/catalogue/index.ts";
import { DUNG, published } from "../../features/catalogue/testing/controllers.ts";
import { findDraft, submitDraft } from "../../features/filing/index.ts";
import type { Browser } from "../testing/browser.ts";
import { signInPerson } from "../testing/sign-in.ts";
import { BIRTH, begin, file, MARRIED, ours, type PortalWeb, portalWeb, TOAN, walk } from "./testing/portal-web.ts";

const BEFORE = "2027-02-27T02:00:00Z";
const LAST_DAY = "2027-02-28T09:00:00Z";
const NEW_LAW = "2027-03-01T01:00:00Z";

/** By then more than 60 days have passed since the birth. */
const LATE = { ...MARRIED, "ly-do-muon": { "child.lateReason": "Nhà xa" } };

let web: PortalWeb;
let oldId: string;
before(async () => {
  web = await portalWeb();
  oldId = (await findProcedureOn(web.services, BIRTH, "2027-02-27"))!.id;
});
after(() => web.close());
beforeEach(async () => {
  web.clock.set(BEFORE);
  const owner = web.superuserDb();
  await sql`delete from draft_paper`.execute(owner);
  await sql`delete from draft`.execute(owner);
  await sql`delete from procedure_withdrawal`.execute(owner);
  await sql`delete from procedure_edit_version`.execute(owner);
  await sql`delete from procedure_edit`.execute(owner);
  await sql`delete from procedure_revision where origin = 'screen'`.execute(owner);
});

/** The same procedure under the new law: copies cost more, one question is gone and another has come, the place of origin is shorter. */
async function newLaw(drafts: "move" | "keep", from = "2027-03-01"): Promise<string> {
  const { files } = (await exportRevision(web.services, oldId))!;
  const note = "Luật Hộ tịch mới có hiệu lực từ 01/3/2027.";
  const effective = `effective: { from: ${from} }\ntransition: { drafts: ${drafts}, note: ${note} }`;
  const procedure = files["procedure.yaml"]!.replace("effective: { from: 2026-01-01 }", effective)
    .replace("number: 163/QĐ-BTP", "number: 77/QĐ-BTP")
    .replace("amount: 8000", "amount: 10000");
  const form = files["form.yaml"]!.replace("      - id: quoc-tich", "      - id: quoc-tich-moi")
    .replaceAll("child.nationality", "child.citizenship")
    .replace(/\n {12}prefill: 'abandoned \|\| bothVietnamese.*/, "")
    .replace("label: Quê quán của bé }", "label: Quê quán của bé, maxLength: 20 }");
  const kept = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("cases/")));
  return published(web.services, { ...kept, "procedure.yaml": procedure, "form.yaml": form });
}

/** A session does not live for days. */
async function tomorrow(browser: Browser, now: string): Promise<void> {
  web.clock.set(now);
  browser.cookies.clear();
  await signInPerson(browser, TOAN);
}

const revisionOf = async (draftId: string) =>
  (await sql<{ id: string }>`select revision_id as id from draft where id = ${draftId}`.execute(web.services.db)).rows[0]?.id;

test("a draft opened on 27/2/2027 moves on 1/3 with its answers, and the citizen is told what changed", async () => {
  const { browser, path, draftId } = await begin(web);
  const stopped = await walk(web, browser, path, LATE, ["nhan-ket-qua"]);
  // Known from the register, so nobody is led to it; who goes there may still answer.
  const nationality = stopped.replace(/[^/]+$/, "quoc-tich");
  await browser.get(nationality);
  await browser.post(nationality, { ...ours(browser), "child.nationality": "Việt Nam" });
  const next = await newLaw("move");
  assert.equal((await browser.get(stopped)).status, 200);
  assert.equal(await revisionOf(draftId), oldId, "nothing happens before the day");

  await tomorrow(browser, NEW_LAW);
  const page = await browser.get(stopped);
  // Led to the first thing that is to be answered anew.
  assert.equal(page.status, 303);
  assert.match(page.location ?? "", /que-quan$/);
  assert.equal(await revisionOf(draftId), next);
  const told = await browser.get(page.location!);
  assert.match(told.text, /Thủ tục này đã thay đổi/);
  assert.match(told.text, /8\.000 đ một bản → 10\.000 đ một bản/);
  assert.match(told.text, /không còn dùng được nên được hỏi lại/);
  assert.match(told.text, /Luật Hộ tịch mới có hiệu lực/);
  const answers = {
    ...LATE,
    "que-quan": { "child.hometown": "Xã Thượng Lâm" },
    "quoc-tich-moi": { "child.citizenship": "Việt Nam" },
  };
  const check = await walk(web, browser, page.location!, answers);
  const last = await browser.get(check);
  assert.match(last.text, /HOÀNG MINH AN/);
  assert.match(last.text, /20\.000/);
  assert.match(last.text, /Thủ tục này đã thay đổi/);
  const sent = await browser.post(check, ours(browser));
  assert.equal(sent.status, 303);
  const filed = await sql<{ id: string; answers: Record<string, string> }>`
    select revision_id as id, snapshot -> 'answers' as answers from dossier order by submitted_at desc limit 1`.execute(
    web.services.db,
  );
  assert.equal(filed.rows[0]?.id, next);
  assert.equal(filed.rows[0]?.answers["child.citizenship"], "Việt Nam");
  assert.equal("child.nationality" in filed.rows[0]!.answers, false, "what is no longer asked does not count");
  const kept = await sql<{ answers: Record<string, string>; aside: Record<string, string> }>`
    select answers, moved -> 'aside' as aside from draft where id = ${draftId}`.execute(web.services.db);
  assert.equal(kept.rows[0]?.answers["child.nationality"], "Việt Nam", "and is still in the draft");
  assert.equal(kept.rows[0]?.aside["child.hometown"], MARRIED["que-quan"]?.["child.hometown"]);
});

test("where the new law says keep, the draft stays under the old one and is received under it", async () => {
  const { browser, path, draftId } = await begin(web);
  const stopped = await walk(web, browser, path, LATE, ["nhan-ket-qua"]);
  await newLaw("keep");
  await tomorrow(browser, NEW_LAW);
  const page = await browser.get(stopped);
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Thủ tục này đã thay đổi/);
  const code = await file(web, browser, stopped, LATE);
  const dossier = await sql<{ id: string }>`select revision_id as id from dossier where code = ${code}`.execute(web.services.db);
  assert.deepEqual([dossier.rows[0]?.id, await revisionOf(draftId)], [oldId, oldId]);
});

test("a dossier filed on 28/2/2027 keeps the old law; what begins on 1/3 has the new one", async () => {
  const { browser, path } = await begin(web);
  await newLaw("move");
  await tomorrow(browser, LAST_DAY);
  const code = await file(web, browser, path, LATE);
  await tomorrow(browser, NEW_LAW);
  assert.equal((await browser.get(`/ho-so/${code}`)).status, 200);
  const dossier = await sql<{ id: string }>`select revision_id as id from dossier where code = ${code}`.execute(web.services.db);
  assert.equal(dossier.rows[0]?.id, oldId);
  const started = await browser.post(`/nop/${BIRTH}/bat-dau`, { _khoa: randomUUID() });
  assert.notEqual(await revisionOf(started.location!.split("/")[2]!), oldId);
});

test("handing in on the night of the change: what was checked under the old law is shown again before it is handed in", async () => {
  const { browser, path, draftId } = await begin(web);
  const check = await walk(web, browser, path, LATE);
  await browser.get(check);
  const form = ours(browser);
  const { files } = (await exportRevision(web.services, oldId))!;
  const next = files["procedure.yaml"]!.replace("from: 2026-01-01", "from: 2027-03-01").replace("amount: 8000", "amount: 10000");
  const kept = Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith("cases/")));
  await published(web.services, { ...kept, "procedure.yaml": next });
  web.clock.set("2027-02-28T16:59:00Z");
  browser.cookies.clear();
  await signInPerson(browser, TOAN);
  web.clock.set("2027-02-28T17:01:00Z");
  await browser.get(check);
  const sent = await browser.post(check, { ...ours(browser), _phien: form._phien ?? "" });
  assert.equal(sent.status, 422);
  assert.match(sent.text, /Thủ tục vừa thay đổi/);
  assert.equal(
    (await sql`select from dossier where id in (select dossier_id from draft where id = ${draftId})`.execute(web.services.db))
      .rows.length,
    0,
  );
  const again = await browser.post(check, ours(browser));
  assert.equal(again.status, 303);
});

test("a revision that comes into force while a draft is being handed in is not missed", async () => {
  const { browser, path, draftId } = await begin(web);
  await walk(web, browser, path, LATE);
  const person = (await sql<{ id: string }>`select person_id as id from draft where id = ${draftId}`.execute(web.services.db))
    .rows[0]!;
  const who = {
    id: person.id,
    personalId: TOAN,
    name: "HOÀNG VĂN TOÀN",
    birthDate: "1995-01-01",
    gender: undefined,
    phone: "",
    email: "",
    address: "",
    communeCode: undefined,
    level: 2 as const,
    integratedDocuments: [],
  };
  const { version } = (await findDraft(web.services, who, draftId))!;
  const [outcome] = await Promise.all([
    submitDraft(web.services, { person: who, draftId, version }),
    newLaw("move", "2027-02-27"),
  ]);
  const pinned = await revisionOf(draftId);
  const present = (await findProcedureOn(web.services, BIRTH, "2027-02-27"))!.id;
  if (outcome.kind === "filed") assert.equal(pinned, oldId);
  else assert.deepEqual([outcome.kind === "moved" || outcome.kind === "incomplete", present !== oldId], [true, true]);
});

test("a procedure that was withdrawn is not begun, and what was begun is not handed in", async () => {
  const { browser, path } = await begin(web);
  const check = await walk(web, browser, path, LATE);
  await browser.get(check);
  const form = ours(browser);
  const decision = { number: "12/QĐ-UBND", date: "2027-02-26", by: "UBND tỉnh" };
  await withdrawProcedure(web.services, DUNG, { code: BIRTH, decision, from: "2027-02-27" });
  const page = await browser.get(check);
  assert.match(page.text, /Thủ tục này không còn áp dụng/);
  assert.doesNotMatch(page.text, /Nộp hồ sơ<\/button>/);
  const sent = await browser.post(check, form);
  assert.equal(sent.status, 422);
  assert.match(sent.text, /không nộp được nữa/);
  assert.equal((await browser.get(`/nop/${BIRTH}/bat-dau`)).status, 404);
});
