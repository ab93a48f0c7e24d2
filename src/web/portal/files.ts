import type { FileRef } from "../../core/dossier/index.ts";
import { draftOf } from "./filing/open.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../problem.ts";
import { dossierOf } from "./dossier/open.ts";

/** GET: a paper or the result of one's own dossier. */
export async function showDossierFile(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const given = ["resultReady", "returned", "archived"].includes(dossier.state) ? dossier.result?.file : undefined;
  return send(c, [...dossier.papers.map((paper) => paper.file), ...(given ? [given] : [])]);
}

/** GET: a file that was just uploaded. */
export async function showDraftFile(c: AppContext): Promise<Response> {
  const { draft } = await draftOf(c);
  return send(c, draft.papers.map((paper) => paper.file));
}

/** Only files that belong to what the address names; nothing in them runs. */
async function send(c: AppContext, files: readonly FileRef[]): Promise<Response> {
  const file = files.find(({ sha256 }) => sha256 === c.req.param("sha"));
  if (!file) throw notFound();
  const bytes = await c.var.services.files.get(file.sha256);
  c.set("sandboxed", true);
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": file.mediaType,
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "cache-control": "private, no-cache",
  });
}
