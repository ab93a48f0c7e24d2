import { type FieldMessage, inputNames } from "../../../core/procedure/index.ts";
import type { Field } from "../../../core/procedure/types.ts";
import {
  checkbox,
  choice,
  DATE_PARTS,
  type DatePart,
  date,
  email,
  type FieldParams,
  type Html,
  html,
  longText,
  money,
  number,
  partialDate,
  phone,
  select,
  text,
} from "../../ui/index.ts";
import { addressField } from "./address-field.ts";
import { type FileShown, fileInput } from "./file-view.ts";
import { rowsInput } from "./rows-view.ts";

export type FieldView = {
  field: Field;
  /** By input name. */
  values: Readonly<Record<string, string>>;
  error?: string | undefined;
  /** Input of the field that is wrong, without the field's id; all when absent. */
  part?: string | undefined;
  /** Name of the province whose site this is. */
  ownProvince?: string | undefined;
  /** Input that gets the focus. */
  focus?: string | undefined;
  /** The field is the only one: its label is the question of the page. */
  heading?: { text: string; hint?: string | undefined } | undefined;
  /** group, table: errors of the inputs of rows, the questions that each row asks (all when absent), and the row just added. */
  rowErrors?: readonly FieldMessage[] | undefined;
  rowFields?: Field[][] | undefined;
  freshRow?: number | undefined;
  /** file: what is stored and where another goes. */
  file?: FileShown | undefined;
};

/** A long list is a drop-down. */
const RADIOS = 12;
const YES_NO = [
  { value: "yes", label: "Có" },
  { value: "no", label: "Không" },
];

/** One field with what was typed. Fields that a register answers are only the number that is asked with; see evidence.ts. */
export function fieldInput(view: FieldView): Html {
  const { field, values, error, heading, part } = view;
  const hint = [heading?.hint, field.hint].filter(Boolean).join(" ");
  const common: FieldParams = {
    name: field.id,
    label: heading?.text ?? field.label,
    ...(hint && { hint }),
    ...(error && { error }),
    optional: !field.required,
    heading: heading !== undefined,
  };
  const value = values[field.id];
  // No maxlength: browsers cut a pasted text without a word, and half a name would be registered. Too long is said on the next page.
  const typed = { ...common, value, autocomplete: field.autocomplete };
  switch (field.type) {
    case "address":
      return addressField({ ...view, common });
    case "partialDate":
      return partialDate({
        ...common,
        value: dateValue(field, values),
        unknown: Boolean(values[`${field.id}.unknown`]),
        ...(part === "unknown" && { wrong: [], wrongUnknown: true }),
        ...(isDatePart(part) && { wrong: [part] }),
      });
    case "money":
      return money(typed);
    case "text":
    case "birthNotice":
      return text(typed);
    case "file":
      return fileInput(common, view.file);
    case "group":
    case "table":
      return rowsInput(common, view, fieldInput);
    case "personName":
      return text({ ...typed, spellcheck: false });
    case "longText":
      return longText({ ...common, value });
    case "number":
      return number(typed);
    case "phone":
      return phone({ ...common, value });
    case "email":
      return email({ ...common, value });
    case "person":
    case "organisation":
      return number({ ...common, value, width: 20 });
    case "yesNo":
      return choice({ ...common, value, across: true, options: YES_NO });
    case "choice":
      return (field.choices?.length ?? 0) > RADIOS
        ? select({ ...common, value, options: field.choices ?? [], prompt: "Chọn một" })
        : choice({ ...common, value, options: field.choices ?? [] });
    case "date":
      return date({ ...common, value: dateValue(field, values) });
    case "pledge":
      return html`${heading && html`<h1>${heading.text}</h1>`}${checkbox({ name: field.id, label: field.label, value: "yes", checked: value === "yes", ...(hint && { hint }), ...(error && { error }) })}`;
    case "marriage":
      return html`<p>Chúng tôi cần số định danh của cả hai người để tra cứu.</p>`;
  }
}

function dateValue(field: Field, values: Readonly<Record<string, string>>) {
  const [day = "", month = "", year = ""] = inputNames(field).map((name) => values[name] ?? "");
  return { day, month, year };
}

const isDatePart = (part: string | undefined): part is DatePart => DATE_PARTS.some((known) => known === part);
