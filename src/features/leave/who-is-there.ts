import type { Actor, Rules, StandsFor } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectAbsences, selectPools, selectStandsFor } from "./sql.ts";
import { toAbsence } from "./to-absence.ts";
import type { Absence } from "./types.ts";

type Officer = Extract<Actor, { kind: "officer" }>;
type Around = Pick<Services, "db" | "clock">;

/** Officers whose steps this one carries out at this moment: on leave, or by what they delegated. */
export function standsForNow(services: Around, { officerId, agencyId, role }: Officer): Promise<StandsFor[]> {
  return selectStandsFor(services.db, { officerId, agencyId, role, at: services.clock.now().toString() });
}

/** Absences of an agency that have not ended, those to come too. */
export async function listAbsences(services: Around, agencyId: string): Promise<Absence[]> {
  return (await selectAbsences(services.db, agencyId, services.clock.now().toString(), "leave")).map(toAbsence);
}

/** Who of an agency is away at this moment, by officer. */
export async function awayNow(services: Around, agencyId: string): Promise<Map<string, Absence>> {
  const now = services.clock.now().toString();
  const absences = await listAbsences(services, agencyId);
  return new Map(absences.filter(({ from }) => from <= now).map((absence) => [absence.officerId, absence]));
}

/**
 * Whether somebody who is there may take a step of a role and room. Undefined for an agency without any account, where nobody could see a queue
 * either.
 */
export async function staffing(services: Around, agencyId: string): Promise<Rules["staffed"]> {
  const pools = await selectPools(services.db, agencyId, services.clock.now().toString());
  if (pools.length === 0) return undefined;
  return (by, unit) => pools.some((pool) => pool.there && pool.role === by && (!unit || !pool.unit || pool.unit === unit));
}
