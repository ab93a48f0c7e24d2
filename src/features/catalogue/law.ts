import { fileURLToPath } from "node:url";
import { type Allowance, type Calendar, createCalendar, type Law, ruleOn, type WeeklyHours } from "../../core/calendar/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { readLaw } from "./read-law.ts";
import type { Agency } from "./types.ts";

const FOLDER = fileURLToPath(new URL("../../../law", import.meta.url));

let law: Promise<Law> | undefined;

/** The dated terms in force on the day of an instant. @throws Error when law/ is broken or has nothing for that day */
export async function lawOn(now: Temporal.Instant): Promise<{ intake: Allowance; sameDayCutOff: string }> {
  const all = await wholeLaw();
  const day = dayOf(now);
  return { intake: ruleOn(all.onlineIntake, day).allowance, sameDayCutOff: ruleOn(all.sameDay, day).cutOff };
}

/** Working calendar of an agency: its own hours, or those of law/working-hours.yaml. */
export async function calendarOf(agency: Pick<Agency, "hours">, now: Temporal.Instant): Promise<Calendar> {
  const all = await wholeLaw();
  return calendarWith(agency.hours ?? ruleOn(all.workingHours, dayOf(now)).hours, all);
}

/** Calendars cover a century; one for each law and week of hours is made once. */
const calendars = new WeakMap<Law, Map<string, Calendar>>();

/** The calendar of given hours under a law. @throws RangeError (Vietnamese message) for hours that cannot be */
export function calendarWith(hours: WeeklyHours, under: Law): Calendar {
  const known = calendars.get(under) ?? new Map<string, Calendar>();
  calendars.set(under, known);
  const key = JSON.stringify(hours);
  const calendar = known.get(key) ?? createCalendar({ hours, law: under.holidays });
  known.set(key, calendar);
  return calendar;
}

function wholeLaw(): Promise<Law> {
  law ??= readLaw(FOLDER);
  return law;
}

function dayOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
