import { attrs } from "../../../ui/html.ts";
import {
  type Child,
  checkbox,
  choice,
  type FieldError,
  type FieldParams,
  fieldId,
  type Html,
  html,
  longText,
  number,
  select,
  text,
} from "../../../ui/index.ts";
import { type Input, namesOf, ORDER, rowInput, rowNumbers, type Typed } from "./inputs.ts";
import type { Said } from "./places.ts";

export type InputsView = {
  inputs: readonly Input[];
  typed: Typed;
  errors: readonly FieldError[];
  /** What compile() and the linter say at an input, by its key. */
  findings?: ReadonlyMap<string, Said>;
  /** Ids of lists of names, offered while a condition is typed. */
  names: string;
};

const EMPTY_ROWS = 2;
/** Few enough to be seen at once. */
const RADIOS = 3;

/** The inputs of a form, each with what is wrong at it. */
export function viewInputs(view: InputsView): Html {
  const isFolded = (input: Input) =>
    input.rare === true &&
    namesOf(view.typed, input).every((name) => !view.typed[name]) &&
    !view.errors.some(({ field }) => field.startsWith(input.key)) &&
    ![...(view.findings?.keys() ?? [])].some((name) => name.startsWith(input.key));
  const shown = (input: Input) => (input.kind === "rows" ? rowsOf(view, input) : one(view, input, input.key));
  const folded = view.inputs.filter(isFolded);
  const rest =
    folded.length > 0 && html`<details class="rare"><summary>Thêm: ${named(folded)}</summary>${folded.map(shown)}</details>`;
  return html`${view.inputs.filter((input) => !isFolded(input)).map(shown)}${rest}`;
}

/** "nhỏ nhất; lớn nhất; gợi ý và 3 ô khác" */
function named(inputs: readonly Input[]): string {
  const first = inputs.slice(0, 4).map(({ label }) => label.toLocaleLowerCase("vi"));
  return `${first.join("; ")}${inputs.length > first.length ? ` và ${inputs.length - first.length} ô khác` : ""}`;
}

function one(view: InputsView, input: Input, name: string, inRow = false): Html {
  const error = view.errors.find(({ field }) => field === name)?.message;
  const found = view.findings?.get(name);
  const common: FieldParams = {
    name,
    label: input.label,
    ...(input.hint && { hint: input.hint }),
    ...(error && { error }),
    optional: input.optional === true && !inRow,
  };
  return html`${control(view, { ...input, optional: input.optional || inRow }, common, view.typed[name] ?? "")}${found && html`<p class="${found.error ? "found" : "found soon"}">${found.say}</p>`}`;
}

function control({ names }: InputsView, input: Input, common: FieldParams, value: string): Html {
  switch (input.kind) {
    case "long":
      return longText({ ...common, value, rows: 3 });
    case "lines":
      return longText({ ...common, value, rows: Math.min(10, Math.max(3, value.split("\n").length + 1)) });
    case "date":
      return text({
        ...common,
        value,
        width: 10,
        hint: common.hint ? `${common.hint} Viết ngày/tháng/năm.` : "Viết ngày/tháng/năm, ví dụ 20/11/2026.",
      });
    case "whole":
    case "decimal":
      return number({ ...common, value });
    case "tick":
      return checkbox({
        name: common.name,
        label: common.label,
        checked: value !== "",
        ...(common.hint && { note: common.hint }),
      });
    case "ticks":
      return ticks(input, common, value.split("\n"));
    case "choice": {
      const options = input.options ?? [];
      const known = options.some((option) => option.value === value) || value === "";
      const all = known ? options : [...options, { value, label: `${value} (không có trong danh sách)` }];
      if (all.length <= RADIOS && !input.optional) return choice({ ...common, value, options: all, across: true });
      return select({ ...common, value, options: all, prompt: "Chưa chọn" });
    }
    case "condition":
    case "value":
      return expression(common, value, names);
    default:
      return text({ ...common, value });
  }
}

/** A condition: letters of one width, no corrections by the browser, and the names that may be used. */
function expression(common: FieldParams, value: string, names: string): Html {
  const field = longText({ ...common, value, rows: Math.max(1, Math.ceil(value.length / 60)) });
  return html`<div${attrs({ class: "expression", "data-names": names })}>${field}</div>`;
}

function ticks(input: Input, common: FieldParams, chosen: readonly string[]): Html {
  const id = fieldId(common.name);
  const boxes = (input.options ?? []).map((option, index) => {
    const box = { type: "checkbox", id: index === 0 ? id : `${id}-${index + 1}`, name: common.name, value: option.value };
    return html`<label><input${attrs({ ...box, checked: chosen.includes(option.value) })}> <span>${option.label}</span></label>`;
  });
  return html`<fieldset class="field"><legend>${common.label}${common.optional && html` <span class="optional">(không bắt buộc)</span>`}</legend>${common.hint && html`<p class="hint">${common.hint}</p>`}<div class="choice across">${boxes}</div></fieldset>`;
}

/** Rows of a list with two more to fill in; the number before each row orders them, an emptied row goes. */
function rowsOf(view: InputsView, input: Input): Html {
  const numbers = rowNumbers(view.typed, input.key);
  const next = (numbers.at(-1) ?? -1) + 1;
  const all = [...numbers, ...Array.from({ length: EMPTY_ROWS }, (_, index) => next + index)];
  const columns = input.columns ?? [];
  const error = view.errors.find(({ field }) => field === input.key)?.message;
  const rows = all.map((row, place): Child => {
    const orderName = rowInput(input.key, row, ORDER);
    const order = view.typed[orderName] ?? String(place + 1);
    const label = `${input.rowName ?? "dòng"} ${place + 1}`;
    const cells = columns.map((column) => one(view, column, rowInput(input.key, row, column.key), true));
    return html`<li><label class="order"><span class="vh">Thứ tự của ${label}</span><input${attrs({ type: "text", inputmode: "numeric", name: orderName, value: order, class: "w4" })}></label><div class="cells" role="group" aria-label="${label}">${cells}</div></li>`;
  });
  return html`<fieldset${attrs({ class: "field rows", id: fieldId(input.key) })}><legend>${input.label}</legend>${input.hint && html`<p class="hint">${input.hint}</p>`}${error && html`<p class="error">Lỗi: ${error}</p>`}<ol class="plain">${rows}</ol><p class="hint">Xóa hết chữ ở một dòng là bỏ dòng đó. Số ở đầu dòng là thứ tự. Cần thêm dòng thì bấm Lưu.</p></fieldset>`;
}
