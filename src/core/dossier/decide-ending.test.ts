import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nationalCode } from "./national.ts";
import { openSteps } from "./open-steps.ts";
import { maySee } from "./permissions.ts";
import { openPayment } from "./state-of.ts";
import {
  askAtAppraisal,
  awaitingSignature,
  commands,
  filing,
  inAppraisal,
  libraryCard,
  officer,
  reader,
  rulesWith,
  stage,
  system,
  vn,
} from "./testing/library-card.ts";
import type { Command, Decision, Dossier, StopCause } from "./types.ts";

const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);
const stop = (cause: StopCause, patch: Partial<Extract<Command, { type: "stop" }>> = {}) =>
  ({ type: "stop", cause, reason: "Không bổ sung", legalBasis: "NĐ 118/2025/NĐ-CP", ...patch }) as const;
const byClock = rulesWith({ supplement: { ...libraryCard.supplement, onTimeout: "stop" } });
const leader = officer("leader");

function quiet(dossier: Dossier): void {
  assert.deepEqual(openSteps(dossier), []);
  assert.ok(dossier.pauses.every(({ to }) => to));
  assert.equal(dossier.proposal, undefined);
  assert.equal(openPayment(dossier), undefined);
  assert.ok(dossier.finishedAt);
}

describe("stopping", () => {
  it("because nobody answered comes after the time only, by the clock where the definition says so", () => {
    const play = inAppraisal(byClock);
    askAtAppraisal(play);
    play.at(vn("2026-11-30T09:40"));
    assert.equal(code(play.tries(system, stop("supplementTimeout"))), "waiting");
    assert.equal(code(play.tries(leader, stop("supplementTimeout"))), "waiting");
    play.at(vn("2026-11-30T09:41"));
    quiet(play.does(system, stop("supplementTimeout")));
    assert.equal(play.dossier.state, "stopped");
  });

  it("is the leader's where the definition leaves it open, and never the system's for other causes", () => {
    const play = inAppraisal();
    askAtAppraisal(play);
    play.at(vn("2026-12-08T09:00"));
    assert.equal(code(play.tries(system, stop("supplementTimeout"))), "notAllowed");
    assert.equal(code(play.tries(system, stop("legal"))), "notAllowed");
    assert.equal(code(play.tries(leader, stop("paymentTimeout"))), "wrongState");
    quiet(play.does(leader, stop("supplementTimeout")));
  });

  it("for a reason of law needs reason and basis, and a dossier that was received", () => {
    const play = inAppraisal();
    assert.equal(code(play.tries(leader, stop("legal", { reason: "" }))), "reasonMissing");
    assert.equal(code(play.tries(leader, stop("legal", { legalBasis: " " }))), "legalBasisMissing");
    assert.equal(code(play.tries(officer("specialist"), stop("legal"))), "notAllowed");
    play.does(officer("specialist"), commands.supplement);
    quiet(play.does(leader, stop("applicantAsked")));
    assert.equal(code(stage().tries(leader, stop("legal"))), "wrongState");
  });

  it("ends a filing whose fee was never paid", () => {
    const own = { ...filing, fee: { total: 30_000, lines: [] } };
    const play = stage(undefined, own, rulesWith({ collect: "before" }));
    play.at(vn("2026-11-27T08:21"));
    assert.equal(code(play.tries(system, stop("paymentTimeout"))), "waiting");
    play.at(vn("2026-12-04T08:21"));
    quiet(play.does(system, stop("paymentTimeout")));
    assert.equal(code(play.tries(leader, stop("legal"))), "wrongState");
  });
});

