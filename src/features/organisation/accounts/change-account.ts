import type { Services } from "../../../platform/services.ts";
import { type Change, changeOrganisation, FAR, no, STALE } from "../change.ts";
import { coversAccount } from "../reach.ts";
import type { Account, Intent, Result, Subject } from "../types.ts";
import { selectAccount } from "./sql.ts";

/** Which account, and the version of it that the administrator was looking at. */
export type OnAccount = Intent & { accountId: string; version: number };

export const subjectOf = ({ id, name, username }: Pick<Account, "id" | "name" | "username">): Subject => ({
  kind: "account",
  id,
  name: `${name} (${username})`,
});

/** The agency under which a change of an account stands in the log. */
export const agencyOf = ({ posts, homeId }: Pick<Account, "posts" | "homeId">): string | null => posts[0]?.agencyId ?? homeId;

/**
 * A change of one account: found, within reach, not the steward's own, and as it was when they looked.
 * @param whole the change is about the account itself, so all of its posts have to be within reach
 */
export function changeAccount<T extends object>(
  services: Services,
  input: OnAccount,
  whole: boolean,
  run: (tx: Services["db"], account: Account) => Promise<Change<T>>,
): Promise<Result<T>> {
  const { steward, accountId, version } = input;
  return changeOrganisation<T>(services, input, async (tx) => {
    const account = /^[0-9a-f-]{36}$/.test(accountId) ? await selectAccount(tx, { id: accountId }) : undefined;
    if (!account) return no("Không có tài khoản này. Hãy chọn lại trong danh sách.");
    if (account.id === steward.officerId) return no("Bạn không tự thay đổi tài khoản của mình. Hãy nhờ một người quản trị khác.");
    if (whole && !coversAccount(steward, account)) return no(FAR);
    if (account.version !== version) return no(STALE);
    return run(tx, account);
  });
}
