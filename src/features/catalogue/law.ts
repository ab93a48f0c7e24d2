import { fileURLToPath } from "node:url";
import {
  type Allowance,
  type Calendar,
  createCalendar,
  type HolidayLaw,
  type Hours,
  type HoursPeriod,
  hoursOn,
  type Law,
  ruleOn,
  type WeeklyHours,
  withOwnDays,
} from "../../core/calendar/index.ts";
import { type LifecycleTerms, lifecycleOn } from "../../core/dossier/index.ts";
import { type CaseLaw, isInForce } from "../../core/procedure/index.ts";
import type { LawWaiver } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { readLawNow, type WholeLaw } from "./read-law.ts";
import type { Agency } from "./types.ts";

const FOLDER = fileURLToPath(new URL("../../../law", import.meta.url));

let law: WholeLaw | undefined;

/** The dated terms in force on the day of an instant. @throws Error when law/ is broken or has nothing for that day */
export async function lawOn(
  now: Temporal.Instant,
): Promise<{ intake: Allowance; warnAfter: { hours: readonly number[] }; sameDayCutOff: string; lifecycle: LifecycleTerms }> {
  const all = wholeLaw();
  const day = dayOf(now);
  const { allowance, warnAfter } = ruleOn(all.onlineIntake, day);
  const lifecycle = lifecycleOn(all.lifecycle, now);
  return { intake: allowance, warnAfter, sameDayCutOff: ruleOn(all.sameDay, day).cutOff, lifecycle };
}

/** Days off and worked Saturdays of every year that law/ knows. @throws Error when law/ is broken */
export function holidayLaw(): HolidayLaw {
  return wholeLaw().holidays;
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

/** Whose hours are asked for; without a code it is somewhere in the province. */
type WithHours = Pick<Agency, "hours" | "datedHours" | "ownDays"> & { id?: string };

/** Opening hours of an agency on a day: its own on record or in law/working-hours.yaml, or the usual ones. */
export function hoursOf(agency: WithHours, now: Temporal.Instant): WeeklyHours {
  return hoursOn(allHoursOf(agency, wholeLaw()), dayOf(now));
}

/** Working calendar of an agency over all years: each day with the hours in force on that day. */
export async function calendarOf(agency: WithHours, _now?: Temporal.Instant): Promise<Calendar> {
  const all = wholeLaw();
  return calendarWith(allHoursOf(agency, all), { holidays: withOwnDays(all.holidays, agency.ownDays ?? []) });
}

/** Days off and days worked of an agency: those of law/ and what was decided there or above. @throws Error when law/ is broken */
export const daysOf = ({ ownDays }: Pick<Agency, "ownDays">): HolidayLaw => withOwnDays(wholeLaw().holidays, ownDays ?? []);

/** Hours of an agency through the years: of those that hold on a day the last one counts. */
export function allHoursOf(agency: WithHours, { workingHours, agencies }: Pick<Law, "workingHours" | "agencies">): HoursPeriod[] {
  const onRecord: HoursPeriod[] = agency.hours ? [{ from: workingHours[0]!.from, hours: agency.hours }] : [];
  const inLaw: readonly HoursPeriod[] = (agency.id && agencies[agency.id]) || [];
  return [...workingHours, ...onRecord, ...inLaw, ...(agency.datedHours ?? [])].map(({ from, to, season, hours }) => ({
    from,
    ...(to && { to }),
    ...(season && { season }),
    hours,
  }));
}

/** The law of this house for the cases of definitions: usual hours, waivers of the whole folder. @throws Error when law/ is broken */
export function caseLaw(): CaseLaw {
  const all = wholeLaw();
  return {
    waivers: all.waivers,
    calendarOn: () => calendarWith(all.workingHours, all),
    sameDayCutOffOn: (day) => ruleOn(all.sameDay, day).cutOff,
  };
}

/** Calendars cover a century; one for each law and week of hours is made once. */
const calendars = new WeakMap<object, Map<string, Calendar>>();

const MOST_CALENDARS = 200;

/** The calendar of given hours under a law. @throws RangeError (Vietnamese message) for hours that cannot be */
export function calendarWith(hours: Hours, under: Pick<Law, "holidays">): Calendar {
  // The law of days is one object for as long as it says the same.
  const known = calendars.get(under.holidays) ?? new Map<string, Calendar>();
  calendars.set(under.holidays, known);
  const key = JSON.stringify(hours);
  const calendar = known.get(key) ?? createCalendar({ hours, law: under.holidays });
  // What was used last stands last; questions may come with hours of their own without end.
  known.delete(key);
  known.set(key, calendar);
  if (known.size > MOST_CALENDARS) known.delete(known.keys().next().value!);
  return calendar;
}

/** The law of this house. @throws Error when law/ is broken */
export function wholeLaw(): WholeLaw {
  law ??= readLawNow(FOLDER);
  return law;
}

function dayOf(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
}
