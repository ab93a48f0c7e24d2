import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deadlineOf, timingOf } from "./deadline.ts";
import {
  awaitingSignature,
  commands,
  filing,
  inAppraisal,
  officer,
  reader,
  rules,
  stage,
  system,
  vn,
} from "./testing/library-card.ts";
import { type TimerKind, timersOf } from "./timers-of.ts";
import type { Dossier } from "./types.ts";

const local = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDateTime().toString({ smallestUnit: "minute" });
const times = (dossier: Dossier): Partial<Record<TimerKind, string>> =>
  Object.fromEntries(timersOf(dossier, rules).map(({ kind, at }) => [kind, local(at)]));
const warn = (dossier: Dossier, kind: TimerKind) => {
  const timer = timersOf(dossier, rules).find((one) => one.kind === kind);
  assert.ok(timer, kind);
  return { type: "warn", kind: kind as "overdue", about: timer.about } as const;
};

describe("intake", () => {
  it("reminds after 4 and 6 working hours and says when the 8 are over", () => {
    const { dossier } = stage(vn("2026-11-20T15:00"));
    // Friday 15:00: two hours that day, Monday from 07:30; Tuesday 24/11 is a holiday.
    assert.deepEqual(times(dossier), {
      intake4h: "2026-11-23T09:30",
      intake6h: "2026-11-23T11:30",
      intakeOverdue: "2026-11-23T15:00",
    });
  });

  it("begins anew with the answer to a supplement, and is silent while one is awaited", () => {
    const play = stage();
    play.does(officer("receptionist"), commands.supplement);
    assert.deepEqual(Object.keys(times(play.dossier)), ["supplementReminder", "supplementOver"]);
    play.at(vn("2026-11-23T08:00"));
    play.does(reader, commands.answer);
    assert.equal(times(play.dossier).intake4h, "2026-11-23T13:30");
  });

  it("counts back from the end when the clock of intake had stood", () => {
    const { dossier } = stage(vn("2026-11-20T08:00"));
    const stood = { ...dossier, intakeDueAt: vn("2026-11-23T15:00").toString({ smallestUnit: "millisecond" }) };
    assert.equal(times(stood).intake4h, "2026-11-23T09:30");
    assert.equal(times(stood).intake6h, "2026-11-23T13:00");
  });
});

describe("the due time", () => {
  it("is near when deadlineOf says so, not a minute before", () => {
    const play = stage(vn("2026-11-20T08:00"), { ...filing, channel: "counter" });
    play.does(officer("receptionist"), { type: "receive" });
    const { dossier } = play;
    const soon = Temporal.Instant.from(timersOf(dossier, rules).find(({ kind }) => kind === "dueSoon")!.at);
    assert.equal(deadlineOf(timingOf(dossier), rules.calendar, soon).urgency, "soon");
    assert.equal(deadlineOf(timingOf(dossier), rules.calendar, soon.subtract({ minutes: 1 })).urgency, "ok");
  });

  it("brings form 04 before it when the work is not at signing, and an apology after it", () => {
    const play = inAppraisal();
    const { prepareExtension, prepareApology, overdue, stepOverdue } = times(play.dossier);
    // 6 h 25 from 09:05 to 17:00; signing takes 2 hours.
    assert.deepEqual(
      [prepareExtension, prepareApology, overdue, stepOverdue],
      ["2026-11-20T15:00", "2026-11-20T17:00", "2026-11-20T17:00", "2026-11-20T15:10"],
    );
    assert.equal(times(awaitingSignature().dossier).prepareExtension, undefined);
  });

  it("says nothing while the clock stands and nothing of what is finished", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), commands.supplement);
    play.does(officer("leader"), { type: "decideProposal", approve: true, reason: "" });
    assert.deepEqual(Object.keys(times(play.dossier)), ["supplementReminder", "supplementOver"]);
    const done = awaitingSignature();
    done.does(officer("leader"), commands.approve);
    assert.deepEqual(Object.keys(times(done.dossier)), ["collect"]);
    done.does(officer("receptionist"), { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" });
    assert.deepEqual(timersOf(done.dossier, rules), []);
  });
});

describe("a result that nobody fetches", () => {
  it("is recalled three times, 5, 15 and 25 working days after", () => {
    const play = awaitingSignature();
    play.at(vn("2026-11-20T16:00"));
    play.does(officer("leader"), commands.approve);
    const recalls = timersOf(play.dossier, rules).map(({ about, at, until }) => [about, local(at), until && local(until)]);
    assert.deepEqual(recalls.slice(0, 2), [
      ["1", "2026-11-30T16:00", "2026-12-14T16:00"],
      ["2", "2026-12-14T16:00", "2026-12-28T16:00"],
    ]);
    assert.equal(recalls.length, 3);
  });
});

describe("warn", () => {
  it("is true at its moment, once, and says since when it was so", () => {
    const play = stage(vn("2026-11-20T08:00"));
    const command = warn(play.dossier, "intake4h");
    play.at(vn("2026-11-20T13:29"));
    assert.equal(play.tries(system, command).ok, false);
    play.at(vn("2026-11-21T09:00"));
    play.does(system, command);
    assert.deepEqual(play.dossier.warnings, [
      {
        kind: "intake4h",
        about: play.dossier.intakeDueAt,
        since: "2026-11-20T06:30:00.000Z",
        at: "2026-11-21T02:00:00.000Z",
      },
    ]);
    const again = play.tries(system, command);
    assert.equal(again.ok || again.refusal.code, "alreadyDone");
    assert.equal(times(play.dossier).intake4h, undefined);
    const officers = play.tries(officer("leader"), command);
    assert.equal(officers.ok || officers.refusal.code, "notAllowed");
  });

  it("does not remind of what has passed: near is not said of late, nor a reminder after the end", () => {
    const play = inAppraisal();
    const soon = warn(play.dossier, "dueSoon");
    play.at(vn("2026-11-20T17:01"));
    assert.equal(play.tries(system, soon).ok, false);
    play.does(system, warn(play.dossier, "overdue"));
    const asked = stage();
    asked.does(officer("receptionist"), commands.supplement);
    const reminder = warn(asked.dossier, "supplementReminder");
    asked.at(vn("2026-11-27T09:00"));
    assert.equal(asked.tries(system, reminder).ok, true);
    asked.at(vn("2026-12-20T09:00"));
    assert.equal(asked.tries(system, reminder).ok, false);
    asked.does(system, warn(asked.dossier, "supplementOver"));
  });
});

it("a timer is due exactly when its reminder may be given", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (submitted, later) => {
      const start = vn("2026-11-16T00:00").add({ minutes: submitted });
      const play = stage(start);
      const now = start.add({ minutes: later });
      for (const { kind, about, at } of timersOf(play.dossier, rules)) {
        play.at(now);
        const decision = play.tries(system, { type: "warn", kind: kind as "intake4h", about });
        assert.equal(decision.ok, Temporal.Instant.compare(Temporal.Instant.from(at), now) <= 0, kind);
      }
    }),
    { numRuns: 200 },
  );
});
