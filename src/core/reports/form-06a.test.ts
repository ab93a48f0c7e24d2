import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  accumulate06a,
  COLUMNS_06A,
  type Column06a,
  type Counts06a,
  columnsOf,
  type Facts,
  findings06a,
  type Phase,
  windowOf,
  zero06a,
} from "./index.ts";

const window = windowOf({ from: "2026-10-15", until: "2026-11-14" });
const vn = (local: string): string =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("Asia/Ho_Chi_Minh").toInstant().toString({ smallestUnit: "millisecond" });

const facts = (patch: Partial<Facts>): Facts => ({
  dossierId: "d1",
  phase: "working",
  agencyId: "H60.30.12",
  centreId: "H60.30.12",
  procedureCode: "9.000001",
  revisionId: "9.000001@test",
  channel: "online",
  submittedBy: "self",
  delivery: "counter",
  fee: 0,
  lookup: "none",
  parentId: null,
  receivedAt: vn("2026-10-20T08:00"),
  dueAt: vn("2026-10-25T17:00"),
  stoppedAt: null,
  finishedAt: null,
  signedAt: null,
  template: null,
  bookYear: null,
  book: null,
  bookNumber: null,
  ...patch,
});
const ended = (at: string, phase: Phase = "done"): Partial<Facts> => ({ phase, finishedAt: vn(at), stoppedAt: vn(at) });

const CASES: [what: string, patch: Partial<Facts>, columns: Column06a[]][] = [
  ["received online, done the day before it was due", ended("2026-10-24T16:59"), ["total", "online", "done", "early"]],
  ["done on the day, before the hour", ended("2026-10-25T08:00"), ["total", "online", "done", "onTime"]],
  ["done on the minute", ended("2026-10-25T17:00"), ["total", "online", "done", "onTime"]],
  ["done a minute late", ended("2026-10-25T17:01"), ["total", "online", "done", "lateDone"]],
  ["handed in by post", { channel: "post", ...ended("2026-10-24T09:00") }, ["total", "inPerson", "done", "early"]],
  [
    "withdrawn in time is no result in time",
    ended("2026-10-24T09:00", "withdrawn"),
    ["total", "online", "done", "endedOtherwise"],
  ],
  [
    "stopped after the due time was late all the same",
    ended("2026-10-26T09:00", "stopped"),
    ["total", "online", "done", "lateDone"],
  ],
  [
    "stopped while the applicant was awaited since before the due time",
    { phase: "stopped", finishedAt: vn("2026-11-10T09:00"), stoppedAt: vn("2026-10-22T09:00") },
    ["total", "online", "done", "endedOtherwise"],
  ],
  ["open past its due time", {}, ["total", "online", "open", "lateOpen"]],
  ["open and due after the period", { dueAt: vn("2026-11-16T17:00") }, ["total", "online", "open", "inTime"]],
  [
    "waits for the applicant since before it was due",
    { phase: "waiting", stoppedAt: vn("2026-10-22T09:00") },
    ["total", "online", "open", "waiting"],
  ],
  [
    "waits for the applicant since after it was due",
    { phase: "waiting", stoppedAt: vn("2026-10-27T09:00") },
    ["total", "online", "open", "lateOpen"],
  ],
  [
    "carried over and done",
    { receivedAt: vn("2026-10-14T16:00"), ...ended("2026-10-15T09:00") },
    ["total", "carried", "done", "early"],
  ],
  [
    "carried over, done only after the period",
    { receivedAt: vn("2026-10-14T16:00"), dueAt: vn("2026-12-01T17:00"), ...ended("2026-11-20T09:00") },
    ["total", "carried", "open", "inTime"],
  ],
  ["done before the period", { receivedAt: vn("2026-10-01T08:00"), ...ended("2026-10-10T09:00") }, []],
  ["received after the period", { receivedAt: vn("2026-11-15T00:00") }, []],
  ["not received yet", { receivedAt: null, phase: "filed", dueAt: null }, []],
  ["a part of an interlinked filing", { parentId: "d0" }, []],
];
for (const [what, patch, columns] of CASES) {
  test(`06a: ${what}`, () => assert.deepEqual(columnsOf(facts(patch), window), columns));
}

