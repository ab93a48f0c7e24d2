import { openSteps } from "./open-steps.ts";
import type { Dossier, Payment, State } from "./types.ts";

/** States that an act ends and no clock ever leaves. */
const ENDED: readonly State[] = ["notReceived", "withdrawn", "stopped", "returned", "archived"];

export function isEnded({ state }: Pick<Dossier, "state">): boolean {
  return ENDED.includes(state);
}

/** The payment that is awaited, if any. */
export function openPayment(dossier: Pick<Dossier, "payments">): Payment | undefined {
  return dossier.payments?.find(({ paid, closedAt }) => !paid && !closedAt);
}

/** Consultations that have not been answered. */
export function openConsultations(dossier: Pick<Dossier, "consultations">): NonNullable<Dossier["consultations"]> {
  return dossier.consultations?.filter(({ answer, closedAt }) => !answer && !closedAt) ?? [];
}

/** True while the applicant is asked to look at the draft. */
export function awaitsConfirmation({ confirmation }: Pick<Dossier, "confirmation">): boolean {
  return confirmation !== undefined && !confirmation.answer && !confirmation.closedAt;
}

/** Steps can be worked on: neither the applicant nor the coordination queue holds the dossier up; other agencies may be asked meanwhile. */
export function isWorkable({ state, coordination }: Pick<Dossier, "state" | "coordination">): boolean {
  if (coordination) return false;
  return ["received", "inProcess", "awaitingSignature", "resultReady", "awaitingCoordination"].includes(state);
}

/** A specialist's step runs and can be worked on. */
export function isAppraising(dossier: Dossier): boolean {
  return isWorkable(dossier) && !dossier.finishedAt && openSteps(dossier).some(({ by, child }) => by === "specialist" && !child);
}

/**
 * The state of a dossier that was received and has not ended: what it waits for first, then which step runs. The first step belongs to
 * reception; a leader's step waits for the signature; a finished result stays ready until it is handed over.
 */
export function workingState(dossier: Dossier): State {
  const supplement = dossier.supplements.at(-1);
  if (supplement && !supplement.answeredAt) return "awaitingSupplement";
  if (openPayment(dossier)) return "awaitingPayment";
  if (awaitsConfirmation(dossier)) return "awaitingConfirmation";
  if (dossier.coordination || openConsultations(dossier).length > 0) return "awaitingCoordination";
  if (dossier.result && dossier.finishedAt) return "resultReady";
  const open = openSteps(dossier);
  if (open.length === 0) return dossier.state;
  if (open.every(({ by }) => by === "leader")) return "awaitingSignature";
  if (open.every((step) => step.by === "receptionist") && dossier.steps.every(({ by }) => by === "receptionist"))
    return "received";
  return "inProcess";
}
