import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ActingCommand } from "./act.ts";
import { extensionAsPrepared, extensionProposal } from "./extension.ts";
import { nationalCode } from "./national.ts";
import { openStep } from "./open-steps.ts";
import { awaitingSignature, commands, inAppraisal, officer, reader, rules, stage, system, vn } from "./testing/library-card.ts";
import type { Decision } from "./types.ts";

const at = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);
const say = (decision: Decision): string => (decision.ok ? "" : decision.refusal.message);
const leader = officer("leader");
const sign = { type: "signExtension" } as const;
const prepare = (newDueAt = at("2026-11-23T17:00"), reason = "Chờ ảnh mới"): ActingCommand => ({
  type: "prepareExtension",
  reason,
  newDueAt,
});

/** Received 09:05 on Friday, due 17:00 the same day. */
function prepared(when = "2026-11-20T15:30") {
  const play = inAppraisal();
  play.at(vn(when));
  play.does(system, extensionProposal(play.dossier, rules, vn(when)));
  return play;
}

describe("extension (form 04) before the due time", () => {
  it("is prepared with the agency, the step and a date that the open steps can keep", () => {
    const { extension } = prepared().dossier;
    assert.equal(extension?.oldDueAt, at("2026-11-20T17:00"));
    // 4 hours of the open step and 2 of signing: one working day.
    assert.equal(extension?.newDueAt, at("2026-11-23T17:00"));
    assert.equal(extension?.reason, "UBND xã Thượng Lâm chưa xong bước “Thẩm tra” trong thời gian đã định.");
    assert.match(extension?.cause ?? "", /Bước “Thẩm tra” \(chưa ai nhận, UBND xã Thượng Lâm\) quá hạn từ 15:10/);
    assert.equal(extension?.preparedBy, "Một Cửa");
  });

  it("stays as it was prepared; a leader may change it before signing", () => {
    const play = prepared();
    assert.equal(code(play.tries(system, prepare())), "alreadyDone");
    assert.equal(code(play.tries(officer("specialist"), prepare())), "alreadyDone");
    play.does(leader, prepare(at("2026-11-25T10:00"), "Mất điện cả xã"));
    assert.equal(play.dossier.extension?.newDueAt, at("2026-11-25T10:00"));
  });

  it("asks for a reason and for a working time after the old due time", () => {
    const play = inAppraisal();
    assert.equal(code(play.tries(leader, prepare(undefined, " "))), "reasonMissing");
    assert.equal(code(play.tries(leader, prepare(at("2026-11-20T16:00")))), "incomplete");
    assert.match(say(play.tries(leader, prepare(at("2026-11-24T10:00")))), /không phải giờ làm việc/);
    assert.match(say(play.tries(leader, prepare(at("2026-11-23T12:00")))), /không phải giờ làm việc/);
    assert.equal(code(stage().tries(leader, prepare())), "wrongState");
    assert.equal(code(play.tries(officer("receptionist"), prepare())), "notAllowed");
  });

  it("moves the due time once and the open steps with it, and never again", () => {
    const play = prepared();
    assert.equal(code(play.tries(officer("specialist"), sign)), "notAllowed");
    play.does(leader, sign);
    const { dossier } = play;
    assert.equal(dossier.dueAt, at("2026-11-23T17:00"));
    assert.deepEqual(dossier.extension?.signed?.late, false);
    // The step was due at 15:10 (4 working hours after 09:40): 8 working hours later.
    assert.equal(openStep(dossier)?.dueAt, at("2026-11-23T15:10"));
    assert.equal(code(play.tries(leader, sign)), "alreadyDone");
    assert.match(say(play.tries(leader, prepare(at("2026-11-25T17:00")))), /chỉ cho gia hạn một lần/);
    assert.equal(nationalCode(dossier.state), 4);
  });

  it("gives no step a time beyond the new end", () => {
    const play = inAppraisal();
    play.does(leader, prepare(at("2026-11-23T08:00")));
    play.does(leader, sign);
    assert.equal(openStep(play.dossier)?.dueAt, at("2026-11-20T15:40"));
    const late = awaitingSignature();
    late.at(vn("2026-11-20T16:50"));
    late.does(leader, { type: "sendBackStep", reason: "Sửa tên" });
    late.does(leader, prepare(at("2026-11-23T08:00")));
    late.does(leader, sign);
    assert.equal(openStep(late.dossier)?.dueAt, at("2026-11-23T08:00"));
  });

  it("waits while the clock stands, and is made anew when the due time has moved meanwhile", () => {
    const play = prepared();
    play.does(officer("specialist"), commands.supplement);
    play.does(leader, { type: "decideProposal", approve: true, reason: "" });
    assert.equal(code(play.tries(leader, sign)), "waiting");
    assert.equal(code(play.tries(leader, prepare())), "waiting");
    play.at(vn("2026-11-25T15:00"));
    play.does(reader, commands.answer);
    assert.match(say(play.tries(leader, sign)), /Hạn trả đã đổi/);
    const again = extensionProposal(play.dossier, rules, vn("2026-11-25T15:00"));
    play.does(system, again);
    play.does(leader, sign);
    assert.equal(play.dossier.dueAt, again.newDueAt);
  });
});

