import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../core/dossier/index.ts";
import { trialRevision } from "../../core/procedure/fees/fixtures/trial.ts";
import { publishRevisions } from "../../features/catalogue/index.ts";
import { DEMO_PASSWORD, seedOfficers } from "../../features/identity/index.ts";
import { signInOfficer, signInPerson } from "../testing/sign-in.ts";
import { ours, type PortalWeb, portalWeb, TOAN, walk } from "./testing/portal-web.ts";

/** Codes for which law/fee-waivers.yaml has rules; the procedures behind them are the invented one. */
const RESIDENCE = "1.004222";
const BUILDING = "1.013225";
/** VNeID level 2 with four documents. */
const MUI = "008301991203";

let web: PortalWeb;
before(async () => {
  web = await portalWeb();
  const trial = trialRevision();
  await publishRevisions(web.services, [
    // Newer than the real ones.
    { ...trial, code: RESIDENCE, name: "Thử thường trú", effective: { from: "2026-11-19" } },
    { ...trial, code: BUILDING, name: "Thử xây dựng", effective: { from: "2026-11-19" } },
  ]);
  await seedOfficers(web.services, { agencyIds: ["H60.30.12"], controllerAgencyId: "H60" });
});
after(() => web.close());
beforeEach(() => web.clock.set("2026-11-20T01:00:00Z"));

const words = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&nbsp;", " ")
    .replace(/\s+/g, " ");

/** Fills in a case up to the page before handing in. */
async function fill(person: string, code: string, answers: Record<string, string>) {
  const browser = web.browser();
  await signInPerson(browser, person);
  await browser.get(`/nop/${code}/bat-dau`);
  const started = await browser.post(`/nop/${code}/bat-dau`, { _khoa: randomUUID() });
  const pages = {
    viec: { matter: answers.matter ?? "" },
    "so-ban": { copies: answers.copies ?? "" },
    "so-trang": { pages: answers.pages ?? "" },
    "doi-tuong": { exemption: answers.exemption ?? "" },
  };
  const path = await walk(web, browser, started.location!, pages);
  const page = await browser.get(path);
  return { browser, path, text: words(page.text) };
}

const storedFee = async (code: string): Promise<Dossier> =>
  (await sql<{ snapshot: Dossier }>`select snapshot from dossier where code = ${code}`.execute(web.services.db)).rows[0]!
    .snapshot;

test("a digital citizen pays nothing and is told by which rule, on every page up to the officer's", async () => {
  const { browser, path, text } = await fill(TOAN, RESIDENCE, { matter: "residence" });
  assert.match(text, /Lệ phí đăng ký thường trú 1 lần × 10\.000 đ TT 75\/2022\/TT-BTC Miễn : Bạn là công dân số/);
  assert.match(text, /Tổng cộng 10\.000 đ 0 đ/);
  assert.match(text, /Bạn được miễn, giảm 10\.000 đ nên không phải trả khoản nào\./);
  assert.doesNotMatch(text, /so với nộp tại quầy/, "the counter would be free as well");
  const sent = await browser.post(path, ours(browser));
  assert.match(words((await browser.follow(sent)).text), /Bạn được miễn phí, lệ phí 10\.000 đ \(NQ 66\.22\/2026\/NQ-CP\)\./);
  const code = sent.location!.split("/")[2]!;
  const { fee, applicant } = await storedFee(code);
  assert.deepEqual([fee.total, fee.full, fee.counterTotal, fee.lines[0]?.waiver?.id], [0, 10000, 0, "cong-dan-so"]);
  assert.equal(applicant.integratedDocuments?.length, 6);
  const officer = web.browser();
  await signInOfficer(officer, "motcua", DEMO_PASSWORD);
  const desk = words((await officer.get(`/ban-lam-viec/ho-so/${code}`)).text);
  assert.match(desk, /Phí, lệ phí 0 đ, được miễn 10\.000 đ .*miễn 10\.000 đ – Miễn phí, lệ phí cho công dân số, NQ 66\.22/);
});

