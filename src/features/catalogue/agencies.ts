import type { Services } from "../../platform/services.ts";
import { selectAgencies, selectAgency, selectCommuneAgency, upsertAgency } from "./sql.ts";
import type { Agency } from "./types.ts";

/** @throws Error when there is no such agency: a code that reached this point was stored by us. */
export async function getAgency(services: Pick<Services, "db">, id: string): Promise<Agency> {
  const agency = await selectAgency(services.db, id);
  if (!agency) throw new Error(`No agency ${id}`);
  return agency;
}

export function findAgency(services: Pick<Services, "db">, id: string): Promise<Agency | undefined> {
  return selectAgency(services.db, id);
}

/** The people's committee of a commune (mã đơn vị hành chính cấp xã, five digits). */
export function findCommuneAgency(services: Pick<Services, "db">, communeCode: string): Promise<Agency | undefined> {
  return selectCommuneAgency(services.db, communeCode);
}

/** Agencies of one kind, by name in Vietnamese order. */
export function listAgencies(services: Pick<Services, "db">, kind: Agency["kind"]): Promise<Agency[]> {
  return selectAgencies(services.db, kind);
}

/** Stores agencies as given; parents first. Safe to repeat. */
export async function saveAgencies(services: Pick<Services, "db">, agencies: readonly Agency[]): Promise<void> {
  for (const agency of agencies) await upsertAgency(services.db, agency);
}
