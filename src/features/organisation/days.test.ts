import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isWorkingTime } from "../../core/calendar/index.ts";
import { compareAppointments, listDifferences } from "../appointments/index.ts";
import { calendarOf, getAgency } from "../catalogue/index.ts";
import { viewDossier } from "../dossiers/index.ts";
import { act, fileOne } from "../dossiers/testing/library.ts";
import { addDay, dropDay, listDays, listLog } from "./index.ts";
import { HERE, newKey, openPeople, type People, THERE } from "./testing/people.ts";

let people: People;
before(async () => {
  people = await openPeople();
});
after(() => people.close());

const off = {
  kind: "off",
  date: "2026-11-23",
  half: "",
  hours: "",
  for: "",
  name: "Ngày thành lập tỉnh",
  legal: "Quyết định 12/QĐ-UBND",
};
const add = async (patch: object, { by = "quantri", agencyId = "H60" } = {}) =>
  addDay(people.services, { steward: await people.steward(by), key: newKey(), agencyId, ...off, ...patch });
const refused = (outcome: { ok: boolean; message?: string }): string => (outcome.ok ? "" : (outcome.message ?? ""));
const works = async (agencyId: string, at: string): Promise<boolean> =>
  isWorkingTime(await calendarOf(await getAgency(people.services, agencyId)), Temporal.Instant.from(`${at}+07:00`));

test("a day off by decision of the province holds everywhere below it, and moves no appointment that was given", async () => {
  const { services } = people;
  people.clock.set("2026-11-20T09:00:00Z");
  const dossier = await fileOne(services, people.filing);
  const received = await act(services, dossier.id, await people.officer("motcua", "receptionist"), { type: "receive" });
  await compareAppointments(services);
  assert.equal(await works(HERE, "2026-11-23T09:00"), true);
  assert.ok((await add({})).ok);
  assert.equal(await works(HERE, "2026-11-23T09:00"), false);
  assert.equal(await works(THERE, "2026-11-23T09:00"), false);
  assert.equal(await compareAppointments(services), 1);
  const [difference] = await listDifferences(services, await people.officer("lanhdao", "leader"));
  assert.equal(difference?.code, dossier.code);
  assert.match(difference!.why.join(" "), /Thêm ngày nghỉ 23\/11\/2026: Ngày thành lập tỉnh \(Quyết định 12/);
  assert.equal((await viewDossier(services, { kind: "system", name: "x" }, { id: dossier.id }))?.dueAt, received.dueAt);
});

test("a commune adds its own, a half day or a Saturday that is worked", async () => {
  const own = { by: "quantrixa", agencyId: HERE };
  assert.ok((await add({ date: "2026-11-25", half: "afternoon", name: "Lễ hội xã" }, own)).ok);
  assert.deepEqual(
    [await works(HERE, "2026-11-25T09:00"), await works(HERE, "2026-11-25T14:00"), await works(THERE, "2026-11-25T14:00")],
    [true, false, true],
  );
  const worked = { kind: "worked", date: "2026-11-28", hours: "07:30 – 11:30", for: "2026-11-25", name: "Làm bù" };
  assert.ok((await add(worked, own)).ok);
  assert.deepEqual(
    [await works(HERE, "2026-11-28T09:00"), await works(HERE, "2026-11-28T14:00"), await works(THERE, "2026-11-28T09:00")],
    [true, false, false],
  );
  const seen = await listDays(people.services, HERE);
  assert.deepEqual(
    seen.map(({ date, agencyId }) => [date, agencyId]),
    [
      ["2026-11-28", HERE],
      ["2026-11-25", HERE],
      ["2026-11-23", "H60"],
    ],
  );
});

test("national days stand, the past stays, and what is wrong is said", async () => {
  assert.match(
    refused(await add({ date: "2026-11-24" })),
    /ngày nghỉ của cả nước \(Ngày Văn hóa Việt Nam\); tỉnh không đổi được/,
  );
  assert.match(refused(await add({ kind: "worked", date: "2026-11-24" })), /tỉnh không đổi được/);
  assert.match(refused(await add({ date: "2026-11-20" })), /Sớm nhất là ngày mai/);
  assert.match(refused(await add({ date: "2026-02-31" })), /đủ ngày, tháng, năm/);
  assert.match(refused(await add({ kind: "x", date: "2026-12-01" })), /nghỉ thêm hay làm bù/);
  assert.match(refused(await add({ date: "2026-12-01", legal: " " })), /căn cứ/);
  assert.match(refused(await add({ kind: "worked", date: "2026-12-05", hours: "11:00-07:00" })), /./);
  assert.match(refused(await add({})), /Ngày này đã ghi/);
  assert.match(refused(await add({ date: "2026-12-01" }, { by: "quantrixa", agencyId: THERE })), /ngoài phạm vi/);
});

test("a day that has not come is taken back, and both stand in the log", async () => {
  const steward = await people.steward("quantri");
  const [day] = await listDays(people.services, "H60");
  const drop = (by = steward) =>
    dropDay(people.services, { steward: by, key: newKey(), agencyId: "H60", id: day!.id, reason: "" });
  assert.match(refused(await drop(await people.steward("quantrixa"))), /ngoài phạm vi/);
  assert.ok((await drop()).ok);
  assert.equal(await works(HERE, "2026-11-23T09:00"), true);
  people.clock.set("2026-11-26T01:00:00Z");
  const [, half] = await listDays(people.services, HERE);
  const late = await dropDay(people.services, { steward, key: newKey(), agencyId: HERE, id: half!.id, reason: "" });
  assert.match(refused(late), /đã đến hoặc đã qua/);
  const log = await listLog(people.services, steward, { search: "", act: "dropDay", agencyId: "", from: "", to: "", page: 1 });
  assert.equal(log.total, 1);
});
