import type { Examples } from "./examples.ts";
import { attrs, type Child, classes, type Html, html } from "./html.ts";
import type { Tone } from "./tag.ts";

/** A block of its own; `narrow` keeps it to the width of text. */
export function card(body: Child, options: { narrow?: boolean } = {}): Html {
  return html`<div class="${classes("card", options.narrow && "narrow")!}">${body}</div>`;
}

export type CardLinkParams = { href: string; title: string; text?: string };

/** A card that is one link. */
export function cardLink(params: CardLinkParams): Html {
  return html`<a class="card" href="${params.href}"><b>${params.title}</b>${params.text}</a>`;
}

/** Cards side by side. */
export function cardGrid(cards: CardLinkParams[]): Html {
  return html`<ul class="grid">${cards.map((c) => html`<li>${cardLink(c)}</li>`)}</ul>`;
}

export type NoticeParams = {
  tone?: Tone;
  title?: string;
  body: Child /** Takes the focus when the page opens, so that it is seen and read out. */;
  live?: boolean;
};

/** Something to know before going on. The title of what just happened is no heading: it may stand before the first one of the page. */
export function notice(params: NoticeParams): Html {
  const tone = params.tone === "info" ? undefined : params.tone;
  const body = typeof params.body === "string" ? html`<p>${params.body}</p>` : params.body;
  return html`<div${attrs({ class: classes("notice", tone), role: params.live && "status", tabindex: params.live && -1, autofocus: params.live })}>${params.title && (params.live ? html`<p class="title">${params.title}</p>` : html`<h2>${params.title}</h2>`)}${body}</div>`;
}

export type EmptyParams = { title: string; body: Child; act?: Child };

/** Nothing here yet, and what to do about it. */
export function empty(params: EmptyParams): Html {
  return html`<div class="empty"><h2>${params.title}</h2><p>${params.body}</p>${params.act}</div>`;
}

/** What a person keeps after handing in: a code in large type and what happens next. */
export function receipt(params: { title: string; code: string; body: Child }): Html {
  return html`<div class="receipt"><h1>${params.title}</h1><p>Mã hồ sơ <b class="num">${params.code}</b></p>${params.body}</div>`;
}

export const cardExamples: Examples = {
  component: "Thẻ, lời báo, trạng thái trống",
  examples: [
    {
      name: "Thẻ",
      view: () => card(html`<b>Hẹn trả: 17:00 thứ Sáu 20/11/2026</b><p>Còn 3 giờ 20 phút làm việc.</p>`, { narrow: true }),
    },
    {
      name: "Lưới thẻ",
      view: () =>
        cardGrid([
          { href: "#ks", title: "Đăng ký khai sinh", text: "Trong ngày · Miễn phí · điền khoảng 5 phút" },
          { href: "#kh", title: "Đăng ký kết hôn", text: "Trong ngày · Miễn phí" },
        ]),
    },
    {
      name: "Báo tin",
      view: () => notice({ title: "Cần VNeID mức 2", body: "Đến Công an xã với thẻ căn cước để đăng ký mức 2." }),
    },
    { name: "Đã xong", view: () => notice({ tone: "ok", title: "Đã lưu", body: "Bạn có thể đóng trang và quay lại sau." }) },
    { name: "Cần chú ý", view: () => notice({ tone: "soon", title: "Bổ sung lần 2", body: "Hồ sơ sẽ bị tính là quá hạn." }) },
    { name: "Trở ngại", view: () => notice({ tone: "late", title: "Chưa gửi được", body: "Mạng đang chập chờn. Bấm Gửi lại." }) },
    {
      name: "Trống",
      view: () =>
        empty({
          title: "Bạn chưa có hồ sơ nào",
          body: "Hồ sơ bạn nộp sẽ hiện ở đây.",
          act: html`<a class="btn" href="#tim">Tìm thủ tục</a>`,
        }),
    },
    {
      name: "Giấy biên nhận",
      view: () =>
        receipt({
          title: "Đã nộp hồ sơ",
          code: "H60.30.12-261120-0001",
          body: html`<p>Chúng tôi trả lời trước 17:00 thứ Sáu 20/11/2026.</p>`,
        }),
    },
  ],
};
