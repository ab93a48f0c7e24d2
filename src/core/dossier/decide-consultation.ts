import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type ConsultationCommand = Extract<ActingCommand, { type: "requestConsultation" | "answerConsultation" | "lapseConsultation" }>;

export function decideConsultation({ dossier }: Act<ConsultationCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
