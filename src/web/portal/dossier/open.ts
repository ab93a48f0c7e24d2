import type { Dossier } from "../../../core/dossier/index.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { actorOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";

/** The dossier of this address. @throws Problem 404 when it is not theirs; the attempt is kept */
export async function dossierOf(c: AppContext): Promise<Dossier> {
  const dossier = await viewDossier(c.var.services, actorOf(c), { code: c.req.param("code") ?? "" });
  if (!dossier) throw notFound();
  return dossier;
}
