import type { CaseContext } from "../procedure/types.ts";
import type { Dossier } from "./types.ts";

const ZONE = "Asia/Ho_Chi_Minh";

/** A filed dossier as conditions see it: on the day it was submitted. */
export function caseOf(dossier: Pick<Dossier, "applicant" | "answers" | "registers" | "channel" | "submittedAt">): CaseContext {
  const { personalId, name, level, birthDate, integratedDocuments } = dossier.applicant;
  return {
    answers: dossier.answers,
    registers: dossier.registers,
    documents: [],
    channel: dossier.channel,
    today: Temporal.Instant.from(dossier.submittedAt).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
    requester: { personalId, name, level, birthDate, ...(integratedDocuments && { integratedDocuments }) },
  };
}
