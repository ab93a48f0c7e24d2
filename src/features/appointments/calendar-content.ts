import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { type Calendar, changedDays, type HolidayLaw, withOwnDays } from "../../core/calendar/index.ts";
import { allHoursOf, calendarWith } from "../catalogue/index.ts";
import type { CalendarContent } from "./types.ts";

/** The calendar of an agency as a version knew it. */
export function calendarIn(content: CalendarContent, agencyId: string): Calendar {
  const own = { id: agencyId, hours: content.own[agencyId] ?? null, datedHours: content.dated?.[agencyId] ?? null };
  return calendarWith(allHoursOf(own, content), { holidays: daysIn(content, agencyId) });
}

/** National days, and those that the agency and the ones above it decided. */
function daysIn({ holidays, days = {} }: CalendarContent, agencyId: string): HolidayLaw {
  const parts = agencyId.split(".");
  return withOwnDays(
    holidays,
    parts.flatMap((_, index) => days[parts.slice(0, index + 1).join(".")] ?? []),
  );
}

/** The same content has the same digest, in whatever order it was written. */
export function digestOf(content: CalendarContent): string {
  return createHash("sha256").update(canonicalize(content)!).digest("hex");
}

/** First and last day that any agency works differently in two versions; undefined when there is none. */
export function spanOfChange(before: CalendarContent, after: CalendarContent): { first: string; last: string } | undefined {
  const usual = "";
  const agencies = [
    usual,
    ...[before, after].flatMap(({ own, dated = {}, days = {}, agencies: listed }) =>
      [own, dated, days, listed].flatMap(Object.keys),
    ),
  ];
  const days = [...new Set(agencies)]
    .flatMap((id) => changedDays(calendarIn(before, id), calendarIn(after, id), ...yearsOf(before, after)))
    .sort();
  return days.length > 0 ? { first: days[0]!, last: days.at(-1)! } : undefined;
}

/** All years of which either version knows anything. */
function yearsOf(...contents: CalendarContent[]): [Temporal.Instant, Temporal.Instant] {
  const years = contents
    .flatMap(({ holidays, workingHours, dated = {}, days = {} }) => [
      ...[...holidays.holidays, ...holidays.swapDays, ...Object.values(days).flat()].map(({ date }) => date),
      ...[...workingHours, ...Object.values(dated).flat()].flatMap(({ from, to }) => (to ? [from, to] : [from])),
    ])
    .map((date) => date.slice(0, 4))
    .sort();
  return [
    Temporal.Instant.from(`${years[0]}-01-01T00:00:00+07:00`),
    Temporal.Instant.from(`${years.at(-1)}-12-31T00:00:00+07:00`),
  ];
}

const shortDate = (day: string): string => day.split("-").reverse().join("/");

/** What changed between two versions on the days of a term, in sentences for those who decide. */
export function explainChange(
  before: CalendarContent,
  after: CalendarContent,
  term: { agencyId: string; from: Temporal.Instant; to: Temporal.Instant },
): string[] {
  const days = changedDays(calendarIn(before, term.agencyId), calendarIn(after, term.agencyId), term.from, term.to);
  const said = days.map((day) => ({ day, text: sentence(before, after, { agencyId: term.agencyId, day }) }));
  const hours = said.filter(({ text }) => text === undefined);
  const others = said.flatMap(({ text }) => text ?? []);
  if (hours.length === 0) return others;
  const [first, last] = [shortDate(hours[0]!.day), shortDate(hours.at(-1)!.day)];
  return [...others, first === last ? `Giờ làm việc ngày ${first} đổi.` : `Giờ làm việc từ ${first} đến ${last} đổi.`];
}

function sentence(
  before: CalendarContent,
  after: CalendarContent,
  { agencyId, day }: { agencyId: string; day: string },
): string | undefined {
  const of = (content: CalendarContent) => {
    const { holidays, swapDays } = daysIn(content, agencyId);
    return { off: holidays.find(({ date }) => date === day), swap: swapDays.find(({ date }) => date === day) };
  };
  const [was, is] = [of(before), of(after)];
  if (is.off && !was.off) return `Thêm ngày nghỉ ${shortDate(day)}: ${is.off.name} (${is.off.legal}).`;
  if (was.off && !is.off) return `Bỏ ngày nghỉ ${shortDate(day)}: ${was.off.name}.`;
  if (is.off && was.off && is.off.half !== was.off.half) return `Ngày nghỉ ${shortDate(day)} (${is.off.name}) đổi buổi nghỉ.`;
  if (is.swap && !was.swap) return `Thêm ngày làm bù ${shortDate(day)} (${is.swap.legal}).`;
  if (was.swap && !is.swap) return `Bỏ ngày làm bù ${shortDate(day)}.`;
  return undefined;
}
