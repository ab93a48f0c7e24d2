import { type Calendar, formatWorkingDuration, workingMinutesBetween } from "../../core/calendar/index.ts";
import {
  type Deadline,
  type Dossier,
  type Offer,
  type Owner,
  ownersOf,
  type Rules,
  stepDeadline,
  usualConsultations,
} from "../../core/dossier/index.ts";
import type { Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { type Agency, listAgenciesOfUnits, searchAgencies } from "../catalogue/index.ts";
import { type Colleague, listColleagues } from "../identity/index.ts";
import { type Absence, awayNow, delegatedNow } from "../leave/index.ts";

/** Somebody who has the dossier, for how long already (working time, in words), and how long still. */
export type OwnerLine = Owner & { held: string; deadline?: Deadline };
/** A question that is usually asked, and the agency that it goes to when one is found nearby. */
export type UsualQuestion = NonNullable<Revision["consultations"]>[number] & { agency: Agency | undefined };

/** Who else has to do with a dossier: its owners, colleagues who could take a step, agencies that could be asked or could have it. */
export type Around = {
  owners: OwnerLine[];
  /** Active officers of the deciding agency, once for each post; none unless somebody may be chosen. */
  colleagues: Colleague[];
  /** Who of them is on leave now. */
  away: ReadonlyMap<string, Absence>;
  /** Agencies to choose from; none unless one may be chosen. */
  agencies: Agency[];
  usualQuestions: UsualQuestion[];
};

export async function aroundDossier(
  services: Services,
  dossier: Dossier,
  {
    rules,
    agency,
    offers,
    pausedSince,
  }: { rules: Rules; agency: Agency; offers: readonly Offer[]; pausedSince: string | undefined },
): Promise<Around> {
  const offered = (...commands: Offer["command"][]): boolean =>
    offers.some(({ command, blocked }) => commands.includes(command) && !blocked);
  const choosing = offered("requestConsultation", "route");
  const [away, delegated, colleagues, agencies, usualQuestions] = await Promise.all([
    awayNow(services, dossier.agencyId),
    delegatedNow(services, dossier.agencyId),
    offered("assignStep", "splitStep") ? listColleagues(services, dossier.agencyId) : [],
    choosing ? searchAgencies(services, "") : [],
    offered("requestConsultation") ? questionsOf(services, dossier, rules.revision, agency) : [],
  ]);
  const now = services.clock.now();
  const owners = ownersOf(dossier, (officerId) => away.has(officerId) || delegated.has(officerId)).map((one): OwnerLine => {
    const owner = { ...one, held: heldFor(rules.calendar, one.since, now) };
    if (!owner.until || dossier.finishedAt) return owner;
    const waits = owner.kind === "applicant" || owner.kind === "agency" ? undefined : pausedSince;
    return { ...owner, deadline: stepDeadline({ startedAt: owner.since, dueAt: owner.until }, waits, rules.calendar, now) };
  });
  const others = agencies.filter(({ id }) => id !== dossier.agencyId);
  return { owners, colleagues, away, agencies: others, usualQuestions };
}

/** Working time since an instant, in words: the age of what waits. */
export function heldFor(calendar: Calendar, since: string, now: Temporal.Instant): string {
  return formatWorkingDuration(Math.max(0, workingMinutesBetween(calendar, Temporal.Instant.from(since), now)));
}

/** A definition names sorts of units; the agency is the nearest one of that sort: below, beside, then anywhere. */
async function questionsOf(services: Services, dossier: Dossier, revision: Revision, from: Agency): Promise<UsualQuestion[]> {
  const usual = usualConsultations(dossier, revision);
  if (usual.length === 0) return [];
  const found = await listAgenciesOfUnits(
    services,
    usual.map(({ unit }) => unit),
  );
  return usual.map((question): UsualQuestion => {
    const fitting = found.filter(({ unit, id }) => unit === question.unit && id !== from.id);
    const near = (parentId: string | null): Agency | undefined => fitting.find((one) => one.parentId === parentId);
    const only = fitting.length === 1 ? fitting[0] : undefined;
    return { ...question, agency: near(from.id) ?? near(from.parentId) ?? only };
  });
}
