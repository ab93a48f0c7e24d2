import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type ConfirmationCommand = Extract<ActingCommand, { type: "askConfirmation" | "answerConfirmation" }>;

export function decideConfirmation({ dossier }: Act<ConfirmationCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
