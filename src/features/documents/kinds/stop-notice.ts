import { z } from "zod";
import { defineKind } from "../document-kind.ts";
import { longDate, momentOf } from "../legal-dates.ts";
import {
  form,
  head,
  instant,
  linesOf,
  long,
  office,
  optional,
  recipient,
  signature,
  signer,
  text,
  titled,
} from "../shared-schemas.ts";

const schema = z.object({
  form,
  office,
  number: optional,
  code: text,
  lookupUrl: z.url(),
  issuedAt: instant,
  to: recipient,
  subject: text,
  /** When it was received; when it was filed, of one that never was. */
  submittedAt: instant,
  /** What the notice rests on, one line each. */
  basis: z.array(text).min(1),
  cause: text,
  reason: long,
  /** What becomes of papers and money. */
  returned: z.array(text).min(1),
  complaintTo: text,
  /** Absent when the applicant withdrew it or the clock ended it. */
  signer: signer.optional(),
});

/** Mẫu số 05: thông báo dừng giải quyết hồ sơ. */
export const stopNotice = defineKind({
  schema,
  template: "stop-notice.typ",
  title: (data) => `Thông báo dừng giải quyết hồ sơ ${data.code}`,
  issuedAt: (data) => data.issuedAt,
  qr: (data) => data.lookupUrl,
  view: (data) => ({
    ...head(data.office),
    form: titled(data.form),
    code: data.code,
    number: data.number,
    placeAndDate: `${data.office.place}, ${longDate(data.issuedAt)}`,
    to: data.to,
    subject: data.subject,
    issuer: data.office.centre,
    hotline: data.office.hotline,
    submittedAt: momentOf(data.submittedAt),
    stoppedAt: momentOf(data.issuedAt),
    basis: data.basis,
    cause: data.cause,
    reason: linesOf(data.reason),
    returned: data.returned,
    complaintTo: data.complaintTo,
    signer: data.signer && signature(data.signer),
  }),
});
