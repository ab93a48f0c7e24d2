import type { ActingCommand } from "../../../core/dossier/index.ts";
import { actOnDossier, type Outcome } from "../../../features/dossiers/index.ts";
import type { ActRequest } from "./types.ts";

/** One command as the page asks for it: by this officer, on the version that was looked at, once; on the step that was in view. */
export function carryOut({ services, actor, desk, expectedVersion, key }: ActRequest, command: ActingCommand): Promise<Outcome> {
  const { dossier, step } = desk;
  const named = step && ON_STEP.includes(command.type) ? { ...command, stepId: step.stepId } : command;
  return actOnDossier(services, { dossierId: dossier.id, expectedVersion, key, actor, command: named });
}

/** Commands that are about one of several open steps. */
export const ON_STEP: readonly ActingCommand["type"][] = [
  "claimStep",
  "releaseStep",
  "completeStep",
  "sendBackStep",
  "assignStep",
  "takeOverStep",
  "splitStep",
];
