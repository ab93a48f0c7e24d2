import type { Dossier, Rules } from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import { type Agency, calendarOf, lawOn } from "../catalogue/index.ts";
import type { World } from "./live.ts";

/**
 * The law of any day of the year, revision and agency, read once. Who is on leave is left out: nobody is in a year that is made up.
 * @param first first day that is asked for
 */
export async function rulesCache(
  revisions: ReadonlyMap<string, Revision>,
  agencies: readonly Agency[],
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Promise<World["rulesOf"]> {
  const calendars = new Map(await Promise.all(agencies.map(async (agency) => [agency.id, await calendarOf(agency)] as const)));
  const laws = new Map<string, Awaited<ReturnType<typeof lawOn>>>();
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    laws.set(day.toString(), await lawOn(day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: { hour: 12 } }).toInstant()));
  const made = new Map<string, Rules>();
  return ({ revisionId, agencyId }: Pick<Dossier, "revisionId" | "agencyId">, at) => {
    const day = dayOf(at);
    const key = `${revisionId} ${agencyId} ${day}`;
    const known = made.get(key);
    if (known) return known;
    const law = laws.get(day);
    const revision = revisions.get(revisionId);
    const calendar = calendars.get(agencyId);
    if (!law || !revision || !calendar) throw new RangeError(`No rules for ${key}`);
    const { intake, sameDayCutOff, warnAfter, lifecycle } = law;
    const rules: Rules = { revision, calendar, intake, sameDayCutOff, warnAfter: warnAfter.hours, terms: lifecycle };
    made.set(key, rules);
    return rules;
  };
}

/** Việt Nam has kept UTC+7 all these years; asked for millions of times. */
const OFFSET_MS = 7 * 3_600_000;
const dayOf = (at: Temporal.Instant): string => new Date(at.epochMilliseconds + OFFSET_MS).toISOString().slice(0, 10);
