import type { Act, ActingCommand } from "./act.ts";
import { wrongState } from "./refusals.ts";
import type { Decision } from "./types.ts";

type UndoCommand = Extract<ActingCommand, { type: "undo" }>;

export function decideUndo({ dossier }: Act<UndoCommand>): Decision {
  return wrongState(dossier, "làm việc này");
}
