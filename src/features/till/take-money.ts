import { type Dossier, FEE_ID, feeDue, openPayment, type PayMethod } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { giveNumber } from "./give-number.ts";
import type { Cashier } from "./types.ts";

export type Taking = {
  /** What is paid; see `dueAtTill`. */
  paymentId: string;
  /** VND, as the cashier counted it. */
  amount: number;
  method: Exclude<PayMethod, "online">;
  reference?: string;
};

/**
 * Thu tiền: takes what a dossier owes and gives the receipt its number, in one transaction, so that a refused one leaves no gap. Safe to repeat with the
 * same key; of two cashiers the second is told what the first did. The version of the dossier does not matter: money that is owed stays owed.
 */
export function takeMoney(
  services: Services,
  cashier: Cashier,
  { dossierId, key, ...taking }: Taking & { dossierId: string; key: string },
): Promise<Outcome> {
  return actOnDossier(services, {
    dossierId,
    key,
    actor: cashier,
    command: async (_dossier, tx) => {
      const receipt = await giveNumber(services, tx, cashier.agencyId, "BL");
      return { type: "recordPayment", ...taking, receipt, till: true };
    },
  });
}

export type Due = { paymentId: string; name: string; amount: number };

/** What a cashier may take of a dossier now: what was asked for first, then the ordinary fee. */
export function dueAtTill(dossier: Dossier): Due | undefined {
  const asked = openPayment(dossier);
  if (asked) return { paymentId: asked.id, name: asked.name, amount: asked.amount };
  const amount = feeDue(dossier);
  if (amount === 0) return undefined;
  return { paymentId: FEE_ID, name: dossier.fee.lines.map(({ name }) => name).join("; ") || "Phí, lệ phí", amount };
}
