import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { ActingCommand } from "./act.ts";
import { replay } from "./evolve.ts";
import { openStep } from "./open-steps.ts";
import {
  askAtAppraisal,
  awaitingSignature,
  commands,
  filing,
  inAppraisal,
  officer,
  reader,
  stage,
  stranger,
  system,
  vn,
} from "./testing/library-card.ts";
import type { Actor, Decision } from "./types.ts";

const text = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: "millisecond" });
const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);

describe("reception", () => {
  it("must be answered within eight working hours of submission", () => {
    assert.equal(stage(vn("2026-11-20T16:00")).dossier.intakeDueAt, text(vn("2026-11-23T16:00")));
  });

  it("fixes the due time of a same-day procedure at closing time and starts the first step with the receptionist", () => {
    const play = stage();
    play.at(vn("2026-11-20T09:05"));
    const dossier = play.does(officer("receptionist"), { type: "receive" });
    assert.equal(dossier.state, "received");
    assert.equal(dossier.dueAt, text(vn("2026-11-20T17:00")));
    assert.equal(openStep(dossier)?.assignee?.name, "Lý Thị Thu");
    assert.equal(openStep(dossier)?.dueAt, text(vn("2026-11-20T10:05")));
  });

  it("counts from the next working morning when received after 15:00", () => {
    const play = stage();
    play.at(vn("2026-11-20T15:01"));
    assert.equal(play.does(officer("receptionist"), { type: "receive" }).dueAt, text(vn("2026-11-23T17:00")));
  });

  it("skips the holiday of 24/11/2026 for a dossier handed in at the counter", () => {
    const play = stage(vn("2026-11-23T08:00"), { ...filing, channel: "counter" });
    play.at(vn("2026-11-23T09:00"));
    assert.equal(play.does(officer("receptionist"), { type: "receive" }).dueAt, text(vn("2026-11-26T09:00")));
  });

  it("happens once", () => {
    const play = inAppraisal();
    assert.equal(code(play.tries(officer("receptionist"), { type: "receive" })), "wrongState");
  });

  it("refuses only with a reason and a legal basis", () => {
    const play = stage();
    assert.equal(
      code(play.tries(officer("receptionist"), { type: "refuse", reason: " ", legalBasis: "Điều 1" })),
      "reasonMissing",
    );
    assert.equal(
      code(play.tries(officer("receptionist"), { type: "refuse", reason: "Sai nơi", legalBasis: "" })),
      "legalBasisMissing",
    );
    const dossier = play.does(officer("receptionist"), { type: "refuse", reason: "Sai nơi", legalBasis: "Điều 1" });
    assert.equal(dossier.state, "notReceived");
    assert.ok(dossier.finishedAt);
  });

  it("is not offered over a channel that the procedure does not have", () => {
    assert.throws(() => stage(undefined, { ...filing, channel: "post" }), /không nhận hồ sơ qua kênh/);
  });
});

describe("supplement", () => {
  it("at intake leaves the due time open and gives the office eight hours again after the answer", () => {
    const play = stage();
    play.does(officer("receptionist"), commands.supplement);
    assert.equal(play.dossier.state, "awaitingSupplement");
    assert.deepEqual(play.dossier.pauses, []);
    play.at(vn("2026-11-23T10:00"));
    play.does(reader, commands.answer);
    assert.equal(play.dossier.state, "awaitingReception");
    assert.equal(play.dossier.intakeDueAt, text(vn("2026-11-25T10:00")));
    assert.equal(play.dossier.papers.length, 1);
  });

  it("at appraisal stops the clock and gives back the working time that passed", () => {
    const play = inAppraisal();
    play.at(vn("2026-11-20T10:00"));
    askAtAppraisal(play);
    play.at(vn("2026-11-23T10:00"));
    play.does(reader, commands.answer);
    assert.equal(play.dossier.state, "inProcess");
    assert.deepEqual(play.dossier.pauses, [{ from: text(vn("2026-11-20T10:00")), to: text(vn("2026-11-23T10:00")) }]);
    assert.equal(play.dossier.dueAt, text(vn("2026-11-23T17:00")));
    assert.equal(openStep(play.dossier)?.dueAt, text(vn("2026-11-23T15:10")));
  });

  it("is asked for at most as often as the law allows, each stage by itself", () => {
    const play = stage();
    play.does(officer("receptionist"), commands.supplement);
    play.does(reader, commands.answer);
    assert.equal(code(play.tries(officer("receptionist"), commands.supplement)), "supplementLimit");
    play.does(officer("receptionist"), { type: "receive" });
    play.does(officer("receptionist"), { type: "completeStep", note: "" });
    askAtAppraisal(play, { acknowledged: true });
    assert.equal(play.dossier.supplements.length, 2);
  });

  it("names what it wants, and only what the form has", () => {
    const play = stage();
    assert.equal(code(play.tries(officer("receptionist"), { ...commands.supplement, items: [] })), "itemsMissing");
    const item = { kind: "field", id: "no.such", label: "Không có", note: "" } as const;
    assert.equal(code(play.tries(officer("receptionist"), { ...commands.supplement, items: [item] })), "itemsMissing");
    assert.equal(code(play.tries(officer("receptionist"), { ...commands.supplement, reason: "" })), "reasonMissing");
  });

  it("is answered whole", () => {
    const play = stage();
    play.does(officer("receptionist"), commands.supplement);
    const answer = play.tries(reader, { ...commands.answer, papers: [] });
    assert.equal(code(answer), "incomplete");
    assert.match(answer.ok ? "" : answer.refusal.message, /Ảnh chân dung/);
  });
});

