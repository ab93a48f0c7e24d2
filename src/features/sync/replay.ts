import { type Actor, type Refusal, refuse } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { insertReplays, resetFailed, wakeLine } from "./sql.ts";

export type Replayed = { ok: true; count: number } | { ok: false; refusal: Refusal };

/**
 * Has refused messages sent again as they are, after what made the other side refuse them was put right. Only the controller may; who and when
 * is kept for ever.
 * @param what ids of messages, or every refused one
 */
export async function replay(services: Services, actor: Actor, what: { ids: readonly string[] } | "all"): Promise<Replayed> {
  if (actor.kind !== "officer" || actor.role !== "controller")
    return refuse("notAllowed", "Chỉ cán bộ kiểm soát thủ tục hành chính được gửi lại bản tin.");
  const ids = what === "all" ? null : what.ids.filter((id) => /^\d{1,18}$/.test(id));
  const now = services.clock.now().toString();
  const count = await services.db.transaction().execute(async (tx) => {
    const reset = await resetFailed(tx, ids);
    await insertReplays(
      tx,
      reset.map(({ id }) => id),
      actor,
      now,
    );
    for (const { lane, dossierId } of reset) await wakeLine(tx, lane, dossierId, now);
    return reset.length;
  });
  services.signals.raise();
  return { ok: true, count };
}
