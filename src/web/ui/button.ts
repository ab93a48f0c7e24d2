import type { Examples } from "./examples.ts";
import { attrs, classes, type Html, html } from "./html.ts";

export type ButtonKind = "primary" | "quiet" | "danger" | "plain";
export type ButtonParams = {
  text: string;
  kind?: ButtonKind;
  /** Said after the text to those who cannot see the place, e.g. "ảnh 2". */
  about?: string;
  name?: string;
  value?: string;
  /** Another action of the same form. */
  formaction?: string;
  /** Key of the keyboard, shown to officers. */
  key?: string;
};

/** A button that sends its form. */
export function button(params: ButtonParams): Html {
  const look = { class: classes("btn", params.kind !== "primary" && params.kind), name: params.name, value: params.value };
  return html`<button${attrs({ type: "submit", ...look, formaction: params.formaction, "data-key": params.key })}>${params.text}${about(params.about)}${key(params.key)}</button>`;
}

export type LinkParams = {
  href: string;
  text: string;
  about?: string;
  look?: ButtonKind | "link";
  key?: string;
  current?: boolean;
};

/** A link; with `look` it looks like a button. */
export function link(params: LinkParams): Html {
  const look = params.look ?? "link";
  const name = look === "link" ? undefined : classes("btn", look !== "primary" && look);
  return html`<a${attrs({ class: name, href: params.href, "aria-current": params.current && "page", "data-key": params.key })}>${params.text}${about(params.about)}${key(params.key)}</a>`;
}

/** The way to the page before. */
export function back(href: string, text = "Trang trước"): Html {
  return html`<a class="back" href="${href}"><span aria-hidden="true">‹ </span>${text}</a>`;
}

function about(text: string | undefined): Html | undefined {
  return text ? html`<span class="vh"> ${text}</span>` : undefined;
}

function key(text: string | undefined): Html | undefined {
  return text ? html` <kbd>${text}</kbd>` : undefined;
}

export const buttonExamples: Examples = {
  component: "Nút và liên kết",
  examples: [
    { name: "Việc chính", view: () => button({ text: "Tiếp tục" }) },
    { name: "Việc phụ", view: () => button({ text: "Lưu và thoát", kind: "quiet" }) },
    { name: "Việc khó quay lại", view: () => button({ text: "Rút hồ sơ", kind: "danger" }) },
    { name: "Nút như chữ", view: () => button({ text: "Xóa", about: "ảnh Giấy chứng sinh", kind: "plain" }) },
    { name: "Có phím tắt", view: () => button({ text: "Tiếp nhận", key: "T", kind: "quiet" }) },
    { name: "Liên kết như nút", view: () => link({ href: "#nop", text: "Bắt đầu", look: "primary" }) },
    { name: "Liên kết", view: () => link({ href: "#xem", text: "Xem", about: "Giấy chứng sinh" }) },
    { name: "Trang trước", view: () => back("#truoc") },
  ],
};
