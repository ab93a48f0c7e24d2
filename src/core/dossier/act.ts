import type { Rules } from "./rules.ts";
import type { Actor, Command, Dossier } from "./types.ts";
import type { LastAct } from "./undo.ts";

export type ActingCommand = Exclude<Command, { type: "submit" }>;
export type SubmitCommand = Extract<Command, { type: "submit" }>;
/** One act on one dossier: who, when, under which law. */
export type Act<C extends ActingCommand = ActingCommand> = {
  dossier: Dossier;
  command: C;
  actor: Actor;
  rules: Rules;
  now: Temporal.Instant;
  /** The last act on the dossier, for taking it back; read from the log only then. */
  last?: LastAct;
};
