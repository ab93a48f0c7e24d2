import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type ChildCommand = Extract<ActingCommand, { type: "linkChild" | "tellOfChild" }>;

export function decideChild({ dossier }: Act<ChildCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
