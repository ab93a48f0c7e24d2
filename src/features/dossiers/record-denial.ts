import type { Actor } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { insertDenial } from "./sql.ts";

/** Keeps an attempt on what is not the actor's, for things around dossiers (drafts, files). */
export async function recordDenial(
  services: Pick<Services, "db" | "clock">,
  input: { actor: Actor; what: string; reason: string },
): Promise<void> {
  await insertDenial(services.db, { at: services.clock.now().toString(), dossierId: null, ...input });
}
