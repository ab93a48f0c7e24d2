import type { Dossier, Rules } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { calendarOf, getAgency, getRevision, lawOn, roomHeirs } from "../catalogue/index.ts";
import { staffing } from "../leave/index.ts";

/** The law by which a dossier is judged: its pinned revision, its agency's calendar, the terms in force on the day. */
export async function rulesFor(
  services: Services,
  dossier: Pick<Dossier, "revisionId" | "agencyId">,
  now: Temporal.Instant,
): Promise<Rules> {
  const [revision, agency, staffed, heirs] = await Promise.all([
    getRevision(services, dossier.revisionId),
    getAgency(services, dossier.agencyId),
    staffing(services, dossier.agencyId),
    roomHeirs(services, dossier.agencyId),
  ]);
  const law = await lawOn(now);
  const { intake, sameDayCutOff, warnAfter, lifecycle } = law;
  const calendar = await calendarOf(agency, now);
  const common = { revision, calendar, intake, sameDayCutOff, warnAfter: warnAfter.hours, terms: lifecycle };
  const roomOf = (unit: string): string => heirs.get(unit) ?? unit;
  const takes: Rules["staffed"] = staffed && ((by, unit) => staffed(by, unit && roomOf(unit)));
  return { ...common, ...(heirs.size > 0 && { roomOf }), ...(takes && { staffed: takes }) };
}
