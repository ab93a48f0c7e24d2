import type { Form } from "../../form-data.ts";
import { fieldId, type Html, html, text } from "../../ui/index.ts";
import { type ActView, errorOf } from "./types.ts";

const LAW_OF_INTAKE = "Nghị định 118/2025/NĐ-CP, Điều 17";

/** Căn cứ pháp lý: laws of the procedure to tick, and a line for the article. */
export function legalBasisField({ desk, form, errors }: Pick<ActView, "desk" | "form" | "errors">): Html {
  const laws = [LAW_OF_INTAKE, ...desk.revision.legal];
  const { error } = errorOf(errors, "can-cu");
  const boxes = laws.map((law, index) => {
    const id = index === 0 ? fieldId("can-cu") : `${fieldId("can-cu")}-${index + 1}`;
    return html`<label><input type="checkbox" id="${id}" name="can-cu" value="${law}"${form.all("can-cu").includes(law) ? html` checked` : undefined}> <span>${law}</span></label>`;
  });
  const other = text({
    name: "can-cu-khac",
    label: "Điều, khoản hoặc văn bản khác",
    optional: true,
    hint: "Ví dụ: Luật Hộ tịch 2014, Điều 13, khoản 1",
    value: form.get("can-cu-khac"),
    maxLength: 500,
  });
  const wrong = error ? html`<p class="error" id="${fieldId("can-cu")}-error">Lỗi: ${error}</p>` : undefined;
  return html`<fieldset class="field${error ? " wrong" : ""}"><legend>Căn cứ pháp lý</legend>${wrong}<div class="choice">${boxes}</div></fieldset>${other}`;
}

/** What was ticked and typed, in one line; "" when nothing was. */
export function readLegalBasis(form: Form): string {
  return [...form.all("can-cu"), form.get("can-cu-khac").trim()].filter(Boolean).join("; ").slice(0, 1500);
}
