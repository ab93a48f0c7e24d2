import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { selectUsage } from "./sql.ts";
import type { UsageReport } from "./types.ts";

/** Milliseconds for which a report is handed out again: going through a year of dossiers is not done for every reader. */
export const USAGE_STALE_MS = 10 * 60_000;
const MONTHS = 12;

const kept = new WeakMap<Services["db"], { report: Promise<UsageReport>; from: number }>();

/** Use of the services in this month and the eleven before it, not older than `USAGE_STALE_MS`. */
export function usageReport(services: Pick<Services, "db" | "clock">): Promise<UsageReport> {
  const now = services.clock.now();
  const before = kept.get(services.db);
  const age = before ? now.epochMilliseconds - before.from : -1;
  if (before && age >= 0 && age < USAGE_STALE_MS) return before.report;
  const report = count(services.db, now);
  kept.set(services.db, { report, from: now.epochMilliseconds });
  // A failed count is not kept.
  report.catch(() => kept.delete(services.db));
  return report;
}

async function count(db: Services["db"], now: Temporal.Instant): Promise<UsageReport> {
  const first = now
    .toZonedDateTimeISO(TIME_ZONE)
    .with({ day: 1 })
    .startOfDay()
    .subtract({ months: MONTHS - 1 });
  const rows = await selectUsage(db, first.toInstant().toString(), now.toString());
  return { at: now.toString(), since: first.toPlainDate().toPlainYearMonth().toString(), rows };
}
