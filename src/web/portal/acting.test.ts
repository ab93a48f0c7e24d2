import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { type ActingCommand, type Actor, replay } from "../../core/dossier/index.ts";
import { officer as officerOf } from "../../core/dossier/testing/library-card.ts";
import { actOnDossier, readEvents, viewDossier } from "../../features/dossiers/index.ts";
import { findPersonByNumber } from "../../features/identity/index.ts";
import { listMandates, recordMandate, revokeMandate } from "../../features/mandates/index.ts";
import type { Browser } from "../testing/browser.ts";
import { htmlFaults } from "../testing/html-faults.ts";
import { signInPerson } from "../testing/sign-in.ts";
import {
  answerLookups,
  BIRTH,
  MAN,
  MARRIED,
  ours,
  type PortalWeb,
  portalWeb,
  sendFiles,
  TOAN,
  walk,
} from "./testing/portal-web.ts";

const SUU = "008144990517";
const ANH = "008203990628";
const receptionist = officerOf("receptionist");

describe("acting for somebody else in the portal", () => {
  let web: PortalWeb;
  before(async () => {
    web = await portalWeb();
  });
  after(() => web.close());

  const record = async (procedures: string[] = []) => {
    const outcome = await recordMandate(web.services, {
      key: randomUUID(),
      officer: receptionist,
      kind: "authorised",
      giver: { number: SUU, name: "Hoàng Thị Sửu", birthDate: "1944-05-11", address: "Thôn Bản Bung", phone: "" },
      receiver: { number: ANH, name: "Lý Văn Ánh" },
      scope: { rights: ["file", "answer", "pay", "receive"], procedures, dossiers: [] },
      until: "2027-06-30",
      paper: { by: "UBND xã Thượng Lâm", number: "12", date: "" },
      file: { bytes: new TextEncoder().encode("%PDF-1.4"), name: "giay.pdf", mediaType: "application/pdf" },
    });
    assert.ok(outcome.ok);
    return outcome.mandate.id;
  };
  async function actFor(browser: Browser, id: string): Promise<void> {
    await browser.get("/lam-cho");
    assert.equal((await browser.post("/lam-cho", { ai: id, _ve: "/ho-so" })).status, 303);
  }
  async function begin(browser: Browser): Promise<string> {
    await browser.get(`/nop/${BIRTH}/bat-dau`);
    return (await browser.post(`/nop/${BIRTH}/bat-dau`, { _khoa: randomUUID() })).location!;
  }
  const AUNT = {
    ...MARRIED,
    "quan-he": { "requester.relation": "relative" },
    "uy-quyen": { "requester.authorised": "no" },
    "thong-nhat": { "requester.agreedWithParents": "yes" },
    cha: { father: TOAN },
  };

  /** Goes on from the first page that is no question: office, papers. @returns the address of the check page */
  async function toCheck(browser: Browser, from: string): Promise<string> {
    let at = from;
    for (let step = 0; step < 12 && !at.includes("kiem-tra"); step++) {
      assert.equal((await browser.get(at)).status, 200);
      if (at.includes("noi-nop")) at = (await browser.post(at, { ...ours(browser), "co-quan": "H60.30.12" })).location!;
      else at = (await sendFiles(web, browser, at, { tep: new File(["%PDF-1.4"], "giay.pdf") })).location!;
    }
    return at;
  }

  it("files as the grandchild for the grandmother: both names everywhere, her own data in the form", async () => {
    const id = await record();
    const browser = web.browser();
    await signInPerson(browser, ANH);
    assert.doesNotMatch((await browser.get("/ho-so")).text, /làm thay cho/);
    await actFor(browser, id);
    const list = await browser.get("/ho-so");
    assert.match(list.text, /Bạn đang làm thay cho <b>HOÀNG THỊ SỬU<\/b> <span>\(ủy quyền đến 30\/06\/2027\)/);
    const start = await browser.get(`/nop/${BIRTH}/bat-dau`);
    assert.match(start.text, /Bạn làm hồ sơ này cho HOÀNG THỊ SỬU/);
    const path = await begin(browser);
    const { rows } = await sql<{ for_id: string }>`select for_id from draft where id = ${path.split("/")[2]}`.execute(
      web.services.db,
    );
    assert.equal(rows[0]!.for_id, (await findPersonByNumber(web.services, SUU))!.id);
    const check = await walk(web, browser, path, AUNT);
    assert.match(check, /kiem-tra|giay-to|noi-nop/);
    const at = await toCheck(browser, check);
    await browser.get(at);
    const sent = await browser.post(at, ours(browser));
    assert.equal(sent.status, 303, sent.text.slice(0, 600));
    const code = sent.location!.split("/")[2]!;
    const dossier = (await viewDossier(web.services, { kind: "system", name: "test" }, { code }))!;
    assert.deepEqual([dossier.applicant.name, dossier.applicant.personalId, dossier.applicant.level], ["HOÀNG THỊ SỬU", SUU, 0]);
    assert.deepEqual([dossier.representative?.name, dossier.representative?.until], ["LÝ VĂN ÁNH", "2027-06-30"]);
    assert.equal(dossier.submittedBy, "relative");
    const events = await readEvents(web.services, dossier.id);
    assert.ok(events.every(({ onBehalfOf, actor }) => onBehalfOf?.personalId === SUU && actor.name === "LÝ VĂN ÁNH"));
    assert.deepEqual(replay(events), dossier);
    const receipt = await browser.get(sent.location!);
    assert.match(receipt.text, /LÝ VĂN ÁNH nộp thay cho HOÀNG THỊ SỬU/);
    const show = await browser.get(`/ho-so/${code}`);
    assert.match(show.text, /LÝ VĂN ÁNH \(ủy quyền đến 30\/06\/2027\)/);
    // Back to oneself: out of sight.
    await browser.post("/lam-cho", { ai: "" });
    assert.equal((await browser.get(`/ho-so/${code}`)).status, 404);
  });

  it("takes a filing whose office nobody knows to the centre of the province, with the reason, in the act of filing", async () => {
    const id = await record();
    const browser = web.browser();
    await signInPerson(browser, ANH);
    await actFor(browser, id);
    const at = await walk(web, browser, await begin(browser), AUNT);
    assert.match(at, /noi-nop$/);
    await browser.get(at);
    const left = await browser.post(at, { ...ours(browser), "co-quan": "khong-biet" });
    const check = await browser.get(await toCheck(browser, left.location!));
    assert.match(check.text, /Trung tâm Phục vụ hành chính công của tỉnh nhận và chuyển giúp bạn/);
    const sent = await browser.post(left.location!.replace(/[^/]+$/, "kiem-tra").replace("/giay-to", ""), ours(browser));
    const code = sent.location!.split("/")[2]!;
    const dossier = (await viewDossier(web.services, { kind: "system", name: "test" }, { code }))!;
    assert.deepEqual([dossier.agencyId, dossier.state], ["H60.01.01", "submitted"]);
    assert.equal(dossier.coordination?.reason, "Người nộp không biết cơ quan nào giải quyết.");
    assert.equal(dossier.coordination?.since, dossier.submittedAt);
    const events = await readEvents(web.services, dossier.id);
    assert.deepEqual(
      events.map(({ event, actor }) => [event.type, actor.kind]),
      [
        ["Submitted", "person"],
        ["SentToCoordination", "system"],
      ],
    );
    assert.match((await browser.get(sent.location!)).text, /Chưa xác định được cơ quan giải quyết/);
    const centre = { agencyId: "H60.01.01", agencyName: "Trung tâm tỉnh" };
    const act = (actor: Actor, command: ActingCommand) =>
      actOnDossier(web.services, { dossierId: dossier.id, key: randomUUID(), actor, command });
    assert.equal((await act(officerOf("receptionist", centre), { type: "receive" })).ok, false, "not before it is routed");
    const to = { agencyId: "H60.30.12", agencyName: "UBND xã Thượng Lâm" };
    assert.equal((await act(officerOf("leader", centre), { type: "route", ...to, reason: "Cụ ở xã này" })).ok, true);
    const received = await act(receptionist, { type: "receive" });
    assert.ok(received.ok);
    assert.deepEqual([received.dossier.agencyId, received.dossier.state], ["H60.30.12", "received"]);
  });

  it("loses nothing that was typed when the mandate is revoked in the middle, and says so", async () => {
    const id = await record();
    const browser = web.browser();
    await signInPerson(browser, ANH);
    await actFor(browser, id);
    const path = await begin(browser);
    await browser.get(path);
    await revokeMandate(web.services, { by: receptionist, id, reason: "Cụ đến quầy" });
    const refused = await browser.post(path, { ...ours(browser), "requester.relation": "relative" });
    assert.equal(refused.status, 303);
    assert.match(refused.location!, /^\/lam-cho\?ve=/);
    const why = await browser.follow(refused);
    assert.match(why.text, /Quyền làm thay HOÀNG THỊ SỬU \(ủy quyền\) đã bị thu hồi/);
    assert.match(why.text, /Những gì vừa gõ được giữ lại/);
    assert.equal((await browser.get("/ho-so")).location?.startsWith("/lam-cho"), true, "nothing is done in between");
    const again = await record();
    const back = new URL(refused.location!, "http://x").searchParams.get("ve")!;
    await browser.get(refused.location!);
    const chosen = await browser.post("/lam-cho", { ...ours(browser), ai: again });
    assert.equal(chosen.location, back);
    const page = await browser.get(chosen.location!);
    assert.match(page.text, /Phần bạn vừa điền vẫn còn/);
    assert.match(page.text, /value="relative" checked/);
    await browser.post("/lam-cho", { ai: "self", _ve: "/ho-so" });
    assert.match((await browser.get("/ho-so")).text, /phần đang điền ở việc làm cho người khác/);
    assert.match((await browser.get(path)).location!, /^\/lam-cho\?ve=/);
  });

  it("bars what the mandate or the law does not allow, before the first question", async () => {
    const id = await record(["2.000635"]);
    const browser = web.browser();
    await signInPerson(browser, ANH);
    await actFor(browser, id);
    assert.match((await browser.get(`/nop/${BIRTH}/bat-dau`)).text, /không gồm việc/);
    const post = await browser.post(`/nop/${BIRTH}/bat-dau`, { _khoa: randomUUID() });
    assert.equal(post.location, `/nop/${BIRTH}/bat-dau`);
  });

  it("cannot be chosen by anybody else, nor post from a page of another role", async () => {
    const id = await record();
    const stranger = web.browser();
    await signInPerson(stranger, TOAN);
    await stranger.get("/lam-cho");
    assert.match((await stranger.post("/lam-cho", { ai: id })).text, /vừa hết hoặc bị thu hồi/);
    const browser = web.browser();
    await signInPerson(browser, ANH);
    await browser.get(`/nop/${BIRTH}/bat-dau`);
    const { _csrf } = browser.fields();
    await actFor(browser, id);
    assert.equal((await browser.post(`/nop/${BIRTH}/bat-dau`, { _khoa: randomUUID(), _csrf: _csrf! })).status, 403);
  });

  it("grants and accepts between two accounts, and claims by kinship, on pages that are valid", async () => {
    const man = web.browser();
    await signInPerson(man, MAN);
    assert.deepEqual(await htmlFaults((await man.get("/uy-quyen")).text), []);
    assert.deepEqual(await htmlFaults((await man.get("/uy-quyen/nho")).text), []);
    const wrong = await man.post("/uy-quyen/nho", { ...ours(man), viec: ["file"], "so-nguoi-lam-thay": "12", "thoi-han": "12" });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /12 chữ số/);
    const sent = await man.post("/uy-quyen/nho", {
      ...ours(man),
      viec: ["file", "receive"],
      "so-nguoi-lam-thay": ANH,
      "ten-nguoi-lam-thay": "Lý Văn Ánh",
      "pham-vi": "all",
      "thoi-han": "12",
    });
    assert.equal(sent.location, "/uy-quyen?xong=da-gui");
    const anh = web.browser();
    await signInPerson(anh, ANH);
    const list = await anh.get("/uy-quyen");
    assert.match(list.text, /Đang chờ bạn trả lời/);
    const path = /href="(\/uy-quyen\/[0-9a-f-]{36})">Xem và trả lời/.exec(list.text)![1]!;
    assert.deepEqual(await htmlFaults((await anh.get(path)).text), []);
    assert.equal((await anh.post(`${path}/tra-loi`, { ...ours(anh), _chon: "dong-y" })).location, "/uy-quyen?xong=da-nhan");
    assert.equal((await man.get(path)).status, 200);
    const other = web.browser();
    await signInPerson(other, TOAN);
    assert.equal((await other.get(path)).status, 404);
    for (const page of ["/uy-quyen/nguoi-than", "/uy-quyen/giam-ho", "/uy-quyen/to-chuc", "/lam-cho"])
      assert.deepEqual(await htmlFaults((await other.get(page)).text), [], page);
    await other.get("/uy-quyen/nguoi-than");
    const claimed = await sendFiles(web, other, "/uy-quyen/nguoi-than", {
      "so-nguoi-co-viec": MAN,
      "ten-nguoi-co-viec": "Hoàng Thị Mận",
      "quan-he": "spouse",
      "noi-cap": "true",
    });
    assert.equal(claimed.status, 303, claimed.text.slice(0, 400));
    await answerLookups(web.services);
    assert.match((await other.get(claimed.location!)).text, /Cơ sở dữ liệu quốc gia về dân cư xác nhận \(vợ, chồng\)/);
    const toan = (await findPersonByNumber(web.services, TOAN))!;
    assert.ok((await listMandates(web.services, toan)).received.some(({ state }) => state === "active"));
  });
});
