import { listProcedures, searchProcedures } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { cardGrid, empty, type Html, html } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { cardOf } from "./summary.ts";

/** The box in which people say what they need. */
export function searchForm(value = ""): Html {
  return html`<form class="search" role="search" action="/tim"><input type="search" name="q" aria-label="Tìm thủ tục" placeholder="Ví dụ: làm khai sinh cho con" value="${value}" maxlength="200"><button class="btn" type="submit">Tìm</button></form>`;
}

/** GET /tim?q=: procedures by need. */
export async function showSearch(c: AppContext): Promise<Response> {
  const asked = (c.req.query("q") ?? "").trim().slice(0, 200);
  const found = asked === "" ? await listProcedures(c.var.services) : await searchProcedures(c.var.services, asked);
  const title = asked === "" ? "Tất cả thủ tục" : `Tìm “${asked}”`;
  const cards = found.map(({ revision }) => cardOf(revision));
  const list =
    cards.length > 0
      ? html`<h2>${asked === "" ? "Thủ tục" : "Có thể bạn cần"} <span class="soft">(${cards.length})</span></h2>${cardGrid(cards)}`
      : empty({
          title: "Chưa thấy thủ tục nào khớp",
          body: advice(c),
          act: html`<p><a class="tap" href="/tim">Xem tất cả thủ tục</a></p>`,
        });
  return page(c, { title, body: html`<h1>${title}</h1>${searchForm(asked)}${list}`, back: { href: "/", text: "Trang chủ" } });
}

function advice(c: AppContext): Html {
  const { hotline, hotlineHours } = c.var.site;
  return html`Hãy thử từ ngắn hơn và gần với việc cần làm, ví dụ “khai sinh”. Hoặc gọi ${phoneLink(hotline)} (${hotlineHours}); cán bộ sẽ chỉ đúng thủ tục cho bạn.`;
}
