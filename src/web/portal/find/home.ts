import { listProcedures } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { publicLinks } from "../../nav.ts";
import { cardGrid, html } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { trackForm } from "../track.ts";
import { lifeEvents } from "./life-events.ts";
import { searchForm } from "./search-form.ts";
import { cardOf } from "./summary.ts";

const MOST = 6;

/** The first page: say what you need. */
export async function showHome(c: AppContext): Promise<Response> {
  const offered = (await listProcedures(c.var.services)).map(({ revision }) => revision);
  const { hotline, hotlineHours, province } = c.var.site;
  const title = "Bạn cần làm việc gì?";
  const body = html`<section class="hero"><div class="wrap"><h1>${title}</h1>${searchForm()}<p class="hint">Gõ có dấu hay không dấu đều được. Không biết bắt đầu từ đâu? Gọi ${phoneLink(hotline)} (${hotlineHours}).</p>${lifeEvents()}</div></section><div class="wrap">${offered.length > 0 && html`<h2>Việc làm được ngay</h2>${cardGrid(offered.slice(0, MOST).map(cardOf))}`}${otherWays}<h2>Tra cứu hồ sơ đã nộp</h2><p>Không cần đăng nhập. Bạn cần mã hồ sơ và bốn số cuối số định danh của người nộp.</p>${trackForm(c, {})}</div>`;
  return page(c, { title: `Dịch vụ công ${province}`, body, wide: true });
}

const otherWays = html`<h2>Xem theo</h2><ul class="chips">${publicLinks.slice(1).map(({ href, text }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`;
