import type { Services } from "../../platform/services.ts";
import { selectMessages, updateRead } from "./sql.ts";
import type { Message } from "./types.ts";

/** Messages to a person, newest first, at most 200; of one dossier, or only what is unread. */
export function listMessages(
  services: Pick<Services, "db">,
  personId: string,
  filter: { dossierId?: string; unreadOnly?: boolean } = {},
): Promise<Message[]> {
  return selectMessages(services.db, personId, filter);
}

/** The person has seen what there is about a dossier. */
export function markRead(services: Pick<Services, "db" | "clock">, personId: string, dossierId: string): Promise<void> {
  return updateRead(services.db, personId, dossierId, services.clock.now().toString());
}
