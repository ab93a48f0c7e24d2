import type { CaseContext } from "../procedure/types.ts";
import type { Dossier } from "./types.ts";

const ZONE = "Asia/Ho_Chi_Minh";

type Filed = Pick<Dossier, "applicant" | "answers" | "registers" | "channel" | "submittedAt">;

/** One act asks about its dossier many times, and the events of an act leave the answers as they are. */
const known = new WeakMap<Dossier["answers"], { filed: Filed; ctx: CaseContext }>();

/** A filed dossier as conditions see it: on the day it was submitted. The same filing gives the same context, with what was worked out for it. */
export function caseOf(filed: Filed): CaseContext {
  const before = known.get(filed.answers);
  if (before && isSame(before.filed, filed)) return before.ctx;
  const ctx = contextOf(filed);
  known.set(filed.answers, { filed, ctx });
  return ctx;
}

const isSame = (one: Filed, other: Filed): boolean =>
  one.registers === other.registers &&
  one.applicant === other.applicant &&
  one.channel === other.channel &&
  one.submittedAt === other.submittedAt;

function contextOf({ applicant, answers, registers, channel, submittedAt }: Filed): CaseContext {
  const { personalId, name, level, birthDate, integratedDocuments } = applicant;
  return {
    answers,
    registers,
    documents: [],
    channel,
    today: Temporal.Instant.from(submittedAt).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
    requester: { personalId, name, level, birthDate, ...(integratedDocuments && { integratedDocuments }) },
  };
}
