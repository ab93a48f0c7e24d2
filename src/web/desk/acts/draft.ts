import type { Dossier } from "../../../core/dossier/index.ts";
import { dateInWords, dateOnScreen } from "../../../core/procedure/index.ts";
import { type DraftField, draftResult, draftValues, prefillResult } from "../../../features/desk/index.ts";
import type { Form } from "../../form-data.ts";
import { button, type Child, choice, definitionList, type Html, html, longText, type Pair, tag, text } from "../../ui/index.ts";
import { actPath } from "../paths.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

/** Lập dự thảo: what registers say stands, what was declared may be corrected. */
export const draft: ActDefinition = {
  slug: "du-thao",
  command: "draftResult",
  label: ({ dossier }) => (isDrafted(dossier) ? "Sửa dự thảo…" : "Lập dự thảo…"),
  key: "D",
  kind: ({ dossier }) => (dossier.draft ? "quiet" : "primary"),
  consequence: ({ dossier }) =>
    dossier.bookEntry && isDrafted(dossier)
      ? `Giữ nguyên số ${dossier.bookEntry.number}/${dossier.bookEntry.year} trong sổ. Lãnh đạo thấy đúng bản này khi ký.`
      : "Vào sổ: hồ sơ lấy số tiếp theo của năm. Lãnh đạo thấy đúng bản này khi ký.",
  done: ({ bookEntry }) =>
    `Đã lưu dự thảo, vào sổ số ${bookEntry?.number}/${bookEntry?.year}, quyển ${bookEntry?.book}. Xem lại bản in ở khung Giấy tờ rồi chuyển bước.`,
  page: { submit: "Lưu dự thảo", fields, beside: true },
  run: ({ services, actor, desk, expectedVersion, key, form }) =>
    draftResult(services, { actor, dossier: desk.dossier, expectedVersion, key, typed: typedValues(form) }),
};

const isDrafted = ({ draft: made }: Dossier): boolean => made !== undefined && !made.negative;

/** What was typed, by name of the value. */
export function typedValues(form: Form): Record<string, string> {
  return Object.fromEntries(Object.entries(form.values).map(([name, [first]]) => [name, first ?? ""]));
}

function fields({ desk, form, errors }: ActView): Html {
  const { dossier, revision } = desk;
  const values = draftValues(dossier, revision, typedValues(form));
  const prefilled = prefillResult(dossier, revision);
  const parts = [...new Set(prefilled.map(({ part }) => part))].map((title) => {
    const own = prefilled.filter(({ part }) => part === title);
    const known = own.filter(({ from }) => from === "register").map((one): Pair => ({ term: one.label, value: evidence(one) }));
    const asked = own.filter(({ from }) => from === "declared").map((one) => draftField(one, values[one.name] ?? "", errors));
    return html`<section class="draft-part"><h2>${title}</h2>${known.length > 0 && definitionList({ items: known })}${asked}</section>`;
  });
  const preview = button({
    text: "Xem trước bản in (PDF)",
    kind: "quiet",
    formaction: `${actPath(dossier.code, "du-thao")}/xem`,
  });
  return html`<p class="soft">Ô nào có dấu ✓ là giá trị của cơ sở dữ liệu, không gõ lại.</p><div class="draft">${parts}</div><p>${preview}</p>`;
}

function evidence({ input, value }: DraftField): Child {
  if (!value) return html`<span class="soft">chưa có</span>`;
  const words = input === "date" && isDate(value) ? html`<span class="sub">${dateInWords(value)}</span>` : undefined;
  return html`${dateOnScreen(value)} ${tag({ tone: "ok", text: "✓" })}${words}`;
}

export function draftField(
  { name, label, required, input, choices = [], max }: DraftField,
  value: string,
  errors: ActView["errors"],
  hint?: string,
): Html {
  const common = { name, label, value, optional: !required, ...errorOf(errors, name) };
  switch (input) {
    case "choice":
      return choice({ ...common, across: choices.length < 3, options: choices });
    case "longText":
      return longText({ ...common, hint: hint ?? "Quyết định điều gì, cho ai, từ khi nào. Mỗi đoạn một dòng." });
    case "date": {
      const words = isDate(value) ? `Bằng chữ: ${dateInWords(value)}.` : "Bằng chữ do máy viết.";
      return text({ ...common, value: dateOnScreen(value), hint: `Ngày/tháng/năm, ví dụ 15/11/2026. ${words}`, width: 20 });
    }
    case "text":
      return text({ ...common, maxLength: max });
  }
}

function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && dateOnScreen(value) !== value;
}
