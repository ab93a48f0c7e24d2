import { formatDate, formatDateTime } from "../../../core/calendar/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { Ask } from "../types.ts";

/** Whose report it is, over which days, and at what instant its figures were taken. */
export function headLines({ place, days, periodName, asOf }: Ask): string[] {
  return [place, periodLine(days, periodName), asOfLine(asOf)];
}

/** For lists of what stands at one instant. */
export const momentLines = ({ place, asOf }: Ask): string[] => [place, asOfLine(asOf)];

function periodLine({ from, until }: Ask["days"], name: string): string {
  const days = `từ ngày ${day(from)} đến hết ngày ${day(until)}`;
  return name ? `${name} (${days})` : capitalised(days);
}

const asOfLine = (asOf: string): string => `Số liệu tính đến ${formatDateTime(Temporal.Instant.from(asOf))}`;

/** "14/11/2026" */
export const day = (iso: string): string =>
  formatDate(Temporal.PlainDate.from(iso).toZonedDateTime("Asia/Ho_Chi_Minh").toInstant());
