import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { COUNT, daysOf, type Period, periodName, periodOn, type StatutoryKind, seenAt, windowOf } from "./index.ts";

const CASES: [Period, from: string, until: string, name: string][] = [
  [{ kind: "month", year: 2026, number: 11 }, "2026-10-15", "2026-11-14", "Tháng 11 năm 2026"],
  [{ kind: "month", year: 2026, number: 1 }, "2025-12-15", "2026-01-14", "Tháng 1 năm 2026"],
  [{ kind: "month", year: 2028, number: 3 }, "2028-02-15", "2028-03-14", "Tháng 3 năm 2028"],
  [{ kind: "quarter", year: 2026, number: 1 }, "2025-12-15", "2026-03-14", "Quý I năm 2026"],
  [{ kind: "quarter", year: 2026, number: 4 }, "2026-09-15", "2026-12-14", "Quý IV năm 2026"],
  [{ kind: "sixMonths", year: 2026 }, "2025-12-15", "2026-06-14", "6 tháng năm 2026"],
  [{ kind: "nineMonths", year: 2026 }, "2025-12-15", "2026-09-14", "9 tháng năm 2026"],
  [{ kind: "year", year: 2026 }, "2025-12-15", "2026-12-14", "Năm 2026"],
];

for (const [period, from, until, name] of CASES) {
  test(`${name}: from ${from} to ${until}`, () => {
    assert.deepEqual(daysOf(period), { from, until });
    assert.equal(periodName(period), name);
  });
}

test("a year has twelve months and four quarters", () => {
  assert.throws(() => daysOf({ kind: "month", year: 2026, number: 13 }), RangeError);
  assert.throws(() => daysOf({ kind: "quarter", year: 2026, number: 0 }), RangeError);
});

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from("2000-01-01").add({ days }).toString());
const kind = fc.constantFrom<StatutoryKind>("month", "quarter", "sixMonths", "nineMonths", "year");

test("every day lies in its month, quarter and year; in the halves and nine months as far as they go", () => {
  fc.assert(
    fc.property(kind, day, (which, on) => {
      const { from, until } = daysOf(periodOn(which, on));
      assert.ok(from <= on);
      if (which === "month" || which === "quarter" || which === "year") assert.ok(on <= until);
    }),
  );
});

test("months and quarters follow each other without gap or overlap", () => {
  fc.assert(
    fc.property(
      fc.constantFrom<StatutoryKind>("month", "quarter"),
      fc.integer({ min: 2000, max: 2100 }),
      fc.nat(),
      (which, year, n) => {
        const number = (n % COUNT[which]) + 1;
        const last = number === COUNT[which];
        const here = windowOf(daysOf({ kind: which, year, number }));
        const next = windowOf(daysOf({ kind: which, year: last ? year + 1 : year, number: last ? 1 : number + 1 }));
        assert.equal(here.to, next.from);
      },
    ),
  );
});

test("days are those of Vietnam; an end before the beginning is refused", () => {
  assert.deepEqual(windowOf({ from: "2026-10-15", until: "2026-11-14" }), {
    from: "2026-10-14T17:00:00.000Z",
    to: "2026-11-14T17:00:00.000Z",
  });
  assert.throws(() => windowOf({ from: "2026-11-15", until: "2026-11-14" }), RangeError);
});

test("of a period only what has been is seen, with the very instant of looking", () => {
  const window = windowOf({ from: "2026-10-15", until: "2026-11-14" });
  assert.equal(seenAt(window, "2026-10-20T03:00:00.000Z").to, "2026-10-20T03:00:00.001Z");
  assert.deepEqual(seenAt(window, "2026-12-01T00:00:00.000Z"), window);
  assert.deepEqual(seenAt(window, "2026-10-01T00:00:00.000Z"), { from: window.from, to: window.from });
});
