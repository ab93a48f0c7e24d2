import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { applicant, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const copies = z.int().min(0).default(0);
const schema = z.object({
  office,
  /** Number of the notice without suffix; "/HDHS" is printed behind it. */
  number: optional,
  code: text,
  issuedAt: instant,
  applicant,
  subject: text,
  stage: z.enum(["intake", "appraisal"]).default("intake"),
  /** What to supply or mend, one line each; `note` says how. */
  items: z.array(z.object({ label: text, note: optional, original: copies, certified: copies, photocopy: copies })).min(1),
  reason: text,
  answerBy: instant,
  contact: z.object({ name: text, phone: optional }),
  /** Sent by the system: nobody signs by hand. */
  electronic: z.boolean().default(false),
  issuedBy: officer,
});

/** Mẫu số 02, Phụ lục I TT 03/2025/TT-VPCP. */
export const supplementSlip = defineKind({
  schema,
  template: "supplement-slip.typ",
  title: (data) => `Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  view: (data) => ({
    ...head(data.office),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    applicant: data.applicant,
    subject: data.subject,
    stage: data.stage === "intake" ? "khi tiếp nhận hồ sơ" : "khi thẩm định hồ sơ",
    items: data.items,
    reason: data.reason,
    electronic: data.electronic,
    issuedAt: momentOf(data.issuedAt),
    answerBy: momentOf(data.answerBy),
    contact: data.contact,
    hotline: data.office.hotline,
    issuedBy: data.issuedBy,
  }),
});
