import type { Examples } from "./examples.ts";
import { attrs, type Child, type Html, html } from "./html.ts";

export type Station = { title: string; detail?: Child; state: "done" | "now" | "ahead" };
const WORDS = { done: "đã xong", now: "đang ở đây", ahead: "chưa tới" } as const satisfies Record<Station["state"], string>;

/** The way of a dossier as a line with the present station. */
export function stations(items: Station[]): Html {
  return html`<ol class="stations">${items.map(
    (s) =>
      html`<li${attrs({ class: s.state, "aria-current": s.state === "now" && "step" })}><b>${s.title}<span class="vh"> (${WORDS[s.state]})</span></b>${s.detail && html`<span class="when">${s.detail}</span>`}</li>`,
  )}</ol>`;
}

export const stationsExamples: Examples = {
  component: "Đường đi của hồ sơ",
  examples: [
    {
      name: "Đang thẩm tra",
      view: () =>
        stations([
          { title: "Đã nộp trực tuyến", detail: "20/11/2026 08:21 · tự nộp", state: "done" },
          { title: "Đã tiếp nhận, đủ giấy tờ", detail: html`09:05 · <a href="#pdf">Giấy tiếp nhận (PDF)</a>`, state: "done" },
          { title: "Đang thẩm tra", detail: "từ 09:40 · hạn 13:40", state: "now" },
          { title: "Lãnh đạo ký Giấy khai sinh", detail: "dự kiến trước 16:00", state: "ahead" },
          { title: "Trả kết quả", state: "ahead" },
        ]),
    },
  ],
};
