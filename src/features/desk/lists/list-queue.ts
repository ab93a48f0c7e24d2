import type { Calendar } from "../../../core/calendar/index.ts";
import { type Deadline, deadlineOf, stepDeadline } from "../../../core/dossier/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { type Agency, calendarOf, getAgency } from "../../catalogue/index.ts";
import { heldFor } from "../around-dossier.ts";
import type { Officer, Queue, QueueFilter, QueueLine, QueueOrder, QueueRow, QueueView } from "../types.ts";
import {
  type ChosenLine,
  countFound,
  countView,
  countViews,
  searchLines,
  selectBreakdown,
  selectChosen,
  selectProcedures,
  selectView,
} from "./sql.ts";

const PAGE_SIZE = 50;
const LONGEST_SEARCH = 100;
const LAST_PAGE = 10_000;

/** Counters of all lists, and of one list by state and colour; what a page asks again and again while it is open. */
export async function countQueue(
  services: Services,
  actor: Officer,
  view: QueueView,
): Promise<Pick<Queue, "view" | "counts" | "breakdown">> {
  const now = services.clock.now();
  const moment = { now: now.toString(), endOfDay: endOfDay(now) };
  const [counts, breakdown] = await Promise.all([
    countViews(services.db, actor, moment),
    selectBreakdown(services.db, actor, view, moment),
  ]);
  return { view, counts, breakdown };
}

/**
 * One list of the desk with the counters of all lists. A search looks through everything of the agency, closed dossiers too, whatever the view.
 * Deadlines are worked out by the agency's calendar, never by the database.
 */
export async function listQueue(
  services: Services,
  actor: Officer,
  ask: { view: QueueView; search?: string; page?: number; filter?: QueueFilter; order?: QueueOrder | undefined },
): Promise<Queue> {
  const now = services.clock.now();
  const moment = { now: now.toString(), endOfDay: endOfDay(now) };
  const page = Math.min(Math.max(1, Math.trunc(ask.page ?? 1) || 1), LAST_PAGE);
  const slice = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const search = ask.search?.normalize("NFC").trim().slice(0, LONGEST_SEARCH);
  const { filter = {}, order, view } = ask;
  const narrowed = { filter, order };
  const searched = search && { ...narrowed, text: search, now: moment.now };
  const { db } = services;
  // The breakdown has gone through the whole of a list already.
  const whole = !search && view !== "done" && Object.values(filter).every((one) => one === undefined);
  const [agency, counts, breakdown, procedures, lines, counted] = await Promise.all([
    getAgency(services, actor.agencyId),
    countViews(db, actor, moment),
    selectBreakdown(db, actor, view, moment),
    selectProcedures(db, actor),
    searched ? searchLines(db, actor, searched, slice) : selectView(db, actor, view, moment, slice, narrowed),
    whole ? undefined : searched ? countFound(db, actor, searched) : countView(db, actor, view, moment, narrowed),
  ]);
  const total = counted ?? breakdown.states.reduce((sum, { count }) => sum + count, 0);
  const calendars = await calendarsOf([agency, ...(await othersOf(services, lines, agency.id))], now);
  const own = calendars.get(agency.id)!;
  const rows = lines.map((line): QueueRow => {
    const calendar = calendars.get(line.agencyId) ?? own;
    const age = line.coordination && heldFor(calendar, line.coordination.since, now);
    return { ...line, deadline: deadlineOfLine(line, view, calendar, now), ...(age && { age }) };
  });
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return { view, counts, breakdown, procedures, rows, total, page, pages };
}

/** A question of another agency is under the time that was set for the answer, not under that of the dossier. */
function deadlineOfLine(line: QueueLine, view: QueueView, calendar: Calendar, now: Temporal.Instant): Deadline {
  const { askedAt, answerBy } = line;
  if (view === "opinions" && askedAt && answerBy)
    return stepDeadline({ startedAt: askedAt, dueAt: answerBy }, undefined, calendar, now);
  return deadlineOf(timingOfLine(line), calendar, now);
}

/** Agencies whose dossiers this counter has in hand; their clocks run by their own hours. */
function othersOf(services: Services, rows: readonly QueueLine[], own: string): Promise<Agency[]> {
  const ids = new Set(rows.map(({ agencyId }) => agencyId).filter((id) => id !== own));
  return Promise.all([...ids].map((id) => getAgency(services, id)));
}

async function calendarsOf(agencies: readonly Agency[], now: Temporal.Instant): Promise<Map<string, Calendar>> {
  const pairs = agencies.map(async (agency): Promise<[string, Calendar]> => [agency.id, await calendarOf(agency, now)]);
  return new Map(await Promise.all(pairs));
}

function timingOfLine(line: QueueLine): Parameters<typeof deadlineOf>[0] {
  const { receivedAt, dueAt, finishedAt } = line;
  return {
    state: line.state,
    submittedAt: line.submittedAt,
    intakeDueAt: line.intakeDueAt,
    ...(receivedAt && { receivedAt }),
    ...(dueAt && { dueAt }),
    ...(finishedAt && { finishedAt }),
    pausedSince: line.pausedSince ?? undefined,
  };
}

function endOfDay(now: Temporal.Instant): string {
  const next = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().add({ days: 1 });
  return next.toZonedDateTime({ timeZone: TIME_ZONE }).toInstant().subtract({ milliseconds: 1 }).toString();
}

/** What a list is asked for, without its page. */
export type ListWanted = { view: QueueView; search?: string; filter?: QueueFilter; order?: QueueOrder | undefined };

/** A part of a list as it stands at a moment, for files and for acts on many. */
export function linesOf(
  services: Pick<Services, "db">,
  actor: Officer,
  { view, search, filter = {}, order }: ListWanted,
  { at, ...slice }: { at: Temporal.Instant; limit: number; offset: number },
): Promise<QueueLine[]> {
  const moment = { now: at.toString(), endOfDay: endOfDay(at) };
  const narrowed = { filter, order };
  return search
    ? searchLines(services.db, actor, { ...narrowed, text: search, now: moment.now }, slice)
    : selectView(services.db, actor, view, moment, slice, narrowed);
}

/** Lines of a list, or those of some codes among what the officer sees, for doing one thing with all of them; at most `most`. */
export async function chooseLines(
  services: Services,
  actor: Officer,
  wanted: { codes: readonly string[] } | ListWanted,
  most: number,
): Promise<ChosenLine[]> {
  if ("codes" in wanted) return selectChosen(services.db, actor, wanted.codes.slice(0, most));
  const lines = await linesOf(services, actor, wanted, { at: services.clock.now(), limit: most, offset: 0 });
  return lines.map(({ id, code, version, subject, applicantName }) => ({ id, code, version, subject, applicantName }));
}
