import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { moneyInWords } from "../money-in-words.ts";
import { applicant, dong, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  /** "0000012/BL-2026". */
  number: text,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  payer: applicant,
  subject: text,
  /** Phí and lệ phí each for itself; whole VND, they add up to the amount. */
  items: z.array(z.object({ name: text, kind: z.enum(["fee", "charge", "duty"]), amount: z.int().min(0) })).min(1),
  /** By what rule less was to be paid. */
  waivers: z.array(z.object({ name: text, saved: z.int().positive() })),
  amount: z.int().positive(),
  /** In words, e.g. "tiền mặt". */
  method: text,
  reference: optional,
  /** Of a refund: the receipt that it goes back to. */
  receipt: optional,
  reason: optional,
  legal: optional,
  cashier: officer,
});

const KIND_NAMES = { fee: "Phí", charge: "Lệ phí", duty: "Khoản khác" } as const;

/** Words of the two slips that money at the counter goes with. */
const WORDS = {
  receipt: {
    title: "Biên lai thu phí, lệ phí",
    who: "Người nộp tiền",
    how: "Hình thức nộp",
    by: "Người thu tiền",
    total: "Cộng đã thu",
  },
  refund: {
    title: "Phiếu hoàn trả phí, lệ phí",
    who: "Người nhận lại tiền",
    how: "Hình thức trả",
    by: "Người trả tiền",
    total: "Cộng hoàn trả",
  },
} as const;

const slipOf = (words: (typeof WORDS)[keyof typeof WORDS]) =>
  defineKind({
    schema,
    template: "money-slip.typ",
    title: (data) => `${words.title} ${data.number}`,
    issuedAt: (data) => data.issuedAt,
    qr: (data) => data.lookupUrl,
    view: (data) => ({
      ...head(data.office),
      words,
      code: data.code,
      number: data.number,
      placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
      payer: data.payer,
      subject: data.subject,
      items: data.items.map(({ name, kind, amount }) => ({ name, kind: KIND_NAMES[kind], amount: dong(amount) })),
      waivers: data.waivers.map(({ name, saved }) => ({ name, saved: dong(saved) })),
      amount: dong(data.amount),
      inWords: moneyInWords(data.amount),
      method: data.reference ? `${data.method}, số giao dịch ${data.reference}` : data.method,
      receipt: data.receipt,
      reason: data.reason,
      legal: data.legal,
      at: momentOf(data.issuedAt),
      cashier: data.cashier,
    }),
  });

/** Biên lai thu phí, lệ phí at the counter. */
export const feeReceipt = slipOf(WORDS.receipt);
/** Phiếu hoàn trả phí, lệ phí. */
export const refundSlip = slipOf(WORDS.refund);
