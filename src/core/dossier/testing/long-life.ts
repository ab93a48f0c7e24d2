/** Lives written by hand, event by event, for tests of what reads the log: papers, words, national messages. */
import { evolve } from "../evolve.ts";
import type { Actor, Dossier, DossierEvent, Filing, LoggedEvent } from "../types.ts";
import { file, filing, officer, reader, system, vn } from "./library-card.ts";

const CODE = "H60.30.12-261120-0001";
export const counter = officer("receptionist");
export const specialist = officer("specialist");
export const leader = officer("leader", { position: "Chủ tịch" });

/** "2026-11-20T09:05" in Vietnam, as the log writes it. */
export const moment = (local: string): string => vn(local).toString({ smallestUnit: "millisecond" });

export type Tale = {
  /** An act: its events share a moment and an actor. */
  tell(local: string, actor: Actor, ...events: DossierEvent[]): Tale;
  readonly log: LoggedEvent[];
  readonly dossier: Dossier;
};

/** A dossier that was just filed. */
export function tale(local: string, own: Filing = filing, id = "d1"): Tale {
  const log: LoggedEvent[] = [];
  let dossier: Dossier | undefined;
  const self: Tale = {
    tell: (when, actor, ...events) => {
      for (const event of events) {
        const logged: LoggedEvent = { dossierId: id, version: log.length + 1, at: moment(when), actor, event };
        log.push(logged);
        dossier = evolve(dossier, logged);
      }
      return self;
    },
    log,
    get dossier(): Dossier {
      if (!dossier) throw new Error("Nothing was filed");
      return dossier;
    },
  };
  return self.tell(local, reader, { type: "Submitted", id, code: CODE, filing: own, intakeDueAt: moment("2026-11-23T08:00") });
}

export const started = (
  stepId: string,
  by: "receptionist" | "specialist" | "leader",
  due: string,
  unit?: string,
): DossierEvent => ({
  type: "StepStarted",
  stepId,
  name: NAMES[stepId] ?? stepId,
  by,
  hours: 4,
  dueAt: moment(due),
  ...(unit && { unit }),
});
const NAMES: Record<string, string> = {
  receive: "Tiếp nhận",
  appraise: "Thẩm tra",
  visit: "Kiểm tra thực địa",
  draw: "Vẽ sơ đồ",
  sign: "Ký thẻ",
  return: "Trả thẻ",
};

const who = ({ officerId, name }: { officerId: string; name: string }) => ({ officerId, name });
const other = { officerId: "00000000-0000-4000-8000-000000000109", name: "Bàn Thị Thay" };
export const items = [{ kind: "paper" as const, id: "photo", label: "Ảnh chân dung", note: "Chụp lại, đủ sáng" }];
const photo = { paperId: "photo", name: "Ảnh chân dung", file, uploadedAt: moment("2026-11-24T08:00") };
export const result = {
  code: "KQ.X01.000001",
  name: "Thẻ thư viện",
  number: "41/2026",
  file,
  signedBy: { ...who(leader), position: leader.position },
  signedAt: moment("2026-12-09T15:00"),
};
export const draft = {
  draft: { template: "giay-khai-sinh", values: { name: "MẬN" }, by: specialist.name, at: moment("2026-12-08T08:00") },
  bookEntry: { number: 41, book: "01", year: 2026 },
};
const payment = {
  name: "Tiền đặt cọc thẻ",
  amount: 1205000,
  reason: "Thẻ mượn sách quý",
  legal: "Nội quy thư viện giả định, Điều 4",
  requestedAt: moment("2026-11-20T08:30"),
  payBy: moment("2026-11-27T17:00"),
};
const consultation = {
  question: "Người này còn sách chưa trả không?",
  legal: "Nội quy thư viện giả định, Điều 7",
  askedAt: moment("2026-11-25T08:00"),
  askedBy: specialist.name,
  answerBy: moment("2026-11-27T17:00"),
};

/**
 * Everything at once: filed by a mandate at another commune's counter, fee beforehand, a supplement let out by a leader, two agencies asked, a
 * duty to pay, a step split and done by a substitute, two steps in parallel, a draft that nobody answered, an extension, a signature taken
 * back, handed to somebody else, archived.
 */
