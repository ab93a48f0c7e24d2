import type { Services } from "../../../platform/services.ts";
import { headOf } from "../head-of.ts";
import type { Offices } from "../types.ts";

/** The offices of an agency's own counter, for the head of a paper. */
export async function officesFor(services: Pick<Services, "db">, agencyId: string): Promise<Offices> {
  const { agency, above } = await headOf(services, agencyId);
  return { deciding: agency, above, accepting: undefined, aboveAccepting: undefined };
}
