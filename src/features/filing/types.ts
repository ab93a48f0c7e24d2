import type { Dossier, FileRef, GivenPaper } from "../../core/dossier/index.ts";
import type { PaperAsk } from "../../core/procedure/index.ts";
import type { Answers, CaseContext, Channel, Page, Revision } from "../../core/procedure/types.ts";

/** What is being filled in: a new dossier, or what an office asked to be added to one. */
export type Draft = {
  id: string;
  kind: "submission" | "supplement";
  /** counter: a clerk fills it in for the person. */
  channel: Channel;
  /** Who fills it in. */
  personId: string;
  /** Whose matter it is (person or organisation), when that is somebody else; null otherwise. */
  forId: string | null;
  procedureCode: string;
  revisionId: string;
  /** The office that decides; null until it is known or chosen. */
  agencyId: string | null;
  /** Counter where the result is fetched, when that is not the deciding agency's. */
  fetchAt: string | null;
  dossierId: string | null;
  answers: Answers;
  /** By register-backed field: the instant of the answer that was confirmed. */
  confirmedAt: Record<string, string>;
  /** By register-backed field: what the applicant says is wrong. */
  reports: Record<string, string>;
  /** By page id or `paper:<id>`: the version at which it was last saved. */
  touched: Record<string, number>;
  version: number;
  createdAt: string;
  savedAt: string;
  closedAt: string | null;
  papers: DraftPaper[];
  /** counter: by paper, what was handed over. */
  given: Record<string, GivenPaper>;
  /** The last time that a new revision of the procedure took this draft over. */
  moved: Moved | null;
  /** Set when it was just found: the procedure is no longer offered, so this cannot be handed in. Not stored. */
  ended?: true;
};

export type Moved = {
  /** Ids of revisions. */
  from: string;
  to: string;
  /** Instant, ISO 8601. */
  at: string;
  /** Version of the draft from then on. */
  version: number;
  /** What changed for the applicant, a line each. */
  changes: string[];
  /** Answers that the new revision cannot use; kept, not counted, asked anew. */
  aside: Answers;
};

export type DraftPaper = { id: string; paperId: string; file: FileRef; uploadedAt: string };

/** A draft worked through: everything that a page about it needs. */
export type DraftCase = {
  draft: Draft;
  revision: Revision;
  ctx: CaseContext;
  /** Answers that count, with those that are known beforehand. */
  known: Answers;
  /** Pages of this draft in order: of a supplement only those that the office asked for. */
  pages: Page[];
  /** Papers of this draft; of a supplement only those that the office asked for. */
  papers: PaperAsk[];
  /** supplement: the dossier that is completed. */
  dossier: Dossier | undefined;
  /** supplement: what the office wrote to a field or paper, by its id. */
  notes: Record<string, string>;
};

/** Where the applicant goes on. */
export type Stop = { kind: "page"; pageId: string } | { kind: "agency" } | { kind: "paper"; paperId: string } | { kind: "check" };
