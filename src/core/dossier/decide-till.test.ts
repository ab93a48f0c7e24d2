import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { entriesOf } from "../till/index.ts";
import { feeDue } from "./fee-due.ts";
import { filing, officer, reader, rules, rulesWith, stage, system, vn } from "./testing/library-card.ts";
import type { Command, Decision, FeeLine, Filing, LoggedEvent } from "./types.ts";

type Pay = Extract<Command, { type: "recordPayment" }>;
const said = (decision: Decision): string => (decision.ok ? "ok" : decision.refusal.code);
const message = (decision: Decision): string => (decision.ok ? "" : decision.refusal.message);
const line = (id: string, kind: FeeLine["kind"], total: number): FeeLine => ({
  id,
  name: `Khoản ${id}`,
  kind,
  units: 1,
  amount: total,
  total,
  legal: "Thông tư A",
});
const costly: Filing = { ...filing, fee: { total: 30_000, lines: [line("a", "fee", 20_000), line("b", "charge", 10_000)] } };
const pay = (patch: Partial<Pay> = {}): Pay => ({
  type: "recordPayment",
  paymentId: "fee",
  amount: 30_000,
  method: "cash",
  receipt: "0000001/BL-2026",
  ...patch,
});
const clerk = officer("receptionist");
const other = officer("receptionist", { officerId: "00000000-0000-4000-8000-000000000999", name: "Quan Văn Hai" });
const cancel = { type: "cancelReceipt", paymentId: "fee", receipt: "0000001/BL-2026", reason: "Chọn nhầm" } as const;
const refund = {
  type: "refundPayment",
  paymentId: "fee",
  method: "cash",
  number: "0000001/PH-2026",
  reason: "Không thuộc thẩm quyền",
  legalBasis: "Điều 5",
} as const;
const refused = { type: "refuse", reason: "Không thuộc thẩm quyền", legalBasis: "Điều 2" } as const;
const at = (local: string) => vn(local).toString({ smallestUnit: "millisecond" });
const entries = (play: ReturnType<typeof stage>) => entriesOf(play.log as LoggedEvent[]);

describe("the ordinary fee", () => {
  it("is taken at any moment, each phí and lệ phí for itself, and moves neither state nor clock", () => {
    const play = stage(undefined, costly);
    const before = play.dossier;
    const after = play.does(clerk, pay({ method: "transfer", reference: " FT1 " }));
    assert.deepEqual([after.state, after.intakeDueAt], [before.state, before.intakeDueAt]);
    assert.equal(feeDue(after), 0);
    const [entry] = entries(play);
    assert.deepEqual(
      entry!.items.map(({ kind, amount }) => [kind, amount]),
      [
        ["fee", 20_000],
        ["charge", 10_000],
      ],
    );
    assert.deepEqual([entry!.agencyId, entry!.cashierId, entry!.reference], [clerk.agencyId, clerk.officerId, "FT1"]);
  });

  it("is refused to the second cashier with what the first did, in another sum, on line, and without the number of the card machine", () => {
    const play = stage(undefined, costly);
    assert.equal(said(play.tries(clerk, pay({ amount: 29_999 }))), "amount");
    assert.equal(said(play.tries(clerk, pay({ method: "online" }))), "notAllowed");
    assert.match(message(play.tries(clerk, pay({ method: "pos" }))), /số giao dịch/);
    assert.equal(said(play.tries(reader, pay())), "notAllowed");
    play.does(clerk, pay());
    assert.match(
      message(play.tries(other, pay({ receipt: "0000002/BL-2026" }))),
      /Lý Thị Thu đã thu lúc .*tiền mặt, biên lai 0000001\/BL-2026/,
    );
  });

  it("is nothing where the case is free, was paid beforehand, is a part of another dossier, or ended without an answer", () => {
    const free = stage(undefined, { ...filing, fee: { total: 0, lines: [] } });
    assert.match(message(free.tries(clerk, pay())), /không phải nộp phí/);
    const first = stage(undefined, costly, rulesWith({ collect: "before" }));
    assert.equal(feeDue(first.dossier), 0);
    const part = stage(undefined, { ...costly, parent: { id: "p", code: "H60-1", stepId: "s" } });
    assert.match(message(part.tries(clerk, pay())), /thu một lần ở hồ sơ chính H60-1/);
    const ended = stage(undefined, costly);
    ended.does(clerk, refused);
    assert.match(message(ended.tries(clerk, pay())), /không còn phí/);
  });

  it("costs what the exemption leaves, whoever takes it", () => {
    const reduced = stage(undefined, { ...filing, fee: { total: 10_000, full: 20_000, lines: [line("a", "fee", 10_000)] } });
    assert.equal(said(reduced.tries(clerk, pay({ amount: 20_000 }))), "amount");
    assert.equal(said(reduced.tries(clerk, pay({ amount: 10_000 }))), "ok");
  });
});

