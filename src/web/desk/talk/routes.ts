import { Hono } from "hono";
import { viewDeskDossier } from "../../../features/desk/index.ts";
import { viewDossier } from "../../../features/dossiers/index.ts";
import { type Written, writeLetter, writeNote } from "../../../features/talk/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { dossierPage } from "../dossier-page.ts";
import { dossierPath } from "../paths.ts";
import { NO_DOSSIER } from "../words.ts";
import { presencePart, presentNow } from "./presence-part.ts";

/** Letters, notes, and who has a dossier open. */
export function talkRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/:code/ai-dang-xem", showPresence);
  app.post("/:code/thu", (c) => write(c, "thu"));
  app.post("/:code/ghi-chu", (c) => write(c, "ghi-chu"));
  return app;
}

async function showPresence(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const dossier = await viewDossier(c.var.services, actor, { code: c.req.param("code") ?? "" });
  if (!dossier) throw notFound(NO_DOSSIER);
  const act = c.req.query("viec");
  return htmlAnswer(c, String(presencePart(dossier.code, await presentNow(c, dossier.id, act), act)), 200);
}

async function write(c: AppContext, field: "thu" | "ghi-chu"): Promise<Response> {
  const { actor } = officerOf(c);
  const { services } = c.var;
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const desk = await viewDeskDossier(services, actor, c.req.param("code") ?? "");
  if (!desk) throw notFound(NO_DOSSIER);
  const body = form.get(field);
  const input = { actor, dossier: desk.dossier, body, key };
  const written: Written = await (field === "thu" ? writeLetter(services, input) : writeNote(services, input));
  if (written.ok) return c.redirect(`${dossierPath(desk.dossier.code)}#trao-doi`, 303);
  const unsent = { ...(field === "thu" ? { letter: body } : { note: body }), errors: [{ field, message: written.message }] };
  return dossierPage(c, { desk, actor, unsent });
}
