import type { Services } from "../../../platform/services.ts";
import { selectColleagues } from "../sql.ts";
import type { Colleague } from "../types.ts";

/** The active officers of an agency who work on dossiers, once for each post, by name. */
export async function listColleagues(services: Pick<Services, "db">, agencyId: string): Promise<Colleague[]> {
  const rows = await selectColleagues(services.db, agencyId);
  return rows.map(({ id, name, role, position, unit }) => ({ officerId: id, name, role, position, ...(unit && { unit }) }));
}
