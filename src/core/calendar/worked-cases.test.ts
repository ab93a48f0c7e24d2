import assert from "node:assert/strict";
import { test } from "node:test";
import { createCalendar, dueAt, type HolidayLaw } from "./index.ts";
import { walkDue } from "./testing/minute-walker.ts";
import { at, currentLaw, local } from "./testing/test-calendar.ts";
import { type WorkedCase, workedCases } from "./testing/worked-cases.ts";

const law = currentLaw();
const cases = workedCases();

function worldOf({ hours, extra }: WorkedCase) {
  const days: HolidayLaw = {
    holidays: [...law.holidays.holidays, ...extra.holidays],
    swapDays: [...law.holidays.swapDays, ...extra.swapDays],
  };
  return { hours: hours ?? law.workingHours, law: days };
}

for (const one of cases) {
  const { file, at: from, qty, unit, sameDay, pauses, due, why } = one;
  test(`${file}: ${from} + ${qty} ${unit}${sameDay ? " trong ngày" : ""}: ${why}`, () => {
    const world = worldOf(one);
    const found = dueAt(createCalendar(world), {
      receivedAt: at(from),
      allowance: { qty, unit },
      pauses: pauses.map(([begin, end]) => ({ from: at(begin).toString(), to: at(end).toString() })),
      ...(sameDay && { sameDay: { cutOff: "15:00" } }),
    });
    assert.equal(local(found), due, "the calendar");
    assert.equal(walkDue(world, one), due, "the minute walker");
  });
}

test("at least 200 cases, no two of them the same question", () => {
  const asked = new Set(cases.map(({ due: _, why: __, law: ___, file: ____, ...question }) => JSON.stringify(question)));
  assert.ok(asked.size >= 300, String(asked.size));
  assert.ok(cases.length - asked.size < 5, `${cases.length} cases, ${asked.size} questions`);
});
