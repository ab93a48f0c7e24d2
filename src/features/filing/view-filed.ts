import type { Dossier } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { viewDossier } from "../dossiers/index.ts";
import type { PersonActor } from "../identity/index.ts";
import type { Draft } from "./types.ts";

/** What a closed draft became; one that was thrown away is gone. */
export async function viewFiled(
  services: Services,
  actor: PersonActor,
  draft: Draft,
): Promise<{ kind: "filed"; dossier: Dossier } | { kind: "gone" }> {
  const dossier = draft.dossierId ? await viewDossier(services, actor, { id: draft.dossierId }) : undefined;
  return dossier ? { kind: "filed", dossier } : { kind: "gone" };
}
