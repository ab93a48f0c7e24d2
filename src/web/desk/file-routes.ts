import { Hono } from "hono";
import type { FileRef } from "../../core/dossier/index.ts";
import { findFile, previewResult } from "../../features/desk/index.ts";
import { ISSUED_KINDS, issueDocument } from "../../features/documents/index.ts";
import { viewDossier } from "../../features/dossiers/index.ts";
import { mandateForOfficer } from "../../features/mandates/index.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { officerOf } from "../guards.ts";
import { allowFraming } from "../headers.ts";
import { notFound } from "../problem.ts";
import { sendPdf } from "../send-pdf.ts";
import { NO_DOSSIER, PAPERS } from "./words.ts";

/** Files of a dossier, for those who may see it. */
export function fileRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/:code/giay-to/:sha", filedPaper);
  app.get("/:code/van-ban/:paper", officialPaper);
  app.get("/:code/van-ban/:paper/:version{[0-9]{1,6}}", officialPaper);
  app.get("/:code/du-thao.pdf", draftPaper);
  app.get("/:code/uy-quyen", mandatePaper);
  return app;
}

async function dossierOf(c: AppContext) {
  const dossier = await viewDossier(c.var.services, officerOf(c).actor, { code: c.req.param("code") ?? "" });
  if (!dossier) throw notFound(NO_DOSSIER);
  return dossier;
}

/** What a browser may show inside our pages; everything else is saved, never opened here. */
const SHOWN = ["application/pdf", "image/jpeg", "image/png", "image/webp"];

async function filedPaper(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const file = await findFile(c.var.services, dossier, c.req.param("sha") ?? "");
  if (!file) throw notFound("Hồ sơ này không có tệp đó.");
  return sendFile(c, file);
}

/** The paper by which somebody filed for the applicant. */
async function mandatePaper(c: AppContext): Promise<Response> {
  const { representative } = await dossierOf(c);
  const found = representative && (await mandateForOfficer(c.var.services, representative.mandateId));
  const file = found?.mandate.evidence.file;
  if (!file) throw notFound("Hồ sơ này không có giấy ủy quyền kèm theo.");
  return sendFile(c, file);
}

/** A file that somebody brought: shown when browsers may, else saved. */
export async function sendFile(c: AppContext, file: FileRef): Promise<Response> {
  const bytes = await c.var.services.files.get(file.sha256);
  const shown = SHOWN.includes(file.mediaType);
  if (shown) allowFraming(c);
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": shown ? file.mediaType : "application/octet-stream",
    "content-disposition": `${shown ? "inline" : "attachment"}; filename="giay-to"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    "cache-control": "private, no-store",
  });
}

/** Forms 01–06, letters and the result: made when first asked for, then the same file for ever. */
async function officialPaper(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const kind = ISSUED_KINDS.find((one) => PAPERS[one].slug === c.req.param("paper"));
  const version = c.req.param("version");
  const issued = kind && (await issueDocument(c.var.services, dossier, kind, version ? Number(version) : undefined));
  if (!issued) throw notFound("Hồ sơ này chưa có văn bản đó.");
  return sendPdf(c, await c.var.services.files.get(issued.sha256), issued.name);
}

/** The draft as it stands; a leader sees it as it will be signed. */
async function draftPaper(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  if (!dossier.draft) throw notFound("Hồ sơ này chưa có dự thảo.");
  const { actor } = officerOf(c);
  const signer = actor.role === "leader" ? { signer: { name: actor.name, position: actor.position } } : {};
  return sendPdf(c, await previewResult(c.var.services, dossier, signer), `du-thao-${dossier.code}.pdf`);
}
