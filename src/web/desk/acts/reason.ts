import { type ReasonAct, type ReasonText, reasonTexts } from "../../../features/desk/index.ts";
import type { Form } from "../../form-data.ts";
import { attrs } from "../../ui/html.ts";
import { fieldId, type Html, html, longText } from "../../ui/index.ts";
import { type ActView, errorOf } from "./types.ts";

const NAME = "ly-do";
const TEMPLATE = "cau-mau";

type Ask = { act: ReasonAct; label: string; hint?: string; rows: number; most: number };

/** The reason of an act: a sentence to choose and change, or words of one's own. An empty field takes the chosen sentence as it is. */
export function reasonField({ desk, form, errors }: Pick<ActView, "desk" | "form" | "errors">, ask: Ask): Html {
  const choose = sentences({ desk, form }, ask.act, fieldId(NAME));
  const reason = longText({
    name: NAME,
    label: ask.label,
    hint: [ask.hint, choose && "Để trống thì dùng nguyên câu mẫu đã chọn."].filter(Boolean).join(" "),
    value: form.get(NAME),
    rows: ask.rows,
    maxLength: ask.most,
    ...errorOf(errors, NAME),
  });
  return html`${choose}${reason}`;
}

/** The sentences of an act to choose from; what is chosen is written into the field `fills`, where script runs. */
export function sentences({ desk, form }: Pick<ActView, "desk" | "form">, act: ReasonAct, fills: string): Html | undefined {
  const texts = reasonTexts(act, desk.dossier.procedureCode);
  if (texts.length === 0) return undefined;
  const chosen = form.get(TEMPLATE);
  const options = texts.map(
    ({ title, text }) => html`<option${attrs({ value: title, selected: title === chosen, "data-text": text })}>${title}</option>`,
  );
  const id = fieldId(TEMPLATE);
  return html`<div class="field"><label for="${id}">Câu mẫu <span class="optional">(không bắt buộc)</span></label><select id="${id}" name="${TEMPLATE}" data-fills="${fills}"><option value="">Không dùng câu mẫu</option>${options}</select></div>`;
}

export function chosenText(act: ReasonAct, procedureCode: string, form: Form): ReasonText | undefined {
  return reasonTexts(act, procedureCode).find(({ title }) => title === form.get(TEMPLATE));
}

/** What was typed, else the chosen sentence; "" when there is neither. */
export function readReason(act: ReasonAct, procedureCode: string, form: Form, most: number): string {
  return (form.get(NAME).trim() || chosenText(act, procedureCode, form)?.text || "").slice(0, most);
}

/** The legal basis that goes with the chosen sentence; "" when there is none. */
export function basisOfReason(act: ReasonAct, procedureCode: string, form: Form): string {
  return chosenText(act, procedureCode, form)?.legalBasis ?? "";
}
