import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Allowance,
  addAllowance,
  createCalendar,
  dueAt,
  isWorkingTime,
  nextWorkingStart,
  type Pause,
  remainingWorkingMinutes,
  type WeeklyHours,
  workingMinutesBetween,
} from "./index.ts";
import { at, currentLaw, defaultCalendar, local } from "./test-calendar.ts";

const cal = defaultCalendar();
const { compare } = Temporal.Instant;
const range = { min: at("2024-01-01 00:00").epochMilliseconds, max: at("2028-12-31 00:00").epochMilliseconds };
const instant = fc.integer(range).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const minutes = fc.integer({ min: 0, max: 60 * 8 * 60 });
const workingAllowance = fc.oneof(
  minutes.map((value): Allowance => ({ qty: value / 60, unit: "HOUR" })),
  fc.integer({ min: 0, max: 60 }).map((qty): Allowance => ({ qty, unit: "WORKING_DAY" })),
);
const allowance = fc.oneof(
  workingAllowance,
  fc.record({ qty: fc.integer({ min: 0, max: 90 }), unit: fc.constant<"DAY">("DAY") }),
  fc.record({ qty: fc.integer({ min: 0, max: 6 }), unit: fc.constant<"MONTH">("MONTH") }),
);
const sameDay = fc.option(fc.constant({ cutOff: "15:00" }), { nil: undefined });
const sameDayAllowance = allowance.filter(({ unit }) => unit !== "MONTH");
const pauses = fc.array(
  fc.tuple(instant, fc.integer({ min: 0, max: 20 * 86_400_000 })).map(([from, ms]): Pause => {
    return { from: from.toString(), to: from.add({ milliseconds: ms }).toString() };
  }),
  { maxLength: 4 },
);
const hoursOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 0, maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b))
  .map((sorted) => {
    const ranges: string[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) ranges.push(`${clock(sorted[i]!)}-${clock(sorted[i + 1]!)}`);
    return ranges;
  });
const anyHours = fc
  .record({
    mon: hoursOfDay,
    tue: hoursOfDay,
    wed: hoursOfDay,
    thu: hoursOfDay,
    fri: hoursOfDay,
    sat: hoursOfDay,
    sun: hoursOfDay,
  })
  .filter((week) => Object.values(week).some((ranges) => ranges.length > 0));

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;
}

test("muộn hơn thì hạn không sớm hơn", () => {
  fc.assert(
    fc.property(instant, instant, allowance, (x, y, term) => {
      const [early, late] = compare(x, y) <= 0 ? [x, y] : [y, x];
      assert.ok(compare(addAllowance(cal, early, term), addAllowance(cal, late, term)) <= 0);
    }),
  );
});

test("thủ tục trong ngày: nhận muộn hơn thì hạn không sớm hơn", () => {
  fc.assert(
    fc.property(instant, instant, sameDayAllowance, (x, y, term) => {
      const [early, late] = compare(x, y) <= 0 ? [x, y] : [y, x];
      const due = (receivedAt: Temporal.Instant) => dueAt(cal, { receivedAt, allowance: term, sameDay: { cutOff: "15:00" } });
      assert.ok(compare(due(early), due(late)) <= 0);
    }),
  );
});

test("thời hạn dài hơn thì hạn không sớm hơn, và hạn không đứng trước lúc nhận", () => {
  fc.assert(
    fc.property(instant, allowance, fc.integer({ min: 0, max: 40 }), (from, term, more) => {
      const due = addAllowance(cal, from, term);
      assert.ok(compare(due, addAllowance(cal, from, { ...term, qty: term.qty + more })) <= 0);
      assert.ok(compare(from, due) <= 0);
    }),
  );
});

test("chia thời hạn làm hai phần thì được cùng một hạn", () => {
  fc.assert(
    fc.property(instant, minutes, minutes, (from, a, b) => {
      const hours = (value: number): Allowance => ({ qty: value / 60, unit: "HOUR" });
      assert.equal(
        addAllowance(cal, addAllowance(cal, from, hours(a)), hours(b)).toString(),
        addAllowance(cal, from, hours(a + b)).toString(),
      );
    }),
  );
});

test("hạn luôn ở trong giờ làm việc", () => {
  fc.assert(
    fc.property(instant, sameDayAllowance, sameDay, pauses, (receivedAt, term, rule, stops) => {
      const due = dueAt(cal, { receivedAt, allowance: term, ...(rule && { sameDay: rule }), pauses: stops });
      assert.ok(isWorkingTime(cal, due), local(due));
    }),
  );
});

