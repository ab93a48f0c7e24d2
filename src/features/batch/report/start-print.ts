import type { Services } from "../../../platform/services.ts";
import { MOST_PRINTED, PART_LINES } from "../../reports/index.ts";
import { RUN_BATCH, type Started } from "../start-batch.ts";
import type { Officer, ReportOrder } from "../types.ts";
import { insertPrint } from "./sql.ts";

/** Begins to print a long report behind the scenes. The same key again is the same print. */
export async function startPrint(
  services: Pick<Services, "clock" | "db" | "jobs">,
  { actor, order, key }: { actor: Officer; order: ReportOrder; key: string },
): Promise<Started> {
  if (order.lines > MOST_PRINTED)
    return {
      ok: false,
      message: `Báo cáo có hơn ${MOST_PRINTED.toLocaleString("vi")} dòng, quá dài để in. Hãy chọn thời gian ngắn hơn, hoặc tải XLSX.`,
    };
  const at = services.clock.now().toString();
  await services.db.transaction().execute(async (tx) => {
    const { standsFor: _, ...post } = actor;
    if (await insertPrint(tx, { id: key, actor: post, order, at, parts: partsOf(order.lines) }))
      await services.jobs.add(tx, RUN_BATCH, { batchId: key }, { key: `${RUN_BATCH}:${key}` });
  });
  return { ok: true, batchId: key };
}

/** "1–250", "251–500", "501–512" */
function partsOf(lines: number): string[] {
  const count = Math.max(1, Math.ceil(lines / PART_LINES));
  return Array.from({ length: count }, (_, i) => `${i * PART_LINES + 1}–${Math.min(lines, (i + 1) * PART_LINES)}`);
}
