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

const METHODS: Record<PayMethod, string> = {
  cash: "tiền mặt",
  transfer: "chuyển khoản",
  pos: "máy POS, mã QR",
  online: "trực tuyến",
};

/** For use inside a sentence. */
export const methodName = (method: PayMethod): string => METHODS[method];
