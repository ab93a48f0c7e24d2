import { type Actor, type Dossier, maySee } from "../../core/dossier/index.ts";
import type { Services } from "../../platform/services.ts";
import { selectRelatives } from "./sql.ts";

/** Dossiers of an interlinked filing around one of them. */
export type Family = { parent?: Dossier; children: Dossier[] };

/** The parts of a dossier at other agencies as they stand now, in the order in which they were filed. For pages that may show the dossier itself. */
export async function childrenOf(services: Pick<Services, "db">, dossier: Pick<Dossier, "id" | "children">): Promise<Dossier[]> {
  return dossier.children && dossier.children.length > 0 ? (await selectRelatives(services.db, dossier.id)).children : [];
}

/** Of which dossier this one is a part, and its own parts, each only when this actor may see it; the rest is left out without a word. */
export async function familyOf(
  services: Pick<Services, "db">,
  dossier: Pick<Dossier, "id" | "parent" | "children">,
  actor: Actor,
): Promise<Family> {
  if (!dossier.parent && !dossier.children) return { children: [] };
  const { parent, children } = await selectRelatives(services.db, dossier.id);
  return {
    ...(parent && maySee(actor, parent) && { parent }),
    children: children.filter((child) => maySee(actor, child)),
  };
}
