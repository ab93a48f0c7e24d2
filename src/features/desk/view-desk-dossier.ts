import {
  type ActingCommand,
  actsFor,
  caseOf,
  type Deadline,
  type Dossier,
  deadlineOf,
  extensionAsPrepared,
  type LastAct,
  type LoggedEvent,
  type Offer,
  openSteps,
  resultDue,
  type StepRun,
  stepDeadline,
  stepOf,
  timingOf,
} from "../../core/dossier/index.ts";
import type { Mandate } from "../../core/mandate/index.ts";
import { effectiveAnswers, type PaperAsk, papersAsked, visiblePages } from "../../core/procedure/index.ts";
import type { Answers, Page, Revision } from "../../core/procedure/types.ts";
import type { Services } from "../../platform/services.ts";
import { type Agency, getAgency } from "../catalogue/index.ts";
import { type IssuedDocument, listDocuments } from "../documents/index.ts";
import { closedReceipts, lastAct, readEvents, rulesFor, viewDossier } from "../dossiers/index.ts";
import { type Family, familyOf } from "../linked/index.ts";
import { listFetchers, mandateForOfficer } from "../mandates/index.ts";
import { outagesBetween } from "../outages/index.ts";
import { type Around, aroundDossier } from "./around-dossier.ts";
import { type CheckSubject, checkSubjects } from "./compare-register.ts";
import type { Officer } from "./types.ts";

/** Everything that an officer's page of one dossier shows. */
export type DeskDossier = Around & {
  dossier: Dossier;
  events: LoggedEvent[];
  revision: Revision;
  agency: Agency;
  /** Pages of the form that this case shows, with the fields that it shows. */
  pages: Page[];
  /** Answers that count: of questions, and of rows of them, that this case shows. */
  answers: Answers;
  /** Papers of this case; some are answered by a register. */
  papersAsked: PaperAsk[];
  /** What registers can be asked about. */
  subjects: CheckSubject[];
  /** Papers issued so far. */
  issued: IssuedDocument[];
  /** By which mandate somebody filed for the applicant. */
  mandate: Mandate | undefined;
  /** By which mandates others than the applicant may fetch the result; looked up once it is there. */
  fetchers: Mandate[];
  /** What this officer may do now. */
  offers: Offer[];
  deadline: Deadline;
  /** The officer who looks at it. */
  actor: Officer;
  /** Of several open steps the one that is meant; the officer's own when none is named. */
  step: StepRun | undefined;
  /** Id of that step, when the officer may act on several. */
  namedStep?: string;
  /** Of that step. */
  stepDeadline: Deadline | undefined;
  /** Interlinked filing (liên thông): of which dossier this is a part, and its own parts; those that this officer may see. */
  family: Family;
  /** The last act, when this officer may take it back. */
  last: LastAct | undefined;
  /** Form 04 as it lies prepared, else as the clock would prepare it now, when this officer may prepare it. */
  proposedExtension: { reason: string; newDueAt: string } | undefined;
  /** Outages that took working time from this dossier, when form 04 may be prepared; `until`: now while it lasts. */
  outages: { id: string; from: string; until: string; minutes: number; say: string }[];
  /** Due time that form 01 will print when the dossier is received now. */
  dueIfReceivedNow: string | undefined;
};

/** @returns undefined when there is no such dossier, or when it is another agency's or concerns the officer; the attempt is kept then */
export async function viewDeskDossier(services: Services, actor: Officer, code: string): Promise<DeskDossier | undefined> {
  const dossier = await viewDossier(services, actor, { code });
  return dossier && describeForDesk(services, actor, dossier);
}

/** The same of a dossier that the officer was given already. */
export async function describeForDesk(services: Services, actor: Officer, dossier: Dossier): Promise<DeskDossier> {
  const now = services.clock.now();
  const { representative } = dossier;
  const [law, agency, events, issued, family, mandate, fetchers] = await Promise.all([
    rulesFor(services, dossier, now),
    getAgency(services, dossier.agencyId),
    readEvents(services, dossier.id),
    listDocuments(services, dossier.id),
    familyOf(services, dossier, actor),
    representative && mandateForOfficer(services, representative.mandateId).then((found) => found?.mandate),
    dossier.state === "resultReady" ? listFetchers(services, dossier) : [],
  ]);
  const rules = dossier.payments ? { ...law, closedReceipts: await closedReceipts(services.db, dossier.id) } : law;
  const ctx = caseOf(dossier);
  const timing = timingOf(dossier);
  const step = stepOf(dossier, actor);
  const last = await lastAct(services, dossier.id, events);
  const offers = actsFor(actor, dossier, rules, now, last);
  const offered = (command: ActingCommand["type"]): boolean => offers.some((offer) => offer.command === command);
  const extends04 = offered("prepareExtension");
  const around = await aroundDossier(services, dossier, { rules, agency, offers, pausedSince: timing.pausedSince });
  return {
    ...around,
    actor,
    step,
    dossier,
    events: events.filter((one) => one.version <= dossier.version),
    revision: rules.revision,
    agency,
    pages: visiblePages(rules.revision, ctx),
    answers: effectiveAnswers(rules.revision, ctx),
    papersAsked: papersAsked(rules.revision, ctx),
    subjects: checkSubjects(dossier, rules.revision),
    issued,
    family,
    mandate,
    fetchers,
    offers,
    deadline: deadlineOf(timing, rules.calendar, now),
    stepDeadline: step && stepDeadline(step, timing.pausedSince, rules.calendar, now),
    last: offered("undo") ? last : undefined,
    proposedExtension: extends04 ? extensionAsPrepared(dossier, rules, now) : undefined,
    outages: extends04 ? await outagesOf(services, dossier, now) : [],
    dueIfReceivedNow: offered("receive") ? resultDue(rules, dossier, now) : undefined,
  };
}

/** The same with one of several open steps in view: its acts, and those of the dossier as a whole. */
export function focusOn(desk: DeskDossier, stepId: string): DeskDossier {
  const step = openSteps(desk.dossier).find((one) => one.stepId === stepId);
  return {
    ...desk,
    step,
    namedStep: stepId,
    offers: desk.offers.filter((offer) => offer.stepId === undefined || offer.stepId === stepId),
  };
}

async function outagesOf(services: Services, dossier: Dossier, now: Temporal.Instant): Promise<DeskDossier["outages"]> {
  const began = Temporal.Instant.from(dossier.competentReceivedAt ?? dossier.receivedAt!);
  const found = await outagesBetween(services, dossier.agencyId, began, now);
  return found.map(({ id, from, to, minutes, say }) => ({ id, from, until: to ?? now.toString(), minutes, say }));
}
