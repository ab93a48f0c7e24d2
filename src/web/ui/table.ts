import type { Examples } from "./examples.ts";
import { attrs, type Child, classes, type Html, html } from "./html.ts";
import { tag } from "./tag.ts";

export type Column = {
  label: string /** The head is read but not seen, e.g. of check boxes. */;
  hidden?: boolean;
  numeric?: boolean;
  /** Where the list is sorted by this column; `sorted`: how it is now. */
  href?: string;
  sorted?: "ascending" | "descending";
};
export type TableParams = {
  caption: string;
  captionHidden?: boolean;
  columns: Column[];
  /** One cell for each column. */
  rows: Child[][];
  /** On a phone: rows become cards (default), or the table scrolls sideways. */
  narrow?: "cards" | "scroll";
};

/** Rows and columns. Each row of a list becomes a card on a phone. */
export function table(params: TableParams): Html {
  const cards = params.narrow !== "scroll";
  const head = params.columns.map(
    (c) => html`<th${attrs({ scope: "col", class: classes(c.numeric && "right"), "aria-sort": c.sorted })}>${headOf(c)}</th>`,
  );
  const rows = params.rows.map((cells) => html`<tr>${cells.map((cell, i) => td(params.columns[i], cell, cards))}</tr>`);
  const body = html`<table${attrs({ class: cards ? "cards" : undefined })}><caption${attrs({ class: params.captionHidden ? "vh" : undefined })}>${params.caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return cards ? body : html`<section class="scroll" tabindex="0" aria-label="${params.caption}">${body}</section>`;
}

function headOf({ label, hidden, href, sorted }: Column): Child {
  if (hidden) return html`<span class="vh">${label}</span>`;
  if (!href) return label;
  const mark = sorted === "ascending" ? " ▲" : sorted === "descending" ? " ▼" : "";
  return html`<a class="sort" href="${href}">${label}${mark && html`<span aria-hidden="true">${mark}</span>`}</a>`;
}

function td(column: Column | undefined, cell: Child, cards: boolean): Html {
  const look = { class: classes(column?.numeric && "right num"), "data-label": cards ? column?.label : undefined };
  return html`<td${attrs(look)}>${cards ? html`<div>${cell}</div>` : cell}</td>`;
}

export type PaginationParams = { page: number; pages: number; hrefOf: (page: number) => string };

/** Links to the pages of a list; nothing when there is one. Pages count from 1. */
export function pagination(params: PaginationParams): Html | undefined {
  if (params.pages <= 1) return undefined;
  const near = [1, params.page - 1, params.page, params.page + 1, params.pages].filter((p) => p >= 1 && p <= params.pages);
  const shown = [...new Set(near)];
  const items = shown.map((p, i) => {
    const gap = i > 0 && p - shown[i - 1]! > 1 ? html`<li aria-hidden="true"><span>…</span></li>` : undefined;
    return html`${gap}<li><a${attrs({ href: params.hrefOf(p), "aria-current": p === params.page && "page", "aria-label": `Trang ${p}` })}>${p}</a></li>`;
  });
  return html`<nav class="pages" aria-label="Các trang của danh sách"><ul>${items}</ul></nav>`;
}

const columns: Column[] = [
  { label: "Chọn", hidden: true },
  { label: "Còn lại" },
  { label: "Hồ sơ" },
  { label: "Người nộp" },
  { label: "Hẹn trả", numeric: true },
];
const box = (name: string) => html`<input type="checkbox" name="ho-so" value="${name}" aria-label="Chọn hồ sơ ${name}">`;
const dossier = (title: string, code: string) => html`<a href="#${code}">${title}</a><span class="sub num">${code}</span>`;
const rows: Child[][] = [
  [
    box("0007"),
    tag({ tone: "late", text: "Quá 1 giờ 10" }),
    dossier("Đăng ký khai tử", "H60.30.12-261119-0007"),
    "MA VĂN THÀNH",
    "19/11 17:00",
  ],
  [
    box("0001"),
    tag({ tone: "soon", text: "3 giờ 20" }),
    dossier("Đăng ký khai sinh", "H60.30.12-261120-0001"),
    "HOÀNG VĂN TOÀN",
    "20/11 17:00",
  ],
];

export const tableExamples: Examples = {
  component: "Bảng và trang",
  examples: [
    { name: "Danh sách hồ sơ", view: () => table({ caption: "Cần làm ngay", captionHidden: true, columns, rows }) },
    {
      name: "Bảng số, cuộn ngang",
      view: () =>
        table({
          caption: "Phí, lệ phí",
          narrow: "scroll",
          columns: [{ label: "Khoản" }, { label: "Số lượng", numeric: true }, { label: "Thành tiền", numeric: true }],
          rows: [["Bản sao trích lục", "2", "16.000 đ"]],
        }),
    },
    { name: "Trang", view: () => pagination({ page: 4, pages: 12, hrefOf: (p) => `#trang-${p}` })! },
  ],
};
