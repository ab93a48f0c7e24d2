import type { Answers, RegisterValue, RegisterValues } from "../procedure/types.ts";
import type { Assignee, InstantText, Representative, Role } from "./party-types.ts";

/** A paper that was handed in (thành phần hồ sơ đã nộp). */
export type FiledPaper = {
  paperId: string;
  name: string;
  /** Absent when the counter took the paper in, or looked at it and gave it back, without scanning it; `given` then says what there was. */
  file?: FileRef;
  uploadedAt: InstantText;
  /** What the counter was given: originals, certified copies, photocopies; absent online. */
  given?: GivenPaper;
};
/** How many of each the counter was handed. */
export type GivenPaper = { original: number; certified: number; photocopy: number };
/** Content-addressed file. Size in bytes. */
export type FileRef = { sha256: string; name: string; mediaType: string; size: number };

export type SupplementItem = { kind: "field" | "paper"; id: string; label: string; note: string };
export type SupplementStage = "intake" | "appraisal";
/** What an officer wants to ask and a leader has not yet let go out: at appraisal, and before every second request. */
export type SupplementProposal = {
  stage: SupplementStage;
  items: SupplementItem[];
  reason: string;
  legalBasis?: string;
  /** The officer was shown that the national index (QĐ 766) counts the dossier late when it is asked again. */
  countsLate: boolean;
  proposedAt: InstantText;
  proposedBy: Assignee;
};
export type SupplementRequest = {
  stage: SupplementStage;
  items: SupplementItem[];
  reason: string;
  legalBasis?: string;
  requestedAt: InstantText;
  /** Until when the applicant should answer. */
  answerBy: InstantText;
  requestedBy: string;
  /** Who let it go out. */
  approvedBy?: string;
  answeredAt?: InstantText;
  /** What was there before the answer, so that the difference can be shown: fields and papers that the answer replaced. */
  replaced?: { answers: Answers; registers: RegisterValues; papers: FiledPaper[] };
};

/** One phí (`fee`), lệ phí (`charge`) or other duty on a receipt; whole VND. */
export type MoneyItem = { name: string; kind: "fee" | "charge" | "duty"; amount: number };
/** `pos`: card machine or QR code at the counter; `online`: recorded by the system alone. */
export type PayMethod = "cash" | "transfer" | "pos" | "online";

/**
 * Money of a dossier: fees taken beforehand (`prepayment`) or a duty of the procedure (`obligation`, nghĩa vụ tài chính), both asked for before the
 * dossier can go on; or the ordinary fee (`fee`), which holds nothing up and is there from the moment it was taken.
 */
export type Payment = {
  id: string;
  kind: "prepayment" | "obligation" | "fee";
  name: string;
  /** VND. */
  amount: number;
  reason: string;
  legal: string;
  requestedAt: InstantText;
  payBy: InstantText;
  /** The clock stands while it is awaited; only when the procedure says so. */
  pauses: boolean;
  /** When the dossier ended before it was paid: nothing is owed any more. */
  closedAt?: InstantText;
  /** `officerId`, `agencyId`: the cashier and whose counter it was; absent when no officer took it, and in older dossiers. */
  paid?: {
    at: InstantText;
    by: string;
    method: PayMethod;
    receipt: string;
    officerId?: string;
    agencyId?: string;
    items?: MoneyItem[];
    /** The receipt took its number from the cashier's till and is counted when that is closed. */
    till?: true;
    /** Of the bank, the card machine or the QR code. */
    reference?: string;
  };
  /** What the law gives back of it, at once, with a slip of its own. */
  refund?: Refund;
};
/** Hoàn trả phí, lệ phí. `number`: of its slip; `amount`, `items`: what the law gives back of the payment. */
export type Refund = {
  amount: number;
  items: MoneyItem[];
  at: InstantText;
  by: string;
  method: "cash" | "transfer";
  number: string;
  reason: string;
  legalBasis: string;
  officerId: string;
  agencyId: string;
  reference?: string;
};

/** A question to another agency (lấy ý kiến cơ quan phối hợp), with a clock of its own. */
export type Consultation = {
  id: string;
  agencyId: string;
  agencyName: string;
  question: string;
  legal: string;
  askedAt: InstantText;
  askedBy: string;
  /** The step from which it is asked: it is not over before the answer. */
  stepId?: string;
  answerBy: InstantText;
  /** What silence means when the time is over: agreement, or a matter for the leader. */
  silence: "consent" | "escalate";
  /** When the dossier ended before it was answered: no answer is awaited any more. */
  closedAt?: InstantText;
  answer?: { kind: "agree" | "disagree" | "silence"; text: string; at: InstantText; by: string };
};

/** The draft that the applicant is asked to look at (xác nhận dự thảo); silence agrees. */
export type Confirmation = {
  askedAt: InstantText;
  answerBy: InstantText;
  pauses: boolean;
  /** When the dossier ended before it was answered. */
  closedAt?: InstantText;
  answer?: { agrees: boolean; note: string; at: InstantText; silent: boolean };
};

/** What the applicant is waited for. */
export type AwaitedOf = "supplement" | "payment" | "confirmation" | "collect";

