import { decidingAgencies } from "../../../features/catalogue/index.ts";
import { chooseAgency, type DraftCase, leaveAgency, leftToCentre, nextStop } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { button, html, select } from "../../ui/index.ts";
import { checkProgress, frame, fromCheck } from "./frame.ts";
import { draftOf } from "./open.ts";
import { AGENCY, CHECK, originPath, pagePath, stopPath } from "./paths.ts";

const NAME = "co-quan";
/** Nobody knows which; the centre of the province finds it. */
const UNKNOWN = "khong-biet";
const ASK = "Nơi nào giải quyết hồ sơ này?";

/** GET: which office decides; asked when VNeID does not tell the commune, and changeable from the check page. */
export async function showAgency(c: AppContext): Promise<Response> {
  return view(c, await draftOf(c));
}

export async function saveAgency(c: AppContext): Promise<Response> {
  const before = await draftOf(c);
  const agencyId = (await formOf(c)).get(NAME);
  const { person } = personOf(c);
  const target = { person, draftId: before.draft.id };
  const draft =
    agencyId === UNKNOWN
      ? await leaveAgency(c.var.services, target)
      : await chooseAgency(c.var.services, { ...target, agencyId });
  if (!draft) return view(c, before, "Hãy chọn một nơi trong danh sách.");
  return c.redirect(stopPath(draft.draft.id, nextStop(draft)), 303);
}

async function view(c: AppContext, draft: DraftCase, error?: string): Promise<Response> {
  const offices = await decidingAgencies(c.var.services, draft.revision);
  const back = fromCheck(c)
    ? pagePath(draft.draft.id, CHECK)
    : draft.pages.at(-1)
      ? pagePath(draft.draft.id, draft.pages.at(-1)!.id)
      : originPath(draft);
  const value = draft.draft.agencyId ?? (leftToCentre(draft) ? UNKNOWN : undefined);
  const field = select({
    name: NAME,
    label: ASK,
    heading: true,
    hint: `${draft.revision.competent.by}.`,
    prompt: "Chọn nơi giải quyết",
    options: [
      ...offices.map(({ id, shortName }) => ({ value: id, label: shortName })),
      { value: UNKNOWN, label: "Tôi không biết, nhờ Trung tâm của tỉnh chuyển giúp" },
    ],
    ...(value && { value }),
    ...(error && { error }),
  });
  const body = html`${checkProgress(draft)}${postForm(c, { action: pagePath(draft.draft.id, AGENCY), body: html`${field}<div class="row">${button({ text: "Tiếp tục" })}</div>` })}`;
  return frame(c, { draft, title: ASK, body, errors: error ? [{ field: NAME, message: error }] : [], back });
}
