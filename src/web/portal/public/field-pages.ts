import type { AppContext } from "../../context.ts";
import { notFound } from "../../problem.ts";
import { cardGrid, empty, html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { searchForm } from "../find/search-form.ts";
import { cardOf } from "../find/summary.ts";
import { byName, fieldsOf } from "./fields.ts";
import { wholeOffer } from "./whole-offer.ts";

const HOME = { href: "/", text: "Trang chủ" };

/** GET /thu-tuc: everything there is, by field. */
export async function showAllProcedures(c: AppContext): Promise<Response> {
  const offer = await wholeOffer(c.var.services);
  const fields = fieldsOf(offer);
  const { here, elsewhere } = offer;
  const items = fields.map(
    ({ slug, name, here: own, elsewhere: others }) =>
      html`<li>${link({ href: `/linh-vuc/${slug}`, text: name })} <span class="soft">${counts(own.length, others.length)}</span></li>`,
  );
  const title = "Tất cả thủ tục";
  const list =
    fields.length > 0
      ? html`<h2>${fields.length} lĩnh vực</h2><ul class="columns">${items}</ul>`
      : empty({ title: "Chưa có thủ tục nào", body: "Danh mục đang được chuẩn bị. Hãy quay lại sau." });
  const body = html`<h1>${title}</h1><p>${counts(here.size, elsewhere.size)}.</p>${searchForm()}<p class="soft">“Làm ở đây” là thủ tục nộp và theo dõi được trên trang này. Các thủ tục khác chỉ để đọc: nội dung lấy từ Cơ sở dữ liệu quốc gia về thủ tục hành chính.</p>${list}`;
  return page(c, { title, body, back: HOME });
}

/** "12 thủ tục làm ở đây, 30 để đọc" */
function counts(here: number, elsewhere: number): string {
  const parts = [here > 0 && `${here} thủ tục làm ở đây`, elsewhere > 0 && `${elsewhere} thủ tục để đọc`];
  return parts.filter(Boolean).join(", ") || "chưa có thủ tục";
}

/** GET /linh-vuc/:field: by the name in the address, or by a code of the field. */
export async function showField(c: AppContext): Promise<Response> {
  const asked = c.req.param("field") ?? "";
  const offer = await wholeOffer(c.var.services);
  const field = fieldsOf(offer).find(({ slug, codes }) => slug === asked || codes.has(asked));
  if (!field) throw notFound("Không có lĩnh vực này. Hãy xem danh sách lĩnh vực ở trang Tất cả thủ tục.");
  const here = [...field.here].sort((a, b) => byName(a.plain, b.plain));
  const elsewhere = [...field.elsewhere].sort((a, b) => byName(a.name, b.name));
  const body = html`<h1>${field.name}</h1><p>${counts(here.length, elsewhere.length)}.</p>${here.length > 0 && html`<h2>Làm ở đây</h2>${cardGrid(here.map(cardOf))}`}${elsewhere.length > 0 && html`<h2>Để đọc</h2><ul class="links">${elsewhere.map(({ code, name, tiers }) => html`<li>${link({ href: `/thu-tuc/${code}`, text: name })} <span class="soft">${[code, ...tiers].join(" · ")}</span></li>`)}</ul>`}`;
  return page(c, { title: field.name, body, back: { href: "/thu-tuc", text: "Tất cả thủ tục" } });
}
