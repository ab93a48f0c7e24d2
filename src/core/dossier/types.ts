/**
 * Glossary: Vietnamese legal term ↔ identifier. Terms of NĐ 118/2025 (amended by 309/2026) and TT 03/2025/TT-VPCP.
 *
 *   hồ sơ                              Dossier         what is filed and decided, one code for life
 *   mã hồ sơ                           code            H60.30.12-261120-0001
 *   thủ tục hành chính                 procedure       pinned by `revisionId`
 *   người nộp / chủ hồ sơ              applicant       the person whose matter it is
 *   nộp                                submit          the applicant hands in; the clock of the office does not run yet
 *   tiếp nhận                          receive         complete and correct; form 01; the due time is fixed
 *   hạn tiếp nhận                      intakeDueAt     8 working hours after an online submission
 *   hạn trả (hẹn trả)                  dueAt           date and hour printed on form 01
 *   yêu cầu bổ sung, hoàn thiện        requestSupplement  form 02; at intake or at appraisal
 *   từ chối tiếp nhận giải quyết       refuse          form 03; reason and legal basis
 *   rút hồ sơ                          withdraw        by the applicant
 *   quy trình nội bộ, bước             process, step   who does what within how many working hours
 *   thẩm tra / dự thảo / ký duyệt      appraise / draft / approve
 *   trả kết quả                        hand over       online, at the counter or by post
 *   đánh giá                           rate            mức độ hài lòng
 *   cán bộ một cửa                     receptionist    receives and hands over
 *   chuyên viên (công chức chuyên môn) specialist      appraises and drafts
 *   lãnh đạo                           leader          approves and signs
 *   cán bộ kiểm soát TTHC              controller      sees lanes and figures; acts on no dossier
 *   phiếu kiểm soát quá trình          control slip    form 06, read from the events
 */

import type { Pause } from "../calendar/types.ts";
import type { Answers, Channel, FeeTier, RegisterValue, RegisterValues } from "../procedure/types.ts";

/** Instant, ISO 8601 in UTC with milliseconds, e.g. 2026-11-20T02:05:00.000Z. */
export type InstantText = string;

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

export const ROLES = ["receptionist", "specialist", "leader", "controller"] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. An officer acts in one role at one agency at a time; `personalId` keeps officers off their own dossiers. */
export type Actor =
  | { kind: "person"; personId: string; personalId: string; name: string; level: number }
  | {
      kind: "officer";
      officerId: string;
      personalId: string;
      name: string;
      position: string;
      role: Role;
      agencyId: string;
      agencyName: string;
    }
  | { kind: "system"; name: string };

export type Applicant = {
  personId: string;
  personalId: string;
  name: string;
  birthDate: string;
  address: string;
  phone: string;
  email: string;
  level: number;
  /** Types of documents integrated in the VNeID account at submission; absent in dossiers filed before it was asked. */
  integratedDocuments?: readonly string[];
};

/** A paper that was handed in (thành phần hồ sơ đã nộp). */
export type FiledPaper = { paperId: string; name: string; file: FileRef; uploadedAt: InstantText };
/** Content-addressed file. Size in bytes. */
export type FileRef = { sha256: string; name: string; mediaType: string; size: number };

export type SupplementItem = { kind: "field" | "paper"; id: string; label: string; note: string };
export type SupplementStage = "intake" | "appraisal";
export type SupplementRequest = {
  stage: SupplementStage;
  items: SupplementItem[];
  reason: string;
  requestedAt: InstantText;
  /** Until when the applicant should answer. */
  answerBy: InstantText;
  requestedBy: string;
  answeredAt?: InstantText;
};

/** How the applicant wants the result. */
export type Delivery = { way: "online" | "counter" | "post"; address?: string };

export type RegisterCheck = {
  id: string;
  /** What was checked, e.g. "mother". */
  subject: string;
  register: string;
  outcome: "match" | "mismatch" | "notFound" | "unavailable";
  detail: string;
  at: InstantText;
  by: string;
};

export type Assignee = { officerId: string; name: string };
export type StepRun = {
  stepId: string;
  name: string;
  by: Role;
  /** Working hours allowed. */
  hours: number;
  startedAt: InstantText;
  dueAt: InstantText;
  assignee?: Assignee;
  completedAt?: InstantText;
  completedBy?: string;
  /** Set when the step was sent back. */
  returnedReason?: string;
};

export type BookEntry = { number: number; book: string; year: number };

/** The draft of a result: values that go into the result's template. */
export type ResultDraft = { template: string; values: Record<string, string>; by: string; at: InstantText };
export type SignedResult = {
  code: string;
  name: string;
  number: string;
  file: FileRef;
  signedBy: { officerId: string; name: string; position: string };
  signedAt: InstantText;
};
export type HandOver = {
  way: "online" | "counter" | "post";
  receiver: string;
  tracking?: string;
  /** The officer looked at the receiver's identity paper. */
  idChecked?: boolean;
  at: InstantText;
  by: string;
};
export const SCORES = ["verySatisfied", "satisfied", "unsatisfied"] as const;
export type Score = (typeof SCORES)[number];
export type Rating = { score: Score; reasons: string[]; comment: string; at: InstantText };

export type SubmittedBy = "self" | "clerk" | "helper" | "kiosk" | "relative";

