import { mac } from "../../../platform/crypto.ts";
import type { Services } from "../../../platform/services.ts";
import { newPassword, newTotp, storedPassword } from "../../identity/index.ts";
import { no } from "../change.ts";
import type { Account, Result, Secrets } from "../types.ts";
import { agencyOf, changeAccount, type OnAccount, subjectOf } from "./change-account.ts";
import { deleteFailures, deleteSessions, selectAccount, updateSecrets } from "./sql.ts";

/**
 * A new password, a new one-time-code secret, or both, handed back once. The account is signed out everywhere and its failed sign-ins are
 * forgotten; a password has to be changed at the next sign-in.
 */
export async function resetSecrets(
  services: Services,
  input: OnAccount & { what: { password: boolean; totp: boolean } },
): Promise<Result<{ account: Account; secrets: Secrets }>> {
  const { what } = input;
  if (!what.password && !what.totp) return { ok: false, message: "Hãy chọn cấp lại mật khẩu, mã một lần, hoặc cả hai." };
  const password = what.password ? newPassword() : undefined;
  const passwordHash = password && (await storedPassword(password));
  return changeAccount<{ account: Account; secrets: Secrets }>(services, input, true, async (tx, account) => {
    if (account.state === "closed") return no("Tài khoản này đã đóng. Hãy mở lại trước.");
    const totp = what.totp || account.state === "waiting" ? newTotp(services.config, account.username) : undefined;
    await updateSecrets(tx, account.id, { passwordHash, totpSecret: totp?.sealed }, services.clock.now().toString());
    await deleteSessions(tx, account.id);
    await deleteFailures(tx, mac(services.config, "account", account.username));
    const after = { password: password !== undefined, totp: totp !== undefined };
    const entry = { act: "resetSecrets" as const, agencyId: agencyOf(account), subject: subjectOf(account), after };
    const secrets = { ...(password && { password }), ...(totp && { totp: { base32: totp.base32, uri: totp.uri } }) };
    return { entries: [entry], value: { account: (await selectAccount(tx, { id: account.id }))!, secrets } };
  });
}
