import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { commands, reader as person } from "../../core/dossier/testing/library-card.ts";
import { catchUp } from "../../platform/log/index.ts";
import { settled } from "../../platform/testing/settled.ts";
import { act, fileOne } from "../dossiers/testing/library.ts";
import { recordAbsence } from "../leave/index.ts";
import { writeLetter } from "../talk/index.ts";
import { countNotices, listNotices, markAllRead, markRead, purgeNotices, readers, saveChoice, tellLetters } from "./index.ts";
import { addOfficer, type Office, openOffice } from "./testing/office.ts";
import { NOTICE_KINDS } from "./types.ts";

describe("what officers are told of", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
  });
  after(() => office.close());
  beforeEach(async () => {
    await sql`truncate dossier, event, command_receipt, dossier_counter, absence, notice_choice, letter cascade`.execute(
      office.owner,
    );
    office.at("2026-11-20T08:00");
  });

  const assign = (id: string, to: { officerId: string; name: string } | null, reason = "Chia đều việc") =>
    act(office.services, id, office.leader, { type: "assignStep", to: to && { officerId: to.officerId, name: to.name }, reason });

  it("a filed dossier is told to the counter, a step to its pool; nobody is told of what they did", async () => {
    const { id } = await fileOne(office.services, office.filing);
    await office.hear();
    assert.deepEqual(await office.told(office.clerk), ["pool: Nhóm của bạn có việc mới: tiếp nhận"]);
    assert.deepEqual(await office.told(office.specialist), []);
    await act(office.services, id, office.clerk, { type: "receive" });
    await act(office.services, id, office.clerk, { type: "completeStep", note: "" });
    await office.hear();
    assert.deepEqual(await office.told(office.specialist), ["pool: Nhóm của bạn có việc mới: Thẩm tra"]);
    assert.equal((await office.told(office.clerk)).length, 1);
    assert.deepEqual(await office.told(office.leader), []);
  });

  it("work that somebody took before anybody was told is no news to the pool", async () => {
    const { id } = await office.inAppraisal();
    await act(office.services, id, office.specialist, { type: "claimStep" });
    await office.hear();
    assert.deepEqual(await office.told(office.colleague), []);
    assert.deepEqual(await office.told(office.specialist), []);
  });

  it("what comes with a merger is told to those who go on with it, and to whoever had it", async () => {
    const there = await addOfficer(office.owner, "specialist", "kethua", "H60.30.13");
    const { id } = await office.inAppraisal();
    await office.hear();
    await act(office.services, id, office.specialist, { type: "claimStep" });
    await sql`insert into officer_post (officer_id, agency_id, role, position) values (${office.specialist.officerId}, 'H60.30.13', 'specialist', 'Công chức')`.execute(
      office.owner,
    );
    const agency = { from: "H60.30.12", to: "H60.30.13", name: "UBND xã Lâm Bình" };
    await act(office.services, id, { kind: "system", name: "Một Cửa" }, { type: "succeed", agency, reason: "NQ 05" });
    await office.hear();
    assert.deepEqual(await office.told(there), ["pool: Nhóm của bạn có việc mới: Thẩm tra"]);
    assert.deepEqual((await office.told(office.specialist)).at(-1), "assigned: Bước “Thẩm tra” không còn của bạn");
    assert.equal((await office.told(office.colleague)).length, 1, "only what came to the pool before");
  });

  it("who is given a step is told, and who loses it, with the reason", async () => {
    const { id } = await office.inAppraisal();
    await office.hear();
    await assign(id, office.specialist);
    await assign(id, office.colleague);
    await act(office.services, id, office.leader, { type: "takeOverStep", reason: "Việc gấp" });
    await office.hear();
    assert.deepEqual((await office.told(office.specialist)).slice(1), [
      "assigned: Bạn được giao bước “Thẩm tra”",
      "assigned: Bước “Thẩm tra” không còn của bạn",
    ]);
    assert.deepEqual((await office.told(office.colleague)).slice(1), [
      "assigned: Bạn được giao bước “Thẩm tra”",
      "assigned: Bước “Thẩm tra” không còn của bạn",
    ]);
    assert.deepEqual(await office.told(office.leader), [], "the leader took it over: their own act");
    const { rows } = await listNotices(office.services, office.colleague, 1);
    assert.match(rows[0]!.body, /Lý do: Việc gấp\.$/);
  });

  it("each is told once, however often and by however many the log is read", async () => {
    const { id } = await office.inAppraisal();
    await assign(id, office.specialist);
    await settled(office.services.db);
    await Promise.all(readers(office.services).flatMap((one) => [catchUp(office.services, one), catchUp(office.services, one)]));
    await office.hear();
    const first = await office.told(office.specialist);
    await sql`update reader_cursor set tx = '0', position = 0 where name = 'notices'`.execute(office.owner);
    await office.hear();
    assert.deepEqual(await office.told(office.specialist), first);
    assert.deepEqual(first, ["assigned: Bạn được giao bước “Thẩm tra”"]);
  });

  it("during leave the substitute is told, and whose work it is", async () => {
    const { specialist, colleague, leader } = office;
    const input = { actor: leader, id: randomUUID(), officerId: specialist.officerId, from: "2026-11-20", to: "2026-11-21" };
    const recorded = await recordAbsence(office.services, { ...input, substituteId: colleague.officerId, reason: "Nghỉ phép" });
    assert.ok(recorded.ok);
    const { id } = await office.inAppraisal();
    await office.hear();
    assert.deepEqual(await office.told(specialist), [], "the pool is told without whoever is away");
    await assign(id, specialist);
    await office.hear();
    assert.deepEqual(await office.told(specialist), []);
    assert.deepEqual((await office.told(colleague)).slice(1), ["assigned: Bạn được giao bước “Thẩm tra”"]);
    const { rows } = await listNotices(office.services, colleague, 1);
    assert.match(rows[0]!.body, new RegExp(`^Bạn làm thay ${specialist.name}\\.`));
  });

  it("an answer of the applicant goes to whoever has the step, at intake to whoever asked", async () => {
    const { id } = await fileOne(office.services, office.filing);
    const other = await addOfficer(office.owner, "receptionist", "quay2");
    await act(office.services, id, office.clerk, commands.supplement);
    await act(office.services, id, person, commands.answer);
    await office.hear();
    assert.ok((await office.told(office.clerk)).includes("answered: Người nộp đã bổ sung hồ sơ"));
    assert.ok(!(await office.told(other)).includes("answered: Người nộp đã bổ sung hồ sơ"));
    await sql`update officer set active = false where id = ${other.officerId}`.execute(office.owner);
  });

  it("what a leader sends back, or does not let go out, comes back with the reason", async () => {
    const { id } = await office.inAppraisal();
    await act(office.services, id, office.specialist, commands.supplement);
    await act(office.services, id, office.leader, { type: "decideProposal", approve: false, reason: "Ảnh vẫn rõ" });
    await act(office.services, id, office.specialist, { type: "sendBackStep", reason: "Thiếu chữ ký" });
    await office.hear();
    assert.ok((await office.told(office.specialist)).includes("returned: Lãnh đạo không duyệt đề nghị bổ sung"));
    const clerk = await office.told(office.clerk);
    assert.ok(clerk.includes("returned: Hồ sơ bị chuyển lại bước “Tiếp nhận”"), clerk.join("; "));
    assert.equal(
      clerk.filter((line) => line.endsWith("việc mới: Tiếp nhận")).length,
      0,
      "told once of the step that begins again",
    );
  });

  it("a letter of the applicant is told once, to whoever has the dossier", async () => {
    const { id } = await office.inAppraisal();
    await act(office.services, id, office.specialist, { type: "claimStep" });
    await writeLetter(office.services, { actor: person, dossier: { id }, body: "Bao giờ xong ạ?", key: randomUUID() });
    await writeLetter(office.services, { actor: office.specialist, dossier: { id }, body: "Chiều nay ạ", key: randomUUID() });
    await Promise.all([tellLetters(office.services), tellLetters(office.services)]);
    await tellLetters(office.services);
    assert.deepEqual(await office.told(office.specialist), ["letter: Người nộp viết thư"]);
    assert.deepEqual(await office.told(office.colleague), []);
  });

  it("each chooses; what only a mail should tell, and no mail can, stands in the application", async () => {
    const { specialist, colleague } = office;
    await saveChoice(office.services, specialist.officerId, { app: [], mail: ["pool"], digest: "morning" });
    await saveChoice(office.services, colleague.officerId, {
      app: NOTICE_KINDS.filter((kind) => kind !== "pool"),
      mail: [],
      digest: "never",
    });
    await office.inAppraisal();
    await office.hear();
    assert.equal(await countNotices(office.services, specialist), 1);
    assert.equal(await countNotices(office.services, colleague), 0);
  });

  it("is read by opening the dossier, or all at once up to what was seen", async () => {
    const first = await office.inAppraisal();
    await office.inAppraisal();
    await office.hear();
    const seen = await listNotices(office.services, office.specialist, 1);
    assert.deepEqual([seen.total, seen.unread, seen.rows.length], [2, 2, 2]);
    await markRead(office.services, office.specialist.officerId, first.code);
    assert.equal(await countNotices(office.services, office.specialist), 1);
    await office.inAppraisal();
    await office.hear();
    await markAllRead(office.services, office.specialist, seen.rows[0]!.id);
    assert.equal(await countNotices(office.services, office.specialist), 1, "what came after the page was made");
    assert.equal(await countNotices(office.services, office.colleague), 3, "of others nothing is read");
  });

  it("an agency that is asked is told, and its answer goes to whoever asked; shares of a step to each who has one", async () => {
    const { specialist, colleague, leader } = office;
    const { id } = await office.inAppraisal();
    await act(office.services, id, specialist, { type: "claimStep" });
    const other = await addOfficer(office.owner, "specialist", "xalambinh", "H60.30.13");
    const counter = await addOfficer(office.owner, "receptionist", "quaylambinh", "H60.30.13");
    const where = { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" };
    const question = { id: "c1", ...where, question: "Có hộ khẩu không?", legal: "Nội quy", silence: "escalate" } as const;
    const consultations = [{ ...question, time: { qty: 1, unit: "WORKING_DAY" as const } }];
    await act(office.services, id, specialist, { type: "requestConsultation", consultations });
    await office.hear();
    assert.deepEqual(await office.told(other), ["pool: Cơ quan bạn được lấy ý kiến"]);
    assert.deepEqual(await office.told(counter), []);
    assert.equal(await countNotices(office.services, other), 1);
    const there = { ...other, agencyName: "UBND xã Lâm Bình" };
    await act(office.services, id, there, { type: "answerConsultation", consultationId: "c1", agrees: true, text: "Có" });
    const parts = [specialist, colleague].map(({ officerId, name }, at) => ({
      id: `p${at}`,
      name: `Phần ${at}`,
      assignee: { officerId, name },
    }));
    await act(office.services, id, specialist, { type: "splitStep", parts });
    await office.hear();
    assert.deepEqual(await office.told(specialist), ["answered: UBND xã Lâm Bình đã cho ý kiến"]);
    assert.deepEqual(await office.told(colleague), ["assigned: Bạn được giao phần “Phần 1” của bước “Thẩm tra”"]);
    assert.deepEqual(await office.told(leader), []);
  });

  it("a leader is told of what waits for a decision", async () => {
    const { id } = await office.inAppraisal();
    await act(office.services, id, office.specialist, commands.supplement);
    await office.hear();
    assert.deepEqual(await office.told(office.leader), ["pool: Lãnh đạo có việc mới"]);
    const { rows } = await listNotices(office.services, office.leader, 1);
    assert.equal(rows[0]!.body, "Duyệt đề nghị bổ sung.");
  });

  it("is forgotten after half a year", async () => {
    await office.inAppraisal();
    await office.hear();
    office.at("2027-05-18T08:00");
    await purgeNotices(office.services);
    assert.equal((await office.told(office.specialist)).length, 1);
    office.at("2027-05-20T08:00");
    await purgeNotices(office.services);
    assert.deepEqual(await office.told(office.specialist), []);
  });

  it("is not shown once the dossier may not be seen any more, nor at another agency", async () => {
    const { id } = await office.inAppraisal();
    await office.hear();
    const elsewhere = { ...office.specialist, agencyId: "H60.30.13" };
    assert.equal(await countNotices(office.services, elsewhere), 0);
    assert.equal((await listNotices(office.services, elsewhere, 1)).elsewhere, 1);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{registers}',
      jsonb_build_object('x', jsonb_build_object('asked', jsonb_build_object('id', ${office.specialist.personalId}::text)))) where id = ${id}`.execute(
      office.owner,
    );
    assert.equal(await countNotices(office.services, office.specialist), 0);
    assert.deepEqual((await listNotices(office.services, office.specialist, 1)).rows, []);
    assert.equal(await countNotices(office.services, office.colleague), 1);
  });
});
