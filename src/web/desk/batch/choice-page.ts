import type { Officer } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { attrs } from "../../ui/html.ts";
import {
  back,
  button,
  choice,
  empty,
  type FieldError,
  type Html,
  html,
  link,
  longText,
  select,
  table,
  text,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { BATCHES, DESK, dossierPath } from "../paths.ts";
import { ACT_WORDS, actsOf, PRINTABLE } from "./words.ts";

export type ChoiceParams = {
  actor: Officer;
  /** With the version that is shown: what changes before it is begun is refused then. */
  chosen: readonly { code: string; version: number; subject: string; applicantName: string }[];
  colleagues: readonly { officerId: string; name: string; position: string }[];
  form: Form;
  errors?: FieldError[];
  /** Address of the list from which they were chosen. */
  from: string;
};

/** Each chosen dossier with the version that the officer was shown. */
export const SEEN = "da-xem";

/** What is to be done with the chosen dossiers, and what it means, before anything happens. */
export function choicePage(c: AppContext, { actor, chosen, colleagues, form, errors = [], from }: ChoiceParams): Response {
  const bar = html`${back(from, "Về danh sách")}<h1>Làm một việc với ${chosen.length} hồ sơ</h1>`;
  if (chosen.length === 0) {
    const body = empty({
      title: "Chưa chọn hồ sơ nào",
      body: "Hãy đánh dấu ô ở đầu dòng (phím x) rồi làm lại.",
      act: link({ href: from, text: "Về danh sách", look: "quiet" }),
    });
    return deskPage(c, { title: "Chưa chọn hồ sơ nào", bar, body });
  }
  const acts = actsOf(actor.role);
  const what = choice({
    name: "viec",
    label: "Việc gì?",
    value: form.get("viec"),
    options: acts.map((act) => ({ value: act, label: ACT_WORDS[act].label, hint: ACT_WORDS[act].consequence })),
    ...errorOf(errors, "viec"),
  });
  const who =
    acts.includes("assign") &&
    html`<div class="of-assign">${select({
      name: "nguoi-lam",
      label: "Phân công cho ai?",
      hint: "Chỉ cần khi chọn việc Phân công.",
      optional: true,
      prompt: "Chọn một người",
      value: form.get("nguoi-lam"),
      options: colleagues.map(({ officerId, name, position }) => ({ value: officerId, label: `${name} – ${position}` })),
      ...errorOf(errors, "nguoi-lam"),
    })}${longText({ name: "ly-do", label: "Lý do phân công", optional: true, rows: 2, maxLength: 1000, value: form.get("ly-do") })}</div>`;
  const print = acts.includes("print") && papersField(form, errors);
  const remind = acts.includes("remind") && remindFields(form, errors);
  const lines = table({
    caption: "Hồ sơ đã chọn",
    columns: [{ label: "Hồ sơ" }, { label: "Người nộp" }],
    rows: chosen.map(({ code, version, subject, applicantName }) => [
      html`<input type="hidden" name="ma" value="${code}"><input type="hidden" name="${SEEN}" value="${code}:${version}"><a href="${dossierPath(code)}">${subject}</a><span class="sub num">${code}</span>`,
      applicantName,
    ]),
  });
  const go = button({ text: `Bắt đầu với ${chosen.length} hồ sơ` });
  const note = html`<p class="soft">Từng hồ sơ được làm riêng: hồ sơ nào không làm được thì nêu lý do, các hồ sơ khác vẫn xong. Dừng lại được lúc nào cũng được.</p>`;
  const body = postForm(c, {
    action: BATCHES,
    body: html`${idempotencyField(form)}<input type="hidden" name="ds" value="${form.get("ds")}"><div class="batch-form">${what}${who}${print}${remind}${note}</div><p>${go}</p>${lines}`,
  });
  return deskPage(c, { title: "Làm một việc với nhiều hồ sơ", bar, body, errors });
}

function papersField(form: Form, errors: readonly FieldError[]): Html {
  const wrong = errors.find(({ field }) => field === "giay")?.message;
  const boxes = PRINTABLE.map(({ kind, label }, index) => {
    const box = { type: "checkbox", id: index === 0 ? "f-giay" : undefined, name: "giay", value: kind };
    return html`<label><input${attrs({ ...box, checked: form.all("giay").includes(kind) })}> ${label}</label>`;
  });
  return html`<fieldset class="field paper-boxes of-print"><legend>In giấy nào?</legend><p class="hint">Chỉ cần khi chọn việc In giấy.</p>${wrong && html`<p class="error">${wrong}</p>`}<div>${boxes}</div></fieldset>`;
}

function remindFields(form: Form, errors: readonly FieldError[]): Html {
  const whom = select({
    name: "nhac-ai",
    label: "Nhắc ai?",
    hint: "Chỉ cần khi chọn việc Nhắc.",
    optional: true,
    prompt: "Chọn",
    value: form.get("nhac-ai"),
    options: [
      { value: "officer", label: "Cán bộ đang giữ bước" },
      { value: "applicant", label: "Người nộp, khi hồ sơ đang chờ họ" },
    ],
    ...errorOf(errors, "nhac-ai"),
  });
  return html`<div class="of-remind">${whom}${text({ name: "loi-nhac", label: "Lời nhắn kèm theo", optional: true, value: form.get("loi-nhac"), maxLength: 300 })}</div>`;
}

/** The list whose address came with the form. */
export const listOf = (query: string): string => (query ? `${DESK}?${query}` : DESK);
