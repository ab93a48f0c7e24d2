import type { Services } from "../../platform/services.ts";
import { noticeOffer } from "./revisions.ts";
import {
  selectAgencies,
  selectAgenciesOfUnits,
  selectAgency,
  selectChildren,
  selectClosed,
  selectCommuneAgency,
  selectMainAgencies,
  upsertAgencies,
} from "./sql.ts";
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

/** Rooms and centres right below an agency, in the order of their codes. */
export function listRooms(services: Pick<Services, "db">, agencyId: string): Promise<Agency[]> {
  return selectChildren(services.db, agencyId);
}

/** Agencies and rooms that were closed, the latest first; every other list leaves them out. */
export function listClosed(services: Pick<Services, "db">): Promise<Agency[]> {
  return selectClosed(services.db);
}

/** Agencies of some sorts, by name in Vietnamese order. */
export function listAgenciesOfUnits(services: Pick<Services, "db">, units: readonly string[]): Promise<Agency[]> {
  return selectAgenciesOfUnits(services.db, units);
}

/** Agencies but the rooms of communes, by a part of name or code; those of the province first. */
export function searchAgencies(services: Pick<Services, "db">, wanted: string): Promise<Agency[]> {
  return selectMainAgencies(services.db, wanted.normalize("NFC").replace(/[%_\\]/g, ""));
}

/** Stores agencies as given; parents first. Safe to repeat. */
export async function saveAgencies(services: Pick<Services, "db">, agencies: readonly Agency[]): Promise<void> {
  await upsertAgencies(services.db, agencies);
  noticeOffer();
}
