import { randomUUID } from "node:crypto";
import type { Services } from "../../platform/services.ts";
import { beatOnce, insertOutage } from "./sql.ts";

/** A program that is only restarted is back within this time. */
const GAP_MS = 3 * 60_000;
const BY = { officerId: null, name: "Hệ thống" };

/**
 * Puts down that the program runs. When nothing of it was seen for more than three minutes before, that time becomes an outage; several
 * processes share one beat, so one of them going down is none. Call it at the start and every minute.
 */
export async function beat(services: Pick<Services, "db" | "clock" | "log">): Promise<void> {
  const now = services.clock.now();
  await services.db.transaction().execute(async (tx) => {
    const last = await beatOnce(tx, now.toString());
    if (last === undefined) return;
    const from = Temporal.Instant.from(last);
    if (now.epochMilliseconds - from.epochMilliseconds <= GAP_MS) return;
    await insertOutage(tx, {
      ...{ id: randomUUID(), from: last, to: now.toString(), source: "program", by: BY, at: now.toString() },
      what: "Chương trình không chạy",
    });
    services.log.warn({ from: last, to: now.toString() }, "the program had not been running");
  });
}
