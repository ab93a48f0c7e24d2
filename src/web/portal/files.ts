import type { FileRef } from "../../core/dossier/index.ts";
import { issueDocument } from "../../features/documents/index.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../problem.ts";
import { anyDossierOf, dossierOf } from "./dossier/open.ts";
import { SLIP_KINDS, SLIPS } from "./dossier/slips.ts";
import { draftOf } from "./filing/open.ts";

/** GET: a paper or the result of one's own dossier. */
export async function showDossierFile(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  // Of an interlinked filing each result is the citizen's as soon as it is signed; the others are handed over together with the dossier's end.
  const linked = dossier.children?.flatMap(({ result }) => (result ? [result.file] : [])) ?? [];
  const given =
    dossier.children || ["resultReady", "returned", "archived"].includes(dossier.state) ? dossier.result?.file : undefined;
  return send(
    c,
    [...dossier.papers.map((paper) => paper.file), given, ...linked].filter((file) => file !== undefined),
  );
}

/** GET: what the office issued to the applicant; `version` names one of several of a kind. */
export async function showSlip(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  const kind = SLIP_KINDS.find((one) => SLIPS[one] === c.req.param("kind"));
  const version = c.req.param("version");
  const issued = kind && (await issueDocument(c.var.services, dossier, kind, version ? Number(version) : undefined));
  if (!issued) throw notFound("Chưa có phiếu này.");
  const { sha256, name, size } = issued;
  return sendFile(c, { sha256, name, size, mediaType: "application/pdf" });
}

/** GET: a file that was just uploaded. */
export async function showDraftFile(c: AppContext): Promise<Response> {
  const { draft } = await draftOf(c);
  return send(
    c,
    draft.papers.map((paper) => paper.file),
  );
}

/** Only files that belong to what the address names; nothing in them runs. */
async function send(c: AppContext, files: readonly FileRef[]): Promise<Response> {
  const file = files.find(({ sha256 }) => sha256 === c.req.param("sha"));
  if (!file) throw notFound();
  return sendFile(c, file);
}

/** A file of a person, shown in the browser; nothing in it runs. */
export async function sendFile(c: AppContext, file: FileRef): Promise<Response> {
  const bytes = await c.var.services.files.get(file.sha256);
  // The PDF viewer of browsers does not start in a sandbox; it gives a document no way to the page.
  c.set("sandboxed", file.mediaType !== "application/pdf");
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": file.mediaType,
    "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "cache-control": "private, no-cache",
  });
}
