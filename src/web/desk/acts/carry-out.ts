import type { ActingCommand } from "../../../core/dossier/index.ts";
import { actOnDossier, type Outcome } from "../../../features/dossiers/index.ts";
import type { ActRequest } from "./types.ts";

/** One command as the page asks for it: by this officer, on the version that was looked at, once. */
export function carryOut({ services, actor, desk, expectedVersion, key }: ActRequest, command: ActingCommand): Promise<Outcome> {
  return actOnDossier(services, { dossierId: desk.dossier.id, expectedVersion, key, actor, command });
}
