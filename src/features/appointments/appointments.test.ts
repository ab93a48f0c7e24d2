import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Dossier, Filing } from "../../core/dossier/index.ts";
import { commands, officer, reader } from "../../core/dossier/testing/library-card.ts";
import { fixedClock } from "../../platform/clock.ts";
import { type TestServices, testServices } from "../../platform/testing/test-services.ts";
import { wholeLaw } from "../catalogue/index.ts";
import { readEvents } from "../dossiers/index.ts";
import { act, fileOne, openLibrary } from "../dossiers/testing/library.ts";
import { explainChange, spanOfChange } from "./calendar-content.ts";
import { compareAppointments, countDifferences, decideDifference, listDifferences } from "./index.ts";
import type { CalendarContent } from "./types.ts";

const leader = officer("leader");
const clock = fixedClock("2026-11-16T02:00:00Z");
let test: TestServices;
let filing: Filing;

const { holidays, workingHours, agencies } = wholeLaw();
const content: CalendarContent = { holidays, workingHours, agencies, own: {} };
const LEGAL = "Công điện 99/CĐ-TTg";
/** The calendar of today with a day off more. */
const withDayOff = (date: string): CalendarContent => ({
  ...content,
  holidays: { ...holidays, holidays: [...holidays.holidays, { date, name: "Nghỉ bão", legal: LEGAL }] },
});

before(async () => {
  test = await testServices({ clock });
  ({ filing } = await openLibrary(test.services));
  await compareAppointments(test.services, content);
});
after(() => test.close());

/** At the counter: two working days. Received on Tuesday 17/11/2026 at 09:00, due on Thursday at 09:00. */
async function received(): Promise<Dossier> {
  clock.set("2026-11-17T02:00:00Z");
  const dossier = await fileOne(test.services, { ...filing, channel: "counter" });
  return act(test.services, dossier.id, officer("receptionist"), { type: "receive" });
}
const mine = async (dossier: Dossier) =>
  (await listDifferences(test.services, leader)).filter(({ dossierId }) => dossierId === dossier.id);

describe("appointments under another calendar", () => {
  it("are listed with the old and the new time and why; the dossier stays as it is", async () => {
    const dossier = await received();
    assert.equal(dossier.dueAt, "2026-11-19T02:00:00.000Z");
    assert.equal(await compareAppointments(test.services, content), 0);
    assert.ok((await compareAppointments(test.services, withDayOff("2026-11-18"))) > 0);
    const [found, ...more] = await mine(dossier);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [found!.code, found!.agencyId, found!.oldDue, found!.newDue, found!.decision],
      [dossier.code, "H60.30.12", "2026-11-19T02:00:00.000Z", "2026-11-20T02:00:00.000Z", null],
    );
    assert.deepEqual(found!.why, [`Thêm ngày nghỉ 18/11/2026: Nghỉ bão (${LEGAL}).`]);
    const types = (await readEvents(test.services, dossier.id)).map(({ event }) => event.type);
    assert.deepEqual(types, ["Submitted", "Received", "StepStarted", "StepClaimed"]);
  });

  it("are gone from the list when the calendar gives them again, and come once however often they are compared", async () => {
    const dossier = await received();
    await compareAppointments(test.services, withDayOff("2026-11-19"));
    assert.equal((await mine(dossier)).length, 1);
    await compareAppointments(test.services, content);
    assert.equal((await mine(dossier)).length, 0);
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    assert.equal((await mine(dossier)).length, 1);
    await compareAppointments(test.services, content);
  });

  it("are not touched by a day that their term does not meet", async () => {
    const dossier = await received();
    await compareAppointments(test.services, withDayOff("2026-11-27"));
    assert.equal((await mine(dossier)).length, 0);
    await compareAppointments(test.services, content);
  });

  it("count a pause as the new calendar measures it", async () => {
    let dossier = await received();
    await act(test.services, dossier.id, officer("receptionist"), { type: "completeStep", note: "" });
    const specialist = officer("specialist");
    clock.set("2026-11-17T07:00:00Z");
    await act(test.services, dossier.id, specialist, commands.supplement);
    await act(test.services, dossier.id, leader, commands.approveProposal);
    clock.set("2026-11-19T07:00:00Z");
    dossier = await act(test.services, dossier.id, reader, commands.answer);
    assert.equal(dossier.dueAt, "2026-11-23T02:00:00.000Z", "two working days later");
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    const [found] = await mine(dossier);
    assert.equal(found, undefined, "a day off within the pause moves nothing: the pause is a day shorter, the term a day longer");
    await compareAppointments(test.services, content);
  });
});

