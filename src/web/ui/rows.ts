import { button } from "./button.ts";
import type { Examples } from "./examples.ts";
import { describedBy, type FieldParams, fieldId, guidance, optionalMark } from "./field.ts";
import { attrs, type Child, classes, type Html, html } from "./html.ts";
import { number, text } from "./text.ts";

/** Name of the buttons that add and take away rows; they send the form, and the page comes back with what was typed. */
export const ROWS_BUTTON = "_dong";

export type Row = {
  /** Each question of the row, in order; `undefined` where this row does not ask it. */
  cells: Child[];
  /** Value of the button that takes this row away; none when it must stay. */
  remove?: string;
  /** It has just been added: it gets the focus. */
  fresh?: boolean;
};
export type RowsParams = FieldParams & {
  /** What one row is called, e.g. "Nơi ở". */
  rowName: string;
  rows: Row[];
  /** Value of the button that adds a row; none when there are as many as may be. */
  add?: string;
};
export type RowTableParams = RowsParams & { columns: string[] };

/** Rows of questions, one below the other, each under its own name: "Nơi ở 1". */
export function rows(params: RowsParams): Html {
  const list = params.rows.map((row, index) => {
    const look = { class: "one-row", id: rowId(params, index), tabindex: row.fresh ? "-1" : undefined, autofocus: row.fresh };
    return html`<fieldset${attrs(look)}><legend>${params.rowName} ${index + 1}</legend>${row.cells}${removal(params, row, index)}</fieldset>`;
  });
  return frame(params, html`${list}`);
}

/** The same as a table; on a phone each row stands by itself. */
export function rowTable(params: RowTableParams): Html {
  const head = params.columns.map((label) => html`<th scope="col">${label}</th>`);
  const removable = params.rows.some(({ remove }) => remove !== undefined);
  const lines = params.rows.map((row, index) => {
    const look = { id: rowId(params, index), tabindex: row.fresh ? "-1" : undefined, autofocus: row.fresh };
    const cells = row.cells.map((cell) => html`<td>${cell}</td>`);
    return html`<tr${attrs(look)}><th scope="row"><span class="row-name">${params.rowName} </span>${index + 1}</th>${cells}${removable && html`<td>${removal(params, row, index)}</td>`}</tr>`;
  });
  const last = removable && html`<td></td>`;
  return frame(
    params,
    html`<table class="row-table"><caption class="vh">${params.label}</caption><thead><tr><th scope="col"><span class="vh">${params.rowName}</span></th>${head}${last}</tr></thead><tbody>${lines}</tbody></table>`,
  );
}

function frame(params: RowsParams, list: Child): Html {
  const id = fieldId(params.name);
  const label = html`${params.label}${optionalMark(params)}`;
  const look = {
    class: classes("field", "rows", Boolean(params.error) && "wrong"),
    id,
    tabindex: "-1",
    "aria-describedby": describedBy(params),
  };
  const title = html`<legend>${params.heading ? html`<h1>${label}</h1>` : html`<h2>${label}</h2>`}</legend>`;
  const add =
    params.add !== undefined &&
    html`<p>${button({ text: `Thêm ${lowerFirst(params.rowName)}`, kind: "quiet", name: ROWS_BUTTON, value: params.add })}</p>`;
  return html`<fieldset${attrs(look)}>${title}${guidance(params)}<input type="hidden" name="${params.name}" value="${params.rows.length}">${list}${add}</fieldset>`;
}

function removal(params: RowsParams, row: Row, index: number): Html | undefined {
  if (row.remove === undefined) return undefined;
  return button({ text: `Bỏ ${lowerFirst(params.rowName)} ${index + 1}`, kind: "plain", name: ROWS_BUTTON, value: row.remove });
}

const rowId = (params: RowsParams, index: number): string => `${fieldId(params.name)}-row-${index + 1}`;
const lowerFirst = (words: string): string => words.charAt(0).toLocaleLowerCase("vi") + words.slice(1);

const place = (n: number, from: string, where: string): Row => ({
  cells: [
    number({ name: `ex.history.${n}.from`, label: "Từ năm", value: from }),
    text({ name: `ex.history.${n}.place`, label: "Nơi ở", value: where }),
  ],
  remove: `bo:ex.history.${n}`,
});
const person = (n: number, name: string, born: string, error?: string): Row => ({
  cells: [
    text({ name: `ex.children.${n}.name`, label: "Họ tên", value: name }),
    number({ name: `ex.children.${n}.born`, label: "Năm sinh", value: born, ...(error && { error }) }),
  ],
  remove: `bo:ex.children.${n}`,
});

export const rowsExamples: Examples = {
  component: "Nhiều dòng",
  examples: [
    {
      name: "Từng dòng một",
      view: () =>
        rows({
          name: "ex.history",
          label: "Bạn đã ở những đâu từ năm 14 tuổi?",
          hint: "Ghi lần lượt từ xa đến gần",
          rowName: "Nơi ở",
          rows: [place(1, "2004", "Xã Thượng Lâm"), place(2, "2015", "Xã Yên Hoa")],
          add: "them:ex.history",
        }),
    },
    {
      name: "Bảng",
      view: () =>
        rowTable({
          name: "ex.children",
          label: "Các con",
          rowName: "Con",
          columns: ["Họ tên", "Năm sinh"],
          rows: [person(1, "HOÀNG MINH AN", "2019"), person(2, "HOÀNG THỊ BÌNH", "")],
          add: "them:ex.children",
        }),
    },
    {
      name: "Chưa có dòng nào",
      view: () =>
        rows({
          name: "ex.history2",
          label: "Bạn đã ở những đâu từ năm 14 tuổi?",
          rowName: "Nơi ở",
          rows: [{ cells: [text({ name: "ex.history2.1.place", label: "Nơi ở" })] }],
          add: "them:ex.history2",
          error: "Hãy nhập ít nhất một nơi ở.",
        }),
    },
    {
      name: "Lỗi trong bảng",
      view: () =>
        rowTable({
          name: "ex.children2",
          label: "Các con",
          rowName: "Con",
          columns: ["Họ tên"],
          rows: [{ cells: [text({ name: "ex.children2.1.name", label: "Họ tên", error: "Hãy nhập họ tên." })] }],
        }),
    },
  ],
};
