import assert from "node:assert/strict";
import { test } from "node:test";
import { runningTimes } from "./step-shares.ts";
import { askAtAppraisal, commands, inAppraisal, officer, reader, rules, stage, vn } from "./testing/library-card.ts";

const local = (instant: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO("Asia/Ho_Chi_Minh").toPlainDateTime().toString().slice(0, 16);
const moments = (dossier: Parameters<typeof runningTimes>[0]) =>
  runningTimes(dossier, rules.calendar).map(({ stepId, minutes, at }) => [
    stepId,
    Math.round(minutes),
    local(at[50]),
    local(at[80]),
    local(at[100]),
  ]);

test("what was handed in runs towards its answer in working time", () => {
  const [time] = runningTimes(stage(vn("2026-11-20T08:00")).dossier, rules.calendar);
  assert.equal(time!.stepId, undefined);
  assert.equal(time!.minutes, 480);
  assert.equal(local(time!.at[50]), "2026-11-20T13:30");
});

test("half and four fifths of a step skip lunch and the weekend", () => {
  // Four hours from Friday 09:40: 1h50 before lunch, 2h10 afterwards.
  assert.deepEqual(moments(inAppraisal().dossier), [
    ["appraise", 240, "2026-11-20T13:10", "2026-11-20T14:22", "2026-11-20T15:10"],
  ]);
});

test("while the applicant is asked nothing runs; afterwards what was used stays used, however long it stood", () => {
  const play = inAppraisal();
  play.at(vn("2026-11-20T10:40"));
  askAtAppraisal(play);
  assert.deepEqual(runningTimes(play.dossier, rules.calendar), []);
  play.at(vn("2026-11-23T10:40"));
  play.does(reader, commands.answer);
  // One hour was used before; the second of four is over an hour after the answer.
  assert.deepEqual(moments(play.dossier), [["appraise", 240, "2026-11-23T13:10", "2026-11-23T14:22", "2026-11-23T15:10"]]);
});

test("a due time that is moved gives more time, and nothing runs after the end", () => {
  const play = inAppraisal();
  const before = moments(play.dossier)[0]!;
  play.does(officer("leader"), { type: "moveDue", dueAt: vn("2026-11-25T16:00").toString(), reason: "Mất điện" });
  const after = moments(play.dossier)[0]!;
  assert.ok(Number(after[1]) > Number(before[1]));
  assert.ok(String(after[2]) > String(before[2]));
  play.does(officer("leader"), { type: "stop", cause: "legal", reason: "Có quyết định", legalBasis: "Điều 1" });
  assert.deepEqual(runningTimes(play.dossier, rules.calendar), []);
});
