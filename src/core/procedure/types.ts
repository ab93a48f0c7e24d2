/**
 * A procedure (thủ tục hành chính) as data. `compile()` turns a folder of YAML files into a `Revision`; the same value is what the
 * catalogue stores and what a dossier is pinned to, so everything here is plain JSON.
 */
import type { Allowance } from "../calendar/types.ts";

/** A condition or value in CEL, e.g. `daysBetween(child.birthDate, today) > 60`. See core/expr. */
export type Expression = string;

/** How a dossier reaches the office (kênh thực hiện): 1 trực tiếp, 2 trực tuyến, 3 bưu chính công ích in national messages. */
export type Channel = "counter" | "online" | "post";

export type FieldType =
  | "text"
  | "longText"
  | "personName"
  | "choice"
  | "yesNo"
  | "date"
  | "partialDate"
  | "number"
  | "money"
  | "address"
  | "group"
  | "table"
  | "file"
  | "phone"
  | "email"
  | "person"
  | "organisation"
  | "birthNotice"
  | "marriage"
  | "pledge";

export type Choice = { value: string; label: string; hint?: string };

/** A rule beside the type's own validation; when `not` is true of the answers, `say` is shown. `soft` warns and lets pass. */
export type FieldRule = { not: Expression; say: string; soft?: boolean };

export type Field = {
  /** Stable for ever; a dotted path into the answers, e.g. `child.birthDate`. */
  id: string;
  type: FieldType;
  label: string;
  hint?: string;
  required: boolean;
  /** Channels over which the question may be left blank although it is required elsewhere, e.g. the telephone of who stands at the counter. */
  optionalAt?: Channel[];
  when?: Expression;
  choices?: Choice[];
  rules: FieldRule[];
  min?: number;
  max?: number;
  /** Largest number of characters accepted. */
  maxLength?: number;
  /** person, birthNotice, marriage: which of REGISTER_VALUES the applicant is shown to confirm. */
  show?: string[];
  /**
   * Value known beforehand, e.g. `requester.relation == "mother" ? requester.personalId : ""`; it is confirmed, not asked. Unknown or
   * empty text: nothing is known and the question is asked.
   */
  prefill?: Expression;
  /** marriage only: ids of the two person fields whose marriage is looked up. */
  of?: [string, string];
  autocomplete?: string;
  /** text: answers that come up most, at most nine; at the counter one key writes one of them. */
  common?: string[];
  /**
   * What a clerk at the counter finds in the field already, because it is nearly always so: a choice, a text, a number, `true` or `false`, `today` in a
   * date. Never counts before the clerk has sent it, and nobody else is shown it.
   */
  usual?: string;
  /** group, table: the questions of one row; their ids are names within the row, e.g. `from`. `min` and `max` then count rows. */
  fields?: Field[];
  /** group, table: what one row is called, e.g. "Nơi ở". */
  rowName?: string;
};

/** How sure a definition is of something that no primary source was read for (độ tin cậy). */
export type Confidence = "high" | "medium" | "low";
/** Where a statement was taken from and how sure it is; absent: read in the text that `legal` or the announcing decision names. */
export type Provenance = { source?: string; confidence?: Confidence };

/** One question (một trang, một câu hỏi). */
export type Page = {
  /** Stable for ever; the last part of the page's address. */ id: string;
  part: string;
  ask: string;
  hint?: string;
  when?: Expression;
  fields: Field[];
};

/** A paper (thành phần hồ sơ) and what makes asking for it unnecessary. */
export type Paper = {
  id: string;
  name: string;
  /** MAGIAYTO of the national catalogue, when known. */
  nationalCode?: string;
  when?: Expression;
  /** Expressions; one that holds means that a register or a stored document already answers (NĐ 118/2025 Đ4.2a). */
  satisfiedBy: Expression[];
  original: number;
  copy: number;
  required: boolean;
  help?: string;
  sample?: string;
} & Provenance;

/** Phí (fee) or lệ phí (charge). The same id may stand several times with periods and channels that do not overlap. */
export type Fee = {
  id: string;
  name: string;
  kind: "fee" | "charge";
  /** VND for one unit. */
  amount: number;
  /** Units up to and including the `upTo`-th cost this much each; the last tier has no `upTo`. Takes the place of `amount`. */
  tiers?: FeeTier[];
  /** Expression giving how many units; 1 when absent. */
  count?: Expression;
  /** VND; the most that is taken for the counted units, before `times`. */
  cap?: number;
  /** Expression by which the sum of the units is multiplied, e.g. the number of copies; 1 when absent. */
  times?: Expression;
  /** What `times` counts; bản when absent. */
  timesUnit?: string;
  /** Not given back when the case is not decided (không hoàn trả). */
  nonRefundable?: true;
  unit: string;
  when?: Expression;
  channels?: Channel[];
  from?: string;
  to?: string;
  legal: string;
} & Provenance;
export type FeeTier = { upTo?: number; amount: number };