export function longLife(id = "d1", patch: Partial<Filing> = {}): Tale {
  const own: Filing = {
    ...filing,
    channel: "counter",
    submittedBy: "clerk",
    acceptedAt: { agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình" },
    representative: { personId: "r", personalId: "008099000003", name: "HOÀNG VĂN CHÁU", kind: "authorised", mandateId: "m" },
    fee: { total: 8000, lines: [{ id: "x", name: "Phí thẻ", kind: "fee", units: 1, amount: 8000, total: 8000, legal: "" }] },
    papers: [{ ...photo, uploadedAt: moment("2026-11-20T08:10"), given: { original: 1, certified: 0, photocopy: 2 } }],
    ...patch,
  };
  const life = tale("2026-11-20T08:21", own, id);
  const paid = (local: string) => ({ at: moment(local), by: counter.name, method: "transfer" as const, receipt: "BL-7" });
  life
    .tell("2026-11-20T08:30", counter, {
      type: "PaymentRequested",
      payment: { ...payment, id: "fee", kind: "prepayment", pauses: false, name: "Phí thẻ", amount: 8000 },
    })
    .tell("2026-11-20T08:50", counter, { type: "PaymentRecorded", paymentId: "fee", paid: paid("2026-11-20T08:50") })
    .tell(
      "2026-11-20T09:05",
      counter,
      {
        type: "Received",
        dueAt: moment("2026-12-04T09:05"),
        allowance: { qty: 10, unit: "WORKING_DAY" },
        competentReceivedAt: moment("2026-11-20T14:00"),
      },
      started("receive", "receptionist", "2026-11-20T10:05"),
      { type: "StepClaimed", stepId: "receive", assignee: who(counter) },
    )
    .tell(
      "2026-11-20T09:40",
      counter,
      { type: "StepCompleted", stepId: "receive", note: "" },
      started("appraise", "specialist", "2026-11-20T15:40", "phong-kinh-te"),
    )
    .tell("2026-11-20T10:00", specialist, {
      type: "StepClaimed",
      stepId: "appraise",
      assignee: other,
      substituteFor: who(specialist),
    })
    .tell("2026-11-20T10:10", specialist, {
      type: "SupplementProposed",
      proposal: {
        stage: "appraisal",
        items,
        reason: "Ảnh mờ",
        countsLate: false,
        proposedAt: moment("2026-11-20T10:10"),
        proposedBy: who(specialist),
      },
    })
    .tell("2026-11-20T10:30", leader, {
      type: "SupplementRequested",
      stage: "appraisal",
      items,
      reason: "Ảnh mờ",
      legalBasis: "Nội quy thư viện giả định, Điều 4",
      answerBy: moment("2026-11-27T17:00"),
      proposedBy: who(specialist),
    })
    .tell("2026-11-24T08:00", reader, {
      type: "SupplementAnswered",
      stage: "appraisal",
      answers: {},
      registers: {},
      papers: [photo],
      dueAt: moment("2026-12-07T15:05"),
      stepDueAts: { appraise: moment("2026-11-25T10:00") },
    })
    .tell(
      "2026-11-25T08:00",
      specialist,
      {
        type: "ConsultationRequested",
        consultation: { ...consultation, id: "c1", agencyId: "H60.30.13", agencyName: "UBND xã Lâm Bình", silence: "consent" },
      },
      {
        type: "ConsultationRequested",
        consultation: {
          ...consultation,
          id: "c2",
          agencyId: "H60.20",
          agencyName: "Công an tỉnh Tuyên Quang",
          silence: "escalate",
        },
      },
    )
    .tell("2026-11-26T09:00", officer("specialist", { agencyId: "H60.20", name: "Đinh Văn Đáp" }), {
      type: "ConsultationAnswered",
      consultationId: "c2",
      answer: { kind: "agree", text: "Không nợ sách", at: moment("2026-11-26T09:00"), by: "Đinh Văn Đáp" },
    })
    .tell("2026-11-27T17:01", system, {
      type: "ConsultationAnswered",
      consultationId: "c1",
      answer: { kind: "silence", text: "", at: moment("2026-11-27T17:00"), by: "Một Cửa" },
    })
    .tell("2026-11-30T08:00", specialist, {
      type: "PaymentRequested",
      payment: {
        ...payment,
        id: "duty",
        kind: "obligation",
        pauses: true,
        requestedAt: moment("2026-11-30T08:00"),
        payBy: moment("2026-12-07T17:00"),
      },
    })
    .tell("2026-12-01T08:00", counter, {
      type: "PaymentRecorded",
      paymentId: "duty",
      paid: paid("2026-12-01T08:00"),
      dueAt: moment("2026-12-08T15:05"),
      stepDueAts: { appraise: moment("2026-12-01T16:00") },
    })
    .tell("2026-12-01T08:30", specialist, {
      type: "StepSplit",
      stepId: "appraise",
      parts: [
        { id: "a", name: "Tra sổ", assignee: who(specialist) },
        { id: "b", name: "Gọi hỏi", assignee: other },
      ],
    })
    .tell("2026-12-01T09:00", specialist, { type: "PartCompleted", stepId: "appraise", partId: "a", note: "Đã tra" })
    .tell("2026-12-01T09:30", specialist, { type: "PartCompleted", stepId: "appraise", partId: "b", note: "" })
    .tell(
      "2026-12-02T16:30",
      specialist,
      { type: "StepCompleted", stepId: "appraise", note: "Đủ điều kiện" },
      started("visit", "specialist", "2026-12-04T10:00"),
      started("draw", "specialist", "2026-12-04T10:00"),
    )
    .tell("2026-12-03T08:00", leader, {
      type: "StepAssigned",
      stepId: "visit",
      assignee: who(specialist),
      reason: "Quen địa bàn",
    })
    .tell("2026-12-03T10:00", specialist, { type: "StepCompleted", stepId: "visit", note: "" })
    .tell(
      "2026-12-04T10:00",
      specialist,
      { type: "StepCompleted", stepId: "draw", note: "" },
      started("sign", "leader", "2026-12-07T10:00"),
    )
    .tell("2026-12-04T10:30", specialist, {
      type: "ConfirmationAsked",
      confirmation: { askedAt: moment("2026-12-04T10:30"), answerBy: moment("2026-12-07T10:30"), pauses: false },
    })
    .tell("2026-12-07T10:31", system, {
      type: "ConfirmationAnswered",
      answer: { agrees: true, note: "", at: moment("2026-12-07T10:30"), silent: true },
    })
    .tell("2026-12-07T14:00", specialist, {
      type: "ExtensionPrepared",
      extension: {
        reason: "Mất điện cả huyện cũ",
        cause: "Ký thẻ – Lãnh đạo",
        oldDueAt: moment("2026-12-08T15:05"),
        newDueAt: moment("2026-12-10T17:00"),
        preparedAt: moment("2026-12-07T14:00"),
        preparedBy: specialist.name,
        outages: [{ from: moment("2026-12-07T08:00"), to: moment("2026-12-07T11:30"), minutes: 210 }],
      },
    })
    .tell("2026-12-07T15:00", leader, {
      type: "ExtensionSigned",
      signed: { at: moment("2026-12-07T15:00"), by: { ...who(leader), position: leader.position }, late: false },
      stepDueAts: { sign: moment("2026-12-10T10:00") },
    })
    .tell("2026-12-08T08:00", specialist, { type: "ResultDrafted", ...draft });
  const undoneFrom = life.log.length + 1;
  const signing: DossierEvent[] = [
    { type: "ResultApproved", result },
    { type: "StepCompleted", stepId: "sign", note: "" },
    { type: "ResultReady" },
  ];
  const { steps } = life.dossier;
  return life
    .tell("2026-12-09T08:00", leader, ...signing)
    .tell("2026-12-09T08:05", leader, {
      type: "ActUndone",
      version: undoneFrom,
      act: "ResultApproved",
      reason: "Ký nhầm hồ sơ",
      restore: { state: "awaitingSignature", result: null, finishedAt: null, steps },
    })
    .tell("2026-12-09T15:00", leader, ...signing, started("return", "receptionist", "2026-12-09T16:00"))
    .tell(
      "2026-12-09T16:10",
      counter,
      {
        type: "HandedOver",
        handOver: {
          way: "counter",
          receiver: "HOÀNG VĂN CHÁU",
          idChecked: true,
          at: moment("2026-12-09T16:10"),
          by: counter.name,
        },
      },
      { type: "StepCompleted", stepId: "return", note: "" },
    )
    .tell("2026-12-20T08:00", counter, { type: "Archived", box: "Hộp 3" });
}