test("somebody else sees what filing here saves against the counter, and why", async () => {
  const { browser, path, text } = await fill(MUI, RESIDENCE, { matter: "residence" });
  assert.match(
    text,
    /Nộp trực tuyến tiết kiệm 10\.000 đ so với nộp tại quầy: lệ phí đăng ký thường trú khi nộp trực tuyến là 10\.000 đ, tại quầy là 20\.000 đ\./,
  );
  assert.match(words((await browser.follow(await browser.post(path, ours(browser)))).text), /Phí, lệ phí: 10\.000 đ\./);
});

test("a resolution of the province: half online; and nothing for an exempt group", async () => {
  const { browser, path, text } = await fill(MUI, BUILDING, { matter: "building" });
  assert.match(text, /Giảm 50% : Bạn nộp hồ sơ trực tuyến/);
  assert.match(text, /Tổng cộng 75\.000 đ 37\.500 đ/);
  assert.match(text, /tiết kiệm 40\.500 đ so với nộp tại quầy: bạn nộp hồ sơ trực tuyến; phí xử lý hồ sơ giấy không thu/);
  const receipt = words((await browser.follow(await browser.post(path, ours(browser)))).text);
  assert.match(receipt, /Phí, lệ phí: 37\.500 đ, đã giảm 37\.500 đ \(Nghị quyết của HĐND tỉnh/);
  const poor = await fill(MUI, BUILDING, { matter: "building", exemption: "poor" });
  assert.match(poor.text, /Miễn : Bạn thuộc nhóm được tỉnh miễn lệ phí/);
  assert.match(poor.text, /Tổng cộng 75\.000 đ 0 đ/);
});

test("the day after the last one a digital citizen pays again", async () => {
  web.clock.set("2027-02-28T16:59:00Z");
  assert.match((await fill(TOAN, RESIDENCE, { matter: "residence" })).text, /Tổng cộng 10\.000 đ 0 đ/);
  web.clock.set("2027-02-28T17:00:00Z");
  const { text } = await fill(TOAN, RESIDENCE, { matter: "residence" });
  assert.match(text, /Tổng cộng 10\.000 đ/);
  assert.doesNotMatch(text, /công dân số/);
});

test("certified copies: the page says how the sum came about", async () => {
  const { text } = await fill(MUI, BUILDING, { matter: "certified", pages: "12", copies: "3" });
  assert.match(
    text,
    /12 trang, nhân 3; trang 1–2: 2\.000 đ, từ trang 3: 1\.000 đ, không quá 200\.000 đ TT 226\/2016\/TT-BTC 42\.000 đ/,
  );
});

test("the page of a procedure tells tariffs by channel with tiers, and the waivers in force with their period", async () => {
  const text = words((await web.browser().get(`/thu-tuc/${RESIDENCE}`)).text);
  assert.match(text, /Phí chứng thực bản sao\*: trang 1–2: 2\.000 đ, từ trang 3: 1\.000 đ, không quá 200\.000 đ\/bản/);
  assert.match(
    text,
    /Trực tuyến, trên trang này .*Lệ phí đăng ký thường trú\*: 10\.000 đ\/lần.*Tại quầy một cửa .*20\.000 đ\/lần/,
  );
  assert.doesNotMatch(text, /115\.000/, "a tariff that has ended");
  assert.match(text, /Miễn phí, lệ phí cho công dân số : miễn, từ 15\/08\/2026 đến 28\/02\/2027\. NQ 66\.22\/2026\/NQ-CP\./);
  assert.match(text, /Đổi giấy phép lái xe: 5 ngày làm việc/);
  assert.doesNotMatch(text, /HĐND tỉnh/, "rules of other procedures");
  web.clock.set("2027-03-01T01:00:00Z");
  assert.doesNotMatch(words((await web.browser().get(`/thu-tuc/${RESIDENCE}`)).text), /công dân số/);
});

test("the account says how many documents are integrated", async () => {
  const browser = web.browser();
  await signInPerson(browser, TOAN);
  assert.match(words((await browser.get("/toi")).text), /Giấy tờ tích hợp 6 \(bạn là công dân số\)/);
});
