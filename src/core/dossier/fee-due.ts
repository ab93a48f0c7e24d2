import type { Dossier, MoneyItem, PayMethod, Payment, State } from "./types.ts";

/** The payment by which the ordinary fee of a case is known. */
export const FEE_ID = "fee";

/** Ended without an answer: nothing is owed for it any more. */
const NOTHING_DONE: readonly State[] = ["draft", "notReceived", "withdrawn", "stopped"];

/**
 * What of the ordinary fee (thu sau) is still to be taken, VND; after the exemptions and reductions of the day of filing. 0 when it was taken, when it
 * is taken beforehand as a `prepayment`, and for a part of an interlinked filing, whose fee is the whole's.
 */
export function feeDue({ fee, payments = [], parent, state }: Pick<Dossier, "fee" | "payments" | "parent" | "state">): number {
  if (parent || NOTHING_DONE.includes(state)) return 0;
  return payments.some(({ kind }) => kind !== "obligation") ? 0 : fee.total;
}

/** The phí and lệ phí on the receipt of a payment, each for itself; they add up to its amount. */
export function feeItems(
  { fee }: Pick<Dossier, "fee">,
  { kind, name, amount }: Pick<Payment, "kind" | "name" | "amount">,
): MoneyItem[] {
  const lines = fee.lines.filter(({ total }) => total > 0);
  const sum = lines.reduce((all, { total }) => all + total, 0);
  if (kind === "obligation" || sum !== amount) return [{ name, kind: kind === "obligation" ? "duty" : "fee", amount }];
  return lines.map((line) => ({ name: line.name, kind: line.kind, amount: line.total }));
}

/** What of a payment is given back when the case ends without an answer: all but the fees that the law keeps. Empty when nothing is. */
export function refundItems(
  dossier: Pick<Dossier, "fee">,
  payment: Pick<Payment, "kind" | "name" | "amount" | "paid">,
): MoneyItem[] {
  const items = payment.paid?.items ?? feeItems(dossier, payment);
  if (payment.kind === "obligation") return items;
  const lines = dossier.fee.lines.filter(({ total }) => total > 0);
  if (lines.length > 0 && lines.every(({ nonRefundable }) => nonRefundable)) return [];
  const kept = lines.filter(({ nonRefundable }) => nonRefundable);
  return items.filter((item) => !kept.some(({ name, total }) => name === item.name && total === item.amount));
}

/** VND. */
export const sumOfItems = (items: readonly MoneyItem[]): number => items.reduce((sum, { amount }) => sum + amount, 0);

const METHODS: Record<PayMethod, string> = {
  cash: "tiền mặt",
  transfer: "chuyển khoản",
  pos: "máy POS, mã QR",
  online: "trực tuyến",
};

/** For use inside a sentence. */
export const methodName = (method: PayMethod): string => METHODS[method];
