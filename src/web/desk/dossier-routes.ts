import { Hono } from "hono";
import { awaitCheck, type DeskDossier, linesOf, requestCheck, viewDeskDossier } from "../../features/desk/index.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { formOf } from "../form-body.ts";
import { idempotencyKey } from "../forms.ts";
import { officerOf } from "../guards.ts";
import { notFound, Problem } from "../problem.ts";
import { type Html, html, link, type NoticeParams } from "../ui/index.ts";
import { ACTS } from "./acts/index.ts";
import { dossierPage } from "./dossier-page.ts";
import { DESK, dossierPath } from "./paths.ts";
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
  const { actor } = officerOf(c);
  const note = noteOf(c, desk);
  const next = note?.tone === "ok" ? await nextWork(c, desk.dossier.code) : undefined;
  return dossierPage(c, { desk, actor, note: note && next ? { ...note, body: html`<p>${note.body}</p><p>${next}</p>` } : note });
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

/** Where to go on: the most urgent dossier that waits for this officer, else the list. */
async function nextWork(c: AppContext, code: string): Promise<Html> {
  const { services } = c.var;
  const slice = { at: services.clock.now(), limit: 2, offset: 0 };
  const lines = await linesOf(services, officerOf(c).actor, { view: "now" }, slice);
  const next = lines.find((line) => line.code !== code);
  return next
    ? link({ href: dossierPath(next.code), text: `Việc tiếp theo: ${next.subject}, ${next.code}`, look: "quiet" })
    : link({ href: DESK, text: "Không còn việc nào chờ bạn. Về danh sách", look: "quiet" });
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
