import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalendar } from "../calendar/index.ts";
import { openStep } from "./open-steps.ts";
import { libraryCard, officer, rules, rulesWith, stage, vn } from "./testing/library-card.ts";
import { transferDue } from "./transfer-due.ts";

const text = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });

test("what is received by 15:00 is passed on the same day, later or outside office hours in the next working morning", () => {
  for (const [received, due] of [
    ["2026-11-20T07:45", "2026-11-20T17:00"],
    ["2026-11-20T15:00:59", "2026-11-20T17:00"],
    // Friday afternoon; Tuesday 24/11 is a holiday.
    ["2026-11-20T15:01", "2026-11-23T11:30"],
    ["2026-11-23T16:00", "2026-11-25T11:30"],
    ["2026-11-21T09:00", "2026-11-23T11:30"],
    ["2026-11-24T09:00", "2026-11-25T11:30"],
  ] as const)
    assert.equal(transferDue(rules, vn(received)), text(due), received);
});

test("a day on which the office closes early ends early", () => {
  const calendar = createCalendar({
    hours: { fri: ["07:30-11:30"], mon: ["07:30-11:30", "13:00-17:00"] },
    law: { holidays: [], swapDays: [] },
  });
  assert.equal(transferDue({ ...rules, calendar }, vn("2026-11-20T09:00")), text("2026-11-20T11:30"));
  assert.equal(transferDue({ ...rules, calendar }, vn("2026-11-20T14:00")), text("2026-11-23T11:30"));
});

test("the first step of the counter ends then, however long its process gives it; one of another role does not", () => {
  const channels = { online: { time: { qty: 10, unit: "WORKING_DAY" as const }, sameDay: false } };
  const [first, ...others] = libraryCard.steps;
  const due = (by: "receptionist" | "specialist", at: string): string | undefined => {
    const play = stage(
      vn("2026-11-20T08:21"),
      undefined,
      rulesWith({ channels, steps: [{ ...first!, by, hours: 12 }, ...others] }),
    );
    play.at(vn(at));
    return openStep(play.does(officer("receptionist"), { type: "receive" }))?.dueAt;
  };
  assert.equal(due("receptionist", "2026-11-20T09:05"), text("2026-11-20T17:00"));
  assert.equal(due("receptionist", "2026-11-20T15:30"), text("2026-11-23T11:30"));
  assert.equal(due("specialist", "2026-11-20T09:05"), text("2026-11-23T14:35"));
});
