import { TIME_ZONE } from "../../platform/clock.ts";

/** Days, yyyy-MM-dd, both included. */
export type Days = { from: string; to: string };

/** Instants from the first moment of the first day to that after the last. @throws RangeError when a day is none */
export function spanOf({ from, to }: Days): { from: string; until: string } {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(TIME_ZONE).toInstant().toString();
  return { from: start(Temporal.PlainDate.from(from)), until: start(Temporal.PlainDate.from(to).add({ days: 1 })) };
}
