import type { Services } from "../../../platform/services.ts";
import { no } from "../change.ts";
import { heldSteps } from "../handover/held-steps.ts";
import { openSentence } from "../posts/end-post.ts";
import type { Result } from "../types.ts";
import { agencyOf, changeAccount, type OnAccount, subjectOf } from "./change-account.ts";
import { inLog } from "./create-account.ts";
import { lastAdministrator } from "./last-administrator.ts";
import { deletePosts, deleteSessions, updateAccount } from "./sql.ts";

/** Somebody leaves for good: all posts end and the account is closed, once nothing is open in their hands. */
export async function closeAccount(services: Services, input: OnAccount & { reason: string }): Promise<Result> {
  const reason = input.reason.trim();
  if (!reason) return { ok: false, message: "Hãy ghi vì sao đóng tài khoản, ví dụ nghỉ hưu từ 01/12.", field: "reason" };
  return changeAccount(services, input, true, async (tx, account) => {
    if (account.state === "closed") return no("Tài khoản này đã đóng rồi.");
    const open = await heldSteps({ db: tx }, account.id);
    if (open.length > 0) return no(openSentence(open.map(({ code }) => code)).replace("trong vai này", "trong tay người này"));
    const last = await lastAdministrator(tx, account, account.posts);
    if (last) return no(last);
    await deletePosts(
      tx,
      account.posts.map(({ id }) => id),
    );
    await updateAccount(tx, account.id, { active: false, closedAt: services.clock.now().toString() });
    await deleteSessions(tx, account.id);
    const entry = { act: "closeAccount" as const, agencyId: agencyOf(account), subject: subjectOf(account), reason };
    return { entries: [{ ...entry, before: inLog(account), after: { state: "closed", posts: [] } }], value: {} };
  });
}
