import { dateParts } from "../../../core/expr/index.ts";
import { type PublicationClock, publicationClocksOf } from "../../../core/procedure/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { Services } from "../../../platform/services.ts";
import { selectRevisions } from "../history/sql.ts";
import { calendarOf } from "../law.ts";
import { openHeadings } from "./open-headings.ts";

/** A publication clock of an open edit or of a revision that was published on screen; `say` is one sentence for a list. */
export type CatalogueClock = PublicationClock & {
  code: string | null;
  title: string;
  editId: string | null;
  revisionId: string | null;
  say: string;
};

/**
 * The clocks of the 766 index for everything that is being worked on or was published on screen, those due first. What was shipped with the
 * program has none: when it was announced is not known. An edit without a day of effect, or with one that was past when it was begun, has
 * none yet.
 */
export async function publicationClocks(services: Pick<Services, "db" | "clock">): Promise<CatalogueClock[]> {
  const now = services.clock.now();
  const [calendar, edits, revisions] = await Promise.all([
    calendarOf({ hours: null }, now),
    openHeadings(services),
    selectRevisions(services.db, null),
  ]);
  const real = (day: string | undefined) => (day !== undefined && dateParts(day) !== undefined ? day : undefined);
  const within = (day: string) => day >= "2000-03-01" && day < "2099-06-01";
  const clocks = edits.flatMap(({ edit, heading }): CatalogueClock[] => {
    const { effectiveFrom, decision } = heading;
    const [from, decidedOn] = [real(effectiveFrom), real(decision?.date)];
    // What was copied from a revision that counts already is no day that anybody planned; the findings ask for one.
    if (from !== undefined && from < dayOf(edit.createdAt)) return [];
    if (from === undefined || ![from, decidedOn ?? from].every(within)) return [];
    const of = { code: edit.code, title: edit.title, editId: edit.id, revisionId: null };
    return publicationClocksOf(calendar, { effectiveFrom: from, decidedOn }, now).map((clock) => ({
      ...of,
      ...clock,
      say: say(clock),
    }));
  });
  for (const row of revisions) {
    const facts = { effectiveFrom: row.from, decidedOn: row.decision.date, publishedAt: Temporal.Instant.from(row.publishedAt) };
    if (!facts.decidedOn || ![facts.effectiveFrom, facts.decidedOn].every(within)) continue;
    const of = { code: row.id.split("@")[0]!, title: row.name, editId: row.editId, revisionId: row.id };
    clocks.push(...publicationClocksOf(calendar, facts, now).map((clock) => ({ ...of, ...clock, say: say(clock) })));
  }
  return clocks.sort((a, b) => Temporal.Instant.compare(a.due, b.due));
}

/** What has to be done about publication: clocks of open edits that are late or have two working days or less. */
export async function publicationAlerts(
  services: Pick<Services, "db" | "clock">,
): Promise<{ late: number; soon: number; clocks: CatalogueClock[] }> {
  const clocks = (await publicationClocks(services)).filter(
    ({ revisionId, state }) => revisionId === null && (state === "late" || state === "soon"),
  );
  const late = clocks.filter(({ state }) => state === "late").length;
  return { late, soon: clocks.length - late, clocks };
}

/** Writes the alerts to the log, so that they are seen where nobody looks at the screen. */
export async function warnOfClocks(services: Pick<Services, "db" | "clock" | "log">): Promise<void> {
  const { late, soon, clocks } = await publicationAlerts(services);
  if (clocks.length === 0) return;
  const first = clocks.slice(0, 10).map(({ code, kind, due }) => ({ code, kind, due: due.toString() }));
  services.log.warn({ late, soon, first }, "publication clocks");
}

/** Day in Vietnam of an instant. */
const dayOf = (at: string): string => Temporal.Instant.from(at).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();

function say({ kind, state, workingDaysLeft }: PublicationClock): string {
  const what = kind === "announce" ? "Ký quyết định công bố" : "Công khai sau khi ký";
  if (state === "met") return `${what}: đúng hạn.`;
  if (workingDaysLeft < 0) return `${what}: quá hạn ${-workingDaysLeft} ngày làm việc.`;
  if (state === "late") return `${what}: đã muộn.`;
  return workingDaysLeft === 0 ? `${what}: hạn cuối là hôm nay.` : `${what}: còn ${workingDaysLeft} ngày làm việc.`;
}
