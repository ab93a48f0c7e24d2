import type { Dossier, TimerKind } from "../../core/dossier/index.ts";

/** A dossier whose time has come, as the table has it. */
export type DueDossier = { id: string; version: number; snapshot: Dossier };

/** `plan`: the moments of a dossier could not be worked out at all. */
export type TrialKind = TimerKind | "plan";

/** An act of the clock that did not work; `nextAt` null: it was done once, a person took it back, and the clock leaves it. */
export type Trial = { kind: TrialKind; about: string; attempts: number; nextAt: string | null };

/** What one sweep did. */
export type SweepReport = {
  /** Agencies with something due; those that another process was sweeping are left out. */
  agencies: number;
  dossiers: number;
  /** Acts carried out, by what they were. */
  acts: Partial<Record<TimerKind, number>>;
  failures: number;
};

/** What the controller is told of one act that does not work. */
export type SweepFailure = {
  dossierId: string;
  code: string;
  agencyName: string;
  kind: TrialKind;
  about: string;
  error: string;
  attempts: number;
  triedAt: string;
  nextAt: string;
};

export type SweepOverview = {
  /** Dossiers whose moment has come and that nobody looked at yet. */
  due: number;
  oldest: string | null;
  failing: number;
  lastRun: { startedAt: string; finishedAt: string | null; acts: number; failures: number } | undefined;
  failures: SweepFailure[];
};
