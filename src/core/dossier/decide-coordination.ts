import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type CoordinationCommand = Extract<ActingCommand, { type: "sendToCoordination" | "route" }>;

export function decideCoordination({ dossier }: Act<CoordinationCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
