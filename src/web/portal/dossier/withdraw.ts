import { type Dossier, isUndecided, may } from "../../../core/dossier/index.ts";
import { actOnDossier } from "../../../features/dossiers/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { actorOf, restoredForm } from "../../guards.ts";
import { notFound, Problem } from "../../problem.ts";
import { button, type Html, html, longText } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { dossierOf } from "./open.ts";

const REASON = "ly-do";

/** A quiet way out, at the end of the page. */
export function withdrawSection(c: AppContext, dossier: Dossier): Html | undefined {
  if (!isUndecided(dossier) || may(actorOf(c), "withdraw", dossier)) return undefined;
  return html`<p><a class="tap" href="/ho-so/${dossier.code}/rut">Tôi muốn rút hồ sơ này</a></p>`;
}

/** GET: what withdrawing means, before it is done. */
export async function showWithdraw(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  if (!isUndecided(dossier)) return c.redirect(`/ho-so/${dossier.code}`, 303);
  const late = await restoredForm(c);
  return view(c, dossier, late?.[REASON]?.[0]);
}

export async function withdraw(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const sent = await formOf(c);
  const key = idempotencyKey(sent);
  if (!key) throw new Problem(400);
  const reason = sent.get(REASON).trim().slice(0, 1000);
  const outcome = await actOnDossier(c.var.services, {
    dossierId: dossier.id,
    expectedVersion: Number(sent.get("_phien")) || 0,
    key: `withdraw:${dossier.id}:${key}`,
    actor: actorOf(c),
    command: { type: "withdraw", reason },
  });
  if (outcome.ok) return c.redirect(`/ho-so/${dossier.code}`, 303);
  if (!outcome.dossier) throw notFound();
  return view(c, outcome.dossier, reason, outcome.refusal.message);
}

function view(c: AppContext, dossier: Dossier, reason?: string, error?: string): Response {
  const title = "Rút hồ sơ";
  const field = longText({
    name: REASON,
    label: "Lý do rút",
    optional: dossier.receivedAt === undefined,
    maxLength: 1000,
    ...(reason && { value: reason }),
    ...(error && { error }),
  });
  const body = html`<h1>${title}</h1><p>${dossier.subject} <span class="num">${dossier.code}</span></p><p>Khi rút, cơ quan dừng giải quyết ngay và không làm tiếp được hồ sơ này. Nếu cần lại, bạn nộp hồ sơ mới.</p>${signedPart(dossier)}${postForm(
    c,
    {
      action: `/ho-so/${dossier.code}/rut`,
      body: html`${idempotencyField()}<input type="hidden" name="_phien" value="${dossier.version}">${field}<div class="row">${button({ text: "Rút hồ sơ", kind: "danger" })}<a class="btn quiet" href="/ho-so/${dossier.code}">Không rút</a></div>`,
    },
  )}`;
  return page(c, {
    title,
    body,
    errors: error ? [{ field: REASON, message: error }] : [],
    back: { href: `/ho-so/${dossier.code}` },
  });
}

/** Of an interlinked filing what is signed stays; only the rest ends. */
function signedPart({ result }: Dossier): Html | undefined {
  if (!result) return undefined;
  return html`<p><b>${result.name} đã ký vẫn có giá trị.</b> Chỉ những phần chưa xong ở cơ quan khác dừng lại.</p>`;
}
