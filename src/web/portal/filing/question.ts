import { isRegisterType, isRowType, registerStage } from "../../../core/procedure/index.ts";
import { getRevision } from "../../../features/catalogue/index.ts";
import { type DraftCase, nextStop, openCase, pageOpen, requestLookups, saveAnswers } from "../../../features/filing/index.ts";
import { limit } from "../../../features/identity/index.ts";
import { awaitLookups } from "../../../features/population/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { personOf, restoredForm } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { html, notice } from "../../ui/index.ts";
import { isProvinceOf } from "./address-field.ts";
import { draftOf, openDraft } from "./open.ts";
import { stopPath } from "./paths.ts";
import { questionPage } from "./question-view.ts";
import { firstValues, returnPage } from "./return-page.ts";

/** Milliseconds for which a page waits for a register before it says that it is waiting. */
const PATIENCE = 1500;

/** GET: the question, or the first one that must be answered before it. */
export async function showQuestion(c: AppContext): Promise<Response> {
  const pageId = c.req.param("pageId") ?? "";
  const draft = await withAnswers(c, await draftOf(c), pageId);
  const page = draft.pages.find(({ id }) => id === pageId);
  if (!page || !pageOpen(draft, pageId)) return c.redirect(stopPath(draft.draft.id, nextStop(draft)), 303);
  const late = await restoredForm(c);
  if (!late) return questionPage(c, { draft, page });
  const typed = Object.fromEntries(Object.entries(late).map(([name, values]) => [name, values[0] ?? ""]));
  return questionPage(c, {
    draft,
    page,
    typed,
    word: notice({ tone: "ok", title: "Phần bạn vừa điền vẫn còn", body: "Bấm Tiếp tục để lưu." }),
  });
}

/** POST: saves the page and leads on. */
export async function answerQuestion(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const { person } = personOf(c);
  const form = await formOf(c);
  const { id: draftId, revisionId } = await openDraft(c);
  const pageId = c.req.param("pageId") ?? "";
  const { pages } = await getRevision(services, revisionId);
  const fields = pages.find(({ id }) => id === pageId)?.fields;
  // The procedure changed while the page was open, and no longer asks this.
  if (!fields) return c.redirect(stopPath(draftId, nextStop(await draftOf(c))), 303);
  const early = await returnPage(c, form, fields);
  if (early) return early;
  // Numbers of other people are asked about here; nobody may try out many.
  if (fields.some(({ id, type }) => isRegisterType(type) && form.has(id))) await limit(services, "lookUp", person.id);
  const outcome = await saveAnswers(services, {
    person,
    draftId,
    pageId,
    form: firstValues(form),
    version: Number(form.get("_phien")) || 0,
    shown: Object.fromEntries(fields.map(({ id }) => [id, form.get(`_xem.${id}`)])),
    accepted: form.get("_biet"),
  });
  switch (outcome.kind) {
    case "gone":
      throw notFound();
    case "saved":
      return c.redirect(form.has("_thoat") ? "/ho-so?da-luu=1" : stopPath(draftId, nextStop(outcome.draft)), 303);
    default: {
      const { draft, page, kept: typed } = outcome;
      if (outcome.kind === "invalid") {
        // Nothing was typed: leaving loses nothing.
        const counts = fields.filter(({ type }) => isRowType(type)).map(({ id }) => id);
        const blank = ([name, text]: [string, string]) =>
          text.trim() === "" || counts.includes(name) || isProvinceOf(fields, name);
        if (form.has("_thoat") && Object.entries(typed).every(blank)) return c.redirect("/ho-so?da-luu=1", 303);
        return questionPage(c, { draft, page, typed, errors: outcome.errors });
      }
      if (outcome.kind === "warned") {
        const lines = outcome.warnings.map(({ message }) => html`<p>${message}</p>`);
        const word = notice({
          tone: "soon",
          title: "Hãy xem lại",
          body: html`${lines}<p>Nếu đúng, bấm Tiếp tục lần nữa.</p>`,
          live: true,
        });
        return questionPage(c, { draft, page, typed, word, accept: outcome.accept });
      }
      const word = notice({
        tone: "soon",
        title: "Trang này vừa thay đổi",
        body: "Bạn mở trang này ở hai cửa sổ, hoặc cơ sở dữ liệu vừa trả lời. Phần bạn vừa điền vẫn ở dưới đây và chưa lưu; bấm Tiếp tục để lưu.",
        live: true,
      });
      return questionPage(c, { draft, page, typed: withoutConfirmation(typed), word });
    }
  }
}

/** Gives a register that is being asked a moment to answer, so that most people never see the waiting page. */
async function withAnswers(c: AppContext, draft: DraftCase, pageId: string): Promise<DraftCase> {
  const page = draft.pages.find(({ id }) => id === pageId);
  const asking = page?.fields.some((field) => registerStage(draft.revision, draft.ctx, field.id)?.stage === "lookUp");
  if (!asking) return draft;
  const { services } = c.var;
  const { person } = personOf(c);
  await requestLookups(services, person, draft);
  await awaitLookups(services, draft.draft.id, PATIENCE);
  return (await openCase(services, person, draft.draft.id)) ?? draft;
}

/** What was confirmed was another answer. */
function withoutConfirmation(typed: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.endsWith(".confirmed")));
}
