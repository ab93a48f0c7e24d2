import type { Actor, DossierEvent, LoggedEvent } from "../../core/dossier/index.ts";
import { type PlacedEntry, selectDossierEntries } from "../../platform/log/index.ts";
import type { Services } from "../../platform/services.ts";

/** An entry of the log as an event of a dossier. Only this program writes the log, so its shape is trusted. */
export function eventOf(entry: PlacedEntry): LoggedEvent {
  const event = { type: entry.type, ...(entry.data as object) } as DossierEvent;
  const onBehalfOf = entry.onBehalfOf as LoggedEvent["onBehalfOf"] | null;
  return {
    dossierId: entry.dossierId,
    version: entry.version,
    at: entry.at,
    actor: entry.actor as Actor,
    ...(onBehalfOf && { onBehalfOf }),
    event,
  };
}

/** All events of a dossier in order. */
export async function readEvents(services: Pick<Services, "db">, dossierId: string): Promise<LoggedEvent[]> {
  return (await selectDossierEntries(services.db, dossierId)).map(eventOf);
}
