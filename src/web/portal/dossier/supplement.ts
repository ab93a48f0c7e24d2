import { formatDateTime } from "../../../core/calendar/index.ts";
import { type Dossier, may } from "../../../core/dossier/index.ts";
import { nextStop, openCase, startSupplement } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { actorOf, personOf } from "../../guards.ts";
import { button, type Html, html } from "../../ui/index.ts";
import { stopPath } from "../filing/paths.ts";
import { anyDossierOf } from "./open.ts";

/** What the office asks to be added, and the one button that leads to just those pages. */
export function supplementSection(c: AppContext, dossier: Dossier): Html | undefined {
  const asked = dossier.supplements.at(-1);
  if (dossier.state !== "awaitingSupplement" || !asked || asked.answeredAt) return undefined;
  const items = asked.items.map((item) => html`<li><b>${item.label}</b>${item.note && html`: ${item.note}`}</li>`);
  const form = supplementForm(c, dossier);
  return html`<div class="notice soon"><h2>Cần bạn bổ sung</h2><p>${asked.reason}</p>${asked.legalBasis && html`<p>Căn cứ: ${asked.legalBasis}</p>`}<ul>${items}</ul><p>Hãy bổ sung trước ${formatDateTime(Temporal.Instant.from(asked.answerBy))}. Bạn chỉ điền lại đúng những mục trên.</p>${form}</div>`;
}

/**
 * The button that leads to what is asked; whoever acts for another without the right to answer reads why there is none.
 * @param about what the button is for, where there are several
 */
export function supplementForm(c: AppContext, dossier: Dossier, about?: string): Html {
  const barred = may(actorOf(c), "answerSupplement", dossier);
  if (barred) return html`<p><b>${barred.message}</b></p>`;
  const body = button({ text: "Bổ sung ngay", ...(about && { about }) });
  return postForm(c, { action: `/ho-so/${dossier.code}/bo-sung`, body });
}

/** POST: begins or goes on with the answer. */
export async function beginSupplement(c: AppContext): Promise<Response> {
  const dossier = await anyDossierOf(c);
  const { person } = personOf(c);
  const draftId = await startSupplement(c.var.services, person, dossier);
  const draft = draftId ? await openCase(c.var.services, person, draftId) : undefined;
  return c.redirect(draft ? stopPath(draft.draft.id, nextStop(draft)) : `/ho-so/${dossier.code}`, 303);
}