describe("process", () => {
  it("belongs to whoever took the step; the second is told who", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), { type: "claimStep" });
    const second = play.tries(officer("specialist", { officerId: "other", name: "Khác" }), { type: "claimStep" });
    assert.equal(code(second), "claimedByOther");
    assert.match(second.ok ? "" : second.refusal.message, /Nông Văn Thẩm/);
  });

  it("keeps the specialist from passing on without number and draft", () => {
    const play = inAppraisal();
    assert.equal(code(play.tries(officer("specialist"), { type: "completeStep", note: "" })), "needMissing");
    assert.equal(code(play.tries(officer("specialist"), commands.draft)), "needMissing");
  });

  it("asks the register for the number once until it has answered", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), { type: "requestPersonalId" });
    assert.equal(code(play.tries(officer("specialist"), { type: "requestPersonalId" })), "alreadyDone");
  });

  it("goes back one step with a reason and keeps the entry of the book", () => {
    const play = awaitingSignature();
    assert.equal(code(play.tries(officer("leader"), { type: "sendBackStep", reason: "" })), "reasonMissing");
    play.does(officer("leader"), { type: "sendBackStep", reason: "Sai họ đệm" });
    assert.equal(play.dossier.state, "inProcess");
    play.does(officer("specialist"), { ...commands.draft, bookEntry: { number: 99, book: "01", year: 2026 } });
    assert.equal(play.dossier.bookEntry?.number, 41);
  });

  it("is finished by the signature; handing over at the counter follows", () => {
    const play = awaitingSignature();
    play.at(vn("2026-11-20T15:00"));
    play.does(officer("leader"), commands.approve);
    assert.equal(play.dossier.state, "resultReady");
    assert.equal(play.dossier.finishedAt, text(vn("2026-11-20T15:00")));
    assert.equal(code(play.tries(officer("receptionist"), { type: "handOver", way: "post", receiver: "Mận" })), "incomplete");
    play.does(officer("receptionist"), { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" });
    assert.equal(play.dossier.state, "returned");
    assert.equal(openStep(play.dossier), undefined);
  });

  it("hands an online result over with the signature", () => {
    const play = stage(undefined, { ...filing, delivery: { way: "online" } });
    const run: [Actor, ActingCommand][] = [
      [officer("receptionist"), { type: "receive" }],
      [officer("receptionist"), { type: "completeStep", note: "" }],
      [officer("specialist"), { type: "requestPersonalId" }],
      [
        system,
        {
          type: "recordPersonalId",
          value: {
            found: true,
            source: "dân cư",
            at: "2026-11-20T03:00:00.000Z",
            asked: {},
            values: { personalId: "008326000009" },
          },
        },
      ],
      [officer("specialist"), commands.draft],
      [officer("specialist"), { type: "completeStep", note: "" }],
      [officer("leader"), commands.approve],
    ];
    for (const [actor, command] of run) play.does(actor, command);
    assert.equal(play.dossier.state, "returned");
    assert.equal(play.dossier.handOver?.way, "online");
  });

  it("replays to the same dossier", () => {
    const play = awaitingSignature();
    assert.deepEqual(replay(play.log), play.dossier);
  });
});

describe("after the result", () => {
  const returned = () => {
    const play = awaitingSignature();
    play.does(officer("leader"), commands.approve);
    play.does(officer("receptionist"), { type: "handOver", way: "counter", receiver: "HOÀNG THỊ MẬN" });
    return play;
  };

  it("is rated once, by the applicant; dissatisfaction says why", () => {
    const play = returned();
    assert.equal(code(play.tries(stranger, { type: "rate", score: "satisfied", reasons: [], comment: "" })), "notFound");
    assert.equal(code(play.tries(reader, { type: "rate", score: "unsatisfied", reasons: [], comment: " " })), "reasonMissing");
    play.does(reader, { type: "rate", score: "unsatisfied", reasons: ["Chờ lâu"], comment: "" });
    assert.equal(code(play.tries(reader, { type: "rate", score: "satisfied", reasons: [], comment: "" })), "alreadyDone");
  });

  it("cannot be withdrawn any more", () => {
    assert.equal(code(returned().tries(reader, { type: "withdraw", reason: "Đổi ý" })), "wrongState");
  });
});

describe("withdrawal", () => {
  it("needs a reason only after reception", () => {
    const early = stage();
    assert.equal(early.does(reader, { type: "withdraw", reason: "" }).state, "withdrawn");
    const late = inAppraisal();
    assert.equal(code(late.tries(reader, { type: "withdraw", reason: "" })), "reasonMissing");
    assert.equal(openStep(late.does(reader, { type: "withdraw", reason: "Đổi ý" })), undefined);
  });
});
