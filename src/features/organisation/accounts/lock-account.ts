import { mac } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { no } from "../change.ts";
import type { Result } from "../types.ts";
import { agencyOf, changeAccount, type OnAccount, subjectOf } from "./change-account.ts";
import { lastAdministrator } from "./last-administrator.ts";
import { deleteFailures, deleteSessions, updateAccount } from "./sql.ts";

type Reasoned = OnAccount & { reason: string };

/**
 * From this moment the account cannot be used: sessions end at once. It is for danger (a lost phone, a leaked password), so open dossiers do not
 * hold it up; they stay in sight of the leader, who hands them over.
 */
export async function lockAccount(services: Services, input: Reasoned): Promise<Result> {
  const reason = input.reason.trim();
  if (!reason) return { ok: false, message: "Hãy ghi vì sao khóa, ví dụ mất điện thoại.", field: "reason" };
  return changeAccount(services, input, true, async (tx, account) => {
    if (account.state !== "active") return no("Tài khoản này đang không đăng nhập được rồi.");
    const last = await lastAdministrator(tx, account, account.posts);
    if (last) return no(last);
    await updateAccount(tx, account.id, { active: false });
    await deleteSessions(tx, account.id);
    const entry = { act: "lockAccount" as const, agencyId: agencyOf(account), subject: subjectOf(account), reason };
    return { entries: [{ ...entry, before: { state: account.state }, after: { state: "locked" } }], value: {} };
  });
}

/** The account may be used again, also one that was closed; failed sign-ins are forgotten. */
export function unlockAccount(services: Services, input: Reasoned): Promise<Result> {
  return changeAccount(services, input, true, async (tx, account) => {
    if (account.state !== "locked" && account.state !== "closed") return no("Tài khoản này không bị khóa.");
    await updateAccount(tx, account.id, { active: true, closedAt: null });
    await deleteFailures(tx, mac(services.config, "account", account.username));
    const entry = { act: "unlockAccount" as const, agencyId: agencyOf(account), subject: subjectOf(account) };
    const change = { reason: input.reason.trim(), before: { state: account.state }, after: { state: "active" } };
    return { entries: [{ ...entry, ...change }], value: {} };
  });
}