/** Somebody was reminded by an officer; what the clock reminds of stands among the warnings. */
export type Reminder = {
  whom: "officer" | "applicant";
  /** The officers of the open steps; of `officer` only. */
  to?: Assignee[];
  /** Of `applicant` only. */
  about?: AwaitedOf;
  note: string;
  at: InstantText;
  by: string;
};

/** Who goes on with the work of an agency that closed, or of a room (`unit`: sorts, core/procedure/units.ts) of the agency that decides. */
export type Succession = {
  agency?: { from: string; to: string; name: string };
  unit?: { from: string; to: string };
};

/** Form 04: apology and the one extension (xin lỗi và đề nghị gia hạn). `late`: signed after the due time, so it moves nothing. */
export type Extension = {
  reason: string;
  /** The step that could not keep its time, and who did it. */
  cause: string;
  oldDueAt: InstantText;
  newDueAt: InstantText;
  preparedAt: InstantText;
  preparedBy: string;
  /** Outages of the system offered as legal reason, with the working minutes they took. */
  outages?: { from: InstantText; to: InstantText; minutes: number }[];
  signed?: { at: InstantText; by: Assignee & { position: string }; late: boolean };
};

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

/** A share of a step that was split among several. */
export type StepPart = { id: string; name: string; assignee: Assignee; completedAt?: InstantText; note?: string };
export type StepRun = {
  stepId: string;
  name: string;
  by: Role;
  /** The pool from which somebody takes it: sort of unit and position; everybody of the role at the agency when absent. */
  unit?: string;
  position?: string;
  /** Liên thông: it is a dossier of its own at another agency; nobody here takes it. */
  child?: true;
  /** Working hours allowed. */
  hours: number;
  startedAt: InstantText;
  dueAt: InstantText;
  assignee?: Assignee;
  /** Who works on it instead of the assignee, who is on leave or has delegated it. */
  substitute?: Assignee;
  parts?: StepPart[];
  completedAt?: InstantText;
  completedBy?: string;
  note?: string;
  /** Set when the step was sent back. */
  returnedReason?: string;
};

/** A dossier of an interlinked filing at another agency (hồ sơ con của liên thông); the citizen sees the parent only. */
export type ChildRef = {
  id: string;
  code: string;
  stepId: string;
  procedureCode: string;
  procedureName: string;
  agencyId: string;
  agencyName: string;
  /** As of the last event that was told. */
  state: string;
  dueAt?: InstantText;
  /** What holds it up, in plain words. */
  trouble?: string;
  result?: SignedResult;
};

export type BookEntry = { number: number; book: string; year: number };

/** The draft of a result: values that go into the result's template. `negative`: the request is not granted, with reason and legal basis. */
export type ResultDraft = {
  template: string;
  values: Record<string, string>;
  by: string;
  at: InstantText;
  negative?: { reason: string; legalBasis: string };
};
export type SignedResult = {
  code: string;
  name: string;
  number: string;
  file: FileRef;
  signedBy: { officerId: string; name: string; position: string };
  /** In whose place it was signed (ký thay): on leave, or `delegated` by them. */
  signedFor?: Assignee & { delegated?: true };
  signedAt: InstantText;
};
export type HandOver = {
  way: "online" | "counter" | "post";
  receiver: string;
  /** Number of who came, and by which mandate when that is not the applicant. */
  receiverId?: string;
  mandate?: Pick<Representative, "mandateId" | "kind" | "until">;
  tracking?: string;
  /** The officer looked at the receiver's identity paper. */
  idChecked?: boolean;
  /** How the receiver signed: drawn on the screen, kept as a PNG by this address, or on the printed slip. */
  signed?: { way: "tablet"; sha256: string; size: number } | { way: "paper" };
  at: InstantText;
  by: string;
};
/** How the applicant wants the result; `agencyId`, `agencyName`: the counter where it is fetched, when that is not the deciding agency's. */
export type Delivery = { way: "online" | "counter" | "post"; address?: string; agencyId?: string; agencyName?: string };

export const SCORES = ["verySatisfied", "satisfied", "unsatisfied"] as const;
export type Score = (typeof SCORES)[number];
export type Rating = { score: Score; reasons: string[]; comment: string; at: InstantText };

/** What the clock has told the office about, each once (nhắc việc): the sweeps keep it, lists and messages read it. */
export const WARNINGS = [
  "intake4h",
  "intake6h",
  "intakeOverdue",
  "dueSoon",
  "overdue",
  "stepOverdue",
  "collect",
  "supplementReminder",
  "supplementOver",
  "paymentOver",
] as const;
export type WarningKind = (typeof WARNINGS)[number];
/** `about`: the step, payment or number of the reminder, when a kind can come more than once. */
export type Warning = {
  kind: WarningKind;
  about: string;
  at: InstantText;
  /** Since when it was so, when the clock came to it later (after downtime). */
  since?: InstantText;
};

/** Why no further time runs (form 05). */
export const STOP_CAUSES = ["supplementTimeout", "paymentTimeout", "applicantAsked", "legal"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** Nobody fits: no unit, no officer, no way on. Waits visibly in the coordination queue (hàng đợi điều phối). */
export type Coordination = { reason: string; since: InstantText };

export type { RegisterValue };
