import { type Dossier, SCORES, type Score } from "../../../core/dossier/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { actorOf, restoredForm } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { button, choice, type FieldError, type Html, html, longText, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { dossierOf } from "./open.ts";

const NAMES = { verySatisfied: "Rất hài lòng", satisfied: "Hài lòng", unsatisfied: "Không hài lòng" } as const satisfies Record<
  Score,
  string
>;
const REASONS = [
  "Chờ lâu, quá hẹn",
  "Phải đi lại nhiều lần",
  "Phải nộp giấy tờ không cần thiết",
  "Trang khó dùng, khó hiểu",
  "Cán bộ hướng dẫn chưa rõ",
  "Thái độ chưa đúng mực",
  "Kết quả có sai sót",
] as const;

/** Asked once, when the result is in the applicant's hands. */
export function ratingSection(c: AppContext, dossier: Dossier): Html | undefined {
  if (dossier.rating) return notice({ tone: "ok", body: `Bạn đã đánh giá: ${NAMES[dossier.rating.score]}. Cảm ơn bạn.` });
  if (dossier.state !== "returned") return undefined;
  return html`<section aria-labelledby="danh-gia"><h2 id="danh-gia">Bạn thấy việc giải quyết thế nào?</h2>${form(c, dossier, {})}</section>`;
}

type Typed = { score?: string; reasons?: string[]; comment?: string; error?: FieldError };

function form(c: AppContext, dossier: Dossier, typed: Typed): Html {
  const scores = SCORES.map((score) => ({ value: score, label: NAMES[score] }));
  const boxes = REASONS.map(
    (reason) =>
      html`<label><input type="checkbox" name="ly-do" value="${reason}"${typed.reasons?.includes(reason) ? html` checked` : undefined}> <span>${reason}</span></label>`,
  );
  const why = typed.error?.field === "ly-do" ? html`<p class="error">Lỗi: ${typed.error.message}</p>` : undefined;
  return postForm(c, {
    action: `/ho-so/${dossier.code}/danh-gia`,
    body: html`${idempotencyField()}${choice({ name: "muc", label: "Mức hài lòng", options: scores, ...(typed.score && { value: typed.score }), ...(typed.error?.field === "muc" && { error: typed.error.message }) })}<fieldset class="field"><legend>Nếu chưa hài lòng, vì sao? <span class="optional">(không bắt buộc)</span></legend>${why}<div class="choice" id="f-ly-do" tabindex="-1">${boxes}</div></fieldset>${longText({ name: "y-kien", label: "Ý kiến khác", optional: true, maxLength: 1000, ...(typed.comment && { value: typed.comment }) })}<div class="row">${button({ text: "Gửi đánh giá" })}</div>`,
  });
}

/** GET: the question alone, with what was chosen when the session had ended. */
export async function showRating(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  if (dossier.state !== "returned" || dossier.rating) return c.redirect(`/ho-so/${dossier.code}`, 303);
  const late = await restoredForm(c);
  const score = late?.muc?.[0];
  const comment = late?.["y-kien"]?.[0];
  return again(c, dossier, { reasons: late?.["ly-do"] ?? [], ...(score && { score }), ...(comment && { comment }) });
}

/** POST: rates; the same form sent twice counts once. */
export async function rate(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const sent = await formOf(c);
  const key = idempotencyKey(sent);
  if (!key) throw new Problem(400);
  const typed = {
    score: sent.get("muc"),
    reasons: sent.all("ly-do").filter(isReason),
    comment: sent.get("y-kien").trim().slice(0, 1000),
  };
  const score = SCORES.find((one) => one === typed.score);
  if (!score) return again(c, dossier, { ...typed, error: { field: "muc", message: "Hãy chọn một mức hài lòng." } });
  const outcome = await actOnDossier(c.var.services, {
    dossierId: dossier.id,
    key: `rate:${dossier.id}:${key}`,
    actor: actorOf(c),
    command: { type: "rate", score, reasons: typed.reasons, comment: typed.comment },
  });
  if (outcome.ok) return c.redirect(`/ho-so/${dossier.code}`, 303);
  if (!outcome.dossier) throw notFound();
  return again(c, outcome.dossier, { ...typed, error: { field: "ly-do", message: outcome.refusal.message } });
}

const isReason = (text: string): boolean => (REASONS as readonly string[]).includes(text);

function again(c: AppContext, dossier: Dossier, typed: Typed): Response {
  const title = "Đánh giá việc giải quyết";
  const errors = typed.error ? [typed.error] : [];
  return page(c, {
    title,
    errors,
    body: html`<h1>${title}</h1><p>${dossier.subject}</p>${form(c, dossier, typed)}`,
    back: { href: `/ho-so/${dossier.code}` },
  });
}
