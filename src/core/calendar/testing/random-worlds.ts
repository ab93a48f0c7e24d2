import fc from "fast-check";
import type { Allowance, HolidayLaw, Hours, HoursPeriod, WeeklyHours } from "../types.ts";
import type { WalkedTerm } from "./minute-walker.ts";

/** Quarter hours as "HH:mm". */
const clock = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`;

const hoursOfDay = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 }).map((quarters) => {
  const sorted = quarters.sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) ranges.push(`${clock(sorted[i]!)}-${clock(sorted[i + 1]!)}`);
  return ranges;
});

/** Any week in which somebody works, ranges up to 24:00. */
export const anyWeek: fc.Arbitrary<WeeklyHours> = fc
  .record({
    mon: hoursOfDay,
    tue: hoursOfDay,
    wed: hoursOfDay,
    thu: hoursOfDay,
    fri: hoursOfDay,
    sat: hoursOfDay,
    sun: hoursOfDay,
  })
  .filter((week) => Object.values(week).some((ranges) => ranges.length > 0));

const day = fc.integer({ min: 0, max: 119 }).map((days) => Temporal.PlainDate.from("2026-06-01").add({ days }).toString());
const dayOfYear = day.map((date) => date.slice(5));

const anyPeriod: fc.Arbitrary<HoursPeriod> = fc.record(
  { from: day, to: day, season: fc.record({ from: dayOfYear, to: dayOfYear }), hours: anyWeek },
  { requiredKeys: ["from", "hours"] },
);

/** Weekly hours, or hours that change by date and season within four months. */
export const anyHours: fc.Arbitrary<Hours> = fc.oneof(
  anyWeek,
  fc.array(anyPeriod, { minLength: 1, maxLength: 3 }).map((periods) => periods.map(inOrder)),
);

const inOrder = (period: HoursPeriod): HoursPeriod =>
  period.to && period.to < period.from ? { ...period, from: period.to, to: period.from } : period;

const common = { name: "Nghỉ", legal: "Thông báo" };
/** Days off, half-days and worked days within four months, each day at most once. */
export const anyLaw: fc.Arbitrary<HolidayLaw> = fc
  .uniqueArray(
    fc.record({
      date: day,
      kind: fc.constantFrom("off", "off", "morning", "afternoon", "swap", "stead"),
      hours: hoursOfDay.filter((ranges) => ranges.length > 0),
      stead: day,
    }),
    { maxLength: 12, selector: ({ date }) => date },
  )
  .map((days) => ({
    holidays: days
      .filter(({ kind }) => kind === "off" || kind === "morning" || kind === "afternoon")
      .map(({ date, kind }) => ({ ...common, date, ...(kind !== "off" && { half: kind as "morning" | "afternoon" }) })),
    swapDays: days
      .filter(({ kind }) => kind === "swap" || kind === "stead")
      .map(({ date, kind, hours, stead }) => ({ legal: "Thông báo", date, ...(kind === "swap" ? { hours } : { for: stead }) })),
  }));

const moment = fc
  .tuple(day, fc.integer({ min: 0, max: 1439 }))
  .map(([date, minute]) => `${date} ${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`);
const pause = fc.tuple(moment, moment).map(([a, b]): [string, string] => (a <= b ? [a, b] : [b, a]));

const term: fc.Arbitrary<Allowance> = fc.oneof(
  fc.integer({ min: 0, max: 40 * 60 }).map((minutes): Allowance => ({ qty: minutes / 60, unit: "HOUR" })),
  fc.integer({ min: 0, max: 10 }).map((qty): Allowance => ({ qty, unit: "WORKING_DAY" })),
  fc.integer({ min: 0, max: 40 }).map((qty): Allowance => ({ qty, unit: "DAY" })),
  fc.integer({ min: 0, max: 2 }).map((qty): Allowance => ({ qty, unit: "MONTH" })),
);

/** A term with pauses, same-day or not. */
export const anyTerm: fc.Arbitrary<WalkedTerm> = fc
  .record({ at: moment, term, sameDay: fc.boolean(), pauses: fc.array(pause, { maxLength: 3 }) })
  .map(({ at, term: { qty, unit }, sameDay, pauses }) => ({ at, qty, unit, pauses, sameDay: sameDay && unit !== "MONTH" }));
