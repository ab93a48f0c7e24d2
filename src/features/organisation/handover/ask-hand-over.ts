import type { Services } from "../../../platform/services.ts";
import { agencyOf, changeAccount, type OnAccount, subjectOf } from "../accounts/change-account.ts";
import { no } from "../change.ts";
import { reaches } from "../reach.ts";
import type { Result } from "../types.ts";
import { heldSteps } from "./held-steps.ts";
import { type HandOverRequest, selectRequests, upsertRequest } from "./sql.ts";

/** An administrator asks the leaders of an agency to hand over what somebody has open there; it stands at the leaders' desk until that is done. */
export function askHandOver(services: Services, input: OnAccount & { agencyId: string; reason: string }): Promise<Result> {
  const { agencyId, steward } = input;
  const reason = input.reason.trim();
  return changeAccount(services, input, false, async (tx, account) => {
    if (!reaches(steward, agencyId)) return no("Cơ quan này ngoài phạm vi quản trị của bạn.");
    const held = await heldSteps({ db: tx }, account.id);
    if (!held.some((one) => one.agencyId === agencyId)) return no("Người này không còn giữ hồ sơ nào ở cơ quan đó.");
    if (!reason) return no("Hãy ghi vì sao cần bàn giao, ví dụ chuyển công tác từ 01/12.", "reason");
    const by = { officerId: steward.officerId, name: steward.name };
    await upsertRequest(tx, { officerId: account.id, agencyId, reason, by, at: services.clock.now().toString() });
    const entry = { act: "askHandOver" as const, agencyId: agencyId || agencyOf(account), subject: subjectOf(account), reason };
    return { entries: [entry], value: {} };
  });
}

/** What administrators have asked the leaders of an agency to hand over and is still open. */
export function listHandOverRequests({ db }: Pick<Services, "db">, agencyId: string): Promise<HandOverRequest[]> {
  return selectRequests(db, agencyId);
}
