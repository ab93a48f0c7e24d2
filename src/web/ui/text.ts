import type { Examples } from "./examples.ts";
import { describedBy, type FieldParams, fieldId, labelled } from "./field.ts";
import { attrs, classes, type Html, html } from "./html.ts";

export type TextParams = FieldParams & {
  value?: string;
  autocomplete?: string;
  maxLength?: number;
  /** Width in characters: 4, 10 or 20; the whole line when absent. */
  width?: 4 | 10 | 20;
  /** Shown after the control, e.g. "bản". */
  unit?: string;
  spellcheck?: boolean;
};
type Kind = { type: "text" | "tel" | "email" | "password"; inputmode?: "numeric" | "tel" | "email"; spellcheck?: boolean };

function input(params: TextParams, kind: Kind): Html {
  const control = html`<input${attrs({
    id: fieldId(params.name),
    name: params.name,
    type: kind.type,
    inputmode: kind.inputmode,
    class: classes(params.width !== undefined && `w${params.width}`),
    value: kind.type === "password" ? undefined : params.value,
    autocomplete: params.autocomplete,
    maxlength: params.maxLength,
    spellcheck: (params.spellcheck ?? kind.spellcheck) === false ? "false" : undefined,
    "aria-describedby": describedBy(params),
    "aria-invalid": params.error ? "true" : undefined,
  })}>`;
  return labelled(params, params.unit ? html`<div class="with-unit">${control} <span>${params.unit}</span></div>` : control);
}

/** One line of text. */
export const text = (params: TextParams): Html => input(params, { type: "text" });
/** A whole number; typed as text because browsers' number fields lose what was typed. */
export const number = (params: TextParams): Html =>
  input({ width: 10, ...params }, { type: "text", inputmode: "numeric", spellcheck: false });
/** An amount in VND. */
export const money = (params: TextParams): Html =>
  input({ width: 10, unit: "đồng", ...params }, { type: "text", inputmode: "numeric", spellcheck: false });
export const phone = (params: TextParams): Html =>
  input({ width: 20, autocomplete: "tel", ...params }, { type: "tel", inputmode: "tel" });
export const email = (params: TextParams): Html =>
  input({ autocomplete: "email", ...params }, { type: "email", inputmode: "email", spellcheck: false });
export const password = (params: TextParams): Html =>
  input({ width: 20, autocomplete: "current-password", ...params }, { type: "password", spellcheck: false });

export type LongTextParams = FieldParams & {
  value?: string;
  rows?: number;
  maxLength?: number;
  /** Name under which a half typed text is kept in this tab when the page is left; the page needs the script `mc-drafts`. */
  keep?: string;
};

/** Several lines of text. */
export function longText(params: LongTextParams): Html {
  const values = {
    id: fieldId(params.name),
    name: params.name,
    rows: params.rows ?? 4,
    maxlength: params.maxLength,
    "aria-describedby": describedBy(params),
    "aria-invalid": params.error ? "true" : undefined,
    "data-keep": params.keep,
  };
  return labelled(params, html`<textarea${attrs(values)}>${params.value}</textarea>`);
}

export const textExamples: Examples = {
  component: "Ô nhập",
  examples: [
    {
      name: "Chữ",
      view: () =>
        text({
          name: "ex.name",
          label: "Họ, chữ đệm, tên của bé",
          hint: "Viết như trong giấy tờ, có dấu",
          value: "HOÀNG MINH AN",
        }),
    },
    { name: "Không bắt buộc", view: () => text({ name: "ex.nick", label: "Tên gọi khác", optional: true }) },
    {
      name: "Số định danh",
      view: () =>
        number({
          name: "ex.pid",
          label: "Số định danh của mẹ",
          hint: "12 chữ số, có trên thẻ căn cước",
          width: 20,
          maxLength: 14,
        }),
    },
    { name: "Số có đơn vị", view: () => number({ name: "ex.copies", label: "Số bản sao", unit: "bản", width: 4, value: "2" }) },
    {
      name: "Số tiền",
      view: () => money({ name: "ex.price", label: "Giá chuyển nhượng", hint: "Ví dụ 1.250.000", value: "1.250.000" }),
    },
    {
      name: "Số tiền sai",
      view: () =>
        money({
          name: "ex.price2",
          label: "Giá chuyển nhượng",
          value: "1,2 triệu",
          error: "Hãy nhập số tiền bằng đồng, chỉ gồm chữ số, ví dụ 1.250.000.",
        }),
    },
    {
      name: "Số điện thoại",
      view: () => phone({ name: "ex.phone", label: "Số điện thoại", hint: "Chúng tôi nhắn tin tới số này khi có kết quả" }),
    },
    { name: "Thư điện tử", view: () => email({ name: "ex.email", label: "Thư điện tử", optional: true }) },
    { name: "Mật khẩu", view: () => password({ name: "ex.password", label: "Mật khẩu" }) },
    { name: "Nhiều dòng", view: () => longText({ name: "ex.note", label: "Lý do", hint: "Viết vài câu ngắn" }) },
    {
      name: "Sai số định danh",
      view: () =>
        number({
          name: "ex.pid2",
          label: "Số định danh của mẹ",
          hint: "12 chữ số",
          value: "0081980012",
          width: 20,
          error: "Số định danh có 12 chữ số; số vừa nhập có 10",
        }),
    },
    {
      name: "Sai điện thoại",
      view: () =>
        phone({
          name: "ex.phone2",
          label: "Số điện thoại",
          value: "12345",
          error: "Nhập số di động 10 chữ số, ví dụ 0912 345 678",
        }),
    },
    {
      name: "Sai thư",
      view: () => email({ name: "ex.email2", label: "Thư điện tử", value: "an@", error: "Nhập địa chỉ thư có dạng ten@vidu.vn" }),
    },
    {
      name: "Thiếu lý do",
      view: () => longText({ name: "ex.note2", label: "Lý do", error: "Viết lý do để người dân hiểu vì sao" }),
    },
  ],
};
