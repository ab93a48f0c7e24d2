import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalendar, shiftWorkingDays, workingDaysBetween } from "../calendar/index.ts";
import { libraryCard } from "./fixtures/library-card.ts";
import { legacyLevel } from "./legacy-level.ts";
import { publicationClocksOf } from "./publication-clocks.ts";

const day = ["07:30-11:30", "13:30-17:00"];
/** An ordinary week with the holiday of 24/11/2026. */
const calendar = createCalendar({
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day },
  law: { holidays: [{ date: "2026-11-24", name: "Ngày Văn hóa Việt Nam", legal: "thử" }], swapDays: [] },
});
const at = (text: string) => Temporal.Instant.from(text);
const clocksOn = (now: string, facts: Parameters<typeof publicationClocksOf>[1]) =>
  publicationClocksOf(calendar, facts, at(now)).map(({ kind, state, workingDaysLeft, due }) => [
    kind,
    state,
    workingDaysLeft,
    due.toString(),
  ]);

test("working days are counted over weekends and holidays, the day itself not", () => {
  assert.equal(shiftWorkingDays(calendar, "2026-11-20", 2), "2026-11-25");
  assert.equal(shiftWorkingDays(calendar, "2026-12-01", -5), "2026-11-23");
  assert.equal(shiftWorkingDays(calendar, "2026-11-21", 0), "2026-11-21");
  assert.equal(workingDaysBetween(calendar, "2026-11-20", "2026-11-25"), 2);
  assert.equal(workingDaysBetween(calendar, "2026-11-25", "2026-11-20"), -2);
});

test("the decision is due five working days before the day of effect", () => {
  const due = "2026-11-23T10:00:00Z";
  const facts = { effectiveFrom: "2026-12-01" };
  assert.deepEqual(clocksOn("2026-11-17T02:00:00Z", facts), [["announce", "ok", 4, due]]);
  assert.deepEqual(clocksOn("2026-11-19T02:00:00Z", facts), [["announce", "soon", 2, due]]);
  assert.deepEqual(clocksOn("2026-11-23T15:00:00Z", facts), [["announce", "soon", 0, due]]);
  assert.deepEqual(clocksOn("2026-11-23T17:00:00Z", facts), [["announce", "late", 0, due]]);
  assert.deepEqual(clocksOn("2026-11-26T02:00:00Z", facts), [["announce", "late", -2, due]]);
});

test("signed in time it is met for ever, too late it stays late, and from then on it is to be made public in five working days", () => {
  const signed = { effectiveFrom: "2026-12-01", decidedOn: "2026-11-23" };
  const due = "2026-12-01T10:00:00Z";
  assert.deepEqual(clocksOn("2026-11-30T02:00:00Z", signed), [
    ["announce", "met", -4, "2026-11-23T10:00:00Z"],
    ["publish", "soon", 1, due],
  ]);
  assert.equal(clocksOn("2026-11-30T02:00:00Z", { ...signed, decidedOn: "2026-11-25" })[0]?.[1], "late");
  const published = (text: string) => clocksOn("2027-01-10T02:00:00Z", { ...signed, publishedAt: at(text) })[1]?.[1];
  assert.equal(published("2026-12-01T16:30:00Z"), "met");
  assert.equal(published("2026-12-01T17:30:00Z"), "late");
});

test("a decision that is dated ahead is not signed yet", () => {
  const ahead = { effectiveFrom: "2026-12-31", decidedOn: "2026-12-10" };
  assert.equal(clocksOn("2026-11-17T02:00:00Z", ahead)[0]?.[1], "ok");
});

test("old levels follow from the new ones and from what can be filed on line", () => {
  const card = libraryCard();
  assert.equal(legacyLevel(card), 4);
  assert.equal(legacyLevel({ ...card, level: "mot-phan" }), 3);
  assert.equal(legacyLevel({ level: "mot-phan", channels: {} }), 2);
});
