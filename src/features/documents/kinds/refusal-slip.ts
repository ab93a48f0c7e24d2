import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import {
  applicant,
  filedBy,
  form,
  head,
  instant,
  linesOf,
  long,
  office,
  officer,
  optional,
  text,
  titled,
} from "../shared-schemas.ts";

const schema = z.object({
  form,
  office,
  /** "03/TCTN". */
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  applicant,
  filedBy: filedBy.optional(),
  subject: text,
  reason: long,
  legalBasis: long,
  /** Where a complaint goes; the office itself when absent. */
  complaintTo: optional,
  submittedOnlineAt: instant.optional(),
  refusedBy: officer,
});

/** Mẫu số 03: phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export const refusalSlip = defineKind({
  schema,
  template: "refusal-slip.typ",
  title: (data) => `Phiếu từ chối tiếp nhận giải quyết hồ sơ ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    centreName: data.office.centre,
    hotline: data.office.hotline,
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    applicant: data.applicant,
    filedBy: data.filedBy,
    subject: data.subject,
    reason: linesOf(data.reason),
    legalBasis: linesOf(data.legalBasis),
    complaintTo: data.complaintTo ?? data.office.authority ?? data.office.centre,
    submittedOnlineAt: data.submittedOnlineAt && momentOf(data.submittedOnlineAt),
    issuedAt: momentOf(data.issuedAt),
    refusedBy: data.refusedBy,
  }),
});
