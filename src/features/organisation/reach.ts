import { ROLES } from "../../core/dossier/index.ts";
import type { PostRole } from "../identity/index.ts";
import type { Account, AccountPost, Steward } from "./types.ts";

/**
 * Code of the agency at and below which somebody administers. Codes are hierarchical (QĐ 20/2020/QĐ-TTg), so that of the province begins all of
 * its agencies'; controllers see to the whole province wherever their room is.
 */
export function reachOf({ role, agencyId }: Pick<Steward, "role" | "agencyId">): string {
  return role === "controller" ? agencyId.split(".")[0]! : agencyId;
}

/** The agency is the steward's own or below it. */
export function reaches(steward: Steward, agencyId: string): boolean {
  const reach = reachOf(steward);
  return agencyId === reach || agencyId.startsWith(`${reach}.`);
}

/** The whole province is the steward's. */
export const ofProvince = (steward: Steward): boolean => !reachOf(steward).includes(".");

/** Roles that the steward may give at an agency: a controller works on what holds for the whole province. */
export function rolesFor(steward: Steward, agencyId: string): PostRole[] {
  if (!reaches(steward, agencyId)) return [];
  const roles: PostRole[] = ROLES.filter((role) => role !== "controller" || ofProvince(steward));
  return [...roles, "administrator"];
}

/** The post is within the steward's reach; that of a controller only when the province is. */
export function coversPost(steward: Steward, { role, agencyId }: Pick<AccountPost, "role" | "agencyId">): boolean {
  return rolesFor(steward, agencyId).includes(role);
}

/** Every post of the account is within reach, so that what is done to the account itself touches nobody else's people. */
export function coversAccount(steward: Steward, { posts, homeId }: Pick<Account, "posts" | "homeId">): boolean {
  if (posts.length > 0) return posts.every((post) => coversPost(steward, post));
  return homeId === null ? ofProvince(steward) : reaches(steward, homeId);
}
