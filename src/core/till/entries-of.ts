import { type Dossier, evolve, feeItems, type LoggedEvent, type Payment } from "../dossier/index.ts";
import type { MoneyEntry } from "./types.ts";

const MONEY: readonly LoggedEvent["event"]["type"][] = ["PaymentRecorded", "PaymentRefunded", "ReceiptCancelled", "ActUndone"];

/** True when an event may put down or cancel a line of a till. */
export const touchesTill = ({ event }: LoggedEvent): boolean => MONEY.includes(event.type);

/** All receipts and refund slips of a whole log, in order; cancelled ones keep their place. @throws Error when the log is broken */
export function entriesOf(events: readonly LoggedEvent[]): MoneyEntry[] {
  let dossier: Dossier | undefined;
  let entries: MoneyEntry[] = [];
  for (const logged of events) {
    entries = withEvent(entries, dossier, logged);
    dossier = evolve(dossier, logged);
  }
  return entries;
}

/** The entries of a dossier after one more event. @param before the dossier as it was before that event */
export function withEvent(entries: readonly MoneyEntry[], before: Dossier | undefined, logged: LoggedEvent): MoneyEntry[] {
  const { event, version } = logged;
  switch (event.type) {
    case "PaymentRecorded": {
      const payment = event.payment ?? before?.payments?.find(({ id }) => id === event.paymentId);
      if (!payment || !before) return [...entries];
      const { method, receipt, reference = null, items = feeItems(before, payment), till = false } = event.paid;
      return [
        ...entries,
        { ...entryOf(before, payment, logged), kind: "receipt", till, method, reference, number: receipt, items },
      ];
    }
    case "PaymentRefunded": {
      const payment = before?.payments?.find(({ id }) => id === event.paymentId);
      if (!payment || !before) return [...entries];
      const { method, number, reference = null, items, amount } = event.refund;
      return [
        ...entries,
        { ...entryOf(before, payment, logged), kind: "refund", till: true, method, reference, number, items, amount },
      ];
    }
    case "ReceiptCancelled":
      return cancelled(
        entries,
        (one) => one.kind === "receipt" && one.paymentId === event.paymentId && one.number === event.receipt,
        logged,
        event.reason,
      );
    case "ActUndone":
      return cancelled(entries, (one) => one.version >= event.version && one.version < version, logged, event.reason);
    default:
      return [...entries];
  }
}

function entryOf({ agencyId }: Dossier, { id, amount }: Payment, { dossierId, version, at, actor }: LoggedEvent) {
  const officer = actor.kind === "officer" ? actor : undefined;
  return {
    dossierId,
    version,
    paymentId: id,
    agencyId: officer?.agencyId ?? agencyId,
    cashierId: officer?.officerId ?? null,
    cashier: actor.name,
    at,
    amount,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
  };
}

function cancelled(
  entries: readonly MoneyEntry[],
  meant: (entry: MoneyEntry) => boolean,
  { at, actor }: LoggedEvent,
  cancelReason: string,
): MoneyEntry[] {
  return entries.map((one) =>
    one.cancelledAt === null && meant(one) ? { ...one, cancelledAt: at, cancelledBy: actor.name, cancelReason } : one,
  );
}
