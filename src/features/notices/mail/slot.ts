import { type Calendar, isWorkingTime, nextWorkingStart } from "../../../core/calendar/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";

/**
 * The time for a mail that has come last today: when the office opens, and after noon for those who want two. Undefined while the office is
 * closed, so on days off nothing is sent at all; what was missed while the system was down is made up for within the same hours.
 */
export function slotNow(calendar: Calendar, digest: "morning" | "twice", now: Temporal.Instant): string | undefined {
  if (!isWorkingTime(calendar, now)) return undefined;
  const day = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  const at = (time: string): Temporal.Instant => day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time }).toInstant();
  const [first, second] = [nextWorkingStart(calendar, at("00:00")), nextWorkingStart(calendar, at("12:00"))];
  const afternoon = Temporal.Instant.compare(second, first) > 0 && Temporal.Instant.compare(now, second) >= 0;
  return `${day} ${digest === "twice" && afternoon ? "2" : "1"}`;
}
