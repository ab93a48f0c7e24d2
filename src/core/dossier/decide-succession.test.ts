import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "./decide.ts";
import { replay } from "./evolve.ts";
import type { Rules } from "./rules.ts";
import { counter, leader, moment, specialist, started, type Tale, tale } from "./testing/long-life.ts";
import type { DossierEvent, Succession } from "./types.ts";

const received: DossierEvent = {
  type: "Received",
  dueAt: moment("2026-11-27T17:00"),
  allowance: { qty: 4, unit: "WORKING_DAY" },
};
const { officerId, name } = specialist;
const working = (): Tale =>
  tale("2026-11-20T08:21")
    .tell("2026-11-20T09:05", counter, received, {
      ...started("appraise", "specialist", "2026-11-20T15:40"),
      unit: "phong-kinh-te",
    } as DossierEvent)
    .tell("2026-11-20T10:00", specialist, { type: "StepClaimed", stepId: "appraise", assignee: { officerId, name } });

const system = { kind: "system", name: "Một Cửa" } as const;
const succeed = (of: Tale, to: Succession, rules: Partial<Rules> = {}, reason = "Nghị quyết 1") =>
  decide({
    dossier: replay(of.log),
    command: { type: "succeed", reason, ...to },
    actor: system,
    rules: rules as Rules,
    now: Temporal.Instant.from(moment("2026-11-21T09:00")),
  });
const HEIR = { to: "H60.30.14", name: "UBND xã Minh Quang" };

test("the successor goes on with the same step and the same due time, from its own pool", () => {
  const life = working();
  const before = replay(life.log);
  const done = succeed(life, { agency: { from: before.agencyId, ...HEIR } });
  assert.ok(done.ok);
  life.tell("2026-11-21T09:00", system, ...done.events);
  const after = replay(life.log);
  assert.deepEqual([after.agencyId, after.agencyName, after.dueAt], ["H60.30.14", "UBND xã Minh Quang", before.dueAt]);
  assert.deepEqual(after.state, before.state);
  const [was, is] = [before.steps.at(-1)!, after.steps.at(-1)!];
  assert.deepEqual([is.stepId, is.dueAt, is.assignee, is.completedAt], [was.stepId, was.dueAt, undefined, undefined]);
  const again = succeed(life, { agency: { from: before.agencyId, ...HEIR } });
  assert.ok(!again.ok && again.refusal.code === "alreadyDone");
});

test("a room that closes leaves its steps to another room of the same agency", () => {
  const life = working();
  const unit = { from: "phong-kinh-te", to: "phong-van-hoa-xa-hoi" };
  const done = succeed(life, { unit });
  assert.ok(done.ok);
  life.tell("2026-11-21T09:00", system, ...done.events);
  const after = replay(life.log);
  assert.deepEqual([after.steps.at(-1)?.unit, after.steps.at(-1)?.assignee], ["phong-van-hoa-xa-hoi", undefined]);
});

test("not to where nobody could take it, not without a reason, not by an officer", () => {
  const life = working();
  const from = replay(life.log).agencyId;
  const nobody = succeed(life, { agency: { from, ...HEIR } }, { staffedElsewhere: () => false });
  assert.ok(!nobody.ok);
  assert.match(nobody.refusal.message, /Nơi kế thừa chưa có cán bộ nào/);
  assert.ok(!succeed(life, { agency: { from, ...HEIR } }, {}, " ").ok);
  assert.ok(!succeed(life, { agency: { from: "H60.99", ...HEIR } }).ok);
  const command = { type: "succeed", reason: "x", agency: { from, ...HEIR } } as const;
  assert.ok(
    !decide({
      dossier: replay(life.log),
      command,
      actor: leader,
      rules: {} as Rules,
      now: Temporal.Instant.from(moment("2026-11-21T09:00")),
    }).ok,
  );
});
