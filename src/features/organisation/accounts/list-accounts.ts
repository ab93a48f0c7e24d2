import type { Services } from "../../../platform/services.ts";
import { coversPost, reachOf } from "../reach.ts";
import type { Account, Steward } from "../types.ts";
import { selectAccount, selectAccounts } from "./sql.ts";

export type AccountQuestion = { search: string; role: string; state: string; agencyId: string; page: number };
const PAGE = 50;

/** Accounts with a post that the steward reaches, by name; words of names and numbers in any order, without diacritics. */
export async function listAccounts(
  { db }: Pick<Services, "db">,
  steward: Steward,
  { search, role, state, agencyId, page: asked }: AccountQuestion,
): Promise<{ accounts: Account[]; total: number; page: number; pages: number }> {
  const reach = reachOf(steward);
  const inside = agencyId === reach || agencyId.startsWith(`${reach}.`);
  const filter = {
    reach,
    words: search.split(/\s+/).filter(Boolean),
    role: role || null,
    state: state || null,
    agencyId: agencyId && inside ? agencyId : null,
  };
  const page = Math.max(1, asked);
  const { rows, total } = await selectAccounts(db, filter, { limit: PAGE, offset: (page - 1) * PAGE });
  return { accounts: rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** An account of which the steward reaches a post, or that somebody within reach made; undefined for every other. */
export async function findAccount({ db }: Pick<Services, "db">, steward: Steward, id: string): Promise<Account | undefined> {
  const account = /^[0-9a-f-]{36}$/.test(id) ? await selectAccount(db, { id }) : undefined;
  if (!account) return undefined;
  const reach = reachOf(steward);
  const { posts, homeId } = account;
  if (posts.length > 0) return posts.some((post) => coversPost(steward, post)) ? account : undefined;
  const near = homeId === null ? !reach.includes(".") : homeId === reach || homeId.startsWith(`${reach}.`);
  return near ? account : undefined;
}
