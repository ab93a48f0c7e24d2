import type { Services } from "../../platform/services.ts";
import { runBatch } from "./run-batch.ts";
import { RUN_BATCH } from "./start-batch.ts";

export { KEEP_HOURS } from "./print-papers.ts";
export { purgePrints } from "./purge-prints.ts";
export { startPrint } from "./report/start-print.ts";
export { listPrints, viewPrint } from "./report/view-print.ts";
export { MOST_AT_ONCE, resumeBatch, type Started, startBatch, stopBatch } from "./start-batch.ts";
export {
  BATCH_ACTS,
  type Batch,
  type BatchAct,
  type BatchParams,
  type BatchView,
  type Output,
  type ReportOrder,
  type ReportPrint,
} from "./types.ts";
export { listBatches, viewBatch } from "./view-batch.ts";

/** Work after the request, by name. */
export const tasks: Record<string, (services: Services, payload: unknown) => Promise<void>> = { [RUN_BATCH]: runBatch };
