import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf, shortDate } from "../legal-dates.ts";
import { applicant, dong, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: optional,
  code: text,
  lookupUrl: z.url(),
  /** When it was handed over. */
  issuedAt: instant,
  applicant,
  subject: text,
  results: z.array(z.object({ name: text, number: text, signedAt: instant, signedBy: text })),
  dueAt: instant.optional(),
  /** `same`: the applicant in person. */
  receiver: z.object({ name: text, same: z.boolean(), idChecked: z.boolean() }),
  way: z.enum(["online", "counter", "post"]),
  /** Number of the postal item. */
  tracking: optional,
  /** VND. */
  fee: z.int().min(0),
  handedBy: officer,
});

const WAYS = {
  online: "Bản điện tử trên Cổng dịch vụ công",
  counter: "Trực tiếp tại quầy",
  post: "Dịch vụ bưu chính công ích",
} as const;

/** Biên nhận trả kết quả. */
export const resultReceipt = defineKind({
  schema,
  template: "result-receipt.typ",
  title: (data) => `Biên nhận trả kết quả ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    applicant: data.applicant,
    subject: data.subject,
    results: data.results.map((result) => ({ ...result, signedAt: shortDate(result.signedAt) })),
    dueAt: data.dueAt && momentOf(data.dueAt),
    handedAt: momentOf(data.issuedAt),
    receiver: data.receiver.name,
    relation: data.receiver.same ? "chính chủ hồ sơ" : "người nhận thay chủ hồ sơ",
    idChecked: data.receiver.idChecked,
    way: data.tracking ? `${WAYS[data.way]}, số vận đơn ${data.tracking}` : WAYS[data.way],
    byHand: data.way === "counter",
    fee: data.fee > 0 ? dong(data.fee) : "Không thu",
    handedBy: data.handedBy,
    hotline: data.office.hotline,
  }),
});
