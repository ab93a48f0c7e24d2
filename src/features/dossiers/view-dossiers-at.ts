import { type Dossier, type LoggedEvent, replay } from "../../core/dossier/index.ts";
import { selectEntriesUntil } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";
import { eventOf } from "./read-events.ts";

/**
 * Dossiers as they were at an instant, folded from what had happened by then; in the order asked for, without those that were not there yet.
 * @param at ISO 8601 @throws Error when a log is broken
 */
export async function viewDossiersAt(services: Pick<Services, "db">, ids: readonly string[], at: string): Promise<Dossier[]> {
  const logs = new Map<string, LoggedEvent[]>(ids.map((id) => [id, []]));
  for (const entry of await selectEntriesUntil(services.db, ids, at)) logs.get(entry.dossierId)!.push(eventOf(entry));
  return [...logs.values()].filter((log) => log.length > 0).map(replay);
}
