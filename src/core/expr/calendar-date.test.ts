import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CalendarDate, dateText, daysInMonth, isRealDate, partsOf, toCalendarDate, yearsBetween } from "./calendar-date.ts";

const plainDate = fc
  .record({
    year: fc.integer({ min: 1, max: 9998 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map((parts) => Temporal.PlainDate.from(parts, { overflow: "constrain" }));

test("day numbers agree with Temporal and lead back to the same date", () => {
  fc.assert(
    fc.property(plainDate, (date) => {
      const calendarDate = toCalendarDate(date.toString());
      assert.ok(calendarDate);
      assert.equal(calendarDate.day, Temporal.PlainDate.from("1970-01-01").until(date, { largestUnit: "days" }).days);
      assert.equal(dateText(partsOf(calendarDate)), date.toString());
    }),
  );
});

test("completed years agree with Temporal, in both directions", () => {
  fc.assert(
    fc.property(plainDate, plainDate, (a, b) => {
      const [from, to] = Temporal.PlainDate.compare(a, b) <= 0 ? [a, b] : [b, a];
      const [start, end] = [toCalendarDate(from.toString()), toCalendarDate(to.toString())];
      assert.ok(start && end);
      assert.equal(yearsBetween(start, end), from.until(to, { largestUnit: "years" }).years);
      assert.equal(yearsBetween(end, start), 0 - yearsBetween(start, end));
    }),
  );
});

test("only days of the calendar are dates", () => {
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "0000-01-01",
    "26-01-01",
    "2026-1-1",
    "",
    "hôm nay",
    "1900-02-29",
  ]) {
    assert.equal(toCalendarDate(text), undefined, text);
  }
  assert.ok(toCalendarDate("2000-02-29"));
  assert.equal(isRealDate({ year: 2026, month: 1, day: 1.5 }), false);
  assert.equal(daysInMonth(2028, 2), 29);
  assert.equal(dateText(partsOf(new CalendarDate(-1))), "1969-12-31");
});
