import type { Services } from "../../platform/services.ts";
import { actOnDossier } from "../dossiers/index.ts";
import { selectIds } from "./sql.ts";
import type { Officer } from "./types.ts";

const MOST = 50;
export type ClaimedMany = { claimed: string[]; left: { code: string; why: string }[] };

/**
 * Nhận việc for several dossiers at once, each by itself: what a colleague took a moment ago is left and named.
 * Codes that the officer may not see are left out without a word.
 */
export async function claimMany(
  services: Services,
  input: { actor: Officer; codes: string[]; key: string },
): Promise<ClaimedMany> {
  const { actor, codes, key } = input;
  const result: ClaimedMany = { claimed: [], left: [] };
  for (const { id, code } of await selectIds(services.db, actor, codes.slice(0, MOST))) {
    const outcome = await actOnDossier(services, { dossierId: id, key: `${key}:${id}`, actor, command: { type: "claimStep" } });
    if (outcome.ok) result.claimed.push(code);
    else result.left.push({ code, why: outcome.refusal.message });
  }
  return result;
}
