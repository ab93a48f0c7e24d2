import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { maySee } from "../../core/dossier/index.ts";
import { filing, officer as officerOf } from "../../core/dossier/testing/library-card.ts";
import type { Mandate } from "../../core/mandate/index.ts";
import type { Services } from "../../platform/services.ts";
import { ensurePerson, type Person } from "../identity/index.ts";
import { tasks } from "../population/index.ts";
import { MAN, type Outside, TOAN, withOutside } from "../population/testing/outside.ts";
import {
  answerMandate,
  checkMandate,
  claimFamily,
  claimGuardian,
  claimOrganisation,
  expireMandates,
  findActing,
  listMandates,
  mayReceive,
  offerMandate,
  personActor,
  recordMandate,
  revokeMandate,
  settleClaim,
  todayOf,
  whyNotFile,
} from "./index.ts";

const SUU = "008144990517";
const ANH = "008203990628";
const THU = "008190990289";
const BAO = "008216990153";
const NHINH = "008157990326";
const BIRTH = { code: "1.001193", plain: "Làm giấy khai sinh cho con" };
const MARRIAGE = { code: "1.000894", plain: "Đăng ký kết hôn" };
const ALL = { rights: ["file", "answer", "pay", "receive"] as const, procedures: [], dossiers: [] };
const receptionist = officerOf("receptionist");
const PDF = { bytes: new TextEncoder().encode("%PDF-1.4 giay"), name: "giay.pdf", mediaType: "application/pdf" };

