import { fileURLToPath } from "node:url";
import { type Allowance, type Calendar, createCalendar, type Law, ruleOn } from "../../core/calendar/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { readLaw } from "./read-law.ts";
import type { Agency } from "./types.ts";

const FOLDER = fileURLToPath(new URL("../../../law", import.meta.url));

let law: Promise<Law> | undefined;
const calendars = new Map<string, Calendar>();

/** The dated terms in force on the day of an instant. @throws Error when law/ is broken or has nothing for that day */
export async function lawOn(now: Temporal.Instant): Promise<{ intake: Allowance; sameDayCutOff: string }> {
  const all = await wholeLaw();
  const day = dayOf(now);
  return { intake: ruleOn(all.onlineIntake, day).allowance, sameDayCutOff: ruleOn(all.sameDay, day).cutOff };
}

/** Working calendar of an agency: its own hours, or those of law/working-hours.yaml. */
export async function calendarOf(agency: Pick<Agency, "hours">, now: Temporal.Instant): Promise<Calendar> {
  const all = await wholeLaw();
  const hours = agency.hours ?? ruleOn(all.workingHours, dayOf(now)).hours;
  const key = JSON.stringify(hours);
  const known = calendars.get(key);
  if (known) return known;
  const calendar = createCalendar({ hours, law: all.holidays });
  calendars.set(key, calendar);
  return calendar;
}

function wholeLaw(): Promise<Law> {
  law ??= readLaw(FOLDER);
  return law;
}

function dayOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
