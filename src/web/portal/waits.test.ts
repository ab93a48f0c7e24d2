import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { ActingCommand, Dossier, Role } from "../../core/dossier/index.ts";
import { actOnDossier } from "../../features/dossiers/index.ts";
import type { Browser } from "../testing/browser.ts";
import { plainText } from "../testing/page-form.ts";
import { begin, file, ours, type PortalWeb, portalWeb } from "./testing/portal-web.ts";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
});
after(() => web.close());
beforeEach(() => web.clock.set("2026-11-20T01:00:00Z"));

const read = async (code: string) =>
  (await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db)).rows[0]!
    .snapshot;

/** An officer of the dossier's office, or the system, acts. */
async function does(code: string, role: Role | "system", command: ActingCommand): Promise<Dossier> {
  const { id, agencyId, agencyName } = await read(code);
  const name = "Lý Thị Thu";
  const officer = {
    kind: "officer",
    officerId: ROLES_ID[role],
    personalId: "008190990289",
    name,
    position: "Công chức",
  } as const;
  const actor = role === "system" ? ({ kind: "system", name: "Một Cửa" } as const) : { ...officer, role, agencyId, agencyName };
  const outcome = await actOnDossier(web.services, { dossierId: id, key: randomUUID(), actor, command });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.dossier;
}
const ROLES_ID = {
  receptionist: "00000000-0000-4000-8000-0000000000b1",
  specialist: "00000000-0000-4000-8000-0000000000b2",
  leader: "00000000-0000-4000-8000-0000000000b3",
  controller: "00000000-0000-4000-8000-0000000000b4",
  system: "",
} as const;

async function filed(): Promise<{ browser: Browser; code: string }> {
  const { browser, path } = await begin(web);
  return { browser, code: await file(web, browser, path) };
}
const VALUES = {
  "child.name": "HOÀNG MINH AN",
  "child.birthDate": "2026-11-15",
  "child.sex": "Nam",
  "child.ethnicity": "Tày",
  "child.nationality": "Việt Nam",
  "child.birthPlace": "Bệnh viện đa khoa khu vực Na Hang",
  "child.hometown": "Xã Thượng Lâm, tỉnh Tuyên Quang",
  "child.personalId": "008326000009",
};
const DRAFT: ActingCommand = {
  type: "draftResult",
  template: "giay-khai-sinh",
  values: VALUES,
  bookEntry: { number: 41, book: "01", year: 2026 },
};
const PERSONAL_ID = {
  found: true,
  source: "dân cư",
  at: "2026-11-20T01:00:00.000Z",
  asked: {},
  values: { personalId: "008326000009" },
};

/** A birth whose draft the applicant is asked to look at. */
async function asked(): Promise<{ browser: Browser; code: string }> {
  const one = await filed();
  await does(one.code, "receptionist", { type: "receive" });
  await does(one.code, "receptionist", { type: "completeStep", note: "" });
  await does(one.code, "specialist", { type: "requestPersonalId" });
  await does(one.code, "system", { type: "recordPersonalId", value: PERSONAL_ID });
  await does(one.code, "specialist", DRAFT);
  await does(one.code, "specialist", { type: "askConfirmation" });
  return one;
}

test("a draft is the first thing on the page, with its time; it is read as text and as PDF, and answered once", async () => {
  const { browser, code } = await asked();
  const page = (await browser.get(`/ho-so/${code}`)).text;
  assert.ok(page.indexOf("Mời bạn xem lại dự thảo") < page.indexOf("stations"));
  assert.match(plainText(page), /Hãy trả lời trước .*23\/11\/2026.*coi như bạn đồng ý/);
  const draft = await browser.get(`/ho-so/${code}/xac-nhan`);
  assert.match(plainText(draft.text), /HOÀNG MINH AN.*15\/11\/2026.*008326000009/);
  assert.match((await browser.get(`/ho-so/${code}/du-thao.pdf`)).text, /^%PDF/);
  await browser.get(`/ho-so/${code}/xac-nhan`);
  const form = ours(browser);
  assert.equal((await browser.post(`/ho-so/${code}/xac-nhan`, form)).status, 422);
  const wrong = await browser.post(`/ho-so/${code}/xac-nhan`, { ...form, "tra-loi": "sai" });
  assert.match(wrong.text, /Hãy ghi điều gì chưa đúng/);
  for (let i = 0; i < 2; i++)
    assert.equal((await browser.post(`/ho-so/${code}/xac-nhan`, { ...form, "tra-loi": "dung" })).location, `/ho-so/${code}`);
  assert.deepEqual((await read(code)).confirmation?.answer?.agrees, true);
  assert.equal((await browser.get(`/ho-so/${code}/du-thao.pdf`)).status, 404);
  assert.equal((await browser.get(`/ho-so/${code}/xac-nhan`)).location, `/ho-so/${code}`);
});

test("what is wrong in a draft goes back to the office in the applicant's words; nobody else sees the draft", async () => {
  const { browser, code } = await asked();
  const stranger = await begin(web, "008198990412");
  assert.equal((await stranger.browser.get(`/ho-so/${code}/du-thao.pdf`)).status, 404);
  await browser.get(`/ho-so/${code}/xac-nhan`);
  const said = { ...ours(browser), "tra-loi": "sai", "dieu-chua-dung": "Tên đệm là Minh Ân" };
  assert.equal((await browser.post(`/ho-so/${code}/xac-nhan`, said)).status, 303);
  const { state, confirmation } = await read(code);
  assert.deepEqual([state, confirmation?.answer?.note], ["inProcess", "Tên đệm là Minh Ân"]);
  assert.doesNotMatch((await browser.get(`/ho-so/${code}`)).text, /Mời bạn xem lại/);
});

test("a dossier that was stopped says why, on what law, and what can be done", async () => {
  const { browser, code } = await filed();
  await does(code, "receptionist", { type: "receive" });
  await does(code, "leader", { type: "stop", cause: "legal", reason: "Trùng hồ sơ", legalBasis: "Luật Hộ tịch, Điều 13" });
  const words = plainText((await browser.get(`/ho-so/${code}`)).text);
  assert.match(words, /Hồ sơ đã dừng giải quyết.*Lý do: Trùng hồ sơ.*Luật Hộ tịch, Điều 13.*nộp hồ sơ mới/);
  assert.match(words, /Đã dừng giải quyết \(đang ở đây\) 20\/11\/2026/);
  assert.equal((await browser.get(`/ho-so/${code}/rut`)).status, 303);
});

test("what is not granted says why in place of good news", async () => {
  const { browser, code } = await filed();
  await does(code, "receptionist", { type: "receive" });
  await does(code, "receptionist", { type: "completeStep", note: "" });
  const negative = { reason: "Bé đã được khai sinh", legalBasis: "Luật Hộ tịch, Điều 13" };
  await does(code, "specialist", { ...DRAFT, negative });
  await does(code, "specialist", { type: "completeStep", note: "" });
  const file = { sha256: "a".repeat(64), name: "x.pdf", mediaType: "application/pdf", size: 1 };
  const result = { code: "1.001193-KHONG-CHAP-THUAN", name: "Văn bản trả lời không chấp thuận", number: "1/2026", file };
  await does(code, "leader", { type: "approveResult", result });
  const words = plainText((await browser.get(`/ho-so/${code}`)).text);
  assert.match(words, /Yêu cầu của bạn không được chấp thuận.*Bé đã được khai sinh.*Luật Hộ tịch, Điều 13/);
  assert.doesNotMatch(words, /Đã có kết quả: /);
});