describe("a receipt that was written wrongly", () => {
  it("is cancelled by its cashier with a reason; the number stays used and the fee is due again", () => {
    const play = stage(undefined, costly);
    play.does(clerk, pay());
    assert.equal(said(play.tries(other, cancel)), "notAllowed");
    assert.equal(said(play.tries(clerk, { ...cancel, reason: " " })), "reasonMissing");
    const after = play.does(clerk, cancel);
    assert.equal(feeDue(after), 30_000);
    assert.equal(said(play.tries(clerk, cancel)), "notFound");
    play.does(clerk, pay({ receipt: "0000002/BL-2026", method: "transfer" }));
    assert.deepEqual(
      entries(play).map(({ number, cancelReason }) => [number, cancelReason]),
      [
        ["0000001/BL-2026", "Chọn nhầm"],
        ["0000002/BL-2026", null],
      ],
    );
  });

  it("stands the next day, and once the till is closed", () => {
    const play = stage(vn("2026-11-20T16:50"), costly);
    play.does(clerk, pay());
    play.at(vn("2026-11-21T07:31"));
    assert.equal(said(play.tries(clerk, cancel)), "tooLate");
    const closed = stage(undefined, costly, { ...rules, closedReceipts: new Set(["0000001/BL-2026"]) });
    closed.does(clerk, pay());
    assert.match(message(closed.tries(clerk, cancel)), /đã nằm trong bảng kê đóng quầy/);
  });

  it("is no way around the act that was built on it: a prepayment is cancelled only before reception", () => {
    const play = stage(undefined, costly, rulesWith({ collect: "before" }));
    play.does(clerk, pay({ paymentId: "prepayment" }));
    const both = { ...cancel, paymentId: "prepayment" };
    assert.equal(said(play.tries(clerk, both)), "ok");
    play.does(clerk, { type: "receive" });
    assert.match(message(play.tries(clerk, both)), /đã được làm tiếp/);
    const early = stage(undefined, costly, rulesWith({ collect: "before" }));
    early.does(clerk, pay({ paymentId: "prepayment" }));
    assert.equal(early.does(clerk, both).state, "awaitingPrepayment");
    assert.equal(early.does(clerk, pay({ paymentId: "prepayment", receipt: "0000002/BL-2026" })).state, "submitted");
  });
});

describe("a refund", () => {
  it("is given once, whole, with reason and law, of a dossier that ended without an answer", () => {
    const play = stage(undefined, costly);
    play.does(clerk, pay());
    assert.equal(said(play.tries(clerk, refund)), "wrongState");
    play.at(vn("2026-11-23T09:00"));
    play.does(clerk, refused);
    assert.equal(said(play.tries(clerk, { ...refund, reason: "" })), "reasonMissing");
    assert.equal(said(play.tries(clerk, { ...refund, legalBasis: "" })), "legalBasisMissing");
    assert.equal(said(play.tries(system, refund)), "notAllowed");
    play.does(other, refund);
    assert.match(message(play.tries(clerk, refund)), /Quan Văn Hai hoàn trả, phiếu 0000001\/PH-2026/);
    const [, back] = entries(play);
    assert.deepEqual(
      [back!.kind, back!.amount, back!.cashierId, back!.at],
      ["refund", 30_000, other.officerId, at("2026-11-23T09:00")],
    );
  });

  it("leaves out what the law keeps, and is not given where it keeps all", () => {
    const [kept, other] = [{ ...line("a", "fee", 20_000), nonRefundable: true as const }, line("b", "charge", 10_000)];
    const ended = (lines: FeeLine[]) => {
      const play = stage(undefined, { ...filing, fee: { total: 30_000, lines } });
      play.does(clerk, pay());
      play.does(clerk, refused);
      return play;
    };
    const part = ended([kept, other]).does(clerk, refund);
    assert.equal(part.payments?.[0]?.refund?.amount, 10_000);
    assert.deepEqual(
      part.payments?.[0]?.refund?.items.map(({ name }) => name),
      ["Khoản b"],
    );
    const all = ended([{ ...kept, total: 30_000 }]);
    assert.match(message(all.tries(clerk, refund)), /không hoàn trả/);
  });
});
