import type { Dossier } from "../../../core/dossier/index.ts";
import type { Tone } from "../../ui/index.ts";

/** Small letters for use in a sentence, a capital to begin one. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

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