describe("apology after the due time", () => {
  it("cannot be an extension any more, only what is on record as late, once; the due time stays", () => {
    const play = prepared();
    play.at(vn("2026-11-23T08:00"));
    const tooLate = play.tries(leader, sign);
    assert.equal(code(tooLate), "tooLate");
    assert.match(say(tooLate), /không gia hạn được nữa.*văn bản xin lỗi/);
    play.does(system, extensionProposal(play.dossier, rules, vn("2026-11-23T08:00")));
    assert.equal(play.dossier.apology?.newDueAt, at("2026-11-25T08:00"));
    assert.equal(play.dossier.extension?.signed, undefined);
    play.does(leader, sign);
    assert.equal(play.dossier.apology?.signed?.late, true);
    assert.equal(play.dossier.dueAt, at("2026-11-20T17:00"));
    assert.equal(code(play.tries(leader, sign)), "alreadyDone");
    assert.match(say(play.tries(leader, prepare(at("2026-11-27T10:00")))), /chỉ xin lỗi muộn một lần/);
  });

  it("promises no date that has passed: it is made again, by whoever prepares it, before it is signed", () => {
    const play = prepared();
    play.at(vn("2026-11-23T08:00"));
    play.does(system, extensionProposal(play.dossier, rules, vn("2026-11-23T08:00")));
    assert.equal(code(play.tries(officer("specialist"), prepare(at("2026-11-26T08:00")))), "alreadyDone");
    play.at(vn("2026-11-25T08:00"));
    assert.match(say(play.tries(leader, sign)), /Ngày hẹn lại.*đã qua/);
    const fresh = extensionAsPrepared(play.dossier, rules, vn("2026-11-25T08:00"));
    assert.equal(fresh.newDueAt, at("2026-11-26T08:00"));
    play.does(officer("specialist"), prepare(fresh.newDueAt));
    assert.equal(extensionAsPrepared(play.dossier, rules, vn("2026-11-25T08:00")), play.dossier.apology);
    play.does(leader, sign);
    assert.equal(play.dossier.apology?.newDueAt, fresh.newDueAt);
  });

  it("follows an extension that was not kept either", () => {
    const play = prepared();
    play.does(leader, sign);
    play.at(vn("2026-11-25T08:00"));
    play.does(officer("specialist"), prepare(at("2026-11-26T08:00")));
    play.does(leader, sign);
    assert.equal(play.dossier.extension?.signed?.late, false);
    assert.equal(play.dossier.apology?.signed?.late, true);
    assert.equal(play.dossier.dueAt, at("2026-11-23T17:00"));
  });

  it("at the due time sharp it is still in time", () => {
    const play = prepared();
    play.at(vn("2026-11-20T17:00"));
    play.does(leader, sign);
    assert.equal(play.dossier.extension?.signed?.late, false);
  });

  it("is not made of a dossier that is finished", () => {
    const play = awaitingSignature();
    play.does(leader, commands.approve);
    assert.equal(code(play.tries(leader, prepare())), "wrongState");
  });
});

describe("a due time that a decided change of the calendar gives", () => {
  const move = (dueAt: string, reason = "Nghỉ bù theo quyết định"): ActingCommand => ({ type: "moveDue", dueAt, reason });

  it("takes the open steps along, both ways", () => {
    const play = inAppraisal();
    play.does(leader, move(at("2026-11-23T17:00")));
    assert.equal(openStep(play.dossier)?.dueAt, at("2026-11-23T15:10"));
    play.does(leader, move(at("2026-11-20T14:00")));
    assert.equal(play.dossier.dueAt, at("2026-11-20T14:00"));
    assert.equal(openStep(play.dossier)?.dueAt, at("2026-11-20T14:00"));
  });

  it("needs a reason and a working time to come, and hides no lateness", () => {
    const play = inAppraisal();
    assert.equal(code(play.tries(leader, move(at("2026-11-23T17:00"), ""))), "reasonMissing");
    assert.equal(code(play.tries(leader, move(at("2026-11-22T09:00")))), "incomplete");
    assert.equal(code(play.tries(leader, move(at("2026-11-20T09:00")))), "incomplete");
    assert.equal(code(play.tries(leader, move(at("2026-11-20T17:00")))), "alreadyDone");
    assert.equal(code(play.tries(officer("specialist"), move(at("2026-11-23T17:00")))), "notAllowed");
    play.at(vn("2026-11-23T08:00"));
    assert.equal(code(play.tries(leader, move(at("2026-11-25T17:00")))), "tooLate");
  });
});
