import type { Examples } from "./examples.ts";
import { describedBy, type FieldParams, fieldId, grouped, guidance, labelled } from "./field.ts";
import { attrs, classes, type Html, html } from "./html.ts";

export type Option = { value: string; label: string; hint?: string };
export type ChoiceParams = FieldParams & { value?: string; options: Option[]; across?: boolean };

/** One of a few: radios, each a large target. */
export function choice(params: ChoiceParams): Html {
  return grouped(
    params,
    html`<div class="${classes("choice", params.across && "across")!}">${params.options.map((option, index) => radio(params, option, index))}</div>`,
  );
}

function radio(params: ChoiceParams, option: Option, index: number): Html {
  const id = index === 0 ? fieldId(params.name) : `${fieldId(params.name)}-${index + 1}`;
  const values = { type: "radio", id, name: params.name, value: option.value, checked: option.value === params.value };
  return html`<label><input${attrs(values)}> <span>${option.label}${option.hint && html`<small>${option.hint}</small>`}</span></label>`;
}

export type YesNoParams = FieldParams & { value?: boolean | string };

/** Yes or no; sent as "true" or "false". */
export function yesNo(params: YesNoParams): Html {
  const value = params.value === undefined ? undefined : String(params.value);
  return choice({ ...params, value, across: true, options: [YES, NO] });
}
const YES = { value: "true", label: "Có" };
const NO = { value: "false", label: "Không" };

export type SelectParams = FieldParams & {
  value?: string;
  options: Option[] /** First line without a value. */;
  prompt?: string;
};

/** One of many, e.g. an ethnic group. */
export function select(params: SelectParams): Html {
  const values = {
    id: fieldId(params.name),
    name: params.name,
    "aria-describedby": describedBy(params),
    "aria-invalid": params.error ? "true" : undefined,
  };
  return labelled(params, html`<select${attrs(values)}>${optionList(params)}</select>`);
}

/** What stands in a drop-down, with a first line that says to choose. */
export function optionList({ options, value, prompt }: Pick<SelectParams, "options" | "value" | "prompt">): Html {
  const lines = options.map((o) => html`<option${attrs({ value: o.value, selected: o.value === value })}>${o.label}</option>`);
  return html`${prompt !== undefined && html`<option value="">${prompt}</option>`}${lines}`;
}

export type CheckboxParams = Omit<FieldParams, "heading"> & { checked?: boolean; value?: string; note?: string };

/** One box to tick: a pledge or an agreement. Sent as "true" when ticked. */
export function checkbox(params: CheckboxParams): Html {
  const values = {
    type: "checkbox",
    id: fieldId(params.name),
    name: params.name,
    value: params.value ?? "true",
    checked: params.checked,
    "aria-describedby": describedBy(params),
    "aria-invalid": params.error ? "true" : undefined,
  };
  return html`<div class="${classes("field", "check", Boolean(params.error) && "wrong")!}">${guidance(params)}<label><input${attrs(values)}> <span>${params.label}${params.note && html`<small>${params.note}</small>`}</span></label></div>`;
}

const places: Option[] = [
  { value: "hospital", label: "Bệnh viện, trạm y tế" },
  { value: "home", label: "Ở nhà", hint: "Cần người làm chứng hoặc giấy cam đoan" },
];

export const choiceExamples: Examples = {
  component: "Lựa chọn",
  examples: [
    { name: "Chọn một", view: () => choice({ name: "ex.place", label: "Bé sinh ở đâu?", options: places, value: "hospital" }) },
    {
      name: "Chưa chọn",
      view: () => choice({ name: "ex.place2", label: "Bé sinh ở đâu?", options: places, error: "Chọn nơi bé sinh" }),
    },
    {
      name: "Có hay không",
      view: () => yesNo({ name: "ex.married", label: "Cha mẹ đã đăng ký kết hôn chưa?", hint: "Chúng tôi sẽ tự tra sổ hộ tịch" }),
    },
    {
      name: "Chưa trả lời",
      view: () => yesNo({ name: "ex.married2", label: "Cha mẹ đã đăng ký kết hôn chưa?", error: "Chọn Có hoặc Không" }),
    },
    {
      name: "Danh sách dài",
      view: () =>
        select({
          name: "ex.ethnic",
          label: "Dân tộc của bé",
          prompt: "Chọn dân tộc",
          options: ["Kinh", "Tày", "Thái", "Mông"].map((n) => ({ value: n, label: n })),
        }),
    },
    {
      name: "Cam đoan",
      view: () =>
        checkbox({
          name: "ex.pledge",
          label: "Tôi cam đoan những điều trên là đúng sự thật",
          note: "Và chịu trách nhiệm trước pháp luật về lời cam đoan này.",
        }),
    },
    {
      name: "Chưa cam đoan",
      view: () =>
        checkbox({
          name: "ex.pledge2",
          label: "Tôi cam đoan những điều trên là đúng sự thật",
          error: "Đánh dấu vào ô cam đoan để nộp hồ sơ",
        }),
    },
  ],
};
