import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type TimeCommand = Extract<ActingCommand, { type: "prepareExtension" | "signExtension" | "moveDue" | "warn" }>;

export function decideTime({ dossier }: Act<TimeCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
