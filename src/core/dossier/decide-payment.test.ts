import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openSteps } from "./open-steps.ts";
import { filing, inAppraisal, officer, reader, rulesWith, stage, system, vn } from "./testing/library-card.ts";
import type { Command, Decision, Filing } from "./types.ts";

const text = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });
const code = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);

type Pay = Extract<Command, { type: "recordPayment" }>;
const pay = (paymentId: string, amount: number, patch: Partial<Pay> = {}): Pay => ({
  type: "recordPayment",
  paymentId,
  amount,
  method: "cash",
  receipt: "BL-0001",
  ...patch,
});
const costly: Filing = { ...filing, fee: { total: 30_000, lines: [] } };
const beforehand = rulesWith({ collect: "before" });

describe("a fee before reception", () => {
  it("is asked for in the act of handing in; nothing is received until it is paid", () => {
    const play = stage(undefined, costly, beforehand);
    assert.deepEqual(
      play.log.map(({ event }) => event.type),
      ["Submitted", "PaymentRequested"],
    );
    assert.equal(play.dossier.state, "awaitingPrepayment");
    assert.equal(play.dossier.payments?.[0]?.amount, 30_000);
    assert.equal(code(play.tries(officer("receptionist"), { type: "receive" })), "waiting");
  });

  it("paid, lets the office's eight hours begin", () => {
    const play = stage(undefined, costly, beforehand);
    play.at(vn("2026-11-23T09:00"));
    const dossier = play.does(officer("receptionist"), pay("prepayment", 30_000));
    assert.equal(dossier.state, "submitted");
    assert.equal(dossier.intakeDueAt, text("2026-11-25T09:00"));
    assert.equal(dossier.payments?.[0]?.paid?.receipt, "BL-0001");
    assert.equal(play.does(officer("receptionist"), { type: "receive" }).state, "received");
  });

  it("names what is paid and the law of each line, once", () => {
    const line = {
      id: "the",
      name: "Phí thẻ",
      kind: "fee",
      units: 1,
      amount: 15_000,
      total: 15_000,
      legal: "Thông tư A",
    } as const;
    const own = { ...filing, fee: { total: 30_000, lines: [line, { ...line, id: "anh", name: "Phí ảnh" }] } };
    const { payments } = stage(undefined, own, beforehand).dossier;
    assert.deepEqual([payments?.[0]?.name, payments?.[0]?.legal], ["Phí thẻ; Phí ảnh", "Thông tư A"]);
  });

  it("is not asked for when the case costs nothing or fees are taken afterwards", () => {
    assert.equal(stage(undefined, filing, beforehand).dossier.state, "submitted");
    assert.equal(stage(undefined, costly).dossier.state, "submitted");
  });
});

const duty = {
  type: "requestPayment",
  payment: { id: "p1", name: "Tiền đặt cọc", amount: 50_000, reason: "Mượn sách quý", legal: "" },
} as const;
const owing = (pauses: boolean) =>
  inAppraisal(rulesWith({ obligation: { pauses, days: 3, legal: "Nội quy thư viện giả định, Điều 5" } }));

describe("a duty during the process", () => {
  it("is told with amount, reason, law and time; the clock stands, and goes on with what remained", () => {
    const play = owing(true);
    play.at(vn("2026-11-20T10:00"));
    play.does(officer("specialist"), duty);
    assert.equal(play.dossier.state, "awaitingPayment");
    assert.deepEqual(
      [play.dossier.payments?.[0]?.payBy, play.dossier.payments?.[0]?.legal],
      [text("2026-11-26T10:00"), "Nội quy thư viện giả định, Điều 5"],
    );
    play.at(vn("2026-11-20T11:00"));
    play.does(system, pay("p1", 50_000, { method: "online" }));
    assert.equal(play.dossier.state, "inProcess");
    assert.deepEqual(play.dossier.pauses, [{ from: text("2026-11-20T10:00"), to: text("2026-11-20T11:00") }]);
    assert.equal(play.dossier.dueAt, text("2026-11-23T08:30"));
    assert.equal(openSteps(play.dossier)[0]?.dueAt, text("2026-11-20T16:10"));
  });

  it("stops no clock where the procedure does not say so", () => {
    const play = owing(false);
    const due = play.dossier.dueAt;
    play.does(officer("specialist"), duty);
    assert.deepEqual(play.dossier.pauses, []);
    play.at(vn("2026-11-20T11:00"));
    assert.equal(play.does(officer("receptionist"), pay("p1", 50_000)).dueAt, due);
  });

  it("is recorded whole, once, with its receipt, and on line by the system alone", () => {
    const play = owing(true);
    play.does(officer("specialist"), duty);
    const counter = officer("receptionist");
    assert.equal(code(play.tries(counter, pay("p1", 49_999))), "amount");
    assert.equal(code(play.tries(counter, pay("p1", 50_000, { receipt: " " }))), "incomplete");
    assert.equal(code(play.tries(counter, pay("p2", 50_000))), "notFound");
    assert.equal(code(play.tries(counter, pay("p1", 50_000, { method: "online" }))), "notAllowed");
    assert.equal(code(play.tries(reader, pay("p1", 50_000))), "notAllowed");
    play.does(counter, pay("p1", 50_000));
    assert.equal(code(play.tries(counter, pay("p1", 50_000))), "alreadyDone");
  });

  it("may be followed by another one", () => {
    const play = owing(true);
    play.does(officer("specialist"), duty);
    assert.equal(code(play.tries(officer("specialist"), { ...duty, payment: { ...duty.payment, id: "p2" } })), "wrongState");
    play.does(officer("receptionist"), pay("p1", 50_000));
    assert.equal(code(play.tries(officer("specialist"), duty)), "alreadyDone");
    play.does(officer("specialist"), { ...duty, payment: { ...duty.payment, id: "p2" } });
    assert.equal(play.does(officer("receptionist"), pay("p2", 50_000)).payments?.filter(({ paid }) => paid).length, 2);
  });

  it("is asked only where the procedure knows it, for whole đồng and with a reason", () => {
    assert.equal(code(inAppraisal().tries(officer("specialist"), duty)), "wrongState");
    const play = owing(true);
    const with_ = (patch: Partial<typeof duty.payment> | { amount: number } | { reason: string }) =>
      code(play.tries(officer("specialist"), { ...duty, payment: { ...duty.payment, ...patch } }));
    assert.deepEqual(
      [with_({ amount: 0 }), with_({ amount: 0.5 }), with_({ reason: "" })],
      ["amount", "amount", "reasonMissing"],
    );
  });
});
