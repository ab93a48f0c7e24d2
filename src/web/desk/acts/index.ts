import { approve } from "./approve.ts";
import { assign } from "./assign.ts";
import { claim } from "./claim.ts";
import { completePart } from "./complete-part.ts";
import { completeStep } from "./complete-step.ts";
import { answerConsultation, requestConsultation } from "./consult.ts";
import { route, sendToCoordination } from "./coordinate.ts";
import { draft } from "./draft.ts";
import { handOver } from "./hand-over.ts";
import { receive } from "./receive.ts";
import { refuse } from "./refuse.ts";
import { release } from "./release.ts";
import { requestPersonalId } from "./request-personal-id.ts";
import { requestSupplement } from "./request-supplement.ts";
import { sendBack } from "./send-back.ts";
import { split } from "./split.ts";
import { takeOver } from "./take-over.ts";
import type { ActDefinition } from "./types.ts";

export { typedValues } from "./draft.ts";
export type { ActDefinition, ActView } from "./types.ts";

/** What officers do on a dossier. Which of them are offered is for actsFor() of core/dossier to say. */
export const ACTS: readonly ActDefinition[] = [
  route,
  answerConsultation,
  completePart,
  receive,
  claim,
  requestPersonalId,
  draft,
  completeStep,
  approve,
  handOver,
  requestSupplement,
  requestConsultation,
  sendBack,
  refuse,
  assign,
  takeOver,
  split,
  release,
  sendToCoordination,
];
