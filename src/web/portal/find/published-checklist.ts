import type { PublishedProcedure } from "../../../core/published/index.ts";
import { qrCode } from "../../../features/documents/index.ts";
import type { AppContext } from "../../context.ts";
import { definitionList, html, link } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { phoneLink } from "../../ui/shell.ts";
import { qr } from "./checklist-view.ts";
import { copies, PUBLISHED_CHANNELS, publishedFees, publishedTime } from "./published-words.ts";

/** The sheet of a procedure that is only published: its papers by case, as published. */
export async function publishedChecklist(c: AppContext, procedure: PublishedProcedure, address: string): Promise<Response> {
  const { code, name, cases, channels } = procedure;
  const { hotline, hotlineHours } = c.var.site;
  const lists = cases
    .filter(({ papers }) => papers.length > 0)
    .map(({ name: when, papers }) => {
      const items = papers.map((paper) => html`<li>${paper.name} <span class="soft">${copies(paper)}</span></li>`);
      return html`${when && html`<h2>${when}</h2>`}<ul class="ticks">${items}</ul>`;
    });
  const terms = channels.map((channel) => ({
    term: PUBLISHED_CHANNELS[channel.channel],
    value: [publishedTime(channel), ...publishedFees(channel)].join("; "),
  }));
  const items = [...terms, { term: "Hỏi", value: html`${phoneLink(hotline)} (${hotlineHours})` }];
  const body = html`<div class="sheet"><div class="sheet-head"><div><h1>Cần mang: ${name}</h1><p class="soft">Mã ${code}. Nội dung công bố quốc gia; chưa nộp trên trang này.</p></div>${qr(await qrCode(address), address)}</div>${lists.length > 0 ? lists : html`<p>Nội dung công bố không ghi giấy tờ. Hãy hỏi trước khi đi.</p>`}${definitionList({ items })}</div><div class="row no-print"><mc-print></mc-print>${link({ href: `/thu-tuc/${code}`, text: "Xem thủ tục", look: "quiet" })}</div>`;
  return page(c, { title: `Cần mang: ${name}`, body, back: { href: `/thu-tuc/${code}`, text: "Thủ tục" }, scripts: ["print"] });
}
