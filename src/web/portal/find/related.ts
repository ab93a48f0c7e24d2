import type { Revision } from "../../../core/procedure/types.ts";
import { listProceduresOn } from "../../../features/catalogue/index.ts";
import { listGuides } from "../../../features/guides/index.ts";
import type { AppContext } from "../../context.ts";
import { type Html, html, link } from "../../ui/index.ts";
import { slugOf } from "../public/fields.ts";

const MOST = 5;

/** Moments of life to which a procedure belongs, and others of its field. */
export async function relatedSection(
  c: AppContext,
  { code, field }: Pick<Revision, "code" | "field">,
  day: string,
): Promise<Html> {
  const guides = guideLinks(code);
  const others = (await listProceduresOn(c.var.services, day))
    .map(({ revision }) => revision)
    .filter((one) => one.code !== code && one.field.name === field.name)
    .slice(0, MOST)
    .map((one) => html`<li>${link({ href: `/thu-tuc/${one.code}`, text: one.plain })}</li>`);
  return html`<h2>Việc liên quan</h2><ul class="links">${guides}${others}<li>${link({ href: `/linh-vuc/${slugOf(field.name)}`, text: `Lĩnh vực ${field.name}` })}</li></ul>`;
}

/** Guides that name a procedure. */
export const guideLinks = (code: string): Html[] =>
  listGuides()
    .filter(({ steps }) => steps.some((step) => step.code === code))
    .map(({ id, title }) => html`<li>${link({ href: `/toi-can/${id}`, text: `${title}: cần làm những việc gì` })}</li>`);
