import type { Act, ActingCommand } from "./act.ts";
import { decideAssignment } from "./decide-assignment.ts";
import { decideChild } from "./decide-child.ts";
import { decideConfirmation } from "./decide-confirmation.ts";
import { decideConsultation } from "./decide-consultation.ts";
import { decideCoordination } from "./decide-coordination.ts";
import { decideEnding } from "./decide-ending.ts";
import { decideIntake } from "./decide-intake.ts";
import { decidePayment } from "./decide-payment.ts";
import { decideProcess } from "./decide-process.ts";
import { decideReminder } from "./decide-reminder.ts";
import { decideResult } from "./decide-result.ts";
import { decideSuccession } from "./decide-succession.ts";
import { decideSupplement } from "./decide-supplement.ts";
import { decideTill } from "./decide-till.ts";
import { decideTime } from "./decide-time.ts";
import { decideUndo } from "./decide-undo.ts";
import { forCommand } from "./duties.ts";
import { may } from "./permissions.ts";
import { refuse } from "./refusals.ts";
import type { Decision } from "./types.ts";

/**
 * What a command means for a dossier: the events that follow, or a refusal with a code and a Vietnamese sentence. Pure; the caller holds
 * the dossier's row lock and appends the events in the same transaction.
 */
export function decide(given: Act): Decision {
  const { dossier, command } = given;
  const actor = forCommand(given.actor, command.type, given.now);
  const act = { ...given, actor };
  const refusal = may(actor, command.type, dossier, "stepId" in command ? command.stepId : undefined);
  if (refusal) return { ok: false, refusal };
  if (dossier.coordination && PLACED_FIRST.includes(command.type))
    return refuse("wrongState", "Hồ sơ đang ở hàng đợi điều phối. Lãnh đạo điều phối xong thì làm tiếp được.");
  switch (command.type) {
    case "receive":
    case "refuse":
    case "withdraw":
      return decideIntake({ ...act, command });
    case "requestSupplement":
    case "decideProposal":
    case "answerSupplement":
      return decideSupplement({ ...act, command });
    case "claimStep":
    case "completeStep":
    case "sendBackStep":
    case "recordCheck":
      return decideProcess({ ...act, command });
    case "requestPersonalId":
    case "recordPersonalId":
    case "draftResult":
    case "approveResult":
    case "handOver":
    case "rate":
      return decideResult({ ...act, command });
    case "requestPayment":
    case "recordPayment":
      return decidePayment({ ...act, command });
    case "cancelReceipt":
    case "refundPayment":
      return decideTill({ ...act, command });
    case "askConfirmation":
    case "answerConfirmation":
      return decideConfirmation({ ...act, command });
    case "stop":
    case "archive":
      return decideEnding({ ...act, command });
    case "prepareExtension":
    case "signExtension":
    case "moveDue":
    case "warn":
      return decideTime({ ...act, command });
    case "remind":
      return decideReminder({ ...act, command });
    case "succeed":
      return decideSuccession({ ...act, command });
    case "undo":
      return decideUndo({ ...act, command });
    case "releaseStep":
    case "assignStep":
    case "takeOverStep":
    case "splitStep":
    case "completePart":
      return decideAssignment({ ...act, command });
    case "sendToCoordination":
    case "route":
      return decideCoordination({ ...act, command });
    case "requestConsultation":
    case "answerConsultation":
    case "lapseConsultation":
      return decideConsultation({ ...act, command });
    case "linkChild":
    case "tellOfChild":
      return decideChild({ ...act, command });
  }
}

/** What nobody does on a dossier that waits in the coordination queue. */
const PLACED_FIRST: readonly ActingCommand["type"][] = [
  "receive",
  "refuse",
  "requestSupplement",
  "decideProposal",
  "requestPayment",
  "claimStep",
  "releaseStep",
  "completeStep",
  "sendBackStep",
  "splitStep",
  "completePart",
  "requestConsultation",
  "requestPersonalId",
  "draftResult",
  "askConfirmation",
  "approveResult",
  "handOver",
];
