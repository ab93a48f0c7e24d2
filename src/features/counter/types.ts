import type { Actor, State, StepRun } from "../../core/dossier/index.ts";

export type Clerk = Extract<Actor, { kind: "officer" }>;

/** Somebody at a counter, from the moment a clerk opened the visit. */
export type Visit = {
  id: string;
  agencyId: string;
  procedureCode: string;
  personalId: string;
  openedBy: { officerId: string; name: string };
  openedAt: string;
  /** Typed because the population register knew nobody or was away. */
  byHand: ByHand | null;
  personId: string | null;
  draftId: string | null;
  dossierId: string | null;
  /** Null until it is received. */
  onSpot: boolean | null;
  /** Why it went the ordinary way, with an appointment. */
  whyNot: string | null;
  endedAt: string | null;
  endedWhy: string | null;
};

/** `birthDate` yyyy-MM-dd or "". */
export type ByHand = { name: string; birthDate: string; address: string; reason: string; by: string };

/** Whom the number belongs to: not said yet, nobody, not to be learnt now; `known`: the visit has its person and its form. */
export type Visitor = "asking" | "unknown" | "away" | "known";

/** Everything a visit went through, instants ISO 8601; what did not happen is absent. Read from the dossier's events. */
export type VisitTimes = { openedAt: string; receivedAt?: string; signedAt?: string; handedOverAt?: string };

/** A line of the lists of visits. */
export type VisitLine = {
  id: string;
  openedAt: string;
  openedByName: string;
  procedureCode: string;
  procedureName: string | null;
  applicantName: string | null;
  onSpot: boolean | null;
  code: string | null;
  subject: string | null;
  state: State | null;
  /** Steps of the dossier so far. */
  steps: StepRun[];
};

/** Minutes of visits of one procedure that were finished on the spot, from opening; and how many were not. */
export type VisitFigures = {
  procedureCode: string;
  procedureName: string;
  finished: number;
  /** Went the ordinary way, or were left before the end. */
  unfinished: number;
  medianMinutes: number;
  p90Minutes: number;
  medianToReceived: number;
  medianToSigned: number;
};

export type MeasuredVisit = {
  id: string;
  code: string;
  subject: string;
  openedAt: string;
  openedByName: string;
  handedOverAt: string;
  minutes: number;
};

/** A line of a certification book (sổ chứng thực). */
export type BookLine = {
  number: number;
  book: string;
  year: number;
  code: string;
  on: string | null;
  requester: string;
  personalId: string;
  paper: string;
  /** Copies of a certified copy, papers of a certified signature. */
  count: number;
  pages: number | null;
  fee: number;
  signer: string | null;
  signerPosition: string | null;
};
