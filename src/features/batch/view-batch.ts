import type { Services } from "../../platform/services.ts";
import { selectBatch, selectBatches, selectItems } from "./sql.ts";
import type { Batch, BatchView, Officer } from "./types.ts";

const LATEST = 20;

/** A batch of this officer with how each dossier went; undefined when it is nobody's or somebody else's. */
export async function viewBatch(services: Pick<Services, "db">, actor: Officer, id: string): Promise<BatchView | undefined> {
  const batch = await selectBatch(services.db, actor.officerId, id);
  return batch && { ...batch, items: await selectItems(services.db, id, batch.total) };
}

export function listBatches(services: Pick<Services, "db">, actor: Officer): Promise<Batch[]> {
  return selectBatches(services.db, actor.officerId, LATEST);
}
