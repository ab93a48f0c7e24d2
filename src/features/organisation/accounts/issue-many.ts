import type { Services } from "../../../platform/services.ts";
import { coversAccount } from "../reach.ts";
import type { Account, Intent, Secrets } from "../types.ts";
import { resetSecrets } from "./reset-secrets.ts";
import { selectAccount } from "./sql.ts";

export type Issued = { account: Account; secrets: Secrets };
/** How many at once: making a password what it is stored as takes time on purpose. */
export const MOST_ISSUED = 50;

/**
 * First passwords and one-time-code secrets for people who have none yet, each for itself, handed back once. Whoever was given one meanwhile is
 * left, so the same form again shows nothing a second time.
 */
export async function issueMany(
  services: Services,
  { steward, key, accountIds }: Intent & { accountIds: readonly string[] },
): Promise<{ issued: Issued[]; left: { name: string; why: string }[] }> {
  const issued: Issued[] = [];
  const left: { name: string; why: string }[] = [];
  for (const accountId of [...new Set(accountIds)].slice(0, MOST_ISSUED)) {
    const account = /^[0-9a-f-]{36}$/.test(accountId) ? await selectAccount(services.db, { id: accountId }) : undefined;
    if (!account || !coversAccount(steward, account)) continue;
    if (account.state !== "waiting") {
      left.push({ name: account.name, why: "Đã được cấp mật khẩu trước đó. Nếu chưa nhận được, hãy mở tài khoản và cấp lại." });
      continue;
    }
    const on = { steward, key: `${key}:${accountId}`, accountId, version: account.version };
    const done = await resetSecrets(services, { ...on, what: { password: true, totp: true } });
    if (!done.ok) left.push({ name: account.name, why: done.message });
    else if (!done.repeated) issued.push({ account: done.account, secrets: done.secrets });
  }
  return { issued, left };
}
