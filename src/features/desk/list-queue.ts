import type { Calendar } from "../../core/calendar/index.ts";
import { type Deadline, deadlineOf, stepDeadline } from "../../core/dossier/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { Services } from "../../platform/services.ts";
import { type Agency, calendarOf, getAgency } from "../catalogue/index.ts";
import { heldFor } from "./around-dossier.ts";
import { countViews, searchLines, selectView } from "./sql.ts";
import type { Officer, Queue, QueueLine, QueueRow, QueueView } from "./types.ts";

const PAGE_SIZE = 50;
const LONGEST_SEARCH = 100;
const LAST_PAGE = 10_000;

/**
 * One list of the desk with the counters of all lists. A search looks through everything of the agency, closed dossiers too, whatever the view.
 * Deadlines are worked out by the agency's calendar, never by the database.
 */
export async function listQueue(
  services: Services,
  actor: Officer,
  ask: { view: QueueView; search?: string; page?: number },
): Promise<Queue> {
  const now = services.clock.now();
  const moment = { now: now.toString(), endOfDay: endOfDay(now) };
  const page = Math.min(Math.max(1, Math.trunc(ask.page ?? 1) || 1), LAST_PAGE);
  const slice = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const search = ask.search?.normalize("NFC").trim().slice(0, LONGEST_SEARCH);
  const [agency, counts, found] = await Promise.all([
    getAgency(services, actor.agencyId),
    countViews(services.db, actor, moment),
    search ? searchLines(services.db, actor, search, slice) : selectView(services.db, actor, ask.view, moment, slice),
  ]);
  const calendars = await calendarsOf([agency, ...(await othersOf(services, found.rows, agency.id))], now);
  const own = calendars.get(agency.id)!;
  const rows = found.rows.map((line): QueueRow => {
    const calendar = calendars.get(line.agencyId) ?? own;
    const age = line.coordination && heldFor(calendar, line.coordination.since, now);
    return { ...line, deadline: deadlineOfLine(line, ask.view, calendar, now), ...(age && { age }) };
  });
  return { view: ask.view, counts, rows, total: found.total, page, pages: Math.max(1, Math.ceil(found.total / PAGE_SIZE)) };
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
