import type { FeeLine } from "../dossier/types.ts";
import { settle } from "./settle.ts";
import type { CaseContext, Fee, Revision } from "./types.ts";

const inForce = (fee: Fee, today: string) => (fee.from ?? "") <= today && today <= (fee.to ?? "9999-12-31");

/** Fees (phí, lệ phí) of this case in VND, by channel and date of filing. Lines of nothing are left out. */
export function feeFor(revision: Revision, ctx: CaseContext): { total: number; lines: FeeLine[] } {
  const { engine, lookup } = settle(revision, ctx);
  const lines = revision.fees
    .filter((fee) => inForce(fee, ctx.today) && (fee.channels?.includes(ctx.channel) ?? true) && engine.holds(fee.when, lookup))
    .map((fee): FeeLine => {
      const counted = fee.count === undefined ? 1 : engine.evaluate(fee.count, lookup);
      const units = typeof counted === "number" && counted > 0 ? counted : 0;
      return {
        id: fee.id,
        name: fee.name,
        kind: fee.kind,
        units,
        amount: fee.amount,
        total: units * fee.amount,
        legal: fee.legal,
      };
    })
    .filter(({ units }) => units > 0);
  return { total: lines.reduce((sum, { total }) => sum + total, 0), lines };
}
