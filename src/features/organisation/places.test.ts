import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { compareAppointments, listDifferences } from "../appointments/index.ts";
import { calendarOf, findAgency, getAgency, hoursOf, listRooms } from "../catalogue/index.ts";
import { viewDossier } from "../dossiers/index.ts";
import { act, fileOne } from "../dossiers/testing/library.ts";
import { listAbsences } from "../leave/index.ts";
import { addRoom, agencyVersion, listHours, listLog, recordLeave, saveAgency, setHours, withdrawHours } from "./index.ts";
import { HERE, newKey, openPeople, type People, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const onAgency = async (agencyId = HERE, by = "quantrixa") => ({
  steward: await people.steward(by),
  key: newKey(),
  agencyId,
  version: (await agencyVersion(people.services, agencyId))!,
});
const WEEK = { mon: ["07:00-11:00", "13:30-17:30"], tue: ["07:00-11:00"] };
const LEGAL = "Quyết định 12/QĐ-UBND";
const noonOf = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T12:00:00+07:00`);

describe("hours of an agency", () => {
  it("hold from their day on, for that agency alone, and leave what was promised as it is", async () => {
    const { services } = people;
    // After the cut-off of the day, so that it is due on Monday.
    people.clock.set("2026-11-20T09:00:00Z");
    const dossier = await fileOne(services, people.filing);
    const received = await act(services, dossier.id, await people.officer("motcua", "receptionist"), { type: "receive" });
    await compareAppointments(services);
    const before = await calendarOf(await getAgency(services, HERE));
    const set = await setHours(services, { ...(await onAgency()), from: "2026-11-23", to: "", hours: WEEK, legal: LEGAL });
    assert.ok(set.ok);
    const agency = await getAgency(services, HERE);
    assert.deepEqual(hoursOf(agency, noonOf("2026-11-22")), hoursOf({ hours: null }, noonOf("2026-11-22")));
    assert.deepEqual(hoursOf(agency, noonOf("2026-11-23")), WEEK);
    assert.notEqual(hoursOf(await getAgency(services, THERE), noonOf("2026-11-23")), WEEK);
    assert.notEqual(await calendarOf(agency), before);
    const stored = await getDue(dossier.id);
    assert.equal(stored, received.dueAt);
    assert.equal(await compareAppointments(services), 1);
    const [difference] = await listDifferences(services, await people.officer("lanhdao", "leader"));
    assert.deepEqual([difference?.code, difference?.oldDue, difference?.decision], [dossier.code, received.dueAt, null]);
    assert.equal(await getDue(dossier.id), received.dueAt, "compared, listed, and not moved");
  });

  it("begin tomorrow at the earliest, and have ranges that can be and a legal basis", async () => {
    const refused = async (patch: object): Promise<string | undefined> => {
      const input = { ...(await onAgency()), from: "2026-12-01", to: "", hours: WEEK, legal: LEGAL, ...patch };
      const outcome = await setHours(people.services, input);
      assert.ok(!outcome.ok);
      return outcome.field;
    };
    assert.equal(await refused({ from: "2026-11-20" }), "from");
    assert.equal(await refused({ from: "2026-02-31" }), "from");
    assert.equal(await refused({ to: "2026-11-30" }), "to");
    assert.equal(await refused({ hours: { mon: ["11:00-07:00"] } }), "hours");
    assert.equal(await refused({ hours: {} }), "hours");
    assert.equal(await refused({ legal: " " }), "legal");
    assert.equal(await refused({ agencyId: THERE, version: 1 }), undefined);
  });

  it("that have not begun are withdrawn; those that hold are not", async () => {
    const set = { ...(await onAgency()), from: "2026-12-21", to: "2026-12-31", hours: { mon: ["08:00-12:00"] }, legal: LEGAL };
    assert.ok((await setHours(people.services, set)).ok);
    assert.deepEqual(await setHours(people.services, set), { ok: true, repeated: true });
    const [later, now] = await listHours(people.services, HERE);
    assert.equal(later?.period.from, "2026-12-21");
    people.clock.set("2026-11-24T01:00:00Z");
    const begun = await withdrawHours(people.services, { ...(await onAgency()), id: now!.id, reason: "" });
    assert.ok(!begun.ok);
    assert.ok((await withdrawHours(people.services, { ...(await onAgency()), id: later!.id, reason: "" })).ok);
    assert.equal((await listHours(people.services, HERE)).length, 1);
    people.clock.set("2026-11-20T01:00:00Z");
  });

  it("of two administrators at once are set by one", async () => {
    const [one, other] = [await onAgency(), await onAgency(HERE, "quantri")];
    const period = { from: "2027-01-04", to: "", hours: WEEK, legal: LEGAL };
    const outcomes = await Promise.all([one, other].map((on) => setHours(people.services, { ...on, ...period })));
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  });
});

const getDue = async (id: string): Promise<string | undefined> => {
  return (await viewDossier(people.services, { kind: "system", name: "Một Cửa" }, { id }))?.dueAt;
};

describe("rooms and details", () => {
  it("are added with a code of their own, each sort once", async () => {
    const room = { suffix: "05", unit: "phong-van-hoa-xa-hoi", name: "Phòng Văn hóa – Xã hội" };
    const added = await addRoom(people.services, { ...(await onAgency()), ...room });
    assert.deepEqual(added.ok && !added.repeated && added.id, `${HERE}.05`);
    const made = await findAgency(people.services, `${HERE}.05`);
    assert.deepEqual([made?.parentId, made?.oldCode, made?.kind], [HERE, "005.12.30.H60", "office"]);
    for (const patch of [room, { ...room, suffix: "06" }, { ...room, suffix: "5" }, { ...room, suffix: "07", unit: "so-y-te" }])
      assert.ok(!(await addRoom(people.services, { ...(await onAgency()), ...patch })).ok);
    assert.ok(!(await addRoom(people.services, { ...(await onAgency(THERE)), ...room })).ok);
    assert.equal((await listRooms(people.services, HERE)).length, 2);
  });

  it("change with what they were kept in the log, and code and sort stay", async () => {
    const details = {
      name: "Ủy ban nhân dân xã Thượng Lâm",
      shortName: "xã Thượng Lâm",
      address: "Thôn Nà Tông",
      hotline: "0207 3 111 111",
    };
    assert.ok((await saveAgency(people.services, { ...(await onAgency()), details })).ok);
    const agency = await getAgency(people.services, HERE);
    assert.deepEqual([agency.address, agency.unit, agency.id], ["Thôn Nà Tông", "ubnd-xa", HERE]);
    assert.ok(
      !(await saveAgency(people.services, { ...(await onAgency()), version: 1, details: { ...details, address: "khác" } })).ok,
    );
  });
});

it("leave is recorded for somebody by an administrator within reach, once", async () => {
  const { id: officerId } = await people.account("hotich");
  const steward = await people.steward("quantrixa");
  const leave = {
    steward,
    key: newKey(),
    agencyId: HERE,
    officerId,
    from: "2026-12-01",
    to: "2026-12-05",
    reason: "nghỉ phép năm",
  };
  assert.ok((await recordLeave(people.services, leave)).ok);
  assert.ok((await recordLeave(people.services, leave)).ok);
  const absences = await listAbsences(people.services, HERE);
  assert.deepEqual(
    absences.map(({ officerName, recordedBy }) => [officerName, recordedBy]),
    [["LÝ THỊ THU", steward.name]],
  );
  const question = { search: "", act: "recordLeave", agencyId: "", from: "", to: "", page: 1 };
  const { lines } = await listLog(people.services, steward, question);
  assert.deepEqual(
    lines.map(({ subject, after }) => [subject.name, after]),
    [["LÝ THỊ THU", { from: "2026-12-01", to: "2026-12-05" }]],
    "the log tells whose leave it is",
  );
  assert.ok(!(await recordLeave(people.services, { ...leave, key: newKey(), agencyId: THERE })).ok);
});
