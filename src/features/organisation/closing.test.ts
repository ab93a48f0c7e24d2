import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { libraryCard, reader } from "../../core/dossier/testing/library-card.ts";
import {
  findAgency,
  findCommuneAgency,
  findProcedure,
  heirOf,
  listAgencies,
  listRooms,
  publishRevisions,
  roomHeirs,
  routeByAuthority,
} from "../catalogue/index.ts";
import { openDossier, viewDossier } from "../dossiers/index.ts";
import { act, fileOne } from "../dossiers/testing/library.ts";
import {
  addPost,
  agencyVersion,
  closeAgency,
  endPost,
  handDossiersOver,
  listLog,
  readPlaces,
  reopenAgency,
  succeedDossiers,
  viewClosing,
} from "./index.ts";
import { HERE, newKey, openPeople, type People, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
  await sql`insert into agency (id, name, short_name, kind, unit, parent_id, commune_code, old_code, address, hotline)
    values (${LAST}, 'UBND xã Cuối', 'xã Cuối', 'commune', 'ubnd-xa', 'H60', '02270', '003.14.30.H60', '', '')`.execute(
    people.services.db,
  );
});
after(() => people.close());

const on = async (agencyId: string, by = "quantri") => ({
  steward: await people.steward(by),
  key: newKey(),
  agencyId,
  version: (await agencyVersion(people.services, agencyId))!,
});
const refused = (outcome: { ok: boolean; message?: string }): string => (outcome.ok ? "" : (outcome.message ?? ""));
const close = async (agencyId: string, patch: object = {}, by?: string) =>
  closeAgency(people.services, { ...(await on(agencyId, by)), successorId: "", reason: "Nghị quyết 05/NQ-HĐND", ...patch });
const view = async (agencyId: string, by = "quantri") =>
  (await viewClosing(people.services, await people.steward(by), agencyId))!;
const ROOM = `${HERE}.03`;
/** A commune where nobody works. */
const LAST = "H60.30.14";

/** Ends every post at these places, as administrators would after moving people. */
async function emptyPosts(agencyId: string): Promise<void> {
  for (const { accountId, postId } of (await view(agencyId)).people) {
    const { rows } = await sql<{ version: number }>`select version from officer where id = ${accountId}`.execute(
      people.services.db,
    );
    const ended = await endPost(people.services, {
      ...(await on(agencyId)),
      accountId,
      version: rows[0]!.version,
      postId,
      reason: "chuyển",
    });
    assert.ok(ended.ok, refused(ended));
  }
}

describe("closing a room", () => {
  it("waits for its people and its steps, and its steps go to a neighbour", async () => {
    await sql`insert into agency (id, name, short_name, kind, unit, parent_id, commune_code, old_code, address, hotline)
      values (${`${HERE}.04`}, 'Phòng Văn hóa – Xã hội xã Thượng Lâm', 'Phòng Văn hóa', 'office', 'phong-van-hoa-xa-hoi', ${HERE}, '02269', '', '', '')`.execute(
      people.services.db,
    );
    assert.deepEqual(
      (await view(ROOM)).people.map(({ username }) => username),
      ["kinhte"],
    );
    assert.match(refused(await close(ROOM, {}, "quantrixa")), /Còn 1 vai ở đây/);
    const { id } = await fileOne(people.services, people.filing);
    await act(people.services, id, await people.officer("motcua", "receptionist"), { type: "receive" });
    await act(people.services, id, await people.officer("motcua", "receptionist"), { type: "completeStep", note: "" });
    await sql`update dossier set snapshot = jsonb_set(snapshot, '{steps,1,unit}', '"phong-kinh-te"') where id = ${id}`.execute(
      people.superuserDb(),
    );
    assert.equal((await view(ROOM)).dossiers.count, 1);
    await emptyPosts(ROOM);
    assert.match(refused(await close(ROOM)), /Còn 1 hồ sơ đang mở/);
    const key = newKey();
    const asked = { ...(await on(ROOM)), key, successorId: `${HERE}.04`, reason: "Nghị quyết 05" };
    assert.ok((await handDossiersOver(people.services, asked)).ok);
    await succeedDossiers(people.services, { id: key });
    assert.deepEqual((await view(ROOM)).succession?.remaining, []);
    const dossier = await viewDossier(people.services, { kind: "system", name: "x" }, { id });
    assert.equal(dossier?.steps.at(-1)?.unit, "phong-van-hoa-xa-hoi");
    assert.ok((await close(ROOM, { successorId: `${HERE}.04` })).ok);
    assert.ok(!(await listRooms(people.services, HERE)).some((room) => room.id === ROOM));
    assert.equal((await findAgency(people.services, ROOM))?.name, "Phòng Kinh tế xã Thượng Lâm", "history keeps the name");
    assert.match(refused(await close(ROOM)), /đã đóng rồi/);
  });

  it("is undone when it was a mistake", async () => {
    assert.match(refused(await reopenAgency(people.services, { ...(await on(ROOM)), reason: " " })), /vì sao mở lại/);
    assert.ok((await reopenAgency(people.services, { ...(await on(ROOM)), reason: "Đóng nhầm" })).ok);
    assert.ok((await listRooms(people.services, HERE)).some((room) => room.id === ROOM));
    const log = await listLog(people.services, await people.steward("quantri"), {
      search: "",
      act: "reopenAgency",
      agencyId: "",
      from: "",
      to: "",
      page: 1,
    });
    assert.deepEqual(
      log.lines.map(({ reason }) => reason),
      ["Đóng nhầm"],
    );
  });
});

