import { COMMUNE_UNITS } from "../../../core/procedure/index.ts";
import type { Services } from "../../../platform/services.ts";
import { findCommuneAgency, listRooms } from "../agencies.ts";
import { roomHeirs, standingOfUnit } from "../heirs/heirs.ts";
import type { Agency } from "../types.ts";
import { listExceptions } from "./offers.ts";

/**
 * Where a dossier for a sort of unit goes: in the commune first, then in the province. What a room of a commune decides is filed with the commune,
 * as for everybody else (see `decidingAgencies`). An agency that does not offer the procedure is none.
 * @returns the agency, and the name of the room or agency that does the work
 * @param communeCode of the case (five digits); null when it belongs to no commune
 */
export async function agencyForUnit(
  services: Pick<Services, "db" | "clock">,
  of: { code: string; unit: string; communeCode: string | null },
): Promise<{ agency: Agency; name: string } | undefined> {
  const { code, unit, communeCode } = of;
  const without = new Set((await listExceptions(services, { code })).map(({ agencyId }) => agencyId));
  const committee = communeCode === null ? undefined : await findCommuneAgency(services, communeCode);
  if (committee && COMMUNE_UNITS.includes(unit) && !without.has(committee.id)) {
    const rooms = unit === committee.unit ? [committee] : await listRooms(services, committee.id);
    const heir = (await roomHeirs(services, committee.id)).get(unit);
    const room = rooms.find((one) => one.unit === (heir ?? unit));
    if (room) return { agency: committee, name: room.name };
  }
  const all = (await standingOfUnit(services, unit)).filter(({ id }) => !without.has(id));
  const near = all.find(({ communeCode: own, id }) => own !== null && own === communeCode && !id.startsWith(`${committee?.id}.`));
  const agency = near ?? all.find((one) => one.communeCode === null);
  return agency && { agency, name: agency.name };
}
