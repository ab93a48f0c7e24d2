import type { FieldError } from "../../ui/index.ts";
import { fieldId, type Html, html, longText, text } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

const LAW_OF_INTAKE = "Nghị định 118/2025/NĐ-CP, Điều 17";

/** Từ chối tiếp nhận: form 03, with reason and legal basis. */
export const refuse: ActDefinition = {
  slug: "tu-choi",
  command: "refuse",
  label: () => "Từ chối tiếp nhận…",
  key: "U",
  kind: () => "danger",
  consequence: () =>
    "Hồ sơ kết thúc, không mở lại được. Người dân nhận mẫu 03 với lý do và căn cứ. Thiếu giấy tờ thì hãy yêu cầu bổ sung.",
  done: () => "Đã từ chối tiếp nhận. Mẫu 03 in được ở mục Văn bản.",
  page: { submit: "Từ chối tiếp nhận", fields },
  run: async (request) => {
    const { form } = request;
    const reason = form.get("ly-do").trim().slice(0, 1500);
    const legalBasis = [...form.all("can-cu"), form.get("can-cu-khac").trim()].filter(Boolean).join("; ").slice(0, 1500);
    const errors: FieldError[] = [];
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi rõ lý do từ chối để người dân biết phải làm gì." });
    if (!legalBasis) errors.push({ field: "can-cu", message: "Hãy chọn hoặc ghi căn cứ pháp lý của việc từ chối." });
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "refuse", reason, legalBasis });
  },
};

function fields({ desk, form, errors }: ActView): Html {
  const laws = [LAW_OF_INTAKE, ...desk.revision.legal];
  const { error } = errorOf(errors, "can-cu");
  const boxes = laws.map((law, index) => {
    const id = index === 0 ? fieldId("can-cu") : `${fieldId("can-cu")}-${index + 1}`;
    return html`<label><input type="checkbox" id="${id}" name="can-cu" value="${law}"${form.all("can-cu").includes(law) ? html` checked` : undefined}> <span>${law}</span></label>`;
  });
  const reason = longText({
    name: "ly-do",
    label: "Lý do từ chối",
    hint: "Viết cho người dân đọc: vì sao, và họ nên làm gì tiếp.",
    value: form.get("ly-do"),
    rows: 5,
    maxLength: 1500,
    ...errorOf(errors, "ly-do"),
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
  return html`${reason}<fieldset class="field${error ? " wrong" : ""}"><legend>Căn cứ pháp lý</legend>${wrong}<div class="choice">${boxes}</div></fieldset>${other}`;
}
