import type { Services } from "../../platform/services.ts";
import { deleteExpired } from "./sql.ts";

/** Forgets ended sessions (after a day), flows, kept forms, counters. Run every hour. */
export async function purgeIdentity(services: Services): Promise<void> {
  const now = services.clock.now();
  await deleteExpired(services.db, now.toString(), now.subtract({ hours: 24 }).toString());
}
