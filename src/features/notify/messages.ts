import type { Services } from "../../platform/services.ts";
import { selectMessages, selectTold, updateRead } from "./sql.ts";
import type { Message } from "./types.ts";

/** Messages to a person, newest first, at most 200; of one dossier, or only what is unread. */
export function listMessages(
  services: Pick<Services, "db">,
  personId: string,
  filter: { dossierId?: string; unreadOnly?: boolean } = {},
): Promise<Message[]> {
  return selectMessages(services.db, personId, filter);
}

/** What was told about a dossier, to whomever, oldest first, with when it was seen. */
export function listTold(services: Pick<Services, "db">, dossierId: string): Promise<Pick<Message, "title" | "at" | "readAt">[]> {
  return selectTold(services.db, dossierId);
}

/** The person has seen what there is about a dossier. */
export function markRead(services: Pick<Services, "db" | "clock">, personId: string, dossierId: string): Promise<void> {
  return updateRead(services.db, personId, dossierId, services.clock.now().toString());
}
