import type { Channel } from "../procedure/types.ts";

/** Instant, ISO 8601 in UTC with milliseconds. */
type InstantText = string;

/**
 * Where a dossier stands, as reports count it: `filed` handed in and not received; `working` the office's clock runs; `waiting` it stands,
 * because the applicant or somebody else is awaited; `done` there is a result; `refused`, `stopped` and `withdrawn` ended without one.
 */
export const PHASES = ["filed", "working", "waiting", "done", "refused", "stopped", "withdrawn"] as const;
export type Phase = (typeof PHASES)[number];

/** What registers said about a dossier: `found` at least one answer, `notFound` only answers without anybody, `unavailable` no answer, `none` nobody asked. */
export const LOOKUPS = ["found", "notFound", "unavailable", "none"] as const;
export type Lookup = (typeof LOOKUPS)[number];

/** What reports count about a dossier at one moment. */
export type Facts = {
  dossierId: string;
  phase: Phase;
  /** The agency that decides. */
  agencyId: string;
  /** The agency whose centre took it in: another one for what is decided elsewhere (phi địa giới). */
  centreId: string;
  procedureCode: string;
  revisionId: string;
  channel: Channel;
  submittedBy: string;
  /** How the applicant wants the result. */
  delivery: string;
  /** VND of the case, after waivers. */
  fee: number;
  lookup: Lookup;
  /** The citizen's dossier above this one (liên thông); null for every other. */
  parentId: string | null;
  receivedAt: InstantText | null;
  dueAt: InstantText | null;
  /** When the office's clock stood or stopped: since when it is paused, or the end; the beginning of the pause in which it ended. Null while it runs. */
  stoppedAt: InstantText | null;
  finishedAt: InstantText | null;
  /** When what was asked was granted and signed; null before, and for a refusal, which stands in no book. */
  signedAt: InstantText | null;
  /** Template, year, book and number of what was signed; null while nothing is. */
  template: string | null;
  bookYear: number | null;
  book: string | null;
  bookNumber: number | null;
};

/** A stretch of time in which the facts of a dossier stayed the same; `toAt` is not part of it, null: until now. */
export type Span = Facts & { fromAt: InstantText; toAt: InstantText | null };

/** From the beginning of the first day to the end of the last, both yyyy-MM-dd in Vietnam. */
export type Days = { from: string; until: string };

/** Half open: `to` is not part of it. */
export type Window = { from: InstantText; to: InstantText };
