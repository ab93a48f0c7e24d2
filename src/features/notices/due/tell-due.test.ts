import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import type { Dossier } from "../../../core/dossier/index.ts";
import { commands, reader as person } from "../../../core/dossier/testing/library-card.ts";
import { act } from "../../dossiers/testing/library.ts";
import { meetDossiers, tellDue } from "../index.ts";
import { type Office, openOffice, wantsAll } from "../testing/office.ts";

const HALF = "due50: Bước “Thẩm tra” đã dùng 50 % thời gian";
const SOON = "due80: Bước “Thẩm tra” sắp hết hạn: đã dùng 80 % thời gian";
const OVER = "due100: Bước “Thẩm tra” đã hết thời gian";
const LATE = "late: Hồ sơ đã quá hạn trả";

describe("what officers are told of their time", () => {
  let office: Office;
  before(async () => {
    office = await openOffice();
  });
  after(() => office.close());
  beforeEach(async () => {
    await sql`truncate dossier, event, command_receipt, dossier_counter, notice_choice cascade`.execute(office.owner);
    office.at("2026-11-20T08:00");
    await wantsAll(office.services, office.specialist);
  });

  /** At 08:00 on a Friday: four hours for the step, over at 13:30; the whole dossier is due at 17:00. */
  const begun = async (): Promise<Dossier> => {
    const { id } = await office.inAppraisal();
    const dossier = await act(office.services, id, office.specialist, { type: "claimStep" });
    await office.hear();
    return dossier;
  };
  const look = async (local: string): Promise<string[]> => {
    office.at(local);
    await tellDue(office.services);
    return office.told(office.specialist);
  };

  it("half, four fifths and all of a step's working time, each once, and not to others", async () => {
    await begun();
    assert.deepEqual(await look("2026-11-20T09:59"), []);
    assert.deepEqual(await look("2026-11-20T10:00"), [HALF]);
    assert.deepEqual(await look("2026-11-20T10:30"), [HALF]);
    assert.deepEqual(await look("2026-11-20T11:11"), [HALF]);
    assert.deepEqual(await look("2026-11-20T11:12"), [HALF, SOON]);
    assert.deepEqual(await look("2026-11-20T13:30"), [HALF, SOON], "done at the due time sharp is in time");
    assert.deepEqual(await look("2026-11-20T13:31"), [HALF, SOON, OVER]);
    assert.deepEqual(await look("2026-11-20T17:01"), [HALF, SOON, OVER, LATE]);
    assert.deepEqual(await look("2026-11-23T09:00"), [HALF, SOON, OVER, LATE]);
    assert.deepEqual(await office.told(office.colleague), []);
  });

  it("of what passed while the system was down only the last is told", async () => {
    await begun();
    assert.deepEqual(await look("2026-11-20T13:45"), [OVER]);
    await begun();
    const all = await look("2026-11-24T09:00");
    assert.deepEqual(all.slice(1), [LATE, LATE]);
  });

  it("two at once tell once", async () => {
    await begun();
    office.at("2026-11-20T11:20");
    await Promise.all([tellDue(office.services), tellDue(office.services), tellDue(office.services)]);
    assert.deepEqual(await office.told(office.specialist), [SOON]);
  });

  it("while the applicant is asked no time passes; what was told before is not told again afterwards", async () => {
    const { id } = await begun();
    assert.deepEqual(await look("2026-11-20T10:20"), [HALF]);
    await act(office.services, id, office.specialist, commands.supplement);
    await act(office.services, id, office.leader, commands.approveProposal);
    await office.hear();
    assert.deepEqual(await look("2026-11-23T16:00"), [HALF]);
    await act(office.services, id, person, commands.answer);
    await office.hear();
    const after = await look("2026-11-23T16:20");
    assert.deepEqual(after, [HALF, "answered: Người nộp đã bổ sung hồ sơ"]);
    // 52 minutes more make four fifths; 16:00 and one hour of the day, the next morning 07:30 is a holiday.
    assert.deepEqual((await look("2026-11-23T16:51")).length, 2);
    assert.deepEqual((await look("2026-11-23T16:52")).at(-1), SOON);
  });

  it("a due time that is moved begins the parts anew that lie ahead again", async () => {
    const { id } = await begun();
    assert.deepEqual(await look("2026-11-20T11:15"), [SOON]);
    await act(office.services, id, office.leader, { type: "moveDue", dueAt: "2026-12-01T09:00:00.000Z", reason: "Mất điện" });
    await office.hear();
    assert.deepEqual(await look("2026-11-20T11:20"), [SOON]);
    const after = await look("2026-11-30T17:00");
    assert.equal(after.length, 2);
    assert.equal(after[1], SOON);
  });

  it("what is done in time is never told late, and a step of a pool is told to the pool", async () => {
    const { id } = await office.inAppraisal();
    await office.hear();
    assert.ok((await look("2026-11-20T11:20")).includes(SOON));
    assert.ok((await office.told(office.colleague)).includes(SOON));
    await act(office.services, id, office.leader, { type: "stop", cause: "legal", reason: "Quyết định", legalBasis: "Điều 1" });
    await office.hear();
    assert.ok(!(await look("2026-11-25T17:01")).some((line) => line === LATE || line === OVER));
  });

  it("a dossier that was taken over is met silently: what lies behind it is told to nobody, what comes is", async () => {
    await begun();
    await sql`truncate notice_clock, notice_share`.execute(office.owner);
    office.at("2026-11-20T10:20");
    await meetDossiers(office.services);
    assert.deepEqual(await look("2026-11-20T10:20"), []);
    assert.deepEqual(await look("2026-11-20T11:20"), [SOON]);
  });

  it("one that cannot be read stops no other and is tried again", async () => {
    const [broken, whole] = [await begun(), await begun()];
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{revisionId}', '"khong-co"') where id = ${broken.id}`.execute(
      office.owner,
    );
    assert.deepEqual(await look("2026-11-20T11:20"), [SOON]);
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{revisionId}', ${JSON.stringify(whole.revisionId)}::jsonb) where id = ${broken.id}`.execute(
      office.owner,
    );
    assert.deepEqual(await look("2026-11-20T11:30"), [SOON], "not before an hour is over");
    assert.equal((await look("2026-11-20T13:00")).length, 2);
  });
});
