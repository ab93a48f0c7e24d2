import type { Services } from "../../platform/services.ts";
import { lawDigest } from "../catalogue/index.ts";
import { hoursDigest, lawOfLastRun, listAgencyIds, noteLaw, wakeAgency } from "./sql.ts";

/** Raised when the moments of a dossier are worked out differently, so that all of them are looked at once. */
const WAY = 1;

/**
 * Moments are worked out when a dossier changes. When the law or an agency's hours have changed since, every open dossier is looked at once
 * more; nothing that was promised changes by that.
 */
export async function markLaw(services: Services): Promise<void> {
  const law = `${WAY} ${lawDigest()} ${await hoursDigest(services.db)}`;
  if ((await lawOfLastRun(services.db)) === law) return;
  for (const agencyId of await listAgencyIds(services.db)) await wakeAgency(services.db, agencyId);
  await noteLaw(services.db, law, services.clock.now().toString());
}
