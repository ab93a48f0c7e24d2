import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import { applicant, head, instant, office, officer, optional, text } from "../shared-schemas.ts";

const schema = z.object({
  office,
  number: optional,
  code: text,
  issuedAt: instant,
  applicant,
  subject: text,
  reason: text,
  legalBasis: text,
  /** Where a complaint goes; the office itself when absent. */
  complaintTo: optional,
  submittedOnlineAt: instant.optional(),
  refusedBy: officer,
});

/** Mẫu số 03, Phụ lục I TT 03/2025/TT-VPCP. */
export const refusalSlip = defineKind({
  schema,
  template: "refusal-slip.typ",
  title: (data) => `Phiếu từ chối tiếp nhận giải quyết hồ sơ ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  view: (data) => ({
    ...head(data.office),
    centreName: data.office.centre,
    hotline: data.office.hotline,
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    applicant: data.applicant,
    subject: data.subject,
    reason: data.reason,
    legalBasis: data.legalBasis,
    complaintTo: data.complaintTo ?? data.office.authority,
    submittedOnlineAt: data.submittedOnlineAt && momentOf(data.submittedOnlineAt),
    issuedAt: momentOf(data.issuedAt),
    refusedBy: data.refusedBy,
  }),
});
