import type { Services } from "../../../platform/services.ts";
import { type Agency, findAgency } from "../../catalogue/index.ts";
import type { Offices } from "../types.ts";

/** An agency with what stands above it, for the head of a paper of its counter. */
export async function officesFor(services: Pick<Services, "db">, deciding: Agency): Promise<Offices> {
  const above = deciding.parentId ? await findAgency(services, deciding.parentId) : undefined;
  return { deciding, above, accepting: undefined, aboveAccepting: undefined };
}
