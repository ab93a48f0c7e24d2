import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { officer } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { openLibrary } from "../dossiers/testing/library.ts";
import { beat, closeOutage, listOutages, outagesBetween, recordOutage } from "./index.ts";

const AGENCY = "H60.30.12";
const controller = officer("controller", { agencyId: "H60" });
const clock = fixedClock("2026-11-20T01:00:00Z");
const at = (local: string) => Temporal.Instant.from(`${local}+07:00`);
let test: TestServices;

before(async () => {
  test = await testServices({ clock });
  await openLibrary(test.services);
});
after(() => test.close());

const between = (from: string, to: string) => outagesBetween(test.services, AGENCY, at(from), at(to));

it("a gap of the heartbeat is an outage; a restart and a second process are none", async () => {
  await beat(test.services);
  clock.set("2026-11-20T01:01:00Z");
  await beat(test.services);
  clock.set("2026-11-20T01:04:00Z");
  await Promise.all([beat(test.services), beat(test.services)]);
  assert.deepEqual(await listOutages(test.services), []);
  clock.set("2026-11-20T02:34:00Z");
  await Promise.all([beat(test.services), beat(test.services)]);
  const [found, ...more] = await listOutages(test.services);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [found!.from, found!.to, found!.source, found!.recordedBy],
    ["2026-11-20T01:04:00.000Z", "2026-11-20T02:34:00.000Z", "program", "Hệ thống"],
  );
  assert.deepEqual(
    (await between("2026-11-20T07:30", "2026-11-20T17:00")).map(({ minutes }) => minutes),
    [90],
  );
});

it("an officer's record is checked, lasts until it is closed, and is closed once", async () => {
  clock.set("2026-11-23T09:00:00Z");
  const from = at("2026-11-23T11:00");
  const wrong = async (input: Partial<Parameters<typeof recordOutage>[2]>) =>
    (await recordOutage(test.services, controller, { from, what: "Mất mạng", ...input })).map(({ field }) => field);
  assert.deepEqual(await wrong({ what: "  " }), ["what"]);
  assert.deepEqual(await wrong({ what: "x".repeat(301) }), ["what"]);
  assert.deepEqual(await wrong({ from: at("2026-11-23T16:01") }), ["from"]);
  assert.deepEqual(await wrong({ from: at("2025-11-01T16:00") }), ["from"]);
  assert.deepEqual(await wrong({ to: at("2026-11-23T11:00") }), ["to"]);
  assert.deepEqual(await wrong({ to: at("2026-11-23T16:01") }), ["to"]);
  assert.deepEqual(await wrong({}), []);

  const [open] = await listOutages(test.services);
  assert.equal(open!.to, null);
  const [lasting] = await between("2026-11-23T07:30", "2026-11-23T16:00");
  assert.equal(lasting!.minutes, 30 + 180, "to the end of the term, without the lunch break");
  assert.match(
    lasting!.say,
    /^Sự cố hệ thống \(Mất mạng\) từ 11:00 thứ Hai 23\/11\/2026 chưa khắc phục xong, mất 3 giờ 30 phút làm việc\.$/,
  );

  const close = (to: string) => closeOutage(test.services, controller, { id: open!.id, to: at(to) });
  assert.match((await close("2026-11-23T16:01"))!, /tương lai/);
  assert.match((await close("2026-11-23T10:00"))!, /bắt đầu sau/);
  assert.equal(await close("2026-11-23T14:00"), undefined);
  assert.match((await close("2026-11-23T15:00"))!, /đã được ghi/);
  const [ended] = await between("2026-11-23T07:30", "2026-11-23T16:00");
  assert.equal(ended!.minutes, 30 + 60);
});

it("only the part within the term and within working hours counts", async () => {
  clock.set("2026-11-25T10:00:00Z");
  const problems = await recordOutage(test.services, controller, {
    from: at("2026-11-23T16:30"),
    to: at("2026-11-25T08:00"),
    what: "Mất điện",
  });
  assert.deepEqual(problems, []);
  const minutes = async (from: string, to: string) => (await between(from, to)).map((one) => one.minutes);
  assert.deepEqual(await minutes("2026-11-23T16:00", "2026-11-26T17:00"), [60], "24/11 is a day off");
  assert.deepEqual(await minutes("2026-11-25T07:45", "2026-11-26T17:00"), [15]);
  assert.deepEqual(await minutes("2026-11-24T00:00", "2026-11-24T23:00"), [], "on a day off nothing is lost");
  assert.deepEqual(await minutes("2026-11-26T07:30", "2026-11-26T17:00"), []);
});