/**
 * A waiver or reduction (miễn, giảm) as a dated rule over facts. Several may fit a fee; the one that saves most counts, they are not added.
 * Stands in a procedure or in law/fee-waivers.yaml.
 */
export type Waiver = {
  id: string;
  name: string;
  /** Why it applies, in the words of the person who saves, e.g. "Bạn nộp hồ sơ trực tuyến". */
  why: string;
  /** Percent taken off, 1 to 100. */
  rate: number;
  /** Ids of fees of the procedure; all when absent. */
  fees?: string[];
  kinds?: ("fee" | "charge")[];
  channels?: Channel[];
  when?: Expression;
  from?: string;
  to?: string;
  legal: string;
} & Provenance;

/** A waiver of the law for many procedures: those named, and those of the named fields of administration (mã lĩnh vực). */
export type LawWaiver = Waiver & {
  procedures?: string[];
  fields?: string[];
  /** Identification code of the province whose resolution it is, e.g. H60; the whole country when absent. */
  province?: string;
};

/** A step of the internal process (quy trình nội bộ). */
export type Step = {
  id: string;
  name: string;
  by: StepRole;
  /** What sort of unit does it (see `Agency.unit`), e.g. phong-kinh-te; the competent agency itself when absent. */
  unit?: string;
  /** Position of who does it, e.g. Công chức địa chính – xây dựng. */
  position?: string;
  /** Working hours. */
  hours: number;
  /** What must be on record before the step can be completed. */
  needs: StepNeed[];
  /** Ids of the steps that must be over before this one begins; the one listed before it when absent. Two steps after the same one run in parallel. */
  after?: string[];
  /** Branch: when false for the case, the step is passed over. Sees the facts and answers of the case. */
  when?: Expression;
  /** Liên thông: the step is a dossier of its own at another agency. */
  child?: ChildProcedure;
} & Provenance;
/** A procedure that is carried out at another agency for one step of an interlinked one. */
export type ChildProcedure = {
  /** Code of a procedure of this catalogue. */
  procedure: string;
  /** Sort of unit that decides (see `Agency.unit`), e.g. cong-an-xa; looked for in the commune of the case, then in the province. */
  unit: string;
  /** Answers of the child, by field id, as expressions over the case of the parent. */
  answers: Record<string, Expression>;
  /** Papers of the parent that go along, and what they are in the child: parent's paper id → child's paper id. */
  papers?: Record<string, string>;
};
export type StepRole = "receptionist" | "specialist" | "leader";
export type StepNeed = "register.personalId" | "draft" | "approval";

/** `negative`: the answer when the request is not granted, e.g. a refusal slip. */
export type ResultKind = { code: string; name: string; template: string; negative?: boolean };

export type ChannelTerms = {
  time: Allowance;
  /** Same-day procedure: after 15:00 it counts from the next working morning. */
  sameDay: boolean;
  /** Other times for certain cases (trường hợp); the first whose condition holds counts instead of `time`. */
  cases?: { when: Expression; time: Allowance; say: string }[];
  /** Counter only: received, decided, signed and handed over in one visit (giải quyết tại chỗ). */
  onSpot?: boolean;
  /** With `onSpot`: what the clerk makes sure of before it is done in one visit; without it the dossier goes the ordinary way. */
  spotChecks?: SpotCheck[];
  /** VNeID level that the applicant's account needs on this channel (mức độ định danh, 1 or 2); any account when absent. */
  minLevel?: number;
} & Provenance;

/** `say`: why it cannot be done at once when the answer to `ask` is no. */
export type SpotCheck = { id: string; ask: string; say: string; legal: string };

