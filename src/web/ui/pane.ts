import { button } from "./button.ts";
import type { Examples } from "./examples.ts";
import { attrs, type Child, classes, type Html, html } from "./html.ts";
import { meter } from "./tag.ts";

export type PaneParams = { title: string; body: Child /** Beside the work: deadlines and acts. */; aside?: boolean };

/** A part of an officer's screen. */
export function pane(params: PaneParams): Html {
  const body = html`<h2>${params.title}</h2>${params.body}`;
  return params.aside
    ? html`<aside class="pane" aria-label="${params.title}">${body}</aside>`
    : html`<section class="pane">${body}</section>`;
}

/** Panes side by side: two or three, the last one narrow. */
export function panes(...parts: Html[]): Html {
  return html`<div class="${classes("panes", parts.length === 2 && "two")!}">${parts}</div>`;
}

/** Acts one below the other. */
export function acts(...items: Child[]): Html {
  return html`<div class="acts">${items}</div>`;
}

export type SideItem = { href: string; text: string; count?: number; current?: boolean; late?: boolean };
export type SideSection = { title?: string; items: SideItem[] };

/** Lists of an officer with their counters; `live`: where they are asked for again while the page is open. */
export function side(label: string, sections: SideSection[], live?: string): Html {
  const item = (i: SideItem) =>
    html`<li${attrs({ class: classes(i.late && "late") })}><a${attrs({ href: i.href, "aria-current": i.current && "page" })}>${i.text}${i.count !== undefined && html` <b class="num">${i.count}</b>`}</a></li>`;
  const lists = html`<nav class="side" aria-label="${label}">${sections.map((s) => html`${s.title && html`<p class="side-title">${s.title}</p>`}<ul>${s.items.map(item)}</ul>`)}</nav>`;
  return live ? html`<mc-poll id="ben" data-href="${live}" data-every="15000">${lists}</mc-poll>` : lists;
}

export const paneExamples: Examples = {
  component: "Khung của cán bộ",
  examples: [
    {
      name: "Hai khung",
      view: () =>
        panes(
          pane({ title: "Tờ khai", body: html`<p>HOÀNG MINH AN, nam, sinh 15/11/2026</p>` }),
          pane({
            title: "Thời hạn",
            aside: true,
            body: html`<p class="clock num">3 giờ 20 phút</p><p>làm việc, đến 17:00 hôm nay</p>${meter({ label: "Thời gian đã dùng", share: 0.58 })}${acts(button({ text: "Tiếp nhận", key: "T" }), button({ text: "Yêu cầu bổ sung…", kind: "quiet", key: "B" }))}`,
          }),
        ),
    },
    {
      name: "Danh sách bên",
      view: () =>
        side("Danh sách mẫu", [
          {
            items: [
              { href: "#ngay", text: "Cần làm ngay", count: 14, current: true },
              { href: "#qua", text: "Quá hạn", count: 1, late: true },
            ],
          },
          { title: "Cả phòng", items: [{ href: "#chua", text: "Chưa ai nhận", count: 5 }] },
        ]),
    },
  ],
};
