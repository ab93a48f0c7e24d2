import { COMMUNE_UNITS } from "../../../core/procedure/index.ts";
import type { Services } from "../../../platform/services.ts";
import { findCommuneAgency, listAgenciesOfUnits, listRooms } from "../agencies.ts";
import type { Agency } from "../types.ts";
import { listExceptions } from "./offers.ts";

/**
 * Where a dossier for a sort of unit goes: in the commune first, then in the province. What a room of a commune decides is filed with the commune,
 * as for everybody else (see `decidingAgencies`). An agency that does not offer the procedure is none.
 * @param communeCode of the case (five digits); null when it belongs to no commune
 */
export async function agencyForUnit(
  services: Pick<Services, "db" | "clock">,
  of: { code: string; unit: string; communeCode: string | null },
): Promise<Agency | undefined> {
  const { code, unit, communeCode } = of;
  const without = new Set((await listExceptions(services, { code })).map(({ agencyId }) => agencyId));
  const committee = communeCode === null ? undefined : await findCommuneAgency(services, communeCode);
  if (committee && COMMUNE_UNITS.includes(unit) && !without.has(committee.id)) {
    const rooms = unit === committee.unit ? [committee] : await listRooms(services, committee.id);
    if (rooms.some((room) => room.unit === unit)) return committee;
  }
  const all = (await listAgenciesOfUnits(services, [unit])).filter(({ id }) => !without.has(id));
  return (
    all.find((one) => communeCode !== null && one.communeCode === communeCode && one.parentId !== committee?.id) ??
    all.find((one) => one.communeCode === null)
  );
}
