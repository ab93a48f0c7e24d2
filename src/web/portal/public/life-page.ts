import { listGuides } from "../../../features/guides/index.ts";
import type { AppContext } from "../../context.ts";
import { html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { pageOf, wholeOffer } from "./whole-offer.ts";

/** GET /cuoc-song: moments of life with everything that may belong to each. */
export async function showLifeEvents(c: AppContext): Promise<Response> {
  const offer = await wholeOffer(c.var.services);
  const sections = listGuides().map(({ id, title, lead, steps }) => {
    const known = steps.filter(({ code }, index) => code && steps.findIndex((one) => one.code === code) === index);
    const items = known.map(({ code, name }) => {
      const href = pageOf(offer, code);
      return html`<li>${href ? link({ href, text: name }) : name}</li>`;
    });
    return html`<section><h2 id="${id}">${title}</h2><p>${lead}</p><ul class="links">${items}</ul><div class="row">${link({ href: `/toi-can/${id}`, text: "Trả lời vài câu để biết phải làm việc nào", about: `– ${title}`, look: "quiet" })}</div></section>`;
  });
  const title = "Thủ tục theo chuyện trong đời";
  return page(c, { title, body: html`<h1>${title}</h1>${sections}`, back: { href: "/", text: "Trang chủ" } });
}
