import type { Services } from "../../platform/services.ts";
import { deletePresence, selectPresent, upsertPresence } from "./sql.ts";
import type { Officer, Present } from "./types.ts";

/** A page asks every few seconds; whoever has not asked for this long has left. */
const GONE_SECONDS = 30;
const FORGET_HOURS = 24;

/** Says that the officer has the dossier open, and who else has. @param doing in words, e.g. "đang mở hồ sơ" */
export async function bePresent(
  services: Pick<Services, "db" | "clock">,
  input: { dossierId: string; officer: Pick<Officer, "officerId" | "name">; doing: string },
): Promise<Present[]> {
  const { dossierId, officer, doing } = input;
  const now = services.clock.now();
  await upsertPresence(services.db, dossierId, officer, doing, now.toString());
  return selectPresent(services.db, dossierId, officer.officerId, now.subtract({ seconds: GONE_SECONDS }).toString());
}

/** Forgets who looked at what; nobody's looking is kept. */
export function purgePresence(services: Pick<Services, "db" | "clock">): Promise<void> {
  return deletePresence(services.db, services.clock.now().subtract({ hours: FORGET_HOURS }).toString());
}
