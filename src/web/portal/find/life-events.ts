import type { Revision } from "../../../core/procedure/types.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { type Html, html } from "../../ui/index.ts";

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

/** Links by moments of life; undefined when nothing of them is on offer. */
export async function lifeEvents(c: AppContext, known?: readonly Revision[]): Promise<Html | undefined> {
  const offered = known ?? (await listProcedures(c.var.services)).map(({ revision }) => revision);
  const chips = LIFE.flatMap(({ name, codes }) => {
    const found = codes.filter((code) => offered.some((one) => one.code === code));
    if (found.length === 0) return [];
    return [{ name, href: found.length === 1 ? `/thu-tuc/${found[0]}` : `/tim?q=${encodeURIComponent(name)}` }];
  });
  if (chips.length === 0) return undefined;
  return html`<h2>Chuyện trong đời</h2><ul class="chips">${chips.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}</ul>`;
}
