import type { Offer } from "../../../core/dossier/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { answerSupplement } from "./answer-supplement.ts";
import { approve } from "./approve.ts";
import { archive } from "./archive.ts";
import { askConfirmation } from "./ask-confirmation.ts";
import { assign } from "./assign.ts";
import { cancelReceipt } from "./cancel-receipt.ts";
import { claim } from "./claim.ts";
import { completePart } from "./complete-part.ts";
import { completeStep } from "./complete-step.ts";
import { answerConsultation, requestConsultation } from "./consult.ts";
import { route, sendToCoordination } from "./coordinate.ts";
import { decideProposal } from "./decide-proposal.ts";
import { draft } from "./draft.ts";
import { draftRefusal } from "./draft-refusal.ts";
import { extend } from "./extend.ts";
import { handOver } from "./hand-over.ts";
import { requestPayment } from "./payment.ts";
import { receive } from "./receive.ts";
import { refund } from "./refund.ts";
import { refuse } from "./refuse.ts";
import { release } from "./release.ts";
import { remind } from "./remind.ts";
import { requestPersonalId } from "./request-personal-id.ts";
import { requestSupplement } from "./request-supplement.ts";
import { sendBack } from "./send-back.ts";
import { signExtension } from "./sign-extension.ts";
import { split } from "./split.ts";
import { stop } from "./stop.ts";
import { takeMoney } from "./take-money.ts";
import { takeOver } from "./take-over.ts";
import type { ActDefinition } from "./types.ts";
import { undo } from "./undo.ts";
import { withdraw } from "./withdraw.ts";

export { typedValues } from "./draft.ts";
export { typedRefusal } from "./draft-refusal.ts";
export type { ActDefinition, ActView } from "./types.ts";

/** What officers do on a dossier. Which of them are offered is for actsFor() of core/dossier to say. */
export const ACTS: readonly ActDefinition[] = [
  route,
  answerConsultation,
  completePart,
  decideProposal,
  takeMoney,
  answerSupplement,
  receive,
  claim,
  requestPersonalId,
  draft,
  askConfirmation,
  completeStep,
  approve,
  handOver,
  requestSupplement,
  requestConsultation,
  requestPayment,
  draftRefusal,
  signExtension,
  sendBack,
  extend,
  refuse,
  assign,
  takeOver,
  split,
  release,
  remind,
  sendToCoordination,
  withdraw,
  stop,
  archive,
  refund,
  cancelReceipt,
  undo,
];

/** The offer of an act to this officer, if there is one now. */
export function offerOf(desk: DeskDossier, act: ActDefinition): Offer | undefined {
  return desk.offers.find(({ command, negative }) => command === act.command && Boolean(negative) === Boolean(act.negative));
}
