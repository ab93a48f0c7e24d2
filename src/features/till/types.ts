import type { Actor, MoneyItem, PayMethod } from "../../core/dossier/index.ts";

export type Cashier = Extract<Actor, { kind: "officer" }>;

/** A receipt or refund slip as the cashier sees it. Instants ISO 8601; sums whole VND. */
export type TillLine = {
  dossierId: string;
  code: string;
  applicantName: string;
  subject: string;
  kind: "receipt" | "refund";
  number: string;
  at: string;
  method: PayMethod;
  reference: string | null;
  items: MoneyItem[];
  amount: number;
  cancelledAt: string | null;
  cancelReason: string | null;
};

/** What lines come to: cancelled ones counted, without their sums; refunds taken off. */
export type TillSums = {
  receipts: number;
  refunds: number;
  cancelled: number;
  cash: number;
  transfer: number;
  pos: number;
  /** Of which phí, lệ phí, other duties. */
  fee: number;
  charge: number;
  duty: number;
  total: number;
};

/** A closing sheet (bảng kê đóng quầy). `day` yyyy-MM-dd; `nth`: of that cashier's sheets of that day. */
export type Closing = {
  id: string;
  agencyId: string;
  cashierId: string;
  cashier: string;
  position: string;
  day: string;
  nth: number;
  year: number;
  number: number;
  closedAt: string;
  expected: number;
  counted: number;
  /** How many of each bank note, by value; empty when only the sum was typed. */
  notes: Record<string, number>;
  reason: string | null;
};
