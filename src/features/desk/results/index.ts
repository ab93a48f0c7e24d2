import type { Revision } from "../../../core/procedure/types.ts";
import { birthCertificate } from "./birth-certificate.ts";
import { certifiedCopy, certifiedSignature } from "./certification.ts";
import { deathExtract, marriageCertificate } from "./civil-record.ts";
import { generalResult } from "./general.ts";
import { negativeResult } from "./negative.ts";
import type { ResultForm } from "./types.ts";

export type { DraftField, ResultForm } from "./types.ts";

/** Printed forms of their own, by the template that a definition names. */
const FORMS: Readonly<Record<string, ResultForm>> = {
  "giay-khai-sinh": birthCertificate,
  "giay-chung-nhan-ket-hon": marriageCertificate,
  "trich-luc-khai-tu": deathExtract,
  "chung-thuc-ban-sao": certifiedCopy,
  "chung-thuc-chu-ky": certifiedSignature,
};

/** How the result of this procedure is made, or the answer that nothing is granted; any procedure has both. */
export function resultFormOf(revision: Revision, negative = false): ResultForm {
  if (negative) return negativeResult;
  return FORMS[revision.results[0]?.template ?? ""] ?? generalResult;
}
