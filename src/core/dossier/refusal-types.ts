import type { DossierEvent } from "./event-types.ts";

export const REFUSALS = [
  "notAllowed",
  "ownDossier",
  "otherAgency",
  "wrongState",
  "stale",
  "notYourStep",
  "claimedByOther",
  "reasonMissing",
  "legalBasisMissing",
  "itemsMissing",
  "supplementLimit",
  "notCovered",
  "incomplete",
  "needMissing",
  "acknowledge",
  "tooLate",
  "notUndoable",
  "waiting",
  "amount",
  "alreadyDone",
  "notFound",
] as const;
export type RefusalCode = (typeof REFUSALS)[number];
/** A refusal says in Vietnamese what happened and what to do; it never throws. */
export type Refusal = { code: RefusalCode; message: string };
export type Decision = { ok: true; events: DossierEvent[] } | { ok: false; refusal: Refusal };