describe("withdrawing", () => {
  it("leaves nothing open, whatever was awaited", () => {
    const play = inAppraisal();
    askAtAppraisal(play);
    quiet(play.does(reader, { type: "withdraw", reason: "Đổi ý" }));
    const proposed = inAppraisal();
    proposed.does(officer("specialist"), commands.supplement);
    quiet(proposed.does(reader, { type: "withdraw", reason: "Đổi ý" }));
  });

  it("is written down at the counter for who brings a letter, with its reason", () => {
    const play = stage();
    const letter = { type: "withdraw", reason: "Theo đơn ngày 20/11/2026" } as const;
    assert.equal(code(play.tries(officer("receptionist"), { ...letter, reason: " " })), "reasonMissing");
    assert.equal(code(play.tries(officer("specialist"), letter)), "notAllowed");
    quiet(play.does(officer("receptionist"), letter));
    assert.deepEqual([play.dossier.state, nationalCode(play.dossier.state)], ["withdrawn", 7]);
    const part = stage(undefined, { ...filing, parent: { id: "p", code: "P", stepId: "lock" } });
    assert.equal(code(part.tries(officer("receptionist"), letter)), "wrongState");
  });

  it("is possible until the signature, not after", () => {
    const play = awaitingSignature();
    assert.equal(code(play.tries(reader, { type: "withdraw", reason: "Đổi ý" })), "ok");
    play.does(leader, commands.approve);
    assert.equal(code(play.tries(reader, { type: "withdraw", reason: "Đổi ý" })), "wrongState");
    assert.equal(code(play.tries(leader, stop("legal"))), "wrongState");
  });
});

describe("a result that does not grant", () => {
  const negative = { reason: "Chưa đủ tuổi", legalBasis: "Nội quy, Điều 3" };
  it("needs reason and legal basis, and no number of the register", () => {
    const play = inAppraisal();
    const specialist = officer("specialist");
    const draft = (patch: Partial<typeof negative>) => ({ ...commands.draft, negative: { ...negative, ...patch } });
    assert.equal(code(play.tries(specialist, draft({ reason: "" }))), "reasonMissing");
    assert.equal(code(play.tries(specialist, draft({ legalBasis: "" }))), "legalBasisMissing");
    play.does(specialist, draft({}));
    assert.deepEqual(play.dossier.draft?.negative, negative);
    play.does(specialist, { type: "completeStep", note: "" });
    assert.equal(play.does(leader, commands.approve).state, "resultReady");
  });

  it("has a number of its own series", () => {
    const play = inAppraisal();
    play.does(officer("specialist"), { ...commands.draft, negative });
    play.does(officer("specialist"), { type: "requestPersonalId" });
    play.does(system, {
      type: "recordPersonalId",
      value: { found: true, source: "dân cư", at: "2026-11-20T03:00:00.000Z", asked: {}, values: { personalId: "008326000009" } },
    });
    play.does(officer("specialist"), { ...commands.draft, bookEntry: { number: 7, book: "02", year: 2026 } });
    assert.equal(play.dossier.bookEntry?.number, 7);
  });
});

describe("handing over", () => {
  it("gives the paper to somebody else only by name and after a look at who they are", () => {
    const play = awaitingSignature();
    play.does(leader, commands.approve);
    const over = { type: "handOver", way: "counter", receiver: "MA VĂN LẠ" } as const;
    assert.equal(code(play.tries(officer("receptionist"), over)), "incomplete");
    assert.equal(code(play.tries(officer("receptionist"), { ...over, receiver: "hoàng thị  mận" })), "ok");
    assert.equal(play.does(officer("receptionist"), { ...over, idChecked: true }).handOver?.receiver, "MA VĂN LẠ");
  });

  it("may be done at the counter that the applicant chose, which does nothing else and sees nothing before", () => {
    const elsewhere = officer("receptionist", { agencyId: "H60.30.13", officerId: "e1" });
    const play = awaitingSignature({ ...filing, delivery: { way: "counter", agencyId: "H60.30.13" } });
    const over = { type: "handOver", way: "counter", receiver: filing.applicant.name } as const;
    assert.equal(maySee(elsewhere, play.dossier), false);
    assert.equal(code(play.tries(elsewhere, over)), "otherAgency");
    play.does(leader, commands.approve);
    assert.equal(maySee(elsewhere, play.dossier), true);
    assert.equal(play.does(elsewhere, over).state, "returned");
  });
});

describe("archiving", () => {
  it("keeps what has ended, once, and says where it lies", () => {
    const play = stage();
    assert.equal(code(play.tries(officer("receptionist"), { type: "archive", box: "A1" })), "wrongState");
    play.does(reader, { type: "withdraw", reason: "" });
    assert.equal(code(play.tries(officer("receptionist"), { type: "archive", box: " " })), "incomplete");
    assert.equal(play.does(officer("receptionist"), { type: "archive", box: "Kho 1, hộp 12" }).state, "archived");
    assert.equal(code(play.tries(system, { type: "archive", box: "A2" })), "alreadyDone");
  });
});
