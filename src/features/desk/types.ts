import type {
  Actor,
  Coordination,
  Deadline,
  State,
  StepRun,
  SubmittedBy,
  Urgency,
  WarningKind,
} from "../../core/dossier/index.ts";
import type { Channel } from "../../core/procedure/types.ts";

export type Officer = Extract<Actor, { kind: "officer" }>;

/**
 * Lists of the desk: now (cần làm ngay), room (cả phòng), today (đến hạn hôm nay), late (quá hạn), waiting (chờ người dân), elsewhere (nhận hộ nơi khác), coordination (hàng đợi điều phối),
 * opinions (ý kiến phối hợp: dossiers of other agencies), all (cả cơ quan), done (đã xong).
 */
export const QUEUE_VIEWS = [
  "now",
  "room",
  "today",
  "late",
  "waiting",
  "elsewhere",
  "coordination",
  "opinions",
  "all",
  "done",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
export type CountedView = Exclude<QueueView, "done">;

/** Columns of a line in the queue, straight from the snapshot's table. */
export type QueueLine = {
  id: string;
  code: string;
  version: number;
  state: State;
  procedureName: string;
  subject: string;
  applicantName: string;
  channel: Channel;
  submittedBy: SubmittedBy;
  submittedAt: string;
  intakeDueAt: string;
  receivedAt: string | null;
  dueAt: string | null;
  pausedSince: string | null;
  finishedAt: string | null;
  /** Steps that run, in the order in which they began. */
  openSteps: StepRun[];
  coordination: Coordination | null;
  /** Since when and until when the opinion of this officer's agency is awaited. */
  askedAt: string | null;
  answerBy: string | null;
  /** Agency that decides, and the counter that took it in when that is another. */
  agencyId: string;
  agencyName: string;
  acceptedAt: string | null;
  supplementCount: number;
  /** The applicant wrote, and nobody of the office has read it. */
  unreadLetter: boolean;
  /** What the clock reminded of last. */
  lastWarning: WarningKind | null;
  /** A leader has to decide whether the applicant is asked for a supplement. */
  proposalWaits: boolean;
};
/** `age`: how long it has waited in the coordination queue, in working time and words. */
export type QueueRow = QueueLine & { deadline: Deadline; age?: string };

/** Narrows a list; instants for `from` (included) and `to` (not included) are of handing in. */
export type QueueFilter = {
  states?: readonly State[];
  urgency?: Exclude<Urgency, "none">;
  procedure?: string;
  channel?: Channel;
  /** Who has a step of it now. */
  holder?: "me" | "nobody" | { officerId: string };
  from?: string;
  to?: string;
};
export const QUEUE_SORTS = ["due", "submitted", "procedure", "applicant"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
export type QueueOrder = { by: QueueSort; down: boolean };
/** Lines of a list by state and by the colour of the deadline. */
export type Breakdown = { states: { state: State; count: number }[]; urgency: Record<Exclude<Urgency, "none">, number> };

export type Queue = {
  view: QueueView;
  breakdown: Breakdown;
  /** By which the list can be narrowed. */
  procedures: { code: string; name: string }[];
  counts: Record<CountedView, number>;
  rows: QueueRow[];
  /** Dossiers in this list, over all pages. */
  total: number;
  /** From 1. */
  page: number;
  pages: number;
};
