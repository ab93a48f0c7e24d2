import type { Revision } from "../../../core/procedure/types.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { cardGrid, html } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { trackForm } from "../track.ts";
import { searchForm } from "./search.ts";
import { cardOf } from "./summary.ts";

/** Moments of life by which people look for a service, with the procedures that belong to them. Only those on offer are shown. */
const LIFE = [
  { name: "Sinh con", codes: ["1.001193", "1.000689"] },
  { name: "Kết hôn", codes: ["1.000894", "1.004873"] },
  { name: "Người thân mất", codes: ["1.000656"] },
  { name: "Xây, sửa nhà", codes: ["1.013225"] },
  { name: "Đất đai", codes: ["1.013831", "1.013833"] },
  { name: "Xe và bằng lái", codes: ["3.000347"] },
  { name: "Mở cửa hàng", codes: ["1.001612"] },
  { name: "Mất giấy tờ", codes: ["2.000635", "1.004884"] },
] as const;
const MOST = 6;

/** The first page: say what you need. */
export async function showHome(c: AppContext): Promise<Response> {
  const offered = (await listProcedures(c.var.services)).map(({ revision }) => revision);
  const { hotline, hotlineHours, province } = c.var.site;
  const title = "Bạn cần làm việc gì?";
  const body = html`<section class="hero"><div class="wrap"><h1>${title}</h1>${searchForm()}<p class="hint">Gõ có dấu hay không dấu đều được. Không biết bắt đầu từ đâu? Gọi ${phoneLink(hotline)} (${hotlineHours}).</p>${lifeEvents(offered)}</div></section><div class="wrap">${offered.length > 0 && html`<h2>Việc làm được ngay</h2>${cardGrid(offered.slice(0, MOST).map(cardOf))}`}<h2>Tra cứu hồ sơ đã nộp</h2><p>Không cần đăng nhập. Bạn cần mã hồ sơ và bốn số cuối số định danh của người nộp.</p>${trackForm(c, {})}</div>`;
  return page(c, { title: `Dịch vụ công ${province}`, body, wide: true });
}

function lifeEvents(offered: readonly Revision[]) {
  const chips = LIFE.flatMap(({ name, codes }) => {
    const found = codes.filter((code) => offered.some((one) => one.code === code));
    if (found.length === 0) return [];
    return [{ name, href: found.length === 1 ? `/thu-tuc/${found[0]}` : `/tim?q=${encodeURIComponent(name)}` }];
  });
  if (chips.length === 0) return undefined;
  return html`<h2>Chuyện trong đời</h2><ul class="chips">${chips.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}</ul>`;
}
