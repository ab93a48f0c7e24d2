import type { Examples } from "./examples.ts";
import { attrs, type Child, classes, type Html, html } from "./html.ts";

export type Pair = { term: string; value: Child /** Beside the value: a link "Sửa". */; act?: Child };
export type DefinitionListParams = { items: Pair[] /** Ruled lines with acts, for checking answers. */; review?: boolean };

/** Terms and values. */
export function definitionList(params: DefinitionListParams): Html {
  const pairs = params.items.map(
    (p) => html`<dt>${p.term}</dt><dd>${params.review ? html`<span>${p.value}</span>${p.act}` : html`${p.value}${p.act}`}</dd>`,
  );
  return html`<dl${attrs({ class: classes("pairs", params.review && "review") })}>${pairs}</dl>`;
}

export type Fact = { value: string; label: string };

/** A few figures side by side; the label names numerator and denominator where there are any. */
export function facts(items: Fact[]): Html {
  return html`<dl class="facts">${items.map((f) => html`<div><dt>${f.label}</dt><dd class="num">${f.value}</dd></div>`)}</dl>`;
}

export type KnownParams = {
  /** Human name of the register, e.g. "Cơ sở dữ liệu quốc gia về dân cư". */
  source: string;
  /** When it answered, e.g. "20/11/2026 lúc 08:12". */
  at: string;
  items: Pair[];
  /** Page on which a wrong value is reported. */
  reportHref?: string;
};

/** What a register says: evidence with source and time, never a field. */
export function known(params: KnownParams): Html {
  return html`<div class="known"><p>Theo ${params.source}, ${params.at}. Bạn không phải gõ lại.</p>${definitionList({ items: params.items })}${params.reportHref && html`<a href="${params.reportHref}">Thông tin chưa đúng?</a>`}</div>`;
}

const mother: Pair[] = [
  { term: "Họ, chữ đệm, tên", value: "HOÀNG THỊ MẬN" },
  { term: "Ngày sinh", value: "03/04/1998" },
  { term: "Nơi cư trú", value: "Thôn Bản Bung, xã Thượng Lâm, tỉnh Tuyên Quang" },
];

export const factsExamples: Examples = {
  component: "Thông tin",
  examples: [
    {
      name: "Từ cơ sở dữ liệu",
      view: () =>
        known({ source: "Cơ sở dữ liệu quốc gia về dân cư", at: "20/11/2026 lúc 08:12", items: mother, reportHref: "#sai" }),
    },
    { name: "Cặp thông tin", view: () => definitionList({ items: mother }) },
    {
      name: "Xem lại câu trả lời",
      view: () =>
        definitionList({
          review: true,
          items: mother.map((p) => ({ ...p, act: html`<a href="#sua">Sửa<span class="vh"> ${p.term}</span></a>` })),
        }),
    },
    {
      name: "Con số",
      view: () =>
        facts([
          { value: "98,4 %", label: "đúng hạn, tháng này (11.871/12.064)" },
          { value: "41 %", label: "người dân tự nộp trực tuyến" },
          { value: "27 %", label: "nộp với người hỗ trợ" },
        ]),
    },
  ],
};
