import type { Services } from "../../../platform/services.ts";
import type { CatalogueEvent } from "./event-types.ts";
import { insertEvent, selectEvents } from "./sql.ts";

export type NewEvent = Pick<CatalogueEvent, "at" | "by" | "what"> & Partial<CatalogueEvent>;

/** Writes an act down, in the transaction of the act. */
export function recordEvent(db: Services["db"], event: NewEvent): Promise<void> {
  return insertEvent(db, { code: null, editId: null, revisionId: null, note: "", ...event });
}

/** Acts on the catalogue, last first, at most 200; of one procedure or edit when given. */
export function listCatalogueEvents(
  services: Pick<Services, "db">,
  filter: { code?: string; editId?: string; limit?: number } = {},
): Promise<CatalogueEvent[]> {
  return selectEvents(services.db, { code: filter.code ?? null, editId: filter.editId ?? null, limit: filter.limit ?? 200 });
}
