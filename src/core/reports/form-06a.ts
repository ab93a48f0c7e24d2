import type { Facts, Window } from "./types.ts";

/**
 * Columns of form II.06a/VPCP/KSTT by what they count; the numbers are those of the form. `endedOtherwise` and `waiting` stand beside the form:
 * what was stopped or withdrawn in time is no result in time, and what waits for the applicant is not being worked on.
 */
export const COLUMNS_06A = [
  "total",
  "online",
  "inPerson",
  "carried",
  "done",
  "early",
  "onTime",
  "lateDone",
  "open",
  "inTime",
  "lateOpen",
  "endedOtherwise",
  "waiting",
] as const;
export type Column06a = (typeof COLUMNS_06A)[number];
export type Counts06a = Record<Column06a, number>;

export const zero06a = (): Counts06a => ({
  total: 0,
  online: 0,
  inPerson: 0,
  carried: 0,
  done: 0,
  early: 0,
  onTime: 0,
  lateDone: 0,
  open: 0,
  inTime: 0,
  lateOpen: 0,
  endedOtherwise: 0,
  waiting: 0,
});

/**
 * Columns in which a dossier is counted over a period. Both sides are found independently of each other, so that a dossier whose instants
 * contradict each other breaks the identity and is seen. A part of an interlinked filing is counted nowhere: its parent is.
 * @param window the part of the period that has been, see `seenAt`
 * @param atEnd the same dossier as it was when the window ended: how what was open stood then is not changed by what came later
 */
export function columnsOf(facts: Facts, { from, to }: Window, atEnd: Facts = facts): Column06a[] {
  const { receivedAt, finishedAt, parentId } = facts;
  if (!receivedAt || parentId) return [];
  const columns: Column06a[] = [];
  if (receivedAt >= from && receivedAt < to) columns.push("total", facts.channel === "online" ? "online" : "inPerson");
  if (receivedAt < from && (finishedAt === null || finishedAt >= from)) columns.push("total", "carried");
  if (finishedAt !== null && finishedAt >= from && finishedAt < to) columns.push("done", endOf(facts, to));
  if (receivedAt < to && (finishedAt === null || finishedAt >= to)) columns.push("open", openOf(atEnd, to));
  return columns;
}

/** Past its due time when the clock stopped, at the latest at the end of the period. */
export function isLate({ dueAt, stoppedAt }: Pick<Facts, "dueAt" | "stoppedAt">, to: string): boolean {
  return dueAt !== null && dueAt < (stoppedAt !== null && stoppedAt < to ? stoppedAt : to);
}

function endOf(facts: Facts, to: string): Column06a {
  if (isLate(facts, to)) return "lateDone";
  if (facts.phase !== "done") return "endedOtherwise";
  return facts.dueAt !== null && dayOf(facts.finishedAt!) < dayOf(facts.dueAt) ? "early" : "onTime";
}

function openOf(facts: Facts, to: string): Column06a {
  if (isLate(facts, to)) return "lateOpen";
  return facts.phase === "waiting" && facts.stoppedAt !== null && facts.stoppedAt < to ? "waiting" : "inTime";
}

/** Vietnam has no summer time: the local day of an instant. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** Counts dossiers one by one. @param atEndOf see `columnsOf` */
export function accumulate06a(
  facts: Iterable<Facts>,
  window: Window,
  atEndOf: (facts: Facts) => Facts = (same) => same,
): Counts06a {
  const counts = zero06a();
  for (const one of facts) for (const column of columnsOf(one, window, atEndOf(one))) counts[column]++;
  return counts;
}

export function add06a(a: Counts06a, b: Counts06a): Counts06a {
  return Object.fromEntries(COLUMNS_06A.map((column) => [column, a[column] + b[column]])) as Counts06a;
}

/**
 * What the form demands of a line: 3 = 4+5+6 = 7+11, and each side of its parts; with the columns beside the form.
 * @returns plain sentences about what does not hold; none when the line is sound
 */
export function findings06a(name: string, counts: Counts06a): string[] {
  const { total, online, inPerson, carried, done, early, onTime, lateDone, open, inTime, lateOpen, endedOtherwise, waiting } =
    counts;
  const sums: [left: string, a: number, right: string, b: number][] = [
    ["cột 3", total, "cột 4 + 5 + 6", online + inPerson + carried],
    ["cột 3", total, "cột 7 + 11", done + open],
    ["cột 7", done, "cột 8 + 9 + 10 + 14", early + onTime + lateDone + endedOtherwise],
    ["cột 11", open, "cột 12 + 13 + 15", inTime + lateOpen + waiting],
  ];
  return sums.flatMap(([left, a, right, b]) =>
    a === b
      ? []
      : [`${name}: ${left} là ${a} nhưng ${right} là ${b}. Hãy báo bộ phận kỹ thuật chạy “motcua verify” trước khi nộp báo cáo.`],
  );
}
