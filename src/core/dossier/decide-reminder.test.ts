import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "./decide.ts";
import { replay } from "./evolve.ts";
import { counter, items, leader, moment, specialist, started, type Tale, tale } from "./testing/long-life.ts";
import type { Actor, DossierEvent } from "./types.ts";

const rules = { staffed: undefined } as never;
const who = ({ officerId, name }: { officerId: string; name: string }) => ({ officerId, name });
const received: DossierEvent = {
  type: "Received",
  dueAt: moment("2026-11-27T17:00"),
  allowance: { qty: 4, unit: "WORKING_DAY" },
};
const working = (): Tale =>
  tale("2026-11-20T08:21")
    .tell("2026-11-20T09:05", counter, received, started("appraise", "specialist", "2026-11-20T15:40"))
    .tell("2026-11-20T10:00", specialist, { type: "StepClaimed", stepId: "appraise", assignee: who(specialist) });

const ask = (of: Tale, whom: "officer" | "applicant", actor: Actor = leader, at = "2026-11-21T09:00") =>
  decide({
    dossier: replay(of.log),
    command: { type: "remind", whom, note: "Gấp giúp" },
    actor,
    rules,
    now: Temporal.Instant.from(moment(at)),
  });
const why = (decision: ReturnType<typeof decide>): string => (decision.ok ? "" : decision.refusal.message);

test("whoever has the step is reminded, once a day; nobody reminds themselves", () => {
  const life = working();
  const done = ask(life, "officer");
  assert.ok(done.ok);
  assert.deepEqual(done.events, [{ type: "Reminded", reminder: { whom: "officer", to: [who(specialist)], note: "Gấp giúp" } }]);
  assert.match(why(ask(life, "officer", specialist)), /đang ở chính bạn/);
  life.tell("2026-11-21T09:00", leader, ...done.events);
  assert.match(
    why(ask(life, "officer", leader, "2026-11-22T08:59")),
    / đã nhắc .+ lúc 09:00 thứ Bảy 21\/11\/2026\. Từ 09:00 Chủ nhật 22\/11\/2026 nhắc lại được\.$/,
  );
  assert.ok(ask(life, "officer", leader, "2026-11-22T09:01").ok);
  const other = { officerId: "00000000-0000-4000-8000-00000000abcd", name: "Người khác" };
  life.tell("2026-11-21T10:00", leader, { type: "StepAssigned", stepId: "appraise", assignee: other, reason: "" });
  assert.ok(ask(life, "officer", leader, "2026-11-21T11:00").ok, "who has it now was not reminded");
  life.tell("2026-11-21T12:00", leader, { type: "StepReleased", stepId: "appraise" });
  assert.match(why(ask(life, "officer", leader, "2026-11-23T09:00")), /Chưa ai nhận bước/);
});

test("the applicant is reminded of what is waited for, and of nothing else", () => {
  const life = working();
  assert.match(why(ask(life, "applicant")), /không chờ người nộp/);
  life.tell("2026-11-20T11:00", specialist, {
    type: "SupplementRequested",
    stage: "appraisal",
    items,
    reason: "Thiếu",
    answerBy: moment("2026-12-01T17:00"),
  } as DossierEvent);
  const done = ask(life, "applicant");
  assert.ok(done.ok);
  assert.equal(done.events[0]?.type === "Reminded" && done.events[0].reminder.about, "supplement");
  life.tell("2026-11-21T09:00", { kind: "system", name: "Một Cửa" }, {
    type: "Warned",
    warning: { kind: "supplementReminder", about: "1" },
  } as DossierEvent);
  assert.match(
    why(ask(life, "applicant", leader, "2026-11-21T10:00")),
    /Hệ thống đã nhắc người nộp lúc 09:00 thứ Bảy 21\/11\/2026\. Từ 09:00 Chủ nhật 22\/11\/2026/,
  );
});