describe("work that comes to a closed room", () => {
  it("begins in the room that goes on with it, and at the leader only when nobody does", async () => {
    assert.equal((await roomHeirs(people.services, HERE)).size, 0);
    await emptyPosts(ROOM);
    assert.ok((await close(ROOM, { successorId: `${HERE}.04` })).ok);
    assert.deepEqual([...(await roomHeirs(people.services, HERE))], [["phong-kinh-te", "phong-van-hoa-xa-hoi"]]);
    const steps = libraryCard.steps.map((step, at) => (at === 1 ? { ...step, unit: "phong-kinh-te" } : step));
    const code = `${libraryCard.code}1`;
    await publishRevisions(people.services, [{ ...libraryCard, code, steps }]);
    const { id: revisionId } = (await findProcedure(people.services, code))!;
    const { id } = await fileOne(people.services, { ...people.filing, procedureCode: code, revisionId });
    const clerk = await people.officer("motcua", "receptionist");
    await act(people.services, id, clerk, { type: "receive" });
    const next = await act(people.services, id, clerk, { type: "completeStep", note: "" });
    assert.deepEqual([next.steps.at(-1)?.unit, next.coordination], ["phong-van-hoa-xa-hoi", undefined]);
    assert.ok((await reopenAgency(people.services, { ...(await on(ROOM)), reason: "Đóng nhầm" })).ok);
    assert.equal((await roomHeirs(people.services, HERE)).size, 0);
  });
});

describe("closing an agency", () => {
  it("is not for its own administrator, nor for a province", async () => {
    assert.match(refused(await close(HERE, {}, "quantrixa")), /chỉ quản trị cấp trên/);
    assert.match(refused(await close("H60")), /của tỉnh không đóng được/);
    assert.match(refused(await close(HERE, {}, "quantrixa.3013")), /ngoài phạm vi/);
  });

  it("hands its dossiers over to the successor as they stand, then closes with its rooms and administrators", async () => {
    const { id, code } = await fileOne(people.services, people.filing);
    const received = await act(people.services, id, await people.officer("motcua", "receptionist"), { type: "receive" });
    assert.match(refused(await close(HERE)), /hồ sơ đang mở/);
    const wrong = await handDossiersOver(people.services, { ...(await on(HERE)), successorId: "H99", reason: "x" });
    assert.match(refused(wrong), /nơi kế thừa/);
    const key = newKey();
    const asked = { ...(await on(HERE)), key, successorId: THERE, reason: "Nghị quyết 05/NQ-HĐND" };
    assert.ok((await handDossiersOver(people.services, asked)).ok);
    assert.deepEqual(await handDossiersOver(people.services, asked), { ok: true, repeated: true });
    await succeedDossiers(people.services, { id: key });
    await succeedDossiers(people.services, { id: key });
    const moved = await viewDossier(people.services, { kind: "system", name: "x" }, { id });
    assert.deepEqual([moved?.agencyId, moved?.dueAt, moved?.code], [THERE, received.dueAt, code]);
    const { succession, dossiers } = await view(HERE);
    assert.deepEqual([succession?.remaining, dossiers.count], [[], 0]);
    assert.match(refused(await close(HERE)), /Còn \d+ vai ở đây/);
    await emptyPosts(HERE);
    assert.ok((await close(HERE, { successorId: THERE })).ok);

    assert.deepEqual((await listAgencies(people.services, "commune")).map((one) => one.id).includes(HERE), false);
    assert.equal((await findCommuneAgency(people.services, "02269"))?.id, THERE, "its people belong to the successor");
    assert.equal((await readPlaces(people.services)).has(ROOM), false, "its rooms closed along");
    assert.equal((await people.account("quantrixa")).posts.length, 0);
    const routed = await routeByAuthority(people.services, libraryCard, HERE);
    assert.deepEqual([routed.kind, routed.agency.id], ["agency", THERE], "a draft for the closed agency goes to the successor");
    assert.equal((await heirOf(people.services, HERE))?.id, THERE);
    const late = await openDossier(people.services, { key: newKey(), actor: reader, filing: people.filing });
    assert.match(late.ok ? "" : late.refusal.message, /vừa đóng.*nộp lại.*nơi kế thừa/s);

    const give = { role: "specialist", agencyId: HERE, position: "Công chức", unit: "" };
    const account = await people.account("hotich.3013");
    const given = await addPost(people.services, {
      ...(await on(THERE)),
      accountId: account.id,
      version: account.version,
      post: give,
    });
    assert.match(refused(given), /Không có cơ quan mã này/);
    const insert = sql`insert into officer_post (officer_id, agency_id, role, position) values (${account.id}, ${HERE}, 'leader', 'x')`;
    await assert.rejects(insert.execute(people.services.db), /was closed/);
  });

  it("opens again with its rooms", async () => {
    assert.ok((await reopenAgency(people.services, { ...(await on(HERE)), reason: "Nghị quyết bị hoãn" })).ok);
    assert.equal((await findCommuneAgency(people.services, "02269"))?.id, HERE);
    assert.ok((await readPlaces(people.services)).has(ROOM));
  });
});

describe("filing while the agency closes", () => {
  it("is either counted, so that it does not close, or refused", async () => {
    for (let round = 0; round < 6; round++) {
      const filing = { ...people.filing, agencyId: LAST, agencyName: "UBND xã Cuối" };
      const [filed, closed] = await Promise.all([
        openDossier(people.services, { key: newKey(), actor: reader, filing }),
        close(LAST, { successorId: THERE }),
      ]);
      assert.notEqual(filed.ok, closed.ok, "exactly one of the two");
      if (filed.ok) await sql`update dossier set state = 'archived' where id = ${filed.dossier.id}`.execute(people.superuserDb());
      else assert.ok((await reopenAgency(people.services, { ...(await on(LAST)), reason: "Thử" })).ok);
    }
  });
});
