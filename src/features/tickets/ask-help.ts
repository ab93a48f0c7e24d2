import { randomUUID } from "node:crypto";
import type { Services } from "../../platform/services.ts";
import { insertHelp, selectHelp, updateHelp } from "./sql.ts";
import type { Clerk } from "./types.ts";

/** Somebody at the kiosk asks for a person; asked again before anybody came it is one call. */
export function askHelp(services: Pick<Services, "db" | "clock">, agencyId: string): Promise<void> {
  return insertHelp(services.db, randomUUID(), agencyId, services.clock.now().toString());
}

/** Since when somebody at the kiosk asks for a person. */
export function findHelp(services: Pick<Services, "db">, agencyId: string): Promise<{ id: string; askedAt: string } | undefined> {
  return selectHelp(services.db, agencyId);
}

/** The clerk goes there. Safe to repeat. */
export function answerHelp(services: Pick<Services, "db" | "clock">, clerk: Clerk): Promise<void> {
  const by = { officerId: clerk.officerId, name: clerk.name };
  return updateHelp(services.db, clerk.agencyId, services.clock.now().toString(), by);
}
