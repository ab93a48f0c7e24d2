import { approve } from "./approve.ts";
import { claim } from "./claim.ts";
import { completeStep } from "./complete-step.ts";
import { draft } from "./draft.ts";
import { extend } from "./extend.ts";
import { handOver } from "./hand-over.ts";
import { receive } from "./receive.ts";
import { refuse } from "./refuse.ts";
import { requestPersonalId } from "./request-personal-id.ts";
import { requestSupplement } from "./request-supplement.ts";
import { sendBack } from "./send-back.ts";
import { signExtension } from "./sign-extension.ts";
import type { ActDefinition } from "./types.ts";
import { undo } from "./undo.ts";

export { typedValues } from "./draft.ts";
export type { ActDefinition, ActView } from "./types.ts";

/** What officers do on a dossier. Which of them are offered is for actsFor() of core/dossier to say. */
export const ACTS: readonly ActDefinition[] = [
  receive,
  claim,
  requestPersonalId,
  draft,
  completeStep,
  approve,
  handOver,
  requestSupplement,
  signExtension,
  sendBack,
  extend,
  refuse,
  undo,
];
