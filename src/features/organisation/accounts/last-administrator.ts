import type { Services } from "../../../platform/services.ts";
import type { Account, AccountPost } from "../types.ts";
import { countOtherAdministrators } from "./sql.ts";

/**
 * Whether an account that loses these posts, or the way to sign in, leaves an agency without anybody who administers it. Ask it inside a change,
 * where nobody else changes anything.
 * @returns a Vietnamese sentence when it would
 */
export async function lastAdministrator(
  db: Services["db"],
  { id, state }: Pick<Account, "id" | "state">,
  posts: readonly AccountPost[],
): Promise<string | undefined> {
  // Whoever cannot sign in administers nothing that could be lost.
  if (state !== "active") return undefined;
  for (const { role, agencyId, agencyName } of posts) {
    if (role !== "administrator") continue;
    if ((await countOtherAdministrators(db, agencyId, id)) === 0)
      return `Đây là người quản trị cuối cùng của ${agencyName}. Hãy giao vai Quản trị cho một người khác trước.`;
  }
  return undefined;
}
