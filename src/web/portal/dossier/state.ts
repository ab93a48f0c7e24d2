import type { Dossier } from "../../../core/dossier/index.ts";
import type { Tone } from "../../ui/index.ts";

/** What the state means to its applicant. */
export function toneOf(dossier: Pick<Dossier, "state">): Tone {
  switch (dossier.state) {
    case "resultReady":
    case "returned":
    case "archived":
      return "ok";
    case "awaitingSupplement":
    case "awaitingPrepayment":
    case "awaitingPayment":
    case "awaitingConfirmation":
      return "soon";
    case "notReceived":
    case "stopped":
      return "late";
    default:
      return "info";
  }
}
