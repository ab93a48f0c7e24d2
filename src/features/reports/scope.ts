import type { Services } from "../../platform/services.ts";
import { selectAgencyNames } from "./common/sql.ts";
import type { Officer } from "./types.ts";

export type Place = { id: string; name: string };

/**
 * Agencies whose reports somebody may read: officers their own, leaders also those below it, the controller every one of the province. The own
 * one first, the rest by name.
 */
export async function placesFor(services: Pick<Services, "db">, { role, agencyId, agencyName }: Officer): Promise<Place[]> {
  const own = { id: agencyId, name: agencyName };
  if (role === "receptionist" || role === "specialist") return [own];
  const every = await selectAgencyNames(services.db);
  const below = role === "controller" ? every : every.filter(({ id }) => isBelow(id, agencyId, parentsOf(every)));
  const others = below.filter(({ id }) => id !== agencyId).sort((a, b) => a.name.localeCompare(b.name, "vi"));
  return [own, ...others.map(({ id, name }) => ({ id, name }))];
}

const parentsOf = (all: readonly { id: string; parentId: string | null }[]) =>
  new Map(all.map(({ id, parentId }) => [id, parentId]));

function isBelow(id: string, above: string, parents: ReadonlyMap<string, string | null>): boolean {
  // As many steps as there are agencies: a circle ends too.
  for (let at = parents.get(id), left = parents.size; at && left > 0; at = parents.get(at), left--) if (at === above) return true;
  return false;
}
