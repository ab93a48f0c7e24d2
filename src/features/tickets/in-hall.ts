import type { Transaction } from "kysely";
import type { Database } from "../../platform/db-types.ts";
import type { Services } from "../../platform/services.ts";
import { today } from "./law.ts";
import { lockHall } from "./sql.ts";

export type HallWork = { tx: Transaction<Database>; at: string; place: { agencyId: string; day: string } };

/** Does one thing in the hall of an agency while nobody else does another. The time is read inside, so that events follow each other. */
export function inHall<T>(services: Services, agencyId: string, work: (hall: HallWork) => Promise<T>): Promise<T> {
  return services.db.transaction().execute(async (tx) => {
    await lockHall(tx, agencyId);
    return work({ tx, at: services.clock.now().toString(), place: { agencyId, day: today(services) } });
  });
}