export type Revision = {
  code: string;
  name: string;
  /** The word that people use first. */
  plain: string;
  summary: string;
  keywords: string[];
  field: { code: string; name: string };
  /** The decision that announces it (quyết định công bố); `date` yyyy-MM-dd is what the publication clocks of QĐ 766 count from. */
  decision: { number: string; by: string; date?: string };
  effective: { from: string; to?: string };
  level: "toan-trinh" | "mot-phan";
  partialReason?: string;
  audience: string[];
  /** `unit`: sort of agency that decides (see `Agency.unit`), e.g. so-cong-thuong; the people's committee of the tier when absent. */
  competent: { tier: "commune" | "province"; by: string; unit?: string };
  /** Where it may be handed in (phi địa giới): at the deciding agency only, anywhere in the province, anywhere in the country. */
  acceptedAt: "agency" | "province" | "nation";
  /** What happens to drafts that are open when this revision comes into force. Received dossiers always keep theirs. */
  transition: { drafts: "move" | "keep"; note?: string };
  /** Minutes a citizen needs to fill the form. */
  minutesToFill: number;
  channels: Partial<Record<Channel, ChannelTerms>>;
  fees: Fee[];
  waivers: Waiver[];
  facts: Record<string, Expression>;
  results: ResultKind[];
  /** When fees are taken (thu trước, thu sau); after the decision when absent. */
  collect?: "before" | "after";
  /** Money owed during the process (nghĩa vụ tài chính); the clock stands only when `pauses`. `days`: working days to pay. */
  obligation?: { pauses: boolean; days: number; legal: string; onTimeout?: "stop" } & Provenance;
  /** The applicant is asked to look at the draft (xác nhận dự thảo) for at most `time`; silence agrees. Every channel when none is named. */
  confirmation?: { time: Allowance; pauses: boolean; legal: string; channels?: Channel[] } & Provenance;
  /** Agencies that are usually asked for their opinion; offered to the officer, who may change them. */
  consultations?: {
    unit: string;
    question: string;
    time: Allowance;
    silence: "consent" | "escalate";
    legal: string;
    when?: Expression;
  }[];
  /**
   * How often the office may ask for a supplement at each stage, how many working days the applicant has, and what a special law allows beyond.
   */
  supplement: {
    intake: number;
    appraisal: number;
    days: number;
    exceptions?: ({ stage: "intake" | "appraisal"; max: number; legal: string } & Provenance)[];
    /** What happens when nobody answers: the dossier is stopped (form 05) by the clock; a leader decides when absent. */
    onTimeout?: "stop";
  };
  /** Part of the answers that titles the dossier (trích yếu), e.g. `Đăng ký khai sinh cho {child.name}`. */
  subject: string;
  legal: string[];
  /** What is not certain in this definition, said to the controller and never silently taken for granted. */
  doubts: { about: string; confidence: Confidence; source: string }[];
  pages: Page[];
  papers: Paper[];
  steps: Step[];
};

/** What a register said (giá trị từ cơ sở dữ liệu): never typed, always with source and time. Written by the server only. */
export type RegisterValue = {
  found: boolean;
  /** Human name of the register, e.g. "Cơ sở dữ liệu quốc gia về dân cư". */
  source: string;
  /** Instant of the answer, ISO 8601. */
  at: string;
  /** The arguments of the look-up, e.g. the ID number. */
  asked: Record<string, string>;
  values: Record<string, string>;
  /** The register did not answer at all: nothing is found, and the office looks it up later. */
  unavailable?: true;
};

/**
 * Answers by field id (flat, e.g. {"child.name": "…"}). Text "" says that an optional question was seen and left blank. A register-backed
 * field (person, birthNotice, marriage) adds `<id>.confirmed`: true or false as the applicant said that the register's answer is right or not, "" while nothing was said,
 * and, in what is filed, `<id>.report`: what the applicant says is wrong in the register.
 *
 * partialDate: "1950", "1950-03", "1950-03-02" or "unknown"; never made up to a whole date.
 * address: `<id>` is the whole address as text; `<id>.province` and `<id>.commune` are codes of the current list, `<id>.detail` the rest,
 * `<id>.old` the old address (with a district) as it was given, when one was.
 * group, table: `<id>` is the number of rows; `<id>.1.from` is the answer `from` of the first row.
 * file: `<id>` is the name of the stored file.
 */
export type AnswerValue = string | number | boolean;
export type Answers = Record<string, AnswerValue>;
/** By field id of a register-backed field (person, marriage, birthNotice). */
export type RegisterValues = Record<string, RegisterValue>;

/** Everything conditions may look at. Never changed in place: what was worked out for a context is kept beside the object. */
export type CaseContext = {
  readonly answers: Readonly<Answers>;
  readonly registers: Readonly<RegisterValues>;
  /** Types of documents on record for the applicant (kho giấy tờ). */
  readonly documents: readonly string[];
  readonly channel: Channel;
  /** Date in Asia/Ho_Chi_Minh, yyyy-MM-dd. */
  readonly today: string;
  readonly requester: {
    personalId: string;
    name: string;
    level: number;
    birthDate: string;
    phone?: string;
    email?: string;
    /** Types of documents integrated in the VNeID account; unlike `documents` they make no paper unnecessary. */
    integratedDocuments?: readonly string[];
  };
};

/** A fault in a definition; `path` is the dotted place inside the file. */
export type Finding = { file: string; path: string; line?: number; message: string };
