import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { moneyInWords } from "../money-in-words.ts";
import { dong, head, instant, office, optional, recipient, signature, signer, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  to: recipient,
  subject: text,
  /** What is owed, e.g. "Lệ phí trước bạ". */
  name: text,
  /** VND. */
  amount: z.int().min(0),
  reason: optional,
  legal: optional,
  payBy: instant,
  /** Where it is paid. */
  payAt: text,
  /** Whether the clock of the office runs meanwhile. */
  clock: z.enum(["notStarted", "stands", "runs"]),
  signer: signer.optional(),
});

const CLOCKS = {
  notStarted: "Hồ sơ được tiếp nhận và bắt đầu tính thời hạn giải quyết sau khi ghi nhận đã nộp tiền.",
  stands: "Thời gian chờ nộp tiền không tính vào thời gian giải quyết.",
  runs: "Thời hạn giải quyết hồ sơ vẫn được tính như đã hẹn.",
} as const;

/** Thông báo nộp tiền (thể thức: NĐ 30/2020/NĐ-CP, Phụ lục I). */
export const paymentNotice = defineKind({
  schema,
  template: "payment-notice.typ",
  title: (data) => `Thông báo nộp tiền ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    to: data.to,
    subject: data.subject,
    issuer: data.office.centre,
    hotline: data.office.hotline,
    name: data.name,
    amount: dong(data.amount),
    words: moneyInWords(data.amount),
    reason: data.reason,
    legal: data.legal,
    payBy: momentOf(data.payBy),
    payAt: data.payAt,
    clock: CLOCKS[data.clock],
    signer: data.signer && signature(data.signer),
    issuedAt: momentOf(data.issuedAt),
  }),
});
