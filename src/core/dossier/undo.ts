import type { Actor, CommandType, Dossier, InstantText, Restored } from "./types.ts";

/** The last act that somebody did on a dossier, as the log tells it. */
export type LastAct = {
  /** Of its first event. */
  version: number;
  command: CommandType;
  actor: Actor;
  at: InstantText;
  before: Dossier;
  after: Dossier;
};

/**
 * What may be taken back while nobody has built on it. What a citizen was given for good (a signature, a result sent online), what outside money
 * did and what people did for themselves is not among them.
 */
export const UNDOABLE: readonly CommandType[] = [
  "receive",
  "refuse",
  "withdraw",
  "requestSupplement",
  "decideProposal",
  "requestPayment",
  "recordPayment",
  "refundPayment",
  "claimStep",
  "releaseStep",
  "completeStep",
  "sendBackStep",
  "assignStep",
  "takeOverStep",
  "splitStep",
  "completePart",
  "sendToCoordination",
  "requestConsultation",
  "draftResult",
  "askConfirmation",
  "handOver",
  "moveDue",
  "stop",
  "archive",
];

/** Acts of the clock and of registers that stand beside the work; they do not make the act before them older. */
export const BESIDE: readonly CommandType[] = ["warn", "recordCheck", "tellOfChild", "prepareExtension", "remind"];

/** Never restored: the version goes on, what was undone stays on record, a number taken from a book is not given back. */
const KEPT: readonly string[] = ["version", "undone", "bookEntry"] satisfies (keyof Dossier)[];

/** Exactly the parts that an act changed, as they were before it; null where there was nothing. */
export function restoreOf(before: Dossier, after: Dossier): Restored {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Dossier>;
  const changed = [...names].filter((name) => !KEPT.includes(name) && !same(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? null]));
}

/** Equality of JSON, whatever the order of keys: the database keeps its own. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)));
}
