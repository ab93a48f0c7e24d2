import { type Dossier, type RunningTime, SHARES } from "../../../core/dossier/index.ts";
import type { Seen } from "./sql.ts";

/** A part of the working time that was passed since the last look: of a step, or of the whole dossier (`late`). */
export type Passed = { seen: Seen; time?: RunningTime };
export type Looked = {
  /** Of several parts only the last; of a dossier that is late only that. */
  news: Passed[];
  /** What is to be kept. */
  seen: Seen[];
  /** The next moment at which something is passed; undefined when nothing runs. */
  next: number | undefined;
};

/** A minute more or less comes from rounding where the clock stood and went on. */
const SAME_MINUTES = 1;

/** What a look at a dossier finds. What is done at the due time sharp is done in time. */
export function sharesPassed(
  dossier: Pick<Dossier, "dueAt" | "receivedAt">,
  times: readonly RunningTime[],
  known: ReadonlyMap<string, Seen>,
  now: number,
): Looked {
  const moments = times.flatMap(({ at }) => SHARES.map((share) => momentOf(at[share], share)));
  const steps = times.map((time): Passed & { isNew: boolean } => {
    const reached = SHARES.findLast((share) => momentOf(time.at[share], share) <= now) ?? 0;
    const { about, minutes } = time;
    const before = known.get(about);
    const same = before !== undefined && Math.abs(before.minutes - minutes) <= SAME_MINUTES;
    const base = same ? before.share : Math.min(before?.share ?? 0, reached);
    return { time, seen: { about, minutes, share: Math.max(base, reached) }, isNew: reached > base };
  });
  const late = times.length > 0 && dossier.receivedAt && dossier.dueAt ? lateOf(dossier.dueAt, known, now) : undefined;
  if (late) moments.push(late.at);
  const next = moments.filter((moment) => moment > now).sort((a, b) => a - b)[0];
  const news = late?.isNew
    ? [{ seen: late.seen }]
    : steps.filter(({ isNew }) => isNew).map(({ time, seen }) => ({ seen, time: time! }));
  return { news, seen: [...steps.map(({ seen }) => seen), ...(late ? [late.seen] : [])], next };
}

const momentOf = (at: string, share: number): number => Date.parse(at) + (share === 100 ? 1 : 0);

function lateOf(dueAt: string, known: ReadonlyMap<string, Seen>, now: number): { seen: Seen; at: number; isNew: boolean } {
  const about = `late ${dueAt}`;
  const at = momentOf(dueAt, 100);
  const share = at <= now ? 100 : 0;
  return { seen: { about, minutes: 0, share }, at, isNew: share > (known.get(about)?.share ?? 0) };
}
