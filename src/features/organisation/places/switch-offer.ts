import type { Services } from "../../../platform/services.ts";
import { findAgency, setOffer } from "../../catalogue/index.ts";
import { changeOrganisation, FAR, no } from "../change.ts";
import { ofProvince } from "../reach.ts";
import type { Intent, Result } from "../types.ts";

/** From today on an agency does not offer a procedure, or offers it again: the province's to say. Safe to repeat. */
export function switchOffer(
  services: Services,
  input: Intent & { agencyId: string; code: string; offered: boolean; reason: string },
): Promise<Result> {
  const { steward, agencyId, code, offered, reason } = input;
  return changeOrganisation(services, input, async (tx) => {
    const agency = await findAgency({ db: tx }, agencyId);
    if (!agency || !ofProvince(steward)) return no(FAR);
    const by = { officerId: steward.officerId, name: steward.name };
    const wrong = await setOffer({ ...services, db: tx }, by, { code, agencyId, offered, reason });
    if (wrong) return no(wrong);
    const subject = { kind: "agency" as const, id: agencyId, name: agency.name };
    const change = { before: { offers: offered ? "không" : "có" }, after: { code, offers: offered ? "có" : "không" }, reason };
    return { entries: [{ act: "switchOffer" as const, agencyId, subject, ...change }], value: {} };
  });
}
