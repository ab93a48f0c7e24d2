import type { InstantText, MoneyItem, PayMethod } from "../dossier/index.ts";

/** A receipt (biên lai) or a refund slip (phiếu hoàn trả): one line of a till. */
export type MoneyEntry = {
  dossierId: string;
  /** Of the event that put it down. */
  version: number;
  kind: "receipt" | "refund";
  paymentId: string;
  /** Whose counter took the money or gave it back; the deciding agency for what came in on line. */
  agencyId: string;
  /** Null when no officer took it. */
  cashierId: string | null;
  cashier: string;
  at: InstantText;
  /** It is counted when the cashier's till is closed; false of what came in on line, and of receipts of other books. */
  till: boolean;
  method: PayMethod;
  reference: string | null;
  number: string;
  items: MoneyItem[];
  /** VND, above 0 for refunds too. */
  amount: number;
  cancelledAt: InstantText | null;
  cancelledBy: string | null;
  cancelReason: string | null;
};
