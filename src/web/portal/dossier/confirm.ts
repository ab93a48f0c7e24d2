import { formatDateTime } from "../../../core/calendar/index.ts";
import { awaitsConfirmation, type Dossier, may } from "../../../core/dossier/index.ts";
import { dateOnScreen } from "../../../core/procedure/index.ts";
import { getRevision } from "../../../features/catalogue/index.ts";
import { prefillResult, previewResult } from "../../../features/desk/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { actorOf, restoredForm } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { sendPdf } from "../../send-pdf.ts";
import { button, choice, definitionList, type FieldError, type Html, html, link, longText } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { anyDossierOf } from "./open.ts";

const ANSWER = "tra-loi";
const NOTE = "dieu-chua-dung";

/** The draft waits for the applicant: first thing on the page, with the time until which silence is no agreement yet. */
export function confirmationSection(c: AppContext, dossier: Dossier): Html | undefined {
  if (!isAsked(c, dossier)) return undefined;
  return html`<div class="notice soon"><h2>Mời bạn xem lại dự thảo kết quả</h2><p>Trước khi ký, cơ quan gửi bạn xem từng chữ. Hãy trả lời trước <b>${answerBy(dossier)}</b>; quá giờ đó mà bạn không trả lời thì coi như bạn đồng ý.</p><p>${link({ href: `/ho-so/${dossier.code}/xac-nhan`, text: "Xem dự thảo và trả lời", look: "primary" })}</p></div>`;
}

/** GET: what the result will say, as text and as PDF, and the question. */
export async function showConfirm(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  if (!isAsked(c, dossier)) return c.redirect(`/ho-so/${dossier.code}`, 303);
  const late = await restoredForm(c);
  return view(c, dossier, { answer: late?.[ANSWER]?.[0], note: late?.[NOTE]?.[0] });
}

/** POST: agrees, or says what is wrong; the same form sent twice counts once. */
export async function confirm(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  const sent = await formOf(c);
  const key = idempotencyKey(sent);
  if (!key) throw new Problem(400);
  const answer = sent.get(ANSWER);
  const note = sent.get(NOTE).trim().slice(0, 1000);
  if (answer !== "dung" && answer !== "sai") {
    return view(c, dossier, { note }, { field: ANSWER, message: "Hãy chọn dự thảo đã đúng hay còn chỗ sai." });
  }
  if (answer === "sai" && !note) {
    return view(c, dossier, { answer }, { field: NOTE, message: "Hãy ghi điều gì chưa đúng, ở chỗ nào, để cán bộ sửa." });
  }
  const outcome = await actOnDossier(c.var.services, {
    dossierId: dossier.id,
    expectedVersion: Number(sent.get("_phien")) || 0,
    key: `confirm:${dossier.id}:${key}`,
    actor: actorOf(c),
    command: { type: "answerConfirmation", agrees: answer === "dung", note: answer === "dung" ? "" : note },
  });
  if (outcome.ok) return c.redirect(`/ho-so/${dossier.code}`, 303);
  if (!outcome.dossier) throw notFound();
  return view(c, outcome.dossier, { answer, note }, { field: ANSWER, message: outcome.refusal.message });
}

/** GET: the draft as PDF, signed by nobody, while it waits for the applicant. */
export async function showDraft(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  if (!isAsked(c, dossier)) throw notFound("Hồ sơ này không có dự thảo nào chờ bạn xem.");
  c.set("sandboxed", false);
  return sendPdf(c, await previewResult(c.var.services, dossier), `du-thao-${dossier.code}.pdf`);
}

function isAsked(c: AppContext, dossier: Dossier): boolean {
  const awaited = dossier.state === "awaitingConfirmation" && awaitsConfirmation(dossier) && dossier.draft !== undefined;
  return awaited && !may(actorOf(c), "answerConfirmation", dossier);
}

const answerBy = ({ confirmation }: Dossier): string =>
  confirmation ? formatDateTime(Temporal.Instant.from(confirmation.answerBy)) : "";

type Typed = { answer?: string | undefined; note?: string | undefined };

async function view(c: AppContext, dossier: Dossier, typed: Typed, error?: FieldError): Promise<Response> {
  const title = "Xem lại dự thảo kết quả";
  const revision = await getRevision(c.var.services, dossier.revisionId);
  const values = dossier.draft?.values ?? {};
  const lines = prefillResult(dossier, revision, dossier.draft?.negative !== undefined)
    .filter(({ name, input }) => values[name] && !(input === "choice" && name === "result.code"))
    .map(({ name, label }) => ({ term: label, value: dateOnScreen(values[name] ?? "") }));
  const of = (field: string) => (error?.field === field ? { error: error.message } : {});
  const form = postForm(c, {
    action: `/ho-so/${dossier.code}/xac-nhan`,
    body: html`${idempotencyField()}<input type="hidden" name="_phien" value="${dossier.version}">${choice({
      name: ANSWER,
      label: "Những điều trên đã đúng chưa?",
      value: typed.answer ?? "",
      options: [
        { value: "dung", label: "Đúng, tôi đồng ý" },
        { value: "sai", label: "Còn chỗ chưa đúng" },
      ],
      ...of(ANSWER),
    })}${longText({
      name: NOTE,
      label: "Điều gì chưa đúng?",
      optional: true,
      hint: "Chỉ ghi khi còn chỗ sai. Ví dụ: Tên đệm của bé là “Minh”, không phải “Mình”.",
      value: typed.note ?? "",
      rows: 3,
      maxLength: 1000,
      ...of(NOTE),
    })}<div class="row">${button({ text: "Gửi trả lời" })}</div>`,
  });
  const pdf = link({ href: `/ho-so/${dossier.code}/du-thao.pdf`, text: "Mở bản in dự thảo (PDF)", look: "quiet" });
  const body = html`<h1>${title}</h1><p>${dossier.subject}</p><p>Hãy đọc kỹ từng dòng, nhất là họ tên, ngày sinh. Trả lời trước <b>${answerBy(dossier)}</b>; không trả lời là đồng ý.</p>${definitionList({ items: lines })}<p>${pdf}</p>${form}`;
  return page(c, { title, body, errors: error ? [error] : [], back: { href: `/ho-so/${dossier.code}` } });
}
