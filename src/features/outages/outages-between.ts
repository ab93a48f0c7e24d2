import { formatDateTime, formatWorkingDuration, workingMinutesBetween } from "../../core/calendar/index.ts";
import type { Services } from "../../platform/services.ts";
import { calendarOf, getAgency } from "../catalogue/index.ts";
import { selectBetween } from "./sql.ts";
import type { OutageInTerm } from "./types.ts";

/**
 * Outages that took working time of an agency from `from` to `to`, each with the minutes it took there, to be offered as a reason when a
 * due time is extended (form 04). One that lasts still is counted to `to`. `say` is a sentence for the paper.
 * @throws Error when there is no such agency
 */
export async function outagesBetween(
  services: Pick<Services, "db">,
  agencyId: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<OutageInTerm[]> {
  const calendar = await calendarOf(await getAgency(services, agencyId));
  const found = await selectBetween(services.db, from.toString(), to.toString());
  return found.flatMap((outage) => {
    const begin = later(Temporal.Instant.from(outage.from), from);
    const end = outage.to ? earlier(Temporal.Instant.from(outage.to), to) : to;
    const minutes = workingMinutesBetween(calendar, begin, end);
    if (minutes <= 0) return [];
    const until = outage.to ? `đến ${formatDateTime(Temporal.Instant.from(outage.to))}` : "chưa khắc phục xong";
    const say = `Sự cố hệ thống (${outage.what}) từ ${formatDateTime(Temporal.Instant.from(outage.from))} ${until}, mất ${formatWorkingDuration(minutes)} làm việc.`;
    return [{ ...outage, minutes, say }];
  });
}

const { compare } = Temporal.Instant;
const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (compare(a, b) >= 0 ? a : b);
const earlier = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (compare(a, b) <= 0 ? a : b);
