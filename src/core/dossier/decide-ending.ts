import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type EndingCommand = Extract<ActingCommand, { type: "stop" | "archive" }>;

export function decideEnding({ dossier }: Act<EndingCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
