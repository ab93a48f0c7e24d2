import { type Actor, type Dossier, maySee } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { insertDenial, selectOfApplicant, selectSnapshot } from "./sql.ts";

/**
 * The dossier as this actor may see it. For everybody else it does not exist (404, not 403), and the attempt is kept.
 * @returns undefined when there is none or it is not theirs
 */
export async function viewDossier(
  services: Services,
  actor: Actor,
  by: { id: string } | { code: string },
): Promise<Dossier | undefined> {
  const dossier = await selectSnapshot(services.db, by);
  if (!dossier || maySee(actor, dossier)) return dossier;
  const at = services.clock.now().toString();
  await insertDenial(services.db, { at, actor, dossierId: dossier.id, what: "view", reason: "notTheirs" });
  return undefined;
}

/** Hồ sơ của tôi, newest first, at most 200. */
export function listMyDossiers(services: Services, personId: string): Promise<Dossier[]> {
  return selectOfApplicant(services.db, personId);
}
