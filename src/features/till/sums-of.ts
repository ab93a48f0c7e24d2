import type { TillLine, TillSums } from "./types.ts";

/** What the lines of a till come to. */
export function sumsOf(lines: readonly TillLine[]): TillSums {
  const sums: TillSums = {
    receipts: 0,
    refunds: 0,
    cancelled: 0,
    cash: 0,
    transfer: 0,
    pos: 0,
    fee: 0,
    charge: 0,
    duty: 0,
    total: 0,
  };
  for (const { kind, method, items, amount, cancelledAt } of lines) {
    if (cancelledAt !== null) {
      sums.cancelled++;
      continue;
    }
    const sign = kind === "receipt" ? 1 : -1;
    sums[kind === "receipt" ? "receipts" : "refunds"]++;
    sums.total += sign * amount;
    if (method !== "online") sums[method] += sign * amount;
    for (const item of items) sums[item.kind] += sign * item.amount;
  }
  return sums;
}
