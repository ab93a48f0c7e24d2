import type { Fee } from "../types.ts";

/**
 * VND for a number of units: `units` × `amount`, or tier by tier, and no more than the cap. Whole đồng, as amounts and units are whole.
 * @param units a whole number, 0 or more
 */
export function feeSum({ amount, tiers, cap }: Pick<Fee, "amount" | "tiers" | "cap">, units: number): number {
  let sum = 0;
  let counted = 0;
  for (const tier of tiers ?? [{ amount }]) {
    const upTo = Math.min(units, tier.upTo ?? units);
    sum += Math.max(0, upTo - counted) * tier.amount;
    counted = Math.max(counted, upTo);
  }
  return cap === undefined ? sum : Math.min(sum, cap);
}

/** VND for the first unit. */
export const firstUnit = ({ amount, tiers }: Pick<Fee, "amount" | "tiers">): number => tiers?.[0]?.amount ?? amount;