/** The current state of a dossier: a fold over its events, stored as the snapshot. Plain JSON. */
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
  subject: string;
  answers: Answers;
  registers: RegisterValues;
  papers: FiledPaper[];
  delivery: Delivery;
  fee: CaseFee;
  submittedAt: InstantText;
  intakeDueAt: InstantText;
  receivedAt?: InstantText;
  dueAt?: InstantText;
  pauses: Pause[];
  supplements: SupplementRequest[];
  checks: RegisterCheck[];
  steps: StepRun[];
  personalIdRequestedAt?: InstantText;
  personalId?: RegisterValue;
  bookEntry?: BookEntry;
  draft?: ResultDraft;
  result?: SignedResult;
  refusal?: { reason: string; legalBasis: string; at: InstantText; by: string };
  finishedAt?: InstantText;
  handOver?: HandOver;
  rating?: Rating;
};
/**
 * What one case costs on one day over one channel, whole VND. Dossiers filed before waivers were known have `total` and `lines` only.
 */
export type CaseFee = {
  /** What is to be paid. */
  total: number;
  /** Without waivers. */
  full?: number;
  /** The same case handed in at the counter the same day; absent when the counter does not take it. */
  counterTotal?: number;
  /** Why the counter costs more, in the words of the applicant; absent when it does not. */
  counterWhy?: string[];
  lines: FeeLine[];
};
/** One phí or lệ phí. `units` × `amount` is only the sum when there are neither tiers, nor a cap, nor times. */
export type FeeLine = {
  id: string;
  name: string;
  kind: "fee" | "charge";
  units: number;
  /** VND for one unit; of the first one when there are tiers. */
  amount: number;
  /** What is to be paid, after the waiver. */
  total: number;
  legal: string;
  /** What a unit is, e.g. trang. */
  unit?: string;
  tiers?: FeeTier[];
  cap?: number;
  times?: number;
  /** Before the waiver. */
  full?: number;
  waiver?: { id: string; name: string; why: string; legal: string; rate: number; saved: number };
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
  | "subject"
  | "answers"
  | "registers"
  | "papers"
  | "delivery"
  | "fee"
>;

export type Command =
  | { type: "submit"; id: string; code: string; filing: Filing }
  | { type: "receive" }
  | { type: "requestSupplement"; items: SupplementItem[]; reason: string }
  | { type: "answerSupplement"; answers: Answers; registers: RegisterValues; papers: FiledPaper[] }
  | { type: "refuse"; reason: string; legalBasis: string }
  | { type: "withdraw"; reason: string }
  | { type: "claimStep" }
  | { type: "completeStep"; note: string }
  | { type: "sendBackStep"; reason: string }
  | { type: "recordCheck"; check: Omit<RegisterCheck, "at" | "by"> }
  | { type: "requestPersonalId" }
  | { type: "recordPersonalId"; value: RegisterValue }
  | { type: "draftResult"; template: string; values: Record<string, string>; bookEntry: BookEntry }
  | { type: "approveResult"; result: Omit<SignedResult, "signedBy" | "signedAt"> }
  | { type: "handOver"; way: HandOver["way"]; receiver: string; tracking?: string; idChecked?: boolean }
  | { type: "rate"; score: Score; reasons: string[]; comment: string };
export type CommandType = Command["type"];

/** Facts. `at` and the actor stand beside the event in the log; they are repeated in no payload unless the state needs them. */
export type DossierEvent =
  | { type: "Submitted"; id: string; code: string; filing: Filing; intakeDueAt: InstantText }
  /** `case`: the case (trường hợp) that has a time of its own, when it is one. */
  | { type: "Received"; dueAt: InstantText; allowance: { qty: number; unit: string }; case?: string }
  | { type: "StepStarted"; stepId: string; name: string; by: Role; hours: number; dueAt: InstantText }
  | { type: "StepClaimed"; stepId: string; assignee: Assignee }
  | { type: "StepCompleted"; stepId: string; note: string }
  | { type: "StepSentBack"; stepId: string; toStepId: string; reason: string }
  | { type: "SupplementRequested"; stage: SupplementStage; items: SupplementItem[]; reason: string; answerBy: InstantText }
  | {
      type: "SupplementAnswered";
      stage: SupplementStage;
      answers: Answers;
      registers: RegisterValues;
      papers: FiledPaper[];
      /** New due time of the dossier and of the open step: the old one plus the paused working time. Absent at intake. */
      dueAt?: InstantText;
      stepDueAt?: InstantText;
      intakeDueAt?: InstantText;
    }
  | { type: "Refused"; reason: string; legalBasis: string }
  | { type: "Withdrawn"; reason: string }
  | { type: "RegisterChecked"; check: RegisterCheck }
  | { type: "PersonalIdRequested" }
  | { type: "PersonalIdAssigned"; value: RegisterValue }
  | { type: "ResultDrafted"; draft: ResultDraft; bookEntry: BookEntry }
  | { type: "ResultApproved"; result: SignedResult }
  | { type: "ResultReady" }
  | { type: "HandedOver"; handOver: HandOver }
  | { type: "Rated"; rating: Rating };
export type EventType = DossierEvent["type"];

/** An event as the log keeps it. */
export type LoggedEvent = {
  dossierId: string;
  version: number;
  at: InstantText;
  actor: Actor;
  /** Whose matter it is, when the actor acts for somebody else. */
  onBehalfOf?: { personId: string; personalId: string; name: string };
  event: DossierEvent;
};

export const REFUSALS = [
  "notAllowed",
  "ownDossier",
  "otherAgency",
  "wrongState",
  "stale",
  "notYourStep",
  "claimedByOther",
  "reasonMissing",
  "legalBasisMissing",
  "itemsMissing",
  "supplementLimit",
  "notCovered",
  "incomplete",
  "needMissing",
  "alreadyDone",
  "notFound",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
/** A refusal says in Vietnamese what happened and what to do; it never throws. */
export type Refusal = { code: RefusalCode; message: string };
export type Decision = { ok: true; events: DossierEvent[] } | { ok: false; refusal: Refusal };