test("tạm dừng không bao giờ rút ngắn hạn, và cộng đúng số giờ đã dừng", () => {
  fc.assert(
    fc.property(instant, sameDayAllowance, sameDay, pauses, (receivedAt, term, rule, stops) => {
      const request = { receivedAt, allowance: term, ...(rule && { sameDay: rule }) };
      const plain = dueAt(cal, request);
      const paused = dueAt(cal, { ...request, pauses: stops });
      assert.ok(compare(plain, paused) <= 0);
      const added = workingMinutesBetween(cal, plain, paused);
      const longest = stops.reduce(
        (sum, { from, to }) => sum + workingMinutesBetween(cal, Temporal.Instant.from(from), Temporal.Instant.from(to!)),
        0,
      );
      assert.ok(added <= longest + 1e-6);
      const one: Pause = { from: receivedAt.toString(), to: receivedAt.add({ hours: 100 }).toString() };
      if (rule === undefined) {
        const worked = workingMinutesBetween(cal, receivedAt, receivedAt.add({ hours: 100 }));
        assert.equal(workingMinutesBetween(cal, plain, dueAt(cal, { ...request, pauses: [one] })), worked);
      }
    }),
  );
});

test("còn lại lúc bắt đầu bằng đúng thời hạn; thời gian cộng dồn", () => {
  fc.assert(
    fc.property(instant, minutes, instant, (from, value, middle) => {
      const due = addAllowance(cal, from, { qty: value / 60, unit: "HOUR" });
      assert.ok(Math.abs(remainingWorkingMinutes(cal, from, due) - value) < 1e-6);
      const sum = workingMinutesBetween(cal, from, middle) + workingMinutesBetween(cal, middle, due);
      assert.ok(Math.abs(sum - workingMinutesBetween(cal, from, due)) < 1e-6);
    }),
  );
});

test("giờ mở cửa tiếp theo là lúc sớm nhất mà sau đó có giờ làm việc", () => {
  fc.assert(
    fc.property(instant, anyHours, (t, hours) => {
      const own = createCalendar({ hours, law: currentLaw().holidays });
      const start = nextWorkingStart(own, t);
      assert.ok(compare(t, start) <= 0);
      assert.equal(workingMinutesBetween(own, t, start), 0);
      assert.ok(workingMinutesBetween(own, start, start.add({ milliseconds: 1 })) > 0);
    }),
    { numRuns: 30 },
  );
});

test("mọi giờ làm việc: cùng kết quả với cách đếm từng khoảng 15 phút", () => {
  fc.assert(
    fc.property(instant, anyHours, fc.integer({ min: 1, max: 200 }), (t, hours, quarters) => {
      const own = createCalendar({ hours, law: currentLaw().holidays });
      const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(t.epochMilliseconds / 900_000) * 900_000);
      assert.equal(
        local(addAllowance(own, from, { qty: quarters / 4, unit: "HOUR" })),
        local(countQuarters(hours, from, quarters)),
      );
    }),
    { numRuns: 40 },
  );
});

/** The slow reference: walks quarter hours and asks the law's lists, not the tables. */
function countQuarters(hours: WeeklyHours, from: Temporal.Instant, quarters: number): Temporal.Instant {
  const law = currentLaw().holidays;
  const off = new Set(law.holidays.map(({ date }) => date));
  const swap = new Set(law.swapDays.map(({ date }) => date));
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  let zoned = from.toZonedDateTimeISO("Asia/Ho_Chi_Minh");
  let left = quarters;
  while (left > 0) {
    const date = zoned.toPlainDate().toString();
    const own = hours[days[zoned.dayOfWeek - 1]!] ?? [];
    const ranges = off.has(date) ? [] : swap.has(date) && hours.fri?.length ? hours.fri : own;
    const time = zoned.toPlainTime().toString({ smallestUnit: "minute" });
    if (ranges.some((text) => text.slice(0, 5) <= time && time < text.slice(6))) left--;
    zoned = zoned.add({ minutes: 15 });
  }
  return zoned.toInstant();
}

test("không phụ thuộc múi giờ của máy", () => {
  const file = join(import.meta.dirname, "cases.test.ts");
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  for (const TZ of ["America/New_York", "Pacific/Kiritimati"]) {
    const child = spawnSync(process.execPath, [file], { env: { ...env, TZ }, encoding: "utf8" });
    assert.equal(child.status, 0, child.stdout);
  }
});
