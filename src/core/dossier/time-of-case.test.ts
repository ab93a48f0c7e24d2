import assert from "node:assert/strict";
import { test } from "node:test";
import type { Revision } from "../procedure/types.ts";
import { decide } from "./decide.ts";
import { resultDue } from "./rules.ts";
import { filing, libraryCard, officer, rules, stage, vn } from "./testing/library-card.ts";

const online = {
  time: { qty: 1, unit: "WORKING_DAY" },
  sameDay: true,
  cases: [
    { when: 'reader.name == "BÀN THỊ MÙI"', time: { qty: 3, unit: "WORKING_DAY" }, say: "Cần xác minh" },
    { when: "requester.digitalCitizen", time: { qty: 2, unit: "WORKING_DAY" }, say: "Công dân số" },
    { when: 'today > date("2026-11-20")', time: { qty: 9, unit: "DAY" }, say: "Nộp sau ngày 20/11" },
  ],
} satisfies Revision["channels"]["online"];
const revision: Revision = { ...libraryCard, channels: { ...libraryCard.channels, online } };
const under = { ...rules, revision };

function received(own = filing, submitted = "2026-11-20T08:21", now = "2026-11-20T09:05") {
  const play = stage(vn(submitted), own);
  const decision = decide({
    dossier: play.dossier,
    command: { type: "receive" },
    actor: officer("receptionist"),
    rules: under,
    now: vn(now),
  });
  assert.ok(decision.ok);
  const event = decision.events.find(({ type }) => type === "Received");
  assert.ok(event?.type === "Received");
  assert.equal(event.dueAt, resultDue(under, play.dossier, vn(now)), "what the desk announces is what form 01 prints");
  return { due: event.dueAt, allowance: event.allowance, case: event.case };
}

const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });

test("a case with a time of its own is due after that time, which the event names", () => {
  const verified = { ...filing, answers: { ...filing.answers, "reader.name": "BÀN THỊ MÙI" } };
  assert.deepEqual(received(verified), {
    due: at("2026-11-26T09:05"),
    allowance: { qty: 3, unit: "WORKING_DAY" },
    case: "Cần xác minh",
  });
});

test("any other case keeps the time of the channel", () => {
  assert.deepEqual(received(), { due: at("2026-11-20T17:00"), allowance: { qty: 1, unit: "WORKING_DAY" }, case: undefined });
});

test("conditions see the applicant and the day as they were at submission, not at reception", () => {
  const documents = ["A", "B", "C", "D", "E"];
  const digital = { ...filing, applicant: { ...filing.applicant, integratedDocuments: documents } };
  assert.equal(received(digital).case, "Công dân số");
  assert.equal(received({ ...digital, applicant: { ...digital.applicant, level: 1 } }).case, undefined);
  assert.equal(received(filing, "2026-11-20T16:30", "2026-11-23T08:00").case, undefined);
  assert.equal(received(filing, "2026-11-21T08:00", "2026-11-23T08:00").case, "Nộp sau ngày 20/11");
});