describe("decisions", () => {
  it("are a leader's of the agency, with a reason, once", async () => {
    const dossier = await received();
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    const [found] = await mine(dossier);
    const keep = { id: found!.id, decision: "keep", reason: "Đã báo cho dân" } as const;
    const refused = async (actor: typeof leader, input: Parameters<typeof decideDifference>[2]) => {
      const outcome = await decideDifference(test.services, actor, input);
      return outcome.ok ? "" : outcome.message;
    };
    assert.match(await refused(officer("leader", { agencyId: "H60.30.13" }), keep), /Không có lịch hẹn này/);
    assert.match(await refused(officer("specialist"), keep), /lãnh đạo/);
    assert.match(await refused(leader, { ...keep, reason: " " }), /ghi lý do/);
    const before = await countDifferences(test.services, leader);
    assert.equal(await refused(leader, keep), "");
    assert.equal(await countDifferences(test.services, leader), before - 1);
    assert.match(await refused(leader, keep), /đã được .* quyết định/);
    const [kept] = await mine(dossier);
    assert.deepEqual([kept!.decision, kept!.reason, kept!.decidedBy!.name], ["keep", "Đã báo cho dân", leader.name]);

    await compareAppointments(test.services, content);
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    assert.deepEqual(
      (await mine(dossier)).map(({ decision }) => decision),
      ["keep"],
      "what was decided is not asked again",
    );
    await compareAppointments(test.services, content);
  });

  it("to apply the new time move it in the dossier, by an event with the reason and the announcement; then the two agree", async () => {
    const dossier = await received();
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    const [found] = await mine(dossier);
    const apply = { id: found!.id, decision: "apply", reason: "Bão số 9" } as const;
    const outcomes = await Promise.all([1, 2].map(() => decideDifference(test.services, leader, apply)));
    assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    const events = await readEvents(test.services, dossier.id);
    const moved = events.flatMap(({ event }) => (event.type === "DueMoved" ? [event] : []));
    assert.equal(moved.length, 1);
    assert.equal(moved[0]!.dueAt, found!.newDue);
    assert.match(moved[0]!.reason, /^Bão số 9 Thêm ngày nghỉ 18\/11\/2026/);
    await compareAppointments(test.services, content);
    await compareAppointments(test.services, withDayOff("2026-11-19"));
    const decided = await mine(dossier);
    assert.deepEqual(
      decided.map(({ decision }) => decision),
      ["apply"],
      "what somebody set is no outcome of a calendar",
    );
    await compareAppointments(test.services, content);
  });

  it("are refused when the dossier has another due time by now, or is late", async () => {
    const dossier = await received();
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    const [found] = await mine(dossier);
    await act(test.services, dossier.id, leader, { type: "moveDue", dueAt: "2026-11-23T02:00:00.000Z", reason: "Thỏa thuận" });
    const apply = { id: found!.id, decision: "apply", reason: "Bão số 9" } as const;
    const outcome = await decideDifference(test.services, leader, apply);
    assert.match(outcome.ok ? "" : outcome.message, /không còn là 09:00 thứ Năm 19\/11\/2026/);

    const other = await received();
    await compareAppointments(test.services, content);
    await compareAppointments(test.services, withDayOff("2026-11-18"));
    const [late] = await mine(other);
    clock.set("2026-11-19T03:00:00Z");
    const tooLate = await decideDifference(test.services, leader, { ...apply, id: late!.id });
    assert.match(tooLate.ok ? "" : tooLate.message, /đã quá hạn/);
    assert.equal((await mine(other))[0]!.decision, null);
    await compareAppointments(test.services, content);
  });

  it("are seen by the controller for all agencies", async () => {
    const controller = officer("controller", { agencyId: "H60" });
    assert.ok((await listDifferences(test.services, controller)).length > 0);
    assert.deepEqual(await listDifferences(test.services, officer("leader", { agencyId: "H60.30.13" })), []);
  });
});

describe("the change between two calendars", () => {
  const from = Temporal.Instant.from("2026-06-01T00:00:00Z");
  const to = Temporal.Instant.from("2026-12-31T00:00:00Z");
  const say = (before: CalendarContent, after: CalendarContent) =>
    explainChange(before, after, { agencyId: "H60.30.12", from, to });
  const without = (date: string): CalendarContent => ({
    ...content,
    holidays: {
      holidays: holidays.holidays.filter((one) => one.date !== date),
      swapDays: holidays.swapDays.filter((one) => one.date !== date),
    },
  });

  it("is told in sentences", () => {
    assert.deepEqual(say(content, content), []);
    assert.deepEqual(say(content, without("2026-11-24")), ["Bỏ ngày nghỉ 24/11/2026: Ngày Văn hóa Việt Nam."]);
    assert.deepEqual(say(content, without("2026-08-22")), ["Bỏ ngày làm bù 22/08/2026."]);
    assert.match(say(without("2026-08-22"), content)[0]!, /^Thêm ngày làm bù 22\/08\/2026 \(Thông báo hoán đổi/);
    const half = (off: "morning" | "afternoon"): CalendarContent => ({
      ...content,
      holidays: {
        ...holidays,
        holidays: [...holidays.holidays, { date: "2026-06-03", name: "Hội xuân", legal: LEGAL, half: off }],
      },
    });
    assert.deepEqual(say(half("morning"), half("afternoon")), ["Ngày nghỉ 03/06/2026 (Hội xuân) đổi buổi nghỉ."]);
    const summer: CalendarContent = {
      ...content,
      agencies: {
        "H60.30.12": [
          { from: "2026-12-29", legal: LEGAL, hours: { mon: ["08:00-12:00"], tue: ["08:00-12:00"], wed: ["08:00-12:00"] } },
        ],
      },
    };
    assert.deepEqual(say(content, summer), ["Giờ làm việc từ 29/12/2026 đến 31/12/2026 đổi."]);
    assert.equal(spanOfChange(content, summer)!.first, "2026-12-29");
    assert.equal(spanOfChange(content, { ...content, holidays: { ...holidays } }), undefined);
  });
});
