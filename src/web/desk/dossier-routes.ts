import { Hono } from "hono";
import { awaitCheck, type DeskDossier, requestCheck, viewDeskDossier } from "../../features/desk/index.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { formOf } from "../form-body.ts";
import { idempotencyKey } from "../forms.ts";
import { officerOf } from "../guards.ts";
import { notFound, Problem } from "../problem.ts";
import type { NoticeParams } from "../ui/index.ts";
import { ACTS } from "./acts/index.ts";
import { dossierPage } from "./dossier-page.ts";
import { dossierPath } from "./paths.ts";
import { NO_DOSSIER } from "./words.ts";

const CHECK_WAIT_MS = 2000;

export function dossierRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/:code", showDossier);
  app.post("/:code/tra-cuu", askRegister);
  return app;
}

async function deskOf(c: AppContext): Promise<DeskDossier> {
  const desk = await viewDeskDossier(c.var.services, officerOf(c).actor, c.req.param("code") ?? "");
  if (!desk) throw notFound(NO_DOSSIER);
  return desk;
}

async function showDossier(c: AppContext): Promise<Response> {
  const desk = await deskOf(c);
  return dossierPage(c, { desk, actor: officerOf(c).actor, note: noteOf(c, desk) });
}

function noteOf(c: AppContext, { dossier }: DeskDossier): NoticeParams | undefined {
  const slug = c.req.query("xong");
  if (slug === "tra-cuu") return { tone: "ok", body: "Đã tra cứu. Kết quả nằm cạnh mục được hỏi, và trong diễn biến." };
  if (slug === "dang-tra-cuu") {
    return { tone: "info", body: "Cơ sở dữ liệu trả lời chậm. Kết quả sẽ tự ghi vào hồ sơ; hãy tải lại trang sau ít phút." };
  }
  const act = ACTS.find((one) => one.slug === slug);
  return act && { tone: "ok", body: act.done(dossier) };
}

/** Tra cứu: the question goes to a task; the page waits a moment on our own database, never on the register. */
async function askRegister(c: AppContext): Promise<Response> {
  const { actor } = officerOf(c);
  const desk = await deskOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const { id, code } = desk.dossier;
  const asked = await requestCheck(c.var.services, { actor, dossierId: id, subject: form.get("muc"), key });
  if (!asked.ok) {
    return dossierPage(c, {
      desk,
      actor,
      note: { tone: "late", title: "Chưa làm được", body: asked.refusal.message },
      status: 409,
    });
  }
  const answered = await awaitCheck(c.var.services, id, key, CHECK_WAIT_MS);
  return c.redirect(`${dossierPath(code)}?xong=${answered ? "tra-cuu" : "dang-tra-cuu"}`, 303);
}
