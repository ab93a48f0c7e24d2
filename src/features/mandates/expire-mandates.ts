import type { Services } from "../../platform/services.ts";
import { selectPast } from "./sql.ts";
import { changeMandate, todayOf } from "./write-mandate.ts";

/**
 * Writes down that mandates came to their end. They count no more from the first hour of the day after their last, whether or not this has run.
 * Safe to repeat and to run in several processes. @returns how many
 */
export async function expireMandates(services: Services): Promise<number> {
  const today = todayOf(services);
  let done = 0;
  for (;;) {
    const ids = await selectPast(services.db, today);
    for (const id of ids) {
      await changeMandate(services, { id, actor: { kind: "system", name: "Hết hạn ủy quyền" } }, (mandate) =>
        ["offered", "checking", "active"].includes(mandate.state) && mandate.until !== null && mandate.until < today
          ? { event: { type: "Expired" }, change: { state: "expired" } }
          : undefined,
      );
      done++;
    }
    if (ids.length === 0) return done;
  }
}
