import type { CaseFee } from "../../core/dossier/index.ts";
import { feeFor } from "../../core/procedure/index.ts";
import { waiversOn } from "../catalogue/index.ts";
import type { DraftCase } from "./types.ts";

/**
 * What this case costs if it is handed in on the day of its context, under the waivers of that day; what is filed is worked out in the same
 * way. Waivers of a province count once the office is chosen.
 */
export async function feeOfDraft({ draft, revision, ctx }: DraftCase): Promise<CaseFee> {
  return feeFor(revision, ctx, await waiversOn(ctx.today, draft.agencyId ?? ""));
}
