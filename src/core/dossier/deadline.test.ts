import assert from "node:assert/strict";
import { it } from "node:test";
import { deadlineOf, stepDeadline, type Timing, timingOf } from "./deadline.ts";
import { openStep } from "./open-steps.ts";
import {
  askAtAppraisal,
  awaitingSignature,
  commands,
  inAppraisal,
  officer,
  reader,
  rules,
  stage,
  vn,
} from "./testing/library-card.ts";

const { calendar } = rules;
const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const received = (dueAt: string, receivedAt = "2026-11-20T08:00"): Timing => ({
  state: "inProcess",
  submittedAt: at("2026-11-20T07:30"),
  intakeDueAt: at("2026-11-23T07:30"),
  receivedAt: at(receivedAt),
  dueAt: at(dueAt),
});
const say = (timing: Timing, now: string): string => {
  const { urgency, text } = deadlineOf(timing, calendar, vn(now));
  return `${urgency}: ${text}`;
};

it("counts working time, over the week-end and the holiday of 24/11/2026", () => {
  const timing = received("2026-11-25T17:00");
  assert.equal(say(timing, "2026-11-20T08:00"), "ok: Còn 2 ngày 7 giờ");
  assert.equal(say(timing, "2026-11-21T10:00"), "ok: Còn 2 ngày");
  assert.equal(say(timing, "2026-11-23T17:00"), "ok: Còn 1 ngày");
  assert.equal(say(timing, "2026-11-24T10:00"), "ok: Còn 1 ngày");
  assert.equal(say(timing, "2026-11-25T07:30"), "soon: Sắp hạn: 1 ngày");
});

it("warns in the last quarter even when the day is not today", () => {
  const timing = received("2026-11-25T09:30");
  assert.equal(say(timing, "2026-11-23T09:30"), "ok: Còn 1 ngày");
  assert.equal(say(timing, "2026-11-23T16:59"), "soon: Sắp hạn: 2 giờ 01");
  assert.equal(say({ ...timing, dueAt: at("2026-12-25T09:30") }, "2026-11-23T16:59"), "ok: Còn 22 ngày 2 giờ");
});

it("is late the minute after, and never rounds lateness away", () => {
  const timing = received("2026-11-20T15:00");
  assert.equal(say(timing, "2026-11-20T15:00"), "soon: Sắp hạn: 0 phút");
  assert.equal(say(timing, "2026-11-20T16:10"), "late: Quá 1 giờ 10");
  assert.equal(say(received("2026-11-20T17:00"), "2026-11-21T09:00"), "late: Quá hạn");
  assert.equal(deadlineOf(timing, calendar, vn("2026-11-20T16:10")).minutes, -70);
});

it("runs to the answer of the office until the dossier is received", () => {
  const { dossier } = stage();
  assert.equal(deadlineOf(timingOf(dossier), calendar, vn("2026-11-20T09:00")).dueAt, at("2026-11-23T08:21"));
});

it("stands while a supplement is awaited", () => {
  const play = inAppraisal();
  play.at(vn("2026-11-20T10:00"));
  askAtAppraisal(play);
  const { urgency, text, minutes } = deadlineOf(timingOf(play.dossier), calendar, vn("2026-11-27T10:00"));
  assert.deepEqual({ urgency, text, minutes }, { urgency: "paused", text: "Đang dừng", minutes: 330 });
  const step = stepDeadline(openStep(play.dossier)!, timingOf(play.dossier).pausedSince, calendar, vn("2026-11-27T10:00"));
  assert.equal(step.urgency, "paused");
  const intake = stage();
  intake.does(officer("receptionist"), commands.supplement);
  assert.equal(deadlineOf(timingOf(intake.dossier), calendar, vn("2026-12-01T10:00")).text, "Chờ người dân");
});

it("says of a finished dossier whether it was in time", () => {
  const play = awaitingSignature();
  play.at(vn("2026-11-20T16:00"));
  play.does(officer("leader"), commands.approve);
  assert.equal(say(timingOf(play.dossier), "2026-12-01T10:00"), "none: Xong đúng hạn");
  const late = awaitingSignature();
  late.at(vn("2026-11-23T16:00"));
  late.does(officer("leader"), commands.approve);
  assert.equal(say(timingOf(late.dossier), "2026-12-01T10:00"), "late: Xong quá hạn");
  const gone = stage();
  gone.does(reader, { type: "withdraw", reason: "" });
  assert.equal(say(timingOf(gone.dossier), "2026-12-01T10:00"), "none: Đã rút");
});

it("measures how much of the time is used", () => {
  const timing = received("2026-11-20T17:00", "2026-11-20T08:00");
  assert.equal(Math.round(deadlineOf(timing, calendar, vn("2026-11-20T13:00")).used * 100), 47);
  assert.equal(deadlineOf(timing, calendar, vn("2026-11-20T17:00")).used, 1);
});
