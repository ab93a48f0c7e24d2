import type { Days, Window } from "./types.ts";

const ZONE = "Asia/Ho_Chi_Minh";

/** Periods of NĐ 09/2019/NĐ-CP Điều 12, and days of one's own choice. */
export const PERIOD_KINDS = ["month", "quarter", "sixMonths", "nineMonths", "year", "free"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export type StatutoryKind = Exclude<PeriodKind, "free">;

/** A month 1–12, a quarter 1–4; the others have no number. */
export type Period = { kind: StatutoryKind; year: number; number?: number };

/** How many of a kind a year has. */
export const COUNT: Record<StatutoryKind, number> = { month: 12, quarter: 4, sixMonths: 1, nineMonths: 1, year: 1 };

/**
 * Days of a statutory period, both included: a month from the 15th of the one before to the 14th, a quarter from the 15th of the month before it
 * to the 14th of its last month, six and nine months and the year from 15/12 of the year before.
 * @throws RangeError when the year has no such month or quarter
 */
export function daysOf({ kind, year, number = 1 }: Period): Days {
  if (!Number.isInteger(number) || number < 1 || number > COUNT[kind]) throw new RangeError(`${kind} ${number}`);
  const last = lastMonth(kind, number);
  const end = Temporal.PlainDate.from({ year, month: last, day: 14 });
  const start = Temporal.PlainDate.from({ year, month: last, day: 15 }).subtract({ months: MONTHS[kind] });
  return { from: start.toString(), until: end.toString() };
}

const MONTHS: Record<StatutoryKind, number> = { month: 1, quarter: 3, sixMonths: 6, nineMonths: 9, year: 12 };

function lastMonth(kind: StatutoryKind, number: number): number {
  return kind === "month" || kind === "quarter" ? number * MONTHS[kind] : MONTHS[kind];
}

/** The period of a kind in which a day lies; after 14/6 or 14/9 the half year or the nine months that ended last. `day`: yyyy-MM-dd. */
export function periodOn(kind: StatutoryKind, day: string): Period {
  const date = Temporal.PlainDate.from(day);
  // From the 15th on it is the next month; from 15/12 on the next year.
  const { year, month } = date.day >= 15 ? date.with({ day: 1 }).add({ months: 1 }) : date;
  if (kind === "month") return { kind, year, number: month };
  if (kind === "quarter") return { kind, year, number: Math.ceil(month / 3) };
  return { kind, year };
}

/** The days as instants of Vietnam's clock. @throws RangeError for what is no date, or an end before the beginning */
export function windowOf({ from, until }: Days): Window {
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
  if (Temporal.PlainDate.compare(first, last) > 0) throw new RangeError("The last day is before the first");
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(ZONE).toInstant().toString({ smallestUnit: "millisecond" });
  return { from: start(first), to: start(last.add({ days: 1 })) };
}

/**
 * The part of a period that has been when figures are taken at `asOf`: what happened in that very millisecond belongs to it.
 * `to` is never before `from`.
 */
export function seenAt(window: Window, asOf: string): Window {
  const after = Temporal.Instant.from(asOf).add({ milliseconds: 1 }).toString({ smallestUnit: "millisecond" });
  const to = after < window.to ? after : window.to;
  return { from: window.from, to: to < window.from ? window.from : to };
}

const NAMES: Record<Exclude<StatutoryKind, "month" | "quarter">, string> = {
  sixMonths: "6 tháng",
  nineMonths: "9 tháng",
  year: "Năm",
};

/** "Tháng 11 năm 2026", "Quý IV năm 2026", "6 tháng năm 2026", "Năm 2026". */
export function periodName({ kind, year, number = 1 }: Period): string {
  if (kind === "month") return `Tháng ${number} năm ${year}`;
  if (kind === "quarter") return `Quý ${["I", "II", "III", "IV"][number - 1]} năm ${year}`;
  return kind === "year" ? `Năm ${year}` : `${NAMES[kind]} năm ${year}`;
}
