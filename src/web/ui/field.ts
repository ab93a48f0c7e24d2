import { attrs, type Child, classes, type Html, html } from "./html.ts";

/** What every field has. `heading` makes the label the question of the page (h1). */
export type FieldParams = {
  name: string;
  label: string;
  hint?: string;
  /** One sentence that says what to do; the same words stand in the summary. */
  error?: string;
  /** Marks the field "(không bắt buộc)"; everything else must be answered. */
  optional?: boolean;
  heading?: boolean;
};

export type FieldError = {
  /** Name of the field, or of its part, e.g. `child.birthDate.year`. */ field: string;
  message: string;
};

/** Id of a field's first control: what an error summary links to. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\p{L}\p{N}_-]+/gu, "-")}`;
}

/** Ids that describe the control, for aria-describedby. */
export function describedBy(params: FieldParams): string | undefined {
  const id = fieldId(params.name);
  return classes(Boolean(params.hint) && `${id}-hint`, Boolean(params.error) && `${id}-error`);
}

export function optionalMark(params: Pick<FieldParams, "optional">): Html | undefined {
  return params.optional ? html` <span class="optional">(không bắt buộc)</span>` : undefined;
}

/** Hint and error, in this order, between label and control. */
export function guidance(params: FieldParams): Html {
  const id = fieldId(params.name);
  return html`${params.hint && html`<p class="hint" id="${id}-hint">${params.hint}</p>`}${params.error && html`<p class="error" id="${id}-error">Lỗi: ${params.error}</p>`}`;
}

/** A labelled single control. */
export function labelled(params: FieldParams, control: Child): Html {
  const label = html`<label for="${fieldId(params.name)}">${params.label}${optionalMark(params)}</label>`;
  return html`<div${attrs({ class: classes("field", Boolean(params.error) && "wrong") })}>${params.heading ? html`<h1>${label}</h1>` : label}${guidance(params)}${control}</div>`;
}

/** Several controls under one question. */
export function grouped(params: FieldParams, controls: Child, role?: "radiogroup"): Html {
  const text = html`${params.label}${optionalMark(params)}`;
  const look = { class: classes("field", Boolean(params.error) && "wrong"), role, "aria-describedby": describedBy(params) };
  return html`<fieldset${attrs(look)}><legend>${params.heading ? html`<h1>${text}</h1>` : text}</legend>${guidance(params)}${controls}</fieldset>`;
}
