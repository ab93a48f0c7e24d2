import type { Answers, RegisterValue, RegisterValues } from "../procedure/types.ts";
import type { Dossier, Filing } from "./dossier-types.ts";
import type { Actor, Assignee, InstantText, Role } from "./party-types.ts";
import type {
  BookEntry,
  ChildRef,
  Confirmation,
  Consultation,
  Coordination,
  Extension,
  FiledPaper,
  HandOver,
  Payment,
  Rating,
  Refund,
  RegisterCheck,
  Reminder,
  ResultDraft,
  SignedResult,
  StepPart,
  StopCause,
  Succession,
  SupplementItem,
  SupplementProposal,
  SupplementStage,
  Warning,
} from "./record-types.ts";

/** Facts. `at` and the actor stand beside the event in the log; they are repeated in no payload unless the state needs them. */
export type DossierEvent =
  | { type: "Submitted"; id: string; code: string; filing: Filing; intakeDueAt: InstantText }
  /** `case`: the case (trường hợp) that has a time of its own, when it is one. */
  | {
      type: "Received";
      dueAt: InstantText;
      allowance: { qty: number; unit: string };
      case?: string;
      /** When the clock of the deciding agency begins, when that is later (phi địa giới). */
      competentReceivedAt?: InstantText;
    }
  | {
      type: "StepStarted";
      stepId: string;
      name: string;
      by: Role;
      hours: number;
      dueAt: InstantText;
      unit?: string;
      position?: string;
      /** Liên thông: another agency does it as a dossier of its own. */
      child?: true;
    }
  /** `substituteFor`: the assignee in whose place somebody works: on leave, or `delegated` by them (ủy quyền). */
  | { type: "StepClaimed"; stepId: string; assignee: Assignee; substituteFor?: Assignee; delegated?: true }
  | { type: "StepReleased"; stepId: string }
  /** By a leader; `assignee` null gives it back to the pool, `takenOver` when the leader does it. */
  | { type: "StepAssigned"; stepId: string; assignee: Assignee | null; reason: string; takenOver?: true }
  | { type: "StepSplit"; stepId: string; parts: StepPart[] }
  | { type: "PartCompleted"; stepId: string; partId: string; note: string }
  /** The condition of the step does not hold for this case. */
  | { type: "StepSkipped"; stepId: string; name: string }
  | { type: "SentToCoordination"; coordination: Omit<Coordination, "since"> }
  /** `intakeDueAt`, `dueAt`, `competentReceivedAt`: the clock of the agency that it goes to. */
  | {
      type: "Routed";
      agencyId?: string;
      agencyName?: string;
      reason: string;
      intakeDueAt?: InstantText;
      dueAt?: InstantText;
      competentReceivedAt?: InstantText;
    }
  | { type: "StepCompleted"; stepId: string; note: string }
  | { type: "StepSentBack"; stepId: string; toStepId: string; reason: string }
  | { type: "SupplementProposed"; proposal: SupplementProposal }
  | { type: "ProposalDeclined"; reason: string }
  | {
      type: "SupplementRequested";
      stage: SupplementStage;
      items: SupplementItem[];
      reason: string;
      /** On what law a dossier that was received is asked about again. */
      legalBasis?: string;
      answerBy: InstantText;
      /** Who wrote it, when a leader let it go out. */
      proposedBy?: Assignee;
    }
  | {
      type: "SupplementAnswered";
      stage: SupplementStage;
      answers: Answers;
      registers: RegisterValues;
      papers: FiledPaper[];
      /** New due time of the dossier and of the open step: the old one plus the paused working time. Absent at intake. */
      dueAt?: InstantText;
      stepDueAt?: InstantText;
      /** The same for each of several open steps, by id. */
      stepDueAts?: Record<string, InstantText>;
      intakeDueAt?: InstantText;
    }
  | { type: "PaymentRequested"; payment: Payment }
  /** `dueAt`, `stepDueAts`, `intakeDueAt`: new times when the clock had stood. `payment`: when it was not asked for before (the ordinary fee). */
  | {
      type: "PaymentRecorded";
      paymentId: string;
      paid: NonNullable<Payment["paid"]>;
      payment?: Payment;
      dueAt?: InstantText;
      stepDueAts?: Record<string, InstantText>;
      intakeDueAt?: InstantText;
    }
  /** Hủy biên lai: the receipt keeps its number, the money is as if it had not been taken. */
  | { type: "ReceiptCancelled"; paymentId: string; receipt: string; reason: string }
  | { type: "PaymentRefunded"; paymentId: string; refund: Refund }
  | { type: "ConsultationRequested"; consultation: Consultation }
  | { type: "ConsultationAnswered"; consultationId: string; answer: NonNullable<Consultation["answer"]> }
  | { type: "ChildLinked"; child: ChildRef }
  /** `again`: the trouble is the one that was told before; `reopened`: what had ended there was taken back, and the part goes on. */
  | {
      type: "ChildTold";
      childId: string;
      state: string;
      dueAt?: InstantText;
      trouble?: string;
      again?: true;
      reopened?: true;
      result?: SignedResult;
    }
  | { type: "ConfirmationAsked"; confirmation: Confirmation }
  | {
      type: "ConfirmationAnswered";
      answer: NonNullable<Confirmation["answer"]>;
      /** When the clock went on, when that was before the event: silence counts from the end of its time. */
      resumedAt?: InstantText;
      dueAt?: InstantText;
      stepDueAts?: Record<string, InstantText>;
    }
  | { type: "ExtensionPrepared"; extension: Extension }
  /** `late`: an apology only, the due time stays and the dossier counts late. */
  | { type: "ExtensionSigned"; signed: NonNullable<Extension["signed"]>; stepDueAts?: Record<string, InstantText> }
  | { type: "DueMoved"; dueAt: InstantText; reason: string; stepDueAts?: Record<string, InstantText> }
  | { type: "Stopped"; cause: StopCause; reason: string; legalBasis: string }
  | { type: "Warned"; warning: Omit<Warning, "at"> }
  | { type: "Reminded"; reminder: Omit<Reminder, "at" | "by"> }
  | ({ type: "Succeeded"; reason: string } & Succession)
  | { type: "Archived"; box: string }
  /** Compensation: `restore` is what the undone act had changed, as it was before; null where there was nothing. */
  | { type: "ActUndone"; version: number; act: string; reason: string; restore: Restored }
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

/** Parts of a dossier as they were, for taking an act back. */
export type Restored = { [K in keyof Dossier]?: Dossier[K] | null };

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
