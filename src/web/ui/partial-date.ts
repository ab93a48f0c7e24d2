import { type DateParams, dateInputs } from "./date.ts";
import type { Examples } from "./examples.ts";
import { fieldId, grouped } from "./field.ts";
import { attrs, type Html, html } from "./html.ts";

export type PartialDateParams = Omit<DateParams, "autocomplete"> & {
  /** The box "Không rõ" is ticked. */
  unknown?: boolean;
  /** The box itself is wrong. */
  wrongUnknown?: boolean;
};

const HINT = "Nhớ phần nào ghi phần ấy. Chỉ nhớ năm thì để trống ngày và tháng.";

/** A date of which only the year, or month and year, may be known, with a box for who knows nothing. Parts as in `date`, and `.unknown`. */
export function partialDate(params: PartialDateParams): Html {
  const own = { ...params, hint: params.hint ?? HINT };
  const name = `${params.name}.unknown`;
  const values = {
    type: "checkbox",
    id: fieldId(name),
    name,
    value: "yes",
    checked: params.unknown,
    "aria-invalid": params.wrongUnknown ? "true" : undefined,
  };
  const box = html`<div class="check"><label><input${attrs(values)}> <span>Không rõ<small>Không nhớ cả năm</small></span></label></div>`;
  return grouped(own, html`${dateInputs(own)}${box}`);
}

export const partialDateExamples: Examples = {
  component: "Ngày có thể thiếu",
  examples: [
    { name: "Chỉ nhớ năm", view: () => partialDate({ name: "ex.born", label: "Ông sinh năm nào?", value: { year: "1950" } }) },
    { name: "Không rõ", view: () => partialDate({ name: "ex.born2", label: "Ông sinh năm nào?", unknown: true }) },
    {
      name: "Thiếu tháng",
      view: () =>
        partialDate({
          name: "ex.born3",
          label: "Ông sinh năm nào?",
          value: { day: "2", year: "1950" },
          wrong: ["month"],
          error: "Đã ghi ngày thì cần ghi cả tháng. Nếu không nhớ tháng, hãy xóa ngày.",
        }),
    },
    {
      name: "Vừa ghi vừa không rõ",
      view: () =>
        partialDate({
          name: "ex.born4",
          label: "Ông sinh năm nào?",
          value: { year: "1950" },
          unknown: true,
          wrong: [],
          wrongUnknown: true,
          error: "Bạn vừa nhập ngày vừa đánh dấu “Không rõ”. Hãy bỏ một trong hai.",
        }),
    },
  ],
};
