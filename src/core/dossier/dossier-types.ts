import type { Pause } from "../calendar/types.ts";
import type { Answers, Channel, RegisterValue, RegisterValues } from "../procedure/types.ts";
import type { CaseFee } from "./fee-types.ts";
import type { Applicant, InstantText, Place, Representative } from "./party-types.ts";
import type {
  BookEntry,
  ChildRef,
  Confirmation,
  Consultation,
  Coordination,
  Delivery,
  Extension,
  FiledPaper,
  HandOver,
  Payment,
  Rating,
  RegisterCheck,
  Reminder,
  ResultDraft,
  SignedResult,
  StepRun,
  StopCause,
  SupplementProposal,
  SupplementRequest,
  Warning,
} from "./record-types.ts";

export const STATES = [
  "draft",
  "submitted",
  "awaitingReception",
  "awaitingPrepayment",
  "notReceived",
  "received",
  "inProcess",
  "awaitingSupplement",
  "awaitingPayment",
  "awaitingCoordination",
  "awaitingConfirmation",
  "awaitingSignature",
  "stopped",
  "withdrawn",
  "resultReady",
  "returned",
  "archived",
] as const;
export type State = (typeof STATES)[number];

export type SubmittedBy = "self" | "clerk" | "helper" | "kiosk" | "relative";

/**
 * The current state of a dossier: a fold over its events, stored as the snapshot. Plain JSON. What came later in the life of this software is
 * absent in older snapshots.
 */
export type Dossier = {
  id: string;
  version: number;
  state: State;
  code: string;
  procedureCode: string;
  procedureName: string;
  revisionId: string;
  /** Agency that decides (cơ quan có thẩm quyền). */
  agencyId: string;
  agencyName: string;
  channel: Channel;
  submittedBy: SubmittedBy;
  applicant: Applicant;
  representative?: Representative;
  /** The officer who typed it at the counter (nộp hộ, có hỗ trợ). */
  assistedBy?: { officerId: string; name: string };
  /** The centre that took it in for the deciding agency. */
  acceptedAt?: Place;
  subject: string;
  answers: Answers;
  registers: RegisterValues;
  papers: FiledPaper[];
  delivery: Delivery;
  fee: CaseFee;
  /** Interlinked filing: the dossier of the citizen above this one. */
  parent?: { id: string; code: string; stepId: string; procedureCode?: string };
  children?: ChildRef[];
  submittedAt: InstantText;
  intakeDueAt: InstantText;
  /** When the dossier was received as complete and correct, printed on form 01; for another agency's matter, at the centre that took it in. */
  receivedAt?: InstantText;
  /** When the clock of the deciding agency began; later than `receivedAt` for a dossier of another agency. */
  competentReceivedAt?: InstantText;
  dueAt?: InstantText;
  allowance?: { qty: number; unit: string };
  pauses: Pause[];
  proposal?: SupplementProposal;
  supplements: SupplementRequest[];
  payments?: Payment[];
  consultations?: Consultation[];
  confirmation?: Confirmation;
  extension?: Extension;
  /** The apology for a dossier that is late already; it moves no due time. */
  apology?: Extension;
  checks: RegisterCheck[];
  /** In the order in which they started; several may be open at once. */
  steps: StepRun[];
  coordination?: Coordination;
  warnings?: Warning[];
  reminders?: Reminder[];
  personalIdRequestedAt?: InstantText;
  personalId?: RegisterValue;
  bookEntry?: BookEntry;
  draft?: ResultDraft;
  result?: SignedResult;
  refusal?: { reason: string; legalBasis: string; at: InstantText; by: string };
  stop?: { cause: StopCause; reason: string; legalBasis: string; at: InstantText; by: string };
  withdrawal?: { reason: string; at: InstantText };
  finishedAt?: InstantText;
  handOver?: HandOver;
  rating?: Rating;
  archive?: { box: string; at: InstantText; by: string };
  /** Acts that were taken back, each as an event of its own (hủy việc làm nhầm). */
  undone?: { version: number; act: string; reason: string; at: InstantText; by: string }[];
};

/** What is filed, before the log gives it a code. */
export type Filing = Pick<
  Dossier,
  | "procedureCode"
  | "procedureName"
  | "revisionId"
  | "agencyId"
  | "agencyName"
  | "channel"
  | "submittedBy"
  | "applicant"
  | "representative"
  | "assistedBy"
  | "acceptedAt"
  | "parent"
  | "subject"
  | "answers"
  | "registers"
  | "papers"
  | "delivery"
  | "fee"
>;
