import type { Dossier } from "../../../core/dossier/index.ts";
import type { To } from "./heard.ts";
import { type Around, byName, ofAgency, ofPool, type Receiver } from "./posts.ts";

/** The officers who are meant, each once. */
export function receiversOf(around: Around, dossier: Dossier, to: readonly To[]): Receiver[] {
  const found = to.flatMap((one) => {
    if ("officerId" in one) return byName(around, dossier, one.officerId);
    return "pool" in one ? ofPool(around, dossier, one.pool) : ofAgency(around, dossier, one.agencyId);
  });
  return [...new Map(found.map((receiver) => [receiver.officerId, receiver])).values()];
}
