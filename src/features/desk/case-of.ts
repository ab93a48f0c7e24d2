import type { Dossier } from "../../core/dossier/index.ts";
import type { CaseContext } from "../../core/procedure/types.ts";
import { TIME_ZONE } from "../../platform/clock.ts";

/** A filed dossier as conditions see it: on the day it was submitted. */
export function caseOf(dossier: Dossier): CaseContext {
  const { personalId, name, level, birthDate } = dossier.applicant;
  return {
    answers: dossier.answers,
    registers: dossier.registers,
    documents: [],
    channel: dossier.channel,
    today: Temporal.Instant.from(dossier.submittedAt).toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString(),
    requester: { personalId, name, level, birthDate },
  };
}
