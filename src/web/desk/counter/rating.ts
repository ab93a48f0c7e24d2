import { Hono } from "hono";
import { SCORES } from "../../../core/dossier/index.ts";
import { findRated, rateVisit } from "../../../features/counter/index.ts";
import { limit } from "../../../features/identity/index.ts";
import { clientAddress } from "../../client-address.ts";
import type { AppContext, AppEnv } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { notFound, Problem } from "../../problem.ts";
import { button, choice, html, longText } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { SCORE_NAMES } from "../words.ts";
import { ratingPath } from "./paths.ts";

/** Where whoever received the result says how it was: by the code on the clerk's screen, without signing in. */
export function ratingRoutes(): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.get("/:code/:token", showRating);
  app.post("/:code/:token", sendRating);
  return app;
}

async function rated(c: AppContext) {
  const { services } = c.var;
  await limit(services, "track", clientAddress(c));
  const [code, token] = [c.req.param("code") ?? "", c.req.param("token") ?? ""];
  const dossier = await findRated(services, { code, token });
  if (!dossier) throw notFound("Địa chỉ đánh giá này không còn dùng được.");
  return { dossier, path: ratingPath(code, token) };
}

async function showRating(c: AppContext): Promise<Response> {
  return view(c, await rated(c));
}

async function sendRating(c: AppContext): Promise<Response> {
  const { dossier, path } = await rated(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const score = SCORES.find((one) => one === form.get("muc"));
  const comment = form.get("y-kien").trim().slice(0, 1000);
  if (!score) return view(c, { dossier, path, error: { field: "muc", message: "Hãy chọn một mức hài lòng." } });
  const outcome = await rateVisit(c.var.services, dossier, { score, comment, key });
  if (outcome.ok) return c.redirect(path, 303);
  return view(c, { dossier: outcome.dossier ?? dossier, path, error: { field: "y-kien", message: outcome.refusal.message } });
}

type View = Awaited<ReturnType<typeof rated>> & { error?: { field: string; message: string } };

function view(c: AppContext, { dossier, path, error }: View): Response {
  const title = "Bạn thấy việc giải quyết thế nào?";
  const of = (field: string) => (error?.field === field ? { error: error.message } : {});
  const options = SCORES.map((score) => ({ value: score, label: SCORE_NAMES[score] }));
  const ask = () =>
    postForm(c, {
      action: path,
      body: html`${idempotencyField()}${choice({ name: "muc", label: "Mức hài lòng", options, ...of("muc") })}${longText({ name: "y-kien", label: "Ý kiến khác", hint: "Chưa hài lòng thì cho biết vì sao, để chúng tôi sửa.", optional: true, maxLength: 1000, ...of("y-kien") })}<div class="row">${button({ text: "Gửi đánh giá" })}</div>`,
    });
  const body = dossier.rating
    ? html`<h1>Cảm ơn bạn</h1><p>Bạn đã đánh giá: ${SCORE_NAMES[dossier.rating.score]}.</p>`
    : html`<h1>${title}</h1><p>Hồ sơ <span class="num">${dossier.code}</span>, ${dossier.agencyName}.</p>${ask()}`;
  return page(c, { title: dossier.rating ? "Cảm ơn bạn" : title, body, errors: error ? [error] : [] });
}
