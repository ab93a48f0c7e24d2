import type { Services } from "../../platform/services.ts";
import { type OpenTill, selectClosings, selectOpenTills } from "./sql.ts";
import type { Closing } from "./types.ts";
import { dayAt } from "./year-at.ts";

const SHOWN = 100;

export type AgencyTills = { today: string; open: OpenTill[]; closings: Closing[] };

/** For the leader: whose till is not closed yet, what was closed last, and where the drawer held something else than it should. */
export async function viewAgencyTills(services: Pick<Services, "db" | "clock">, agencyId: string): Promise<AgencyTills> {
  const [open, closings] = await Promise.all([
    selectOpenTills(services.db, agencyId),
    selectClosings(services.db, { agencyId, limit: SHOWN }),
  ]);
  return { today: dayAt(services.clock.now()), open, closings };
}
