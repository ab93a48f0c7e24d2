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
  removeAllowance,
  workingMinutesBetween,
} from "./index.ts";
import { walkDue } from "./testing/minute-walker.ts";
import { anyHours, anyLaw, anyTerm, anyWeek } from "./testing/random-worlds.ts";
import { at, currentLaw, defaultCalendar, local } from "./testing/test-calendar.ts";

const cal = defaultCalendar();
const { compare } = Temporal.Instant;
const range = { min: at("2024-01-01 00:00").epochMilliseconds, max: at("2028-12-31 00:00").epochMilliseconds };
const instant = fc.integer(range).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
/** Milliseconds up to three days: two instants so near that a slip of a day shows. */
const later = fc.integer({ min: 0, max: 3 * 86_400_000 });
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
test("muộn hơn thì hạn không sớm hơn", () => {
  fc.assert(
    fc.property(instant, later, allowance, (early, ms, term) => {
      const late = early.add({ milliseconds: ms });
      assert.ok(compare(addAllowance(cal, early, term), addAllowance(cal, late, term)) <= 0);
    }),
  );
});

test("thủ tục trong ngày: nhận muộn hơn thì hạn không sớm hơn", () => {
  fc.assert(
    fc.property(instant, later, sameDayAllowance, (early, ms, term) => {
      const late = early.add({ milliseconds: ms });
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
      if (rule === undefined && term.qty > 0) {
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
    fc.property(instant, anyWeek, (t, hours) => {
      const own = createCalendar({ hours, law: currentLaw().holidays });
      const start = nextWorkingStart(own, t);
      assert.ok(compare(t, start) <= 0);
      assert.equal(workingMinutesBetween(own, t, start), 0);
      assert.ok(workingMinutesBetween(own, start, start.add({ milliseconds: 1 })) > 0);
    }),
    { numRuns: 30 },
  );
});

test("mọi giờ làm việc, mọi ngày nghỉ: cùng kết quả với người đếm từng phút", () => {
  fc.assert(
    fc.property(anyHours, anyLaw, anyTerm, (hours, law, term) => {
      const world = { hours, law };
      const due = dueAt(createCalendar(world), {
        receivedAt: at(term.at),
        allowance: term,
        pauses: (term.pauses ?? []).map(([from, to]) => ({ from: at(from).toString(), to: at(to).toString() })),
        ...(term.sameDay && { sameDay: { cutOff: "15:00" } }),
      });
      assert.equal(local(due), walkDue(world, term));
    }),
    { numRuns: 150 },
  );
});

test("mọi lịch: hạn không bao giờ nằm ngoài giờ làm việc, muộn hơn thì không sớm hơn", () => {
  fc.assert(
    fc.property(anyHours, anyLaw, anyTerm, anyTerm, (hours, law, one, other) => {
      const own = createCalendar({ hours, law });
      const [early, late] = [at(one.at), at(other.at)].sort(compare);
      const due = (receivedAt: Temporal.Instant) =>
        dueAt(own, { receivedAt, allowance: one, ...(one.sameDay && { sameDay: { cutOff: "15:00" } }) });
      assert.ok(isWorkingTime(own, due(early!)), local(due(early!)));
      assert.ok(compare(due(early!), due(late!)) <= 0);
    }),
    { numRuns: 100 },
  );
});

test("thêm rồi bớt cùng một thời hạn thì không đổi gì", () => {
  fc.assert(
    fc.property(instant, workingAllowance, (from, term) => {
      const start = nextWorkingStart(cal, from);
      assert.equal(local(removeAllowance(cal, addAllowance(cal, from, term), term)), local(start));
      const due = addAllowance(cal, from, term);
      if (workingMinutesBetween(cal, start, due) > 0)
        assert.equal(local(addAllowance(cal, removeAllowance(cal, due, term), term)), local(due));
    }),
  );
  assert.throws(() => removeAllowance(cal, at("2026-11-20 09:00"), { qty: 1, unit: "DAY" }), /ngày lịch/);
});

test("không phụ thuộc múi giờ của máy", () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  for (const name of ["cases.test.ts", "holidays.test.ts"]) {
    const file = join(import.meta.dirname, name);
    for (const TZ of ["America/New_York", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati"]) {
      const child = spawnSync(process.execPath, [file], { env: { ...env, TZ }, encoding: "utf8" });
      assert.equal(child.status, 0, child.stdout);
    }
  }
});
