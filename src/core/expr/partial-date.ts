import { dateText, daysInMonth, isRealDate } from "./calendar-date.ts";

/** A date of which the month or the day may not be known. */
export type PartialDate = { year: number; month?: number; day?: number };

/** Reads "1950", "1950-03" or "1950-03-02"; undefined for everything else, "unknown" and impossible dates among it. */
export function partialDateParts(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || !isRealDate({ year, month: month ?? 1, day: day ?? 1 })) return undefined;
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

/** The first day that a partial date may mean, yyyy-MM-dd; undefined when it is not known at all. */
export function earliestDay(text: string): string | undefined {
  const parts = partialDateParts(text);
  return parts && dateText({ year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1 });
}

/** The last day that a partial date may mean, yyyy-MM-dd; undefined when it is not known at all. */
export function latestDay(text: string): string | undefined {
  const parts = partialDateParts(text);
  if (!parts) return undefined;
  const month = parts.month ?? 12;
  return dateText({ year: parts.year, month, day: parts.day ?? daysInMonth(parts.year, month) });
}
