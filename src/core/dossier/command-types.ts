import type { Answers, RegisterValue, RegisterValues } from "../procedure/types.ts";
import type { Filing } from "./dossier-types.ts";
import type { Assignee, InstantText, Representative } from "./party-types.ts";
import type {
  BookEntry,
  ChildRef,
  Consultation,
  Extension,
  FiledPaper,
  HandOver,
  PayMethod,
  Payment,
  Refund,
  RegisterCheck,
  Reminder,
  Score,
  SignedResult,
  StepPart,
  StopCause,
  Succession,
  SupplementItem,
  WarningKind,
} from "./record-types.ts";

/** `stepId` names one of several open steps; the actor's own one when absent. */
type OnStep = { stepId?: string };

export type Command =
  | { type: "submit"; id: string; code: string; filing: Filing }
  // Intake
  | { type: "receive" }
  | { type: "refuse"; reason: string; legalBasis: string }
  | { type: "withdraw"; reason: string }
  /** `acknowledged`: the officer was shown that a second request counts the dossier late in the national index. `legalBasis`: needed at appraisal. */
  | { type: "requestSupplement"; items: SupplementItem[]; reason: string; legalBasis?: string; acknowledged?: boolean }
  | { type: "decideProposal"; approve: boolean; reason: string }
  | { type: "answerSupplement"; answers: Answers; registers: RegisterValues; papers: FiledPaper[] }
  // Money
  | { type: "requestPayment"; payment: Pick<Payment, "id" | "name" | "amount" | "reason" | "legal"> }
  /** `paymentId` "fee": the ordinary fee of the case, which nobody asked for before. `till`: the receipt is of the cashier's till, which gave its number. */
  | {
      type: "recordPayment";
      paymentId: string;
      amount: number;
      method: PayMethod;
      receipt: string;
      reference?: string;
      till?: true;
    }
  | { type: "cancelReceipt"; paymentId: string; receipt: string; reason: string }
  /** `number`: of the slip of the refund. */
  | {
      type: "refundPayment";
      paymentId: string;
      method: Refund["method"];
      number: string;
      reason: string;
      legalBasis: string;
      reference?: string;
    }
  // Process
  | ({ type: "claimStep" } & OnStep)
  | ({ type: "releaseStep" } & OnStep)
  | ({ type: "completeStep"; note: string } & OnStep)
  /** `toStepId`: an earlier step; the one before when absent. */
  | ({ type: "sendBackStep"; reason: string; toStepId?: string } & OnStep)
  /** A leader gives the step to somebody, or back to the pool when `to` is null. */
  | ({ type: "assignStep"; to: Assignee | null; reason: string } & OnStep)
  | ({ type: "takeOverStep"; reason: string } & OnStep)
  | ({ type: "splitStep"; parts: Pick<StepPart, "id" | "name" | "assignee">[] } & OnStep)
  | ({ type: "completePart"; partId: string; note: string } & OnStep)
  | { type: "sendToCoordination"; reason: string }
  /** Out of the coordination queue: to the agency that decides, or on in the process as it stands when absent. */
  | { type: "route"; agencyId?: string; agencyName?: string; reason: string }
  // Other agencies
  | {
      type: "requestConsultation";
      consultations: (Pick<Consultation, "id" | "agencyId" | "agencyName" | "question" | "legal" | "silence"> & {
        time: { qty: number; unit: "HOUR" | "WORKING_DAY" | "DAY" | "MONTH" };
      })[];
    }
  | { type: "answerConsultation"; consultationId: string; agrees: boolean; text: string }
  /** By the clock: the time of a consultation is over. */
  | { type: "lapseConsultation"; consultationId: string }
  | { type: "linkChild"; child: ChildRef }
  | { type: "tellOfChild"; childId: string; state: string; dueAt?: InstantText; trouble?: string; result?: SignedResult }
  // Register and result
  | { type: "recordCheck"; check: Omit<RegisterCheck, "at" | "by"> }
  | { type: "requestPersonalId" }
  | { type: "recordPersonalId"; value: RegisterValue }
  | {
      type: "draftResult";
      template: string;
      values: Record<string, string>;
      bookEntry: BookEntry;
      negative?: { reason: string; legalBasis: string };
    }
  | { type: "askConfirmation" }
  /** By the applicant, or by the clock with `agrees` true when nobody answered in time. */
  | { type: "answerConfirmation"; agrees: boolean; note: string }
  | { type: "approveResult"; result: Omit<SignedResult, "signedBy" | "signedAt"> }
  /** `receiverId`: number of who came to the counter; `mandate`: by which they may receive, checked by the caller, when they are not the applicant. */
  | {
      type: "handOver";
      way: HandOver["way"];
      receiver: string;
      receiverId?: string;
      mandate?: Pick<Representative, "mandateId" | "kind" | "until">;
      tracking?: string;
      idChecked?: boolean;
      signed?: HandOver["signed"];
    }
  | { type: "rate"; score: Score; reasons: string[]; comment: string }
  | { type: "archive"; box: string }
  // Time
  | {
      type: "prepareExtension";
      reason: string;
      newDueAt: InstantText;
      outages?: Extension["outages"];
    }
  | { type: "signExtension" }
  | { type: "moveDue"; dueAt: InstantText; reason: string }
  | { type: "stop"; cause: StopCause; reason: string; legalBasis: string }
  | { type: "warn"; kind: WarningKind; about: string }
  /** Nhắc: whoever holds the dossier up, the officers of its open steps or the applicant. `note`: a word of whoever reminds, "" for none. */
  | { type: "remind"; whom: Reminder["whom"]; note: string }
  /** An agency closes, or a room inside one: its successor goes on with the dossier as it stands. */
  | ({ type: "succeed"; reason: string } & Succession)
  /** Takes the last act back, by a compensating event. `version`: of the first event of that act. */
  | { type: "undo"; version: number; reason: string };
export type CommandType = Command["type"];
