import { chooseFetch, type DraftCase, listCounters } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { button, html, select } from "../../ui/index.ts";
import { checkProgress, frame } from "./frame.ts";
import { draftOf } from "./open.ts";
import { CHECK, FETCH, pagePath } from "./paths.ts";

const NAME = "noi-nhan";
const ASK = "Bạn muốn nhận kết quả ở quầy nào?";

/** GET: every counter of the province may hand the result over (phi địa giới hành chính). */
export async function showFetch(c: AppContext): Promise<Response> {
  return view(c, await draftOf(c));
}

export async function saveFetch(c: AppContext): Promise<Response> {
  const before = await draftOf(c);
  const { person } = personOf(c);
  const counterId = (await formOf(c)).get(NAME) || null;
  const draft = await chooseFetch(c.var.services, { person, draftId: before.draft.id, counterId });
  if (!draft) return view(c, before, "Hãy chọn một quầy trong danh sách.");
  return c.redirect(pagePath(draft.draft.id, CHECK), 303);
}

async function view(c: AppContext, draft: DraftCase, error?: string): Promise<Response> {
  const counters = await listCounters(c.var.services);
  const field = select({
    name: NAME,
    label: ASK,
    heading: true,
    hint: "Nơi giải quyết không đổi; kết quả được chuyển đến quầy bạn chọn.",
    prompt: "Quầy của nơi giải quyết hồ sơ",
    options: counters.map(({ id, name }) => ({ value: id, label: name })),
    ...(draft.draft.fetchAt && { value: draft.draft.fetchAt }),
    ...(error && { error }),
  });
  const body = html`${checkProgress(draft)}${postForm(c, { action: pagePath(draft.draft.id, FETCH), body: html`${field}<div class="row">${button({ text: "Tiếp tục" })}</div>` })}`;
  const errors = error ? [{ field: NAME, message: error }] : [];
  return frame(c, { draft, title: ASK, body, errors, back: pagePath(draft.draft.id, CHECK) });
}
