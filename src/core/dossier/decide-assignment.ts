import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type AssignmentCommand = Extract<
  ActingCommand,
  { type: "releaseStep" | "assignStep" | "takeOverStep" | "splitStep" | "completePart" }
>;

export function decideAssignment({ dossier }: Act<AssignmentCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
