import type { TicketEvent } from "./types.ts";

/** Changes nothing about where the person is. */
const ASIDE: readonly TicketEvent["kind"][] = ["prioritised", "visit"];
/** After these the person stands in line. */
const IN_LINE: readonly TicketEvent["kind"][] = ["issued", "transferred", "returned"];

/**
 * Minutes that somebody stood in line, with fractions: from taking the number to each call, again after being passed on to another counter or coming
 * back. Time at a counter and time away do not count. @param events of one ticket, in order @param now for who still waits, ISO 8601
 */
export function waitedMinutes(events: readonly TicketEvent[], now: string): number {
  let since: string | undefined;
  let seconds = 0;
  for (const { kind, at } of events) {
    if (ASIDE.includes(kind)) continue;
    if (IN_LINE.includes(kind)) {
      since ??= at;
    } else if (since !== undefined) {
      seconds += secondsBetween(since, at);
      since = undefined;
    }
  }
  if (since !== undefined) seconds += secondsBetween(since, now);
  return seconds / 60;
}

/** Whether more than the allowed minutes were waited; exactly as many are still in time. */
export const waitedTooLong = (minutes: number, allowed: number): boolean => minutes > allowed;

const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total("seconds"));
