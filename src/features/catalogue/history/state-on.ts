/** What decides the state of a revision, in the order of publication (`position`). Days yyyy-MM-dd. */
export type Span = { id: string; position: number; from: string; to: string | null };
export type Withdrawn = { from: string; lastPosition: number };

/** upcoming: chưa áp dụng; inForce: đang áp dụng; superseded: đã thay thế; withdrawn: đã bãi bỏ; expired: đã hết hiệu lực. */
export type RevisionState = "upcoming" | "inForce" | "superseded" | "withdrawn" | "expired";

export const REVISION_STATE_NAMES: Readonly<Record<RevisionState, string>> = {
  upcoming: "Đã công bố, chưa áp dụng",
  inForce: "Đang áp dụng",
  superseded: "Đã được thay thế",
  withdrawn: "Đã bãi bỏ",
  expired: "Đã hết hiệu lực",
};

type End = { day: string; why: Exclude<RevisionState, "upcoming" | "inForce"> };

/**
 * The first day on which a revision no longer counts, and why: the next of the same code begins, the procedure is withdrawn, or its own
 * last day has passed. A day at or before its beginning says that it never counted. The same rule as revisions_on() in the database.
 */
export function endOf(span: Span, all: readonly Span[], withdrawals: readonly Withdrawn[]): End | undefined {
  const next = all
    .filter((one) => one.from > span.from || (one.from === span.from && one.position > span.position))
    .map((one) => one.from)
    .sort()[0];
  const gone = withdrawals
    .filter((one) => span.position <= one.lastPosition || span.from < one.from)
    .map((one) => (one.from > span.from ? one.from : span.from))
    .sort()[0];
  const ends: End[] = [
    ...(gone === undefined ? [] : [{ day: gone, why: "withdrawn" } as const]),
    ...(next === undefined ? [] : [{ day: next, why: "superseded" } as const]),
    ...(span.to === null ? [] : [{ day: dayAfter(span.to), why: "expired" } as const]),
  ];
  return ends.reduce<End | undefined>((first, end) => (first === undefined || end.day < first.day ? end : first), undefined);
}

/** The state of a revision on a day; `until` is the last day on which it counts, null while none is known. */
export function stateOn(
  span: Span,
  all: readonly Span[],
  withdrawals: readonly Withdrawn[],
  day: string,
): { state: RevisionState; until: string | null } {
  const end = endOf(span, all, withdrawals);
  const until = end ? dayBefore(end.day) : null;
  if (end && end.day <= day) return { state: end.why, until };
  // Withdrawn or replaced before it could begin: known as soon as it is known.
  if (day < span.from) return { state: end && end.day <= span.from ? end.why : "upcoming", until };
  return { state: "inForce", until };
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
