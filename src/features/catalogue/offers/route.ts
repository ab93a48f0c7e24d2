import type { Revision } from "../../../core/procedure/types.ts";
import type { Services } from "../../../platform/services.ts";
import { findAgency, listAgenciesOfUnits } from "../agencies.ts";
import { heirOf } from "../heirs/heirs.ts";
import type { Agency } from "../types.ts";
import { decidingAgencies } from "./offers.ts";

/** Where a dossier goes; in coordination `agency` is the centre of the province, which finds the office by and by. */
export type Route = { kind: "agency"; agency: Agency } | { kind: "coordination"; agency: Agency; reason: string };

/**
 * The agency to which a dossier goes: by competence, never by where it is handed in (NĐ 118/2025/NĐ-CP). One that fits no agency is neither
 * refused nor lost: the centre of the province takes it into its coordination queue, with the reason.
 * @param agencyId the office that was chosen; null when nobody knew one
 * @throws Error when the province has no centre of its own
 */
export async function routeByAuthority(
  services: Pick<Services, "db" | "clock">,
  revision: Pick<Revision, "code" | "competent">,
  agencyId: string | null,
): Promise<Route> {
  const deciding = await decidingAgencies(services, revision);
  // One that was closed since it was chosen is whoever goes on with its work.
  const heir = agencyId === null ? undefined : await heirOf(services, agencyId);
  const chosen = deciding.find(({ id }) => id === agencyId || id === heir?.id);
  if (chosen) return { kind: "agency", agency: chosen };
  const [only] = deciding;
  if (only && deciding.length === 1 && agencyId === null) return { kind: "agency", agency: only };
  return { kind: "coordination", agency: await provinceCentre(services), reason: await reasonOf(services, deciding, agencyId) };
}

/** The one-stop centre of the province. @throws Error when there is none */
export async function provinceCentre(services: Pick<Services, "db">): Promise<Agency> {
  const [centre] = await listAgenciesOfUnits(services, ["trung-tam-tinh"]);
  if (!centre) throw new Error("The province has no one-stop centre (trung-tam-tinh)");
  return centre;
}

async function reasonOf(services: Pick<Services, "db">, deciding: readonly Agency[], agencyId: string | null): Promise<string> {
  if (deciding.length === 0) return "Chưa có cơ quan nào trong tỉnh được giao thực hiện thủ tục này.";
  if (agencyId === null) return "Người nộp không biết cơ quan nào giải quyết.";
  const name = (await findAgency(services, agencyId))?.name ?? "Cơ quan đã chọn";
  return `${name} không thực hiện thủ tục này.`;
}
