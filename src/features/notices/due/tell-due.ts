import { type Calendar, formatDateTime } from "../../../core/calendar/index.ts";
import { type Dossier, isEnded, ownersOf, runningTimes } from "../../../core/dossier/index.ts";
import { clockTrouble } from "../../../platform/health/watch-clock.ts";
import type { Services } from "../../../platform/services.ts";
import { rulesFor } from "../../dossiers/index.ts";
import { selectDossier } from "../sql.ts";
import type { To } from "../telling/heard.ts";
import { aroundOf } from "../telling/posts.ts";
import { receiversOf } from "../telling/receivers.ts";
import { type Telling, tell } from "../telling/tell.ts";
import { type Passed, sharesPassed } from "./shares-passed.ts";
import { forgetSeen, lockLook, meetUnknown, postponeLook, selectLooks, selectSeen, setLook, upsertSeen } from "./sql.ts";

const PAGE = 200;
/** Hours of the agency and holidays change: no moment that was worked out is trusted for longer. */
const TRUSTED = { hours: 12 };
const AFTER_FAILURE = { hours: 1 };

/**
 * One round of the minute: officers are told of what their steps have used of their time. Several processes may do it at once: each dossier is held
 * while it is looked at. A dossier that cannot be read stops no other and is tried again after an hour.
 */
export async function tellDue(services: Services): Promise<void> {
  if (clockTrouble(services)?.differs) return;
  const calendars = rememberCalendars(services);
  for (;;) {
    const page = await selectLooks(services.db, services.clock.now().toString(), PAGE);
    let looked = 0;
    for (const id of page) if (await lookSafely(services, id, calendars)) looked++;
    if (page.length < PAGE || looked === 0) return;
  }
}

/** Dossiers that no event has brought here: what lies behind them is told to nobody, what comes is. */
export function meetDossiers(services: Pick<Services, "db" | "clock">): Promise<void> {
  return meetUnknown(services.db, services.clock.now().toString());
}

async function lookSafely(services: Services, dossierId: string, calendarOf: CalendarOf): Promise<boolean> {
  try {
    return await services.db.transaction().execute((tx) => look({ ...services, db: tx }, dossierId, calendarOf));
  } catch (error) {
    services.log.warn({ err: error, dossierId }, "officers could not be told of a dossier's time");
    await postponeLook(services.db, dossierId, services.clock.now().add(AFTER_FAILURE).toString());
    return true;
  }
}

/** @returns whether it was this process that looked */
async function look(services: Services, dossierId: string, calendarOf: CalendarOf): Promise<boolean> {
  const now = services.clock.now();
  const held = await lockLook(services.db, dossierId, now.toString());
  if (!held) return false;
  const dossier = await selectDossier(services.db, dossierId);
  const calendar = dossier && (await calendarOf(dossier));
  const times = dossier && calendar ? runningTimes(dossier, calendar) : [];
  if (!dossier || times.length === 0) {
    await setLook(services.db, dossierId, null);
    if (dossier && isEnded(dossier)) await forgetSeen(services.db, dossierId);
    return true;
  }
  const found = sharesPassed(dossier, times, await selectSeen(services.db, dossierId), now.epochMilliseconds);
  await upsertSeen(services.db, dossierId, found.seen);
  if (!held.silent && found.news.length > 0) {
    const around = await aroundOf(services, dossier);
    for (const passed of found.news) {
      const receivers = receiversOf(around, dossier, holders(dossier, passed.time?.stepId));
      await tell(services, { ...wordsOf(dossier, passed), dossierId, at: now.toString(), receivers });
    }
  }
  const trusted = now.add(TRUSTED).epochMilliseconds;
  await setLook(services.db, dossierId, new Date(Math.min(found.next ?? trusted, trusted)).toISOString());
  return true;
}

/** Whoever has that step, by name or in its pool; for the whole dossier whoever has a step of it; the leader when only others do. */
function holders(dossier: Dossier, stepId: string | undefined): To[] {
  const owners = ownersOf(dossier);
  const near = stepId === undefined ? owners : owners.filter((owner) => owner.stepId === stepId);
  const found = near.flatMap(({ officerId, role, unit }): To[] => {
    if (officerId) return [{ officerId }];
    return role ? [{ pool: { role, ...(unit && { unit }) } }] : [];
  });
  return found.length > 0 ? found : [{ pool: { role: "leader" } }];
}

function wordsOf({ dueAt }: Dossier, { seen, time }: Passed): Pick<Telling, "kind" | "cause" | "title" | "body"> {
  if (!time) {
    const body = dueAt ? `Hẹn trả ${moment(dueAt)}.` : "";
    return { kind: "late", cause: seen.about, title: "Hồ sơ đã quá hạn trả", body };
  }
  const about = {
    cause: `share ${seen.share} ${seen.about} ${Math.round(seen.minutes)}`,
    body: `Hạn của bước: ${moment(time.dueAt)}.`,
  };
  if (seen.share === 50) return { ...about, kind: "due50", title: `Bước “${time.name}” đã dùng 50 % thời gian` };
  if (seen.share === 80) return { ...about, kind: "due80", title: `Bước “${time.name}” sắp hết hạn: đã dùng 80 % thời gian` };
  return { ...about, kind: "due100", title: `Bước “${time.name}” đã hết thời gian` };
}

const moment = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));

type CalendarOf = (dossier: Dossier) => Promise<Calendar>;

/** Read once for a procedure and agency in a round. */
function rememberCalendars(services: Services): CalendarOf {
  const known = new Map<string, Promise<Calendar>>();
  return (dossier) => {
    const name = `${dossier.revisionId} ${dossier.agencyId}`;
    const calendar = known.get(name) ?? rulesFor(services, dossier, services.clock.now()).then((rules) => rules.calendar);
    known.set(name, calendar);
    return calendar;
  };
}
