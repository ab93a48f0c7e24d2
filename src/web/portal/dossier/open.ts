import type { Dossier } from "../../../core/dossier/index.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { actorOf } from "../../guards.ts";
import { notFound } from "../../problem.ts";

/** The dossier of this address, also one that is a part of another at some agency. @throws Problem 404 when it is not theirs; the attempt is kept */
export async function anyDossierOf(c: AppContext): Promise<Dossier> {
  const dossier = await viewDossier(c.var.services, actorOf(c), { code: c.req.param("code") ?? "" });
  if (!dossier) throw notFound();
  return dossier;
}

/**
 * The dossier of this address. A citizen has one page for an interlinked filing (liên thông): its parts have none of their own.
 * @throws Problem 404 when it is not theirs; the attempt is kept
 */
export async function dossierOf(c: AppContext): Promise<Dossier> {
  const dossier = await anyDossierOf(c);
  if (dossier.parent) throw notFound(`Phần này nằm trong hồ sơ ${dossier.parent.code}. Hãy mở hồ sơ đó.`);
  return dossier;
}
