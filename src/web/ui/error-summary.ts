import { datePartId } from "./date.ts";
import type { Examples } from "./examples.ts";
import { type FieldError, fieldId } from "./field.ts";
import { type Html, html } from "./html.ts";

/** Every error of the page with a link to its field; gets the focus when the page opens (browser/main.ts). */
export function errorSummary(errors: FieldError[]): Html {
  const title = errors.length === 1 ? "Có một chỗ cần sửa" : `Có ${errors.length} chỗ cần sửa`;
  return html`<div class="errors" role="alert" tabindex="-1" autofocus id="loi"><h2>${title}</h2><ul>${errors.map((e) => html`<li><a href="#${target(e.field)}">${e.message}</a></li>`)}</ul></div>`;
}

function target(field: string): string {
  const part = /^(.*)\.(day|month|year)$/.exec(field);
  return part ? datePartId(part[1]!, part[2] as "day" | "month" | "year") : fieldId(field);
}

export const errorSummaryExamples: Examples = {
  component: "Tóm tắt lỗi",
  examples: [
    {
      name: "Hai lỗi",
      view: () =>
        errorSummary([
          { field: "ex.birth3.year", message: "Ngày sinh còn thiếu năm" },
          { field: "ex.place2", message: "Chọn nơi bé sinh" },
        ]),
    },
  ],
};
