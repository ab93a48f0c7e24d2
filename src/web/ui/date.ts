import type { Examples } from "./examples.ts";
import { type FieldParams, fieldId, grouped } from "./field.ts";
import { attrs, type Html, html } from "./html.ts";

export const DATE_PARTS = ["day", "month", "year"] as const;
export type DatePart = (typeof DATE_PARTS)[number];
export type DateParams = FieldParams & {
  /** What was typed, kept as it was. */
  value?: Partial<Record<DatePart, string>>;
  /** Parts that are wrong; all of them when there is an error and this is absent. */
  wrong?: DatePart[];
  /** "bday" for the person's own birth date. */
  autocomplete?: "bday";
};
const LABELS = { day: "Ngày", month: "Tháng", year: "Năm" } as const satisfies Record<DatePart, string>;

/** Name of a part in the form, e.g. `child.birthDate.day`. */
export const datePartName = (name: string, part: DatePart): string => `${name}.${part}`;

/** Id of a part; the day carries the id of the field. */
export const datePartId = (name: string, part: DatePart): string => (part === "day" ? fieldId(name) : `${fieldId(name)}-${part}`);

/** A date in three inputs: day, month, year. */
export function date(params: DateParams): Html {
  return grouped(params, dateInputs(params));
}

/** The three inputs without their frame. */
export const dateInputs = (params: DateParams): Html =>
  html`<div class="dates">${DATE_PARTS.map((part) => dateInput(params, part))}</div>`;

function dateInput(params: DateParams, part: DatePart): Html {
  const id = datePartId(params.name, part);
  const wrong = params.error !== undefined && (params.wrong?.includes(part) ?? true);
  const values = {
    id,
    name: datePartName(params.name, part),
    type: "text",
    inputmode: "numeric",
    maxlength: part === "year" ? 4 : 2,
    value: params.value?.[part],
    autocomplete: params.autocomplete && `${params.autocomplete}-${part}`,
    "aria-invalid": wrong ? "true" : undefined,
  };
  return html`<div><label for="${id}">${LABELS[part]}</label><input${attrs(values)}></div>`;
}

/** "2026-11-15" → its parts, for showing a stored date again. */
export function dateParts(iso: string | undefined): Partial<Record<DatePart, string>> {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  return match ? { year: match[1], month: match[2], day: match[3] } : {};
}

export const dateExamples: Examples = {
  component: "Ngày tháng",
  examples: [
    {
      name: "Ngày",
      view: () =>
        date({
          name: "ex.birth",
          label: "Bé sinh ngày nào?",
          hint: "Ví dụ 15 11 2026",
          value: { day: "15", month: "11", year: "2026" },
        }),
    },
    {
      name: "Sau hôm nay",
      view: () =>
        date({
          name: "ex.birth2",
          label: "Bé sinh ngày nào?",
          hint: "Ví dụ 15 11 2026",
          value: { day: "25", month: "11", year: "2026" },
          error: "Ngày sinh của bé không thể sau hôm nay, 20/11/2026",
        }),
    },
    {
      name: "Thiếu năm",
      view: () =>
        date({
          name: "ex.birth3",
          label: "Bé sinh ngày nào?",
          value: { day: "15", month: "11" },
          wrong: ["year"],
          error: "Ngày sinh còn thiếu năm",
        }),
    },
  ],
};
