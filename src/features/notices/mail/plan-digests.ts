import { randomUUID } from "node:crypto";
import { type Calendar, isWorkingTime } from "../../../core/calendar/index.ts";
import { clockTrouble } from "../../../platform/health/watch-clock.ts";
import type { Services } from "../../../platform/services.ts";
import { calendarOf, getAgency } from "../../catalogue/index.ts";
import { slotNow } from "./slot.ts";
import { insertDigest, lockUnsent, type MailReader, releaseUnsent, selectMailReaders, takeSlot } from "./sql.ts";

export const DIGEST_TASK = "mail-notices";

/**
 * One round of the minute: whoever has something new at the time of their mail gets one. The time is taken, the mail written down with what it tells
 * and its job queued in one transaction, so several processes make one mail. Nothing new: no mail.
 */
export async function planDigests(services: Services): Promise<void> {
  if (clockTrouble(services)?.differs) return;
  if (!services.mail) return releaseUnsent(services.db, undefined);
  const calendars = new Map<string, Promise<Calendar>>();
  const now = services.clock.now();
  for (const reader of await selectMailReaders(services.db)) {
    const { agencyId, officerId } = reader;
    const calendar = calendars.get(agencyId) ?? getAgency(services, agencyId).then((agency) => calendarOf(agency, now));
    calendars.set(agencyId, calendar);
    await calendar
      .then((hours) => plan(services, reader, hours, now))
      .catch((error: unknown) => services.log.warn({ err: error, officerId }, "a mail of notices could not be made"));
  }
}

async function plan(services: Services, reader: MailReader, calendar: Calendar, now: Temporal.Instant): Promise<void> {
  const { officerId, address, digest } = reader;
  if (digest === "never") return;
  const slot = digest === "late" ? undefined : slotNow(calendar, digest, now);
  if (digest === "late" ? !isWorkingTime(calendar, now) : slot === undefined || slot === reader.lastSlot) return;
  await services.db.transaction().execute(async (tx) => {
    if (slot !== undefined && !(await takeSlot(tx, officerId, slot))) return;
    const noticeIds = await lockUnsent(tx, officerId, digest === "late" ? ["late"] : undefined);
    if (noticeIds.length === 0) return;
    const id = randomUUID();
    await insertDigest(tx, { id, officerId, address, at: now.toString(), noticeIds });
    await services.jobs.add(tx, DIGEST_TASK, { digestId: id });
  });
}
