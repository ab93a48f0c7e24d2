import type { Refund } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { actOnDossier, type Outcome } from "../dossiers/index.ts";
import { giveNumber } from "./give-number.ts";
import type { Cashier } from "./types.ts";

type Refunding = Pick<Refund, "method" | "reason" | "legalBasis" | "reference"> & { paymentId: string };

/** Hoàn trả: gives the money of a dossier that ended without an answer back, with a slip that takes the next number. Safe to repeat. */
export function refundMoney(
  services: Services,
  cashier: Cashier,
  { dossierId, key, ...refunding }: Refunding & { dossierId: string; key: string },
): Promise<Outcome> {
  return actOnDossier(services, {
    dossierId,
    key,
    actor: cashier,
    command: async (_dossier, tx) => {
      const number = await giveNumber(services, tx, cashier.agencyId, "PH");
      return { type: "refundPayment", ...refunding, number };
    },
  });
}
