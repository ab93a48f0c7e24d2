import type { Services } from "../../../platform/services.ts";
import { findAgency, getAgency, listAgenciesOfUnits } from "../agencies.ts";
import type { Agency } from "../types.ts";
import { selectHeirId, selectHeirsOfUnits, selectRoomHeirs } from "./sql.ts";

export { holdOpen } from "./sql.ts";

/** Whoever goes on with the work of an agency that was closed, through several mergers too: itself while it stands; undefined when nobody does. */
export async function heirOf(services: Pick<Services, "db">, agencyId: string): Promise<Agency | undefined> {
  const id = await selectHeirId(services.db, agencyId);
  return id === undefined ? undefined : findAgency(services, id);
}

/** For closed rooms of an agency, by sort (core/procedure/units.ts), the sort of the room that goes on with their steps. */
export async function roomHeirs(services: Pick<Services, "db">, agencyId: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await selectRoomHeirs(services.db, agencyId)).map(({ unit, heir }) => [unit, heir]));
}

/** Agencies of a sort that stand, and those that go on with the work of closed ones of this sort. */
export async function standingOfUnit(services: Pick<Services, "db">, unit: string): Promise<Agency[]> {
  const [own, heirs] = await Promise.all([listAgenciesOfUnits(services, [unit]), selectHeirsOfUnits(services.db, [unit])]);
  const others = await Promise.all(heirs.filter((id) => !own.some((one) => one.id === id)).map((id) => getAgency(services, id)));
  return [...own, ...others];
}
