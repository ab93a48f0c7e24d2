import type { FeeLine } from "../../dossier/types.ts";
import type { LawWaiver, Waiver } from "../types.ts";

/** A waiver whose facts are met in this case; what is left to ask is whether it fits a fee. */
export type OpenWaiver = Pick<Waiver, "id" | "name" | "why" | "rate" | "legal" | "fees" | "kinds">;

/** Whether a rule is in force on a day (yyyy-MM-dd); first and last day are included. */
export const isInForce = ({ from = "", to = "9999-12-31" }: { from?: string; to?: string }, day: string): boolean =>
  from <= day && day <= to;

/** Whether a waiver of the law is about a procedure at all. */
export const concerns = (
  { procedures = [], fields = [] }: LawWaiver,
  procedure: { code: string; field: { code: string } },
): boolean => procedures.includes(procedure.code) || fields.includes(procedure.field.code);

/**
 * The one waiver that saves most of a fee; waivers are not added to each other. What remains to be paid is rounded down to a whole đồng, in
 * favour of who pays. Of two that save the same, the one whose id, name and source come first in the alphabet: the order in which they stand
 * anywhere does not matter.
 * @param full VND before any waiver
 * @returns undefined when none saves anything
 */
export function bestWaiver(
  fee: Pick<FeeLine, "id" | "kind">,
  full: number,
  waivers: readonly OpenWaiver[],
): NonNullable<FeeLine["waiver"]> | undefined {
  const fitting = waivers
    .filter(({ fees, kinds }) => (fees?.includes(fee.id) ?? true) && (kinds?.includes(fee.kind) ?? true))
    .map(({ id, name, why, legal, rate }) => ({
      id,
      name,
      why,
      legal,
      rate,
      saved: full - Math.floor((full * (100 - rate)) / 100),
    }))
    .filter(({ saved }) => saved > 0);
  const key = (one: OpenWaiver) => JSON.stringify([one.id, one.name, one.legal, one.why]);
  return fitting.sort((a, b) => b.saved - a.saved || b.rate - a.rate || (key(a) < key(b) ? -1 : 1))[0];
}
