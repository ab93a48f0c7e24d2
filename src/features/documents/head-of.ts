import type { Services } from "../../platform/services.ts";
import { type Agency, findAgency, getAgency } from "../catalogue/index.ts";

/** The agency that decides and the one right above it, as the head of a result names them. @throws Error when there is no such agency */
export async function headOf(
  services: Pick<Services, "db">,
  agencyId: string,
): Promise<{ agency: Agency; above: Agency | undefined }> {
  const agency = await getAgency(services, agencyId);
  return { agency, above: agency.parentId ? await findAgency(services, agency.parentId) : undefined };
}
