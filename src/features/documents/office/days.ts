import { TIME_ZONE } from "../../../platform/clock.ts";

/** From the beginning of a day to the end of another (yyyy-MM-dd), as instants; the end does not belong to it. @throws RangeError for what is no date */
export function spanOf(from: string, until: string): { from: string; to: string } {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(TIME_ZONE).toInstant().toString();
  return { from: start(Temporal.PlainDate.from(from)), to: start(Temporal.PlainDate.from(until).add({ days: 1 })) };
}
