import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openSteps } from "./open-steps.ts";
import { pausedSince } from "./resume-clock.ts";
import {
  askAtAppraisal,
  commands,
  inAppraisal,
  libraryCard,
  officer,
  reader,
  rulesWith,
  stage,
  vn,
} from "./testing/library-card.ts";
import type { Decision } from "./types.ts";

const text = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);
const said = (decision: Decision): string => (decision.ok ? "" : decision.refusal.message);
const again = { ...commands.supplement, acknowledged: true };
const twice = rulesWith({
  supplement: {
    ...libraryCard.supplement,
    exceptions: [{ stage: "appraisal", max: 2, legal: "Luật Thư viện giả định, Điều 9" }],
  },
});

describe("what a specialist wants to ask", () => {
  it("waits for the leader and stops no clock; meanwhile nobody passes the step on", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), commands.supplement);
    assert.equal(play.dossier.state, "inProcess");
    assert.equal(play.dossier.proposal?.proposedBy.name, "Nông Văn Thẩm");
    assert.deepEqual(play.dossier.pauses, []);
    assert.equal(code(play.tries(officer("specialist"), commands.supplement)), "waiting");
    play.does(officer("specialist"), { type: "requestPersonalId" });
    assert.equal(code(play.tries(officer("specialist"), { type: "completeStep", note: "" })), "needMissing");
  });

  it("rests on a law once the dossier was received", () => {
    const { legalBasis: _, ...bare } = commands.supplement;
    assert.equal(code(inAppraisal().tries(officer("specialist"), bare)), "legalBasisMissing");
    assert.equal(code(stage().tries(officer("receptionist"), bare)), "ok");
  });

  it("goes out when the leader approves: the clock stands from that moment, with the time to answer", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), commands.supplement);
    play.at(vn("2026-11-20T14:00"));
    const dossier = play.does(officer("leader"), commands.approveProposal);
    assert.equal(dossier.state, "awaitingSupplement");
    assert.equal(pausedSince(dossier), text("2026-11-20T14:00"));
    assert.equal(dossier.proposal, undefined);
    const asked = dossier.supplements[0]!;
    assert.deepEqual([asked.requestedBy, asked.approvedBy], ["Nông Văn Thẩm", "Ma Thị Ký"]);
    assert.equal(asked.legalBasis, "Nội quy thư viện giả định, Điều 4");
    assert.equal(asked.answerBy, text("2026-11-30T14:00"));
  });

  it("is declined only with a reason, and may then be asked in another way", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), commands.supplement);
    assert.equal(code(play.tries(officer("leader"), { type: "decideProposal", approve: false, reason: " " })), "reasonMissing");
    play.does(officer("leader"), { type: "decideProposal", approve: false, reason: "Ảnh rõ rồi" });
    assert.equal(play.dossier.proposal, undefined);
    assert.equal(play.dossier.supplements.length, 0);
    assert.equal(code(play.tries(officer("specialist"), commands.supplement)), "ok");
    assert.equal(code(play.tries(officer("leader"), commands.approveProposal)), "wrongState");
  });
});

describe("a second request", () => {
  it("is made only by an officer who was shown that the dossier will count late", () => {
    const play = stage();
    play.does(officer("receptionist"), commands.supplement);
    play.does(reader, commands.answer);
    play.does(officer("receptionist"), { type: "receive" });
    play.does(officer("receptionist"), { type: "completeStep", note: "" });
    const unaware = play.tries(officer("specialist"), commands.supplement);
    assert.equal(code(unaware), "acknowledge");
    assert.match(said(unaware), /Bộ chỉ số quốc gia.*quá hạn/);
    play.does(officer("specialist"), again);
    assert.equal(play.dossier.proposal?.countsLate, true);
  });

  it("beyond the ordinary number is refused, unless a special law allows it, and then up to its number", () => {
    const strict = inAppraisal();
    askAtAppraisal(strict);
    strict.does(reader, commands.answer);
    assert.equal(code(strict.tries(officer("specialist"), again)), "supplementLimit");
    const lenient = inAppraisal(twice);
    askAtAppraisal(lenient);
    lenient.does(reader, commands.answer);
    askAtAppraisal(lenient, { acknowledged: true });
    lenient.does(reader, commands.answer);
    const third = lenient.tries(officer("specialist"), again);
    assert.equal(code(third), "supplementLimit");
    assert.match(said(third), /Luật Thư viện giả định, Điều 9 cho phép nhiều nhất 2 lần/);
  });

  it("at intake waits for the leader too, and the dossier is not received meanwhile", () => {
    const law = rulesWith({
      supplement: { ...libraryCard.supplement, exceptions: [{ stage: "intake", max: 2, legal: "Luật Thư viện giả định" }] },
    });
    const play = stage(undefined, undefined, law);
    play.does(officer("receptionist"), commands.supplement);
    play.does(reader, commands.answer);
    play.does(officer("receptionist"), again);
    assert.equal(play.dossier.state, "awaitingReception");
    assert.equal(code(play.tries(officer("receptionist"), { type: "receive" })), "waiting");
    assert.equal(play.does(officer("leader"), commands.approveProposal).state, "awaitingSupplement");
    assert.deepEqual(play.dossier.pauses, []);
  });
});

describe("the answer", () => {
  it("may be brought to the counter, and gives back the working time to the dossier and to its open step", () => {
    const play = inAppraisal();
    const [due, step] = [play.dossier.dueAt, openSteps(play.dossier)[0]?.dueAt];
    play.at(vn("2026-11-20T10:00"));
    askAtAppraisal(play);
    play.at(vn("2026-11-20T11:00"));
    play.does(officer("receptionist"), commands.answer);
    assert.deepEqual([due, step], [text("2026-11-20T17:00"), text("2026-11-20T15:10")]);
    assert.equal(play.dossier.dueAt, text("2026-11-23T08:30"));
    assert.equal(openSteps(play.dossier)[0]?.dueAt, text("2026-11-20T16:10"));
    assert.equal(code(play.tries(officer("receptionist"), commands.answer)), "wrongState");
  });
});
