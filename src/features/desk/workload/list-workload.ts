import { type Calendar, workingMinutesBetween } from "../../../core/calendar/index.ts";
import type { Services } from "../../../platform/services.ts";
import { calendarOf, getAgency } from "../../catalogue/index.ts";
import { listColleagues } from "../../identity/index.ts";
import { type Absence, awayNow } from "../../leave/index.ts";
import { selectPools, selectWorkload } from "../sql.ts";
import type { Officer } from "../types.ts";
import { countDone, type DoneRow, selectColours, selectDone } from "./sql.ts";

/** What an officer has open; `oldestSince`: when the oldest of it began. */
export type Workload = {
  officerId: string;
  name: string;
  posts: { role: Officer["role"]; position: string; unit?: string }[];
  open: number;
  late: number;
  oldestSince: string | null;
  /** Of the oldest. */
  code: string | null;
  away?: Absence;
  /** Dossiers by the colour of their deadline; steps finished in the last 7 and 30 days. */
  colours: Record<Colour, number>;
  week: number;
  month: number;
  /** Working minutes from the beginning of a step to its end, on average over the last steps; undefined without any. */
  minutes?: number;
};
export const COLOURS = ["late", "soon", "ok", "paused"] as const;
export type Colour = (typeof COLOURS)[number];
/** Steps that nobody has taken, by role and room. */
export type PoolLoad = { role: Officer["role"]; unit: string | null; open: number; late: number; oldestSince: string | null };

/** Who has what at the officer's agency and for how long: everybody with an account there, also those who have nothing, and the pools. */
export async function listWorkload(services: Services, actor: Officer): Promise<{ people: Workload[]; pools: PoolLoad[] }> {
  const instant = services.clock.now();
  const now = instant.toString();
  const [colleagues, loads, pools, away, colours] = await Promise.all([
    listColleagues(services, actor.agencyId),
    selectWorkload(services.db, actor, now),
    selectPools(services.db, actor, now),
    awayNow(services, actor.agencyId),
    selectColours(services.db, actor, now),
  ]);
  const ids = [...new Set([...colleagues.map(({ officerId }) => officerId), ...loads.map(({ officerId }) => officerId)])];
  const [since, week] = [daysBefore(instant, MONTH), daysBefore(instant, WEEK)];
  const [counts, done] = await Promise.all([
    countDone(services.db, { officerIds: ids, agencyId: actor.agencyId, since, week }),
    selectDone(services.db, actor, { officerIds: ids, since, most: AVERAGED }),
  ]);
  const calendar = await calendarOf(await getAgency(services, actor.agencyId), instant);
  const people = ids.map((officerId): Workload => {
    const posts = colleagues.filter((one) => one.officerId === officerId);
    const load = loads.find((one) => one.officerId === officerId);
    const leave = away.get(officerId);
    return {
      officerId,
      name: posts[0]?.name ?? load?.name ?? "",
      posts: posts.map(({ role, position, unit }) => ({ role, position, ...(unit && { unit }) })),
      open: load?.open ?? 0,
      late: load?.late ?? 0,
      oldestSince: load?.oldestSince ?? null,
      code: load?.code ?? null,
      ...(leave && { away: leave }),
      colours: coloursOf(colours.find((one) => one.officerId === officerId)),
      week: counts.find((one) => one.officerId === officerId)?.week ?? 0,
      month: counts.find((one) => one.officerId === officerId)?.month ?? 0,
      ...average(
        done.filter((one) => one.officerId === officerId),
        calendar,
      ),
    };
  });
  return { people: people.sort((a, b) => b.late - a.late || b.open - a.open || a.name.localeCompare(b.name, "vi")), pools };
}

const WEEK = 7;
const MONTH = 30;
/** Of how many last steps the average is made. */
const AVERAGED = 100;
const LISTED = 200;

const daysBefore = (now: Temporal.Instant, days: number): string => now.subtract({ hours: days * 24 }).toString();

const coloursOf = (row: Record<Colour, number> | undefined): Record<Colour, number> => ({
  late: row?.late ?? 0,
  soon: row?.soon ?? 0,
  ok: row?.ok ?? 0,
  paused: row?.paused ?? 0,
});

const workingTime = (calendar: Calendar, { startedAt, completedAt }: DoneRow): number =>
  Math.max(0, workingMinutesBetween(calendar, Temporal.Instant.from(startedAt), Temporal.Instant.from(completedAt)));

function average(rows: readonly DoneRow[], calendar: Calendar): { minutes?: number } {
  if (rows.length === 0) return {};
  return { minutes: Math.round(rows.reduce((sum, row) => sum + workingTime(calendar, row), 0) / rows.length) };
}

export type DoneStep = DoneRow & { minutes: number };

/** What one officer of the agency finished in the last days (7 or 30), the newest first; undefined when they have no account there. */
export async function listDone(
  services: Services,
  actor: Officer,
  { officerId, days }: { officerId: string; days: 7 | 30 },
): Promise<{ name: string; steps: DoneStep[] } | undefined> {
  const now = services.clock.now();
  const colleague = (await listColleagues(services, actor.agencyId)).find((one) => one.officerId === officerId);
  if (!colleague) return undefined;
  const rows = await selectDone(services.db, actor, { officerIds: [officerId], since: daysBefore(now, days), most: LISTED });
  const calendar = await calendarOf(await getAgency(services, actor.agencyId), now);
  return { name: colleague.name, steps: rows.map((row) => ({ ...row, minutes: workingTime(calendar, row) })) };
}
