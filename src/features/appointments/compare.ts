import { randomUUID } from "node:crypto";
import { replay } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { wholeLaw } from "../catalogue/index.ts";
import { readEvents, rulesFor } from "../dossiers/index.ts";
import { calendarIn, digestOf, explainChange, spanOfChange } from "./calendar-content.ts";
import { dueUnder } from "./due-under.ts";
import {
  deleteStale,
  insertCompared,
  insertDifference,
  insertVersion,
  lockVersions,
  selectCompared,
  selectDatedHours,
  selectOpen,
  selectOwnDays,
  selectOwnHours,
  selectUndecidedDossiers,
  selectVersions,
} from "./sql.ts";
import type { CalendarContent, CalendarVersion } from "./types.ts";

const BATCH = 500;
const EVER = { first: "2000-01-01", last: "2099-12-31" };
const NO_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Keeps the calendar of today as a version when it is a new one, and lists the appointments that it would give differently. Nothing is
 * changed in any dossier. Safe to repeat; what was cut off is done again.
 * @param content the calendar of today; that of law/ and the agencies when absent
 * @returns how many dossiers were compared
 */
export async function compareAppointments(services: Services, content?: CalendarContent): Promise<number> {
  const today = content ?? (await currentContent(services));
  const versions = await noteVersion(services, today);
  const latest = versions.at(-1)!;
  const compared = await selectCompared(services.db);
  if (compared === latest.id) return 0;
  const known = versions.find(({ id }) => id === compared);
  const span = known ? spanOfChange(known.content, latest.content) : EVER;
  let count = 0;
  for (const id of await selectUndecidedDossiers(services.db)) count += await compareOne(services, id, versions);
  for (let after = NO_ID; span; ) {
    const ids = await selectOpen(services.db, span, after, BATCH);
    if (ids.length === 0) break;
    for (const id of ids) count += await compareOne(services, id, versions);
    after = ids.at(-1)!;
  }
  await insertCompared(services.db, latest.id, services.clock.now().toString());
  return count;
}

async function currentContent({ db }: Pick<Services, "db">): Promise<CalendarContent> {
  const { holidays, workingHours, agencies } = wholeLaw();
  const [own, dated, days] = await Promise.all([selectOwnHours(db), selectDatedHours(db), selectOwnDays(db)]);
  // A calendar without any keeps the digest that it had before there were such hours.
  return {
    holidays,
    workingHours,
    agencies,
    own,
    ...(Object.keys(dated).length > 0 && { dated }),
    ...(Object.keys(days).length > 0 && { days }),
  };
}

async function noteVersion(services: Services, content: CalendarContent): Promise<CalendarVersion[]> {
  const digest = digestOf(content);
  return services.db.transaction().execute(async (tx) => {
    await lockVersions(tx);
    const versions = await selectVersions(tx);
    if (versions.at(-1)?.digest === digest) return versions;
    await insertVersion(tx, { seenAt: services.clock.now().toString(), digest, content });
    return selectVersions(tx);
  });
}

/** One dossier that cannot be compared must not hide the others. */
async function compareOne(services: Services, dossierId: string, versions: readonly CalendarVersion[]): Promise<number> {
  try {
    await compareDossier(services, dossierId, versions);
    return 1;
  } catch (error) {
    services.log.error({ err: error, dossierId }, "appointment could not be compared");
    return 0;
  }
}

async function compareDossier(services: Services, dossierId: string, versions: readonly CalendarVersion[]): Promise<void> {
  const log = await readEvents(services, dossierId);
  const received = log.find(({ event }) => event.type === "Received");
  const dossier = replay(log);
  if (!received || !dossier.dueAt || dossier.finishedAt) return deleteStale(services.db, dossierId, undefined);
  const latest = versions.at(-1)!;
  const lawful = await rulesFor(services, dossier, Temporal.Instant.from(received.at));
  const under = ({ content }: CalendarVersion) => dueUnder(log, { ...lawful, calendar: calendarIn(content, dossier.agencyId) });
  const newDue = under(latest);
  const oldDue = dossier.dueAt;
  if (newDue === undefined || newDue === oldDue) return deleteStale(services.db, dossierId, undefined);
  await deleteStale(services.db, dossierId, { oldDue, newDue });
  // The calendar that gives what was promised is the one that it was promised by.
  const base = versions.findLast((version) => under(version) === oldDue);
  const why = base
    ? explainChange(base.content, latest.content, {
        agencyId: dossier.agencyId,
        from: Temporal.Instant.from(received.at),
        to: Temporal.Instant.from(oldDue > newDue ? oldDue : newDue),
      })
    : [];
  await insertDifference(services.db, {
    ...{ id: randomUUID(), dossierId, code: dossier.code, agencyId: dossier.agencyId, agencyName: dossier.agencyName },
    ...{ procedureName: dossier.procedureName, oldDue, newDue, versionId: latest.id },
    why: why.length > 0 ? why : ["Hạn đã hẹn khác với lịch làm việc hiện nay; chưa rõ lịch khi hẹn. Hãy đối chiếu với giấy hẹn."],
    foundAt: services.clock.now().toString(),
  });
}
