import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultCalendar } from "../../calendar/testing/test-calendar.ts";
import { trialRevision, trialWaivers } from "../fees/fixtures/trial.ts";
import { libraryCard, libraryFiles } from "../fixtures/library-card.ts";
import { runCases } from "./run-cases.ts";

const revision = libraryCard();
const files = libraryFiles();

test("the cases of the library card come out as they say", () => assert.deepEqual(runCases(revision, files), []));

test("a case that expects something else is told with both", () => {
  const text = (files["cases/nguoi-lon.json"] ?? "").replace("22000", "1").replace('"anh", ', "");
  const findings = runCases(revision, { "cases/sai.json": text });
  assert.deepEqual(
    findings.map(({ file, path }) => `${file} ${path}`),
    ["cases/sai.json expect.papers", "cases/sai.json expect.fee"],
  );
  assert.equal(findings[1]?.message, "Trông đợi số tiền: 1. Thực tế: 22000.");
});

const law = { waivers: trialWaivers(), calendarOn: defaultCalendar, sameDayCutOffOn: () => "15:00" };
const trialCase = (given: object, expect: object): Record<string, string> => ({
  "cases/thu.json": JSON.stringify({
    name: "Thử",
    today: "2026-11-20",
    answers: { matter: "extract", copies: 1 },
    ...given,
    expect,
  }),
});
const told = (given: object, expect: object, under = law) =>
  runCases(trialRevision(), trialCase(given, expect), under).map(({ path, message }) => `${path} | ${message}`);

test("a case is run under the law of its day: waivers, time of the case, due time", () => {
  const digital = { requester: { integratedDocuments: ["A", "B", "C", "D", "E"] } };
  assert.deepEqual(told(digital, { fee: 0 }), []);
  const alone = runCases(trialRevision(), trialCase(digital, { fee: 8000, dueAt: "2026-12-24T08:00" }));
  assert.deepEqual(alone, [], "without the law no waiver of it counts and no due time is looked at");
  assert.deepEqual(told({}, { fee: 8000, time: "7 WORKING_DAY", dueAt: "2026-12-02T08:00" }), []);
  const licence = { channel: "counter", answers: { matter: "licence" } };
  assert.deepEqual(told(licence, { time: "5 WORKING_DAY", dueAt: "2026-11-30 08:00:00+07:00" }), []);
  assert.deepEqual(told({ channel: "counter", answers: { copies: 11 } }, { time: "15 DAY" }), []);
});

test("what is filed on a day off is received on the next working morning", () => {
  assert.deepEqual(told({ today: "2026-11-21" }, { dueAt: "2026-12-03T08:00" }), []);
  const library = (expect: object) =>
    runCases(
      revision,
      { "cases/a.json": JSON.stringify({ name: "a", today: "2026-11-24", channel: "counter", answers: {}, expect }) },
      law,
    );
  assert.deepEqual(library({ dueAt: "2026-11-25T17:00" }), [], "24/11 is a holiday; what is done in a day is done that day");
});

test("another time or due time is told with both, and a day without law in words", () => {
  assert.deepEqual(told({}, { time: "3 WORKING_DAY", dueAt: "2026-12-01T08:00" }), [
    "expect.time | Trông đợi thời hạn: 3 WORKING_DAY. Thực tế: 7 WORKING_DAY.",
    "expect.dueAt | Trông đợi giờ hẹn trả: 2026-12-01T08:00. Thực tế: 2026-12-02T08:00.",
  ]);
  const calendarOn = () => {
    throw new RangeError("Không có quy định nào đang có hiệu lực ngày ấy.");
  };
  assert.deepEqual(told({}, { fee: 8000 }, { ...law, calendarOn }), ["today | Không có quy định nào đang có hiệu lực ngày ấy."]);
});
