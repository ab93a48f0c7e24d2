import assert from "node:assert/strict";
import { test } from "node:test";
import type { ActingCommand, Actor } from "../../../core/dossier/index.ts";
import {
  commands,
  inAppraisal,
  officer,
  personalIdValue,
  reader,
  rulesWith,
  system,
  vn,
} from "../../../core/dossier/testing/library-card.ts";
import { hearAnswered } from "./hear-answered.ts";

const specialist = officer("specialist");
const law = rulesWith({
  confirmation: { time: { qty: 1, unit: "WORKING_DAY" }, pauses: true, legal: "Nội quy", channels: ["online"] },
});

/** What the last event of a command means to the office. */
function heard(before: readonly [Actor, ActingCommand][], last: readonly [Actor, ActingCommand]) {
  const play = inAppraisal(law);
  play.does(specialist, { type: "requestPersonalId" });
  play.does(system, { type: "recordPersonalId", value: personalIdValue });
  for (const [actor, command] of before) play.does(actor, command);
  const [earlier, was] = [[...play.log], play.dossier];
  // Only the clock answers once the time is over.
  if (last[0].kind === "system") play.at(vn("2026-11-25T16:00"));
  play.does(...last);
  return hearAnswered(was, play.dossier, play.log.at(-1)!, earlier);
}

const asked: [Actor, ActingCommand][] = [
  [specialist, commands.draft],
  [specialist, { type: "askConfirmation" }],
];

test("the applicant agrees, disagrees with their words, or is silent: three different things", () => {
  const answer = (actor: Actor, agrees: boolean, note = "") =>
    heard(asked, [actor, { type: "answerConfirmation", agrees, note }])[0]!;
  const to = [{ officerId: specialist.officerId }];
  assert.deepEqual(answer(reader, true), { kind: "answered", title: "Người nộp đồng ý với dự thảo", body: "", to });
  const no = answer(reader, false, "Sai chữ đệm");
  assert.deepEqual(no, { kind: "answered", title: "Người nộp chưa đồng ý với dự thảo", body: "Sai chữ đệm.", to });
  assert.match(answer(system, true).title, /^Hết thời gian xác nhận dự thảo$/);
});

test("other events are no answer", () => {
  assert.deepEqual(heard([], [specialist, commands.draft]), []);
});
