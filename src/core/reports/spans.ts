import { type Dossier, evolve, type LoggedEvent } from "../dossier/index.ts";
import { factsOf } from "./facts-of.ts";
import type { Facts, Span } from "./types.ts";

/** All spans of a whole log, in order and without gaps. @throws Error when the log is broken */
export function spansOf(events: readonly LoggedEvent[]): Span[] {
  let dossier: Dossier | undefined;
  let spans: Span[] = [];
  for (const [place, logged] of events.entries()) {
    dossier = evolve(dossier, logged);
    // Events of one instant are one change.
    if (events[place + 1]?.at !== logged.at) spans = withFacts(spans, factsOf(dossier), logged.at);
  }
  return spans;
}

/**
 * The spans after the facts became these at an instant: the last one ends and another begins, nothing changes when the facts are the same, and
 * what changed twice within one instant keeps the last. Of a dossier's spans the last two are enough.
 */
export function withFacts(spans: readonly Span[], facts: Facts, at: string): Span[] {
  const last = spans.at(-1);
  if (!last) return [{ ...facts, fromAt: at, toAt: null }];
  if (last.fromAt < at) {
    return sameFacts(last, facts)
      ? [...spans]
      : [...spans.slice(0, -1), { ...last, toAt: at }, { ...facts, fromAt: at, toAt: null }];
  }
  const earlier = spans.slice(0, -1);
  const before = earlier.at(-1);
  if (before && sameFacts(before, facts)) return [...earlier.slice(0, -1), { ...before, toAt: null }];
  return [...earlier, { ...facts, fromAt: last.fromAt, toAt: null }];
}

/** True when reports would count both alike. */
export function sameFacts(a: Facts, b: Facts): boolean {
  return KEYS.every((key) => a[key] === b[key]);
}

const KEYS: readonly (keyof Facts)[] = [
  "dossierId",
  "phase",
  "agencyId",
  "centreId",
  "procedureCode",
  "revisionId",
  "channel",
  "submittedBy",
  "delivery",
  "fee",
  "lookup",
  "parentId",
  "receivedAt",
  "dueAt",
  "stoppedAt",
  "finishedAt",
  "signedAt",
  "template",
  "bookYear",
  "book",
  "bookNumber",
];

/** The span that held at an instant, if the dossier was there. */
export function spanAt(spans: readonly Span[], at: string): Span | undefined {
  return spans.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
}