describe("acting for somebody else", () => {
  let test: Outside;
  let services: Services;
  before(async () => {
    test = await withOutside();
    services = test.services;
  });
  after(() => test.close());

  /** Somebody who signed in; level as VNeID says. */
  async function person(personalId: string, name: string, level: 1 | 2 = 2): Promise<Person> {
    const made = await ensurePerson(services, { personalId, name, communeCode: "02269" });
    return { ...made, level };
  }
  const answerRegisters = async () => {
    const { rows } = await sql<{ id: string }>`select id from register_lookup where state = 'pending'`.execute(services.db);
    for (const { id } of rows) await tasks.lookup!(services, { id });
  };
  const until = (months: number) => Temporal.PlainDate.from(todayOf(services)).add({ months }).toString();
  const made = (outcome: Awaited<ReturnType<typeof offerMandate>> | undefined): Mandate => {
    assert.ok(outcome?.ok, outcome && !outcome.ok ? outcome.message : "none");
    return outcome.mandate;
  };
  async function settled(who: Person, outcome: Awaited<ReturnType<typeof claimFamily>>): Promise<Mandate> {
    const { id } = made(outcome);
    await answerRegisters();
    return (await settleClaim(services, who, id, 10))!;
  }
  const grandmother = () =>
    recordMandate(services, {
      key: randomUUID(),
      officer: receptionist,
      kind: "authorised",
      giver: { number: SUU, name: "Hoàng Thị Sửu", birthDate: "1944-05-11", address: "Thôn Bản Bung", phone: "" },
      receiver: { number: "008 203 990 628", name: "Lý Văn Ánh" },
      scope: ALL,
      until: until(6),
      paper: { by: "UBND xã Thượng Lâm", number: "12/2026", date: "2026-11-18" },
      file: PDF,
    });

  it("lets an authorised grandchild act at once for somebody without account or telephone", async () => {
    const mandate = made(await grandmother());
    const anh = await person(ANH, "LÝ VĂN ÁNH");
    const found = await findActing(services, anh, mandate.id);
    assert.ok(found.ok);
    assert.equal(found.acting.name, "HOÀNG THỊ SỬU");
    assert.equal(found.acting.applicant.level, 0);
    assert.equal(found.acting.until, until(6));
    assert.equal(whyNotFile(found.acting, BIRTH), undefined);
    assert.match(whyNotFile(found.acting, MARRIAGE) ?? "", /phải do chính HOÀNG THỊ SỬU làm/);
    const stranger = await findActing(services, await person(TOAN, "HOÀNG VĂN TOÀN"), mandate.id);
    assert.equal(stranger.ok, false);
  });

  it("wants number, end, certification and the paper itself at the counter, and no officer's own matter", async () => {
    const sent = { key: randomUUID(), officer: receptionist, kind: "authorised" as const, scope: ALL, file: PDF };
    const who = { giver: { number: SUU, name: "Hoàng Thị Sửu" }, receiver: { number: ANH, name: "Lý Văn Ánh" } };
    const paper = { by: "UBND xã", number: "1", date: "" };
    const faults = [
      await recordMandate(services, { ...sent, ...who, paper, until: undefined }),
      await recordMandate(services, { ...sent, ...who, paper, until: until(25) }),
      await recordMandate(services, { ...sent, ...who, paper: { ...paper, number: " " }, until: until(6) }),
      await recordMandate(services, { ...sent, ...who, paper, until: until(6), file: undefined }),
      await recordMandate(services, { ...sent, ...who, paper, until: until(6), receiver: { number: SUU, name: "S" } }),
    ].map((one) => (one.ok ? "ok" : one.field));
    assert.deepEqual(faults, ["until", "until", "evidence", "file", "receiverNumber"]);
    const own = { ...receptionist, personalId: ANH };
    assert.equal((await recordMandate(services, { ...sent, ...who, officer: own, paper, until: until(6) })).ok, false);
  });

  it("counts an electronic one from when the other agreed, until it is revoked, and keeps every change", async () => {
    const [man, toan] = [await person(MAN, "HOÀNG THỊ MẬN"), await person(TOAN, "HOÀNG VĂN TOÀN")];
    const key = randomUUID();
    const offer = () =>
      offerMandate(services, {
        key,
        person: man,
        receiverNumber: TOAN,
        receiverName: "Hoàng Văn Toàn",
        scope: { ...ALL, rights: ["file"] },
        until: until(12),
      });
    const mandate = made(await offer());
    assert.equal(made(await offer()).id, mandate.id, "sent twice it is one");
    assert.equal((await findActing(services, toan, mandate.id)).ok, false);
    assert.equal(await answerMandate(services, { person: man, id: mandate.id, accept: true, reason: "" }), undefined);
    made(await answerMandate(services, { person: toan, id: mandate.id, accept: true, reason: "" }));
    const found = await findActing(services, toan, mandate.id);
    assert.ok(found.ok && !found.acting.scope?.rights.includes("receive"));
    assert.equal(await revokeMandate(services, { by: await person(THU, "LÝ THỊ THU"), id: mandate.id, reason: "" }), undefined);
    made(await revokeMandate(services, { by: man, id: mandate.id, reason: "Tôi tự làm" }));
    const ended = await findActing(services, toan, mandate.id);
    assert.match(ended.ok ? "" : ended.why, /đã bị thu hồi/);
    const log = await sql<{
      type: string;
    }>`select type from mandate_event where mandate_id = ${mandate.id} order by version`.execute(services.db);
    assert.deepEqual(
      log.rows.map(({ type }) => type),
      ["Offered", "Accepted", "Revoked"],
    );
    await assert.rejects(sql`delete from mandate_event`.execute(services.db), /permission denied/);
    await assert.rejects(sql`update mandate_event set type = 'x'`.execute(services.db), /permission denied/);
  });

  it("asks level 2 of both sides, and passes nothing on that was given", async () => {
    const [po, toan] = [await person(MAN, "HOÀNG THỊ MẬN", 1), await person(TOAN, "HOÀNG VĂN TOÀN", 1)];
    const offer = { key: randomUUID(), receiverNumber: TOAN, receiverName: "Toàn", scope: ALL, until: until(1) };
    assert.match((await offerMandate(services, { ...offer, person: po })).ok ? "" : "mức 2", /mức 2/);
    const mandate = made(await offerMandate(services, { ...offer, key: randomUUID(), person: { ...po, level: 2 } }));
    const low = await answerMandate(services, { person: toan, id: mandate.id, accept: true, reason: "" });
    assert.equal(low?.ok, false);
    made(await answerMandate(services, { person: { ...toan, level: 2 }, id: mandate.id, accept: true, reason: "" }));
    const acting = await findActing(services, toan, mandate.id);
    assert.ok(acting.ok);
    const again = { ...toan, level: 2 as const, acting: acting.acting };
    const passed = await offerMandate(services, { ...offer, key: randomUUID(), receiverNumber: ANH, person: again });
    assert.match(passed.ok ? "" : passed.message, /không giao lại/);
  });

  it("believes a relative whom the register knows, marks one whom it does not, and refuses another's name", async () => {
    const toan = await person(TOAN, "HOÀNG VĂN TOÀN");
    const claim = (giver: string, name: string, relation: string) =>
      claimFamily(services, {
        key: randomUUID(),
        person: toan,
        giverNumber: giver,
        giverName: name,
        relation,
        pledged: true,
        file: undefined,
      });
    const wife = await settled(toan, await claim(MAN, "Hoàng Thị Mận", "spouse"));
    assert.deepEqual([wife.state, wife.evidence.way], ["active", "register"]);
    const mother = await settled(toan, await claim(NHINH, "Ma Thị Nhình", "child"));
    assert.deepEqual([mother.state, mother.evidence.way], ["active", "register"]);
    const brother = await settled(toan, await claim(ANH, "Lý Văn Ánh", "sibling"));
    assert.deepEqual([brother.state, brother.evidence.way], ["active", "pledge"]);
    assert.deepEqual((await settled(toan, await claim(MAN, "Nguyễn Thị Khác", "spouse"))).state, "declined");
    const found = await findActing(services, toan, brother.id);
    assert.ok(found.ok && found.acting.pledged);
    assert.equal(whyNotFile(found.acting, BIRTH), undefined);
    // Without a paper only what needs none.
    assert.match(whyNotFile(found.acting, { code: "2.000635", plain: "Trích lục" }) ?? "", /không gồm/);
  });

  it("shows a relative only the dossiers that the relative filed", async () => {
    const toan = await person(TOAN, "HOÀNG VĂN TOÀN");
    const { received } = await listMandates(services, toan);
    const family = received.find(({ kind, giver }) => kind === "family" && giver.number === MAN)!;
    const found = await findActing(services, toan, family.id);
    assert.ok(found.ok);
    const actor = personActor({ ...toan, acting: found.acting });
    const applicant = { ...filing.applicant, personId: found.acting.personId };
    const dossier = { applicant, code: "x", procedureCode: BIRTH.code } as Parameters<typeof maySee>[1];
    assert.equal(maySee(actor, dossier), false);
    const own = {
      ...dossier,
      representative: { personId: toan.id, personalId: TOAN, name: "", kind: "family", mandateId: "" } as const,
    };
    assert.equal(maySee(actor, own), true);
    assert.equal(maySee(personActor(toan), own), false, "only while acting for them");
  });

  it("knows a parent of a minor until the day before the eighteenth birthday; others need a paper that the counter looks at", async () => {
    const thu = await person(THU, "LÝ THỊ THU");
    const parent = await settled(
      thu,
      await claimGuardian(services, {
        key: randomUUID(),
        person: thu,
        giverNumber: BAO,
        giverName: "Ma Gia Bảo",
        file: undefined,
      }),
    );
    assert.deepEqual([parent.state, parent.until], ["active", "2034-05-31"]);
    const anh = await person(ANH, "LÝ VĂN ÁNH");
    const other = { person: anh, giverNumber: BAO, giverName: "Ma Gia Bảo" };
    assert.equal(
      (await settled(anh, await claimGuardian(services, { ...other, key: randomUUID(), file: undefined }))).state,
      "declined",
    );
    const waiting = await settled(anh, await claimGuardian(services, { ...other, key: randomUUID(), file: PDF }));
    assert.deepEqual([waiting.state, waiting.agencyId], ["checking", "H60.30.12"]);
    assert.equal((await findActing(services, anh, waiting.id)).ok, false);
    const elsewhere = officerOf("receptionist", { agencyId: "H60.30.13" });
    assert.equal(await checkMandate(services, { officer: elsewhere, id: waiting.id, accept: true, reason: "" }), undefined);
    assert.equal((await checkMandate(services, { officer: receptionist, id: waiting.id, accept: false, reason: "" }))?.ok, false);
    made(await checkMandate(services, { officer: receptionist, id: waiting.id, accept: true, reason: "" }));
    assert.equal((await findActing(services, anh, waiting.id)).ok, true);
  });

  it("takes the legal representative from the business register, who names staff; each sees the organisation's dossiers in scope", async () => {
    const toan = await person(TOAN, "HOÀNG VĂN TOÀN");
    const claim = (who: Person, taxCode: string) => claimOrganisation(services, { key: randomUUID(), person: who, taxCode });
    const chief = await settled(toan, await claim(toan, "5099900020"));
    assert.deepEqual([chief.state, chief.giver.name], ["active", "HỢP TÁC XÃ CHÈ BẢN BUNG"]);
    const anh = await person(ANH, "LÝ VĂN ÁNH");
    assert.equal((await settled(anh, await claim(anh, "5099900020"))).state, "declined");
    assert.equal((await settled(toan, await claim(toan, "5099900038"))).state, "declined");
    const acting = await findActing(services, toan, chief.id);
    assert.ok(acting.ok);
    const named = made(
      await offerMandate(services, {
        key: randomUUID(),
        person: { ...toan, acting: acting.acting },
        receiverNumber: ANH,
        receiverName: "Lý Văn Ánh",
        scope: ALL,
        until: until(12),
      }),
    );
    assert.deepEqual([named.kind, named.giver.kind], ["delegate", "organisation"]);
    made(await answerMandate(services, { person: anh, id: named.id, accept: true, reason: "" }));
    const staff = await findActing(services, anh, named.id);
    assert.ok(staff.ok);
    assert.equal(staff.acting.personId, acting.acting.personId);
    assert.equal(staff.acting.applicant.organisation, true);
    assert.ok((await listMandates(services, toan)).given.some(({ id }) => id === named.id));
    made(await revokeMandate(services, { by: { ...toan, acting: acting.acting }, id: named.id, reason: "Nghỉ việc" }));
  });

  it("hands a result to the applicant or to a living mandate that includes it, to nobody else", async () => {
    const suu = await ensurePerson(services, { personalId: SUU, name: "HOÀNG THỊ SỬU" });
    const dossier = {
      ...filing,
      id: randomUUID(),
      code: "H60.30.12-261120-0001",
      applicant: { ...filing.applicant, personId: suu.id, personalId: SUU, name: suu.name },
    };
    const asked = dossier as unknown as Parameters<typeof mayReceive>[1];
    assert.equal((await mayReceive(services, asked, SUU)).ok, true);
    const wrong = await mayReceive(services, asked, TOAN);
    assert.match(wrong.ok ? "" : wrong.message, /không phải HOÀNG THỊ SỬU/);
    const right = await mayReceive(services, asked, ANH);
    assert.ok(right.ok && right.mandate?.kind === "authorised");
    made(await revokeMandate(services, { by: receptionist, id: right.mandate!.id, reason: "Cụ đến quầy đề nghị" }));
    assert.equal((await mayReceive(services, asked, ANH)).ok, false);
  });

  it("ends by the calendar: not usable from the day after, written down by the sweep, once", async () => {
    const mandate = made(await grandmother());
    const anh = await person(ANH, "LÝ VĂN ÁNH");
    test.pass({ hours: 24 * 190 });
    const found = await findActing(services, anh, mandate.id);
    assert.match(found.ok ? "" : found.why, /đã hết hạn/);
    assert.ok((await expireMandates(services)) > 0);
    assert.equal(await expireMandates(services), 0);
    const { received } = await listMandates(services, anh);
    assert.equal(received.find(({ id }) => id === mandate.id)?.state, "expired");
  });
});
