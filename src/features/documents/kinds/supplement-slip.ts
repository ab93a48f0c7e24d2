import { z } from "zod";
import { numberInWords } from "../../../core/procedure/index.ts";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import {
  applicant,
  capacityOf,
  filedBy,
  form,
  head,
  instant,
  linesOf,
  long,
  office,
  officer,
  optional,
  positionTitle,
  text,
  titled,
  upper,
} from "../shared-schemas.ts";

const copies = z.int().min(0).default(0);
const schema = z.object({
  form,
  office,
  /** "12/HDHS". */
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  applicant,
  filedBy: filedBy.optional(),
  subject: text,
  stage: z.enum(["intake", "appraisal"]).default("intake"),
  /** Which request of its stage this is. */
  time: z.int().min(1).default(1),
  /** The special law that allows more than one. */
  exception: optional,
  /** What to supply or mend, one line each; `note` says how. */
  items: z.array(z.object({ label: text, note: optional, original: copies, certified: copies, photocopy: copies })).min(1),
  reason: long,
  legalBasis: optional,
  answerBy: instant,
  contact: z.object({ name: text, phone: optional }),
  /** Sent by the system: nobody signs by hand. */
  electronic: z.boolean().default(false),
  issuedBy: officer,
  /** The leader who let it go out. */
  approvedBy: officer.optional(),
});

/** Mẫu số 02: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const supplementSlip = defineKind({
  schema,
  template: "supplement-slip.typ",
  title: (data) => `Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    code: data.code,
    number: data.number ?? "……/HDHS",
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    applicant: data.applicant,
    filedBy: data.filedBy,
    subject: data.subject,
    stage: data.stage === "intake" ? "khi tiếp nhận hồ sơ" : "khi thẩm định hồ sơ",
    once: onceText(data),
    items: data.items,
    reason: linesOf(data.reason),
    legalBasis: data.legalBasis,
    electronic: data.electronic,
    issuedAt: momentOf(data.issuedAt),
    answerBy: momentOf(data.answerBy),
    contact: data.contact,
    hotline: data.office.hotline,
    issuedBy: data.issuedBy,
    approvedBy: data.approvedBy && {
      ...data.approvedBy,
      capacity: upper(capacityOf(data.approvedBy.position ?? "")),
      position: positionTitle(data.approvedBy.position ?? "Lãnh đạo"),
    },
  }),
});

/** How often it may be asked, and what it means for the clock. */
function onceText({ time, exception, stage }: z.output<typeof schema>): string {
  const again = exception ? `, được phép theo ${exception}` : "";
  const once =
    time === 1
      ? "Đây là lần yêu cầu duy nhất ở bước này và đã nêu đủ các nội dung."
      : `Đây là lần yêu cầu thứ ${time === 4 ? "tư" : numberInWords(time)} ở bước này${again}.`;
  const clock =
    stage === "intake"
      ? "Thời hạn giải quyết tính từ khi hồ sơ đủ và được tiếp nhận."
      : "Thời gian chờ bổ sung không tính vào thời gian giải quyết.";
  return `${once} ${clock}`;
}
