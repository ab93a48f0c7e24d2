import { Hono } from "hono";
import { viewDeskDossier } from "../../../features/desk/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import { listToSign } from "../../../features/extensions/index.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf, requireOfficer } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import type { NoticeParams } from "../../ui/index.ts";
import { EXTENSIONS } from "../paths.ts";
import { versionOf } from "../version-field.ts";
import { longMoment, NO_DOSSIER } from "../words.ts";
import { extensionsPage } from "./list-page.ts";

/** Apologies and extensions that the clock or a specialist has prepared: the leader signs each with one click. */
export function extensionRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(requireOfficer("leader"));
  app.get("/", async (c) => show(c, c.req.query("da") ? { tone: "ok", body: "Đã ký. Người dân được báo ngay." } : undefined));
  app.post("/:code/ky", sign);
  return app;
}

async function show(c: AppContext, note?: NoticeParams, status?: 409): Promise<Response> {
  const list = await listToSign(c.var.services, officerOf(c).actor);
  return extensionsPage(c, { list, ...(note && { note }), ...(status && { status }) });
}

async function sign(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const desk = await viewDeskDossier(services, actor, c.req.param("code") ?? "");
  if (!desk) throw notFound(NO_DOSSIER);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const expectedVersion = versionOf(form);
  if (!key || expectedVersion === undefined) throw new Problem(400);
  const { id, code } = desk.dossier;
  const outcome = await actOnDossier(services, {
    dossierId: id,
    expectedVersion,
    key,
    actor,
    command: { type: "signExtension" },
  });
  if (!outcome.ok) return show(c, { tone: "late", title: `Chưa ký được ${code}`, body: outcome.refusal.message }, 409);
  if (outcome.repeated) return c.redirect(`${EXTENSIONS}?da=ky`, 303);
  const { dossier } = outcome;
  const body = dossier.apology?.signed
    ? `Đã ký văn bản xin lỗi của ${code}; hồ sơ tính là quá hạn. Người dân được báo ngay.`
    : `Đã ký gia hạn ${code}. Hạn trả mới: ${longMoment(dossier.dueAt!)}. Người dân được báo ngay.`;
  return show(c, { tone: "ok", body });
}
