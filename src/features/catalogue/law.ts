import { fileURLToPath } from "node:url";
import { type Allowance, type Calendar, createCalendar, type Law, ruleOn, type WeeklyHours } from "../../core/calendar/index.ts";
import { type CaseLaw, isInForce } from "../../core/procedure/index.ts";
import type { LawWaiver } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { readLawNow, type WholeLaw } from "./read-law.ts";
import type { Agency } from "./types.ts";

const FOLDER = fileURLToPath(new URL("../../../law", import.meta.url));

let law: WholeLaw | undefined;

/** The dated terms in force on the day of an instant. @throws Error when law/ is broken or has nothing for that day */
export async function lawOn(now: Temporal.Instant): Promise<{ intake: Allowance; sameDayCutOff: string }> {
  const all = wholeLaw();
  const day = dayOf(now);
  return { intake: ruleOn(all.onlineIntake, day).allowance, sameDayCutOff: ruleOn(all.sameDay, day).cutOff };
}

/**
 * Waivers of fees in force on a day (yyyy-MM-dd): those of the country and those of a province.
 * @param agencyId any agency of the province; its code begins with that of the province (QĐ 20/2020/QĐ-TTg)
 * @throws Error when law/ is broken
 */
export async function waiversOn(day: string, agencyId: string): Promise<LawWaiver[]> {
  const [province] = agencyId.split(".");
  return wholeLaw().waivers.filter(
    (waiver) => isInForce(waiver, day) && (waiver.province === undefined || waiver.province === province),
  );
}

/** Opening hours of an agency: its own, or those of law/working-hours.yaml. */
export function hoursOf(agency: Pick<Agency, "hours">, now: Temporal.Instant): WeeklyHours {
  return agency.hours ?? ruleOn(wholeLaw().workingHours, dayOf(now)).hours;
}

/** Working calendar of an agency: its own hours, or those of law/working-hours.yaml. */
export async function calendarOf(agency: Pick<Agency, "hours">, now: Temporal.Instant): Promise<Calendar> {
  return calendarWith(hoursOf(agency, now), wholeLaw());
}

/** The law of this house for the cases of definitions: usual hours, waivers of the whole folder. @throws Error when law/ is broken */
export function caseLaw(): CaseLaw {
  const all = wholeLaw();
  return {
    waivers: all.waivers,
    calendarOn: (day) => calendarWith(ruleOn(all.workingHours, day).hours, all),
    sameDayCutOffOn: (day) => ruleOn(all.sameDay, day).cutOff,
  };
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

function wholeLaw(): WholeLaw {
  law ??= readLawNow(FOLDER);
  return law;
}

function dayOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