test("06a: what was open at the end of the period is told as it stood then", () => {
  // Late since 25/10, then made to wait from 28/10 until 25/11: the new due time is after the period, and it was late all the same.
  const later = facts({ dueAt: vn("2026-11-22T17:00") });
  const late = facts({ phase: "waiting", stoppedAt: vn("2026-10-28T09:00") });
  assert.deepEqual(columnsOf(later, window, late), ["total", "online", "open", "lateOpen"]);
  // In time, and waiting over the end of the period: answered and done since.
  const done = facts({ dueAt: vn("2026-11-27T17:00"), ...ended("2026-11-26T09:00") });
  const waiting = facts({ phase: "waiting", stoppedAt: vn("2026-10-22T09:00") });
  assert.deepEqual(columnsOf(done, window, waiting), ["total", "online", "open", "waiting"]);
  // What ended within the period is told as it ended.
  assert.deepEqual(columnsOf(facts(ended("2026-10-24T16:59")), window, waiting), ["total", "online", "done", "early"]);
});

const instant = fc
  .integer({ min: 0, max: 90 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from("2026-09-15T00:00:00Z").add({ minutes }).toString({ smallestUnit: "millisecond" }));
const life = fc
  .record({
    instants: fc.tuple(instant, instant, instant),
    dueAt: instant,
    fate: fc.constantFrom<Phase>("working", "waiting", "done", "stopped", "withdrawn"),
    received: fc.boolean(),
    channel: fc.constantFrom<Facts["channel"]>("online", "counter", "post"),
    child: fc.boolean(),
  })
  .map(({ instants, dueAt, fate, received, channel, child }): Facts => {
    const [receivedAt, stoppedAt, finishedAt] = [...instants].sort() as [string, string, string];
    const over = fate !== "working" && fate !== "waiting";
    const patch = { phase: fate, channel, parentId: child ? "d0" : null };
    if (!received) return facts({ ...patch, phase: "filed", receivedAt: null, dueAt: null });
    return facts({
      ...patch,
      receivedAt,
      dueAt,
      finishedAt: over ? finishedAt : null,
      stoppedAt: fate === "working" ? null : fate === "done" ? finishedAt : stoppedAt,
    });
  });

test("06a: 3 = 4+5+6 = 7+11 for whatever happened, and no finding", () => {
  fc.assert(
    fc.property(fc.array(life), (lives) => {
      const counts = accumulate06a(lives, window);
      assert.equal(counts.total, counts.online + counts.inPerson + counts.carried);
      assert.equal(counts.total, counts.done + counts.open);
      assert.deepEqual(findings06a("Dòng", counts), []);
    }),
  );
});

test("06a: what is open at the end of a month is carried into the next", () => {
  const next = windowOf({ from: "2026-11-15", until: "2026-12-14" });
  fc.assert(
    fc.property(fc.array(life), (lives) => {
      assert.equal(accumulate06a(lives, next).carried, accumulate06a(lives, window).open);
    }),
  );
});

test("06a: counting in two heaps and adding is counting at once", () => {
  fc.assert(
    fc.property(fc.array(life), fc.array(life), (a, b) => {
      const [left, right, both] = [accumulate06a(a, window), accumulate06a(b, window), accumulate06a([...a, ...b], window)];
      for (const column of COLUMNS_06A) assert.equal(left[column] + right[column], both[column]);
    }),
  );
});

test("06a: instants that contradict each other break the identity and are said", () => {
  const broken = accumulate06a([facts({ ...ended("2026-10-10T09:00") })], window);
  assert.match(findings06a("Hộ tịch", broken).join("\n"), /Hộ tịch: cột 3 là 1 nhưng cột 7 \+ 11 là 0/);
  const short: Counts06a = { ...zero06a(), total: 1, done: 1 };
  assert.equal(findings06a("Dòng", short).length, 2);
});
