import type { Services } from "../../platform/services.ts";
import { today } from "./law.ts";
import { endBefore } from "./sql.ts";

/** Ends the numbers of earlier days that are still open; today's numbers begin anew by themselves. Safe to repeat. @returns how many */
export function endDays(services: Pick<Services, "db" | "clock">): Promise<number> {
  const at = services.clock.now().toString();
  return services.db.transaction().execute((tx) => endBefore(tx, today(services), at));
}
