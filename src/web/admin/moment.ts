import { formatDate, formatTime } from "../../core/calendar/index.ts";

/** "08:12 20/11/2026", or a word where there is none. */
export function moment(instant: string | null | undefined, none = "chưa có"): string {
  if (!instant) return none;
  const at = Temporal.Instant.from(instant);
  return `${formatTime(at)} ${formatDate(at)}`;
}
