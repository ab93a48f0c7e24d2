import type { Services } from "../../platform/services.ts";
import { insertBatch, selectStanding, updateStopped } from "./sql.ts";
import type { BatchAct, BatchParams, Chosen, Officer } from "./types.ts";

/** More at once would be more than anybody looks through. */
export const MOST_AT_ONCE = 500;
export const RUN_BATCH = "run-batch";

export type Started = { ok: true; batchId: string } | { ok: false; message: string };

/** Begins one act on many dossiers, in the background. The same key again is the same batch. */
export async function startBatch(
  services: Services,
  input: { actor: Officer; act: BatchAct; params: BatchParams; chosen: readonly Chosen[]; key: string },
): Promise<Started> {
  const { actor, act, params, chosen, key } = input;
  if (chosen.length === 0) return { ok: false, message: "Chưa chọn hồ sơ nào. Hãy đánh dấu ô ở đầu dòng rồi làm lại." };
  if (chosen.length > MOST_AT_ONCE)
    return { ok: false, message: `Mỗi lần làm được nhiều nhất ${MOST_AT_ONCE} hồ sơ. Hãy lọc bớt rồi làm lại.` };
  if (act === "assign" && !params.to) return { ok: false, message: "Hãy chọn người được phân công." };
  if (act === "print" && !params.papers?.length) return { ok: false, message: "Hãy chọn ít nhất một loại giấy cần in." };
  if (act === "remind" && !params.whom) return { ok: false, message: "Hãy chọn nhắc ai." };
  const at = services.clock.now().toString();
  await services.db.transaction().execute(async (tx) => {
    const { standsFor: _, ...post } = actor;
    if (await insertBatch(tx, { id: key, actor: post, act, params, at, chosen }))
      await services.jobs.add(tx, RUN_BATCH, { batchId: key }, { key: `${RUN_BATCH}:${key}` });
  });
  return { ok: true, batchId: key };
}

/** What is under way is finished, what has not begun stays. Safe to repeat. */
export async function stopBatch(services: Services, actor: Officer, batchId: string): Promise<void> {
  await updateStopped(services.db, { id: batchId, officerId: actor.officerId }, services.clock.now().toString());
}

/** Goes on with what has not had its turn. Safe to repeat. */
export async function resumeBatch(services: Services, actor: Officer, batchId: string): Promise<void> {
  const batch = await selectStanding(services.db, actor.officerId, batchId);
  if (!batch || batch.endedAt) return;
  await services.db.transaction().execute(async (tx) => {
    await updateStopped(tx, { id: batchId, officerId: actor.officerId }, null);
    await services.jobs.add(tx, RUN_BATCH, { batchId }, { key: `${RUN_BATCH}:${batchId}` });
  });
}
