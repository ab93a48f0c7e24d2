import { timeFor } from "./terms-for.ts";
import type { CaseContext, Revision, SpotCheck } from "./types.ts";

/** Whether a case is done in one visit: with what has to be made sure of first, or why it goes the ordinary way. */
export type OnSpot = { ok: true; checks: readonly SpotCheck[] } | { ok: false; why: string };

/**
 * Giải quyết tại chỗ: received, decided, signed and handed over in one visit. A case that has a longer time of its own (xác minh) is not.
 * @param refused ids of `spotChecks` that the clerk answered with no
 */
export function onSpot(revision: Revision, ctx: CaseContext, refused: readonly string[] = []): OnSpot {
  const terms = revision.channels.counter;
  if (!terms?.onSpot) return { ok: false, why: "Thủ tục này không thuộc diện giải quyết tại chỗ." };
  const special = timeFor(revision, ctx, "counter")?.say;
  if (special) return { ok: false, why: special };
  const checks = terms.spotChecks ?? [];
  const lacking = checks.find(({ id }) => refused.includes(id));
  return lacking ? { ok: false, why: `${lacking.say} (${lacking.legal})` } : { ok: true, checks };
}
