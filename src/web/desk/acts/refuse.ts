import type { FieldError } from "../../ui/index.ts";
import { type Html, html, longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { legalBasisField, readLegalBasis } from "./legal-basis.ts";
import { type ActDefinition, type ActView, errorOf } from "./types.ts";

/** Từ chối tiếp nhận: form 03, with reason and legal basis. */
export const refuse: ActDefinition = {
  slug: "tu-choi",
  command: "refuse",
  label: () => "Từ chối tiếp nhận…",
  key: "U",
  kind: () => "danger",
  consequence: () =>
    "Hồ sơ kết thúc; bấm nhầm thì chỉ hủy được ngay sau đó. Người dân nhận mẫu 03 với lý do và căn cứ. Thiếu giấy tờ thì hãy yêu cầu bổ sung.",
  done: () => "Đã từ chối tiếp nhận. Mẫu 03 in được ở mục Văn bản.",
  page: { submit: "Từ chối tiếp nhận", fields },
  run: async (request) => {
    const { form } = request;
    const reason = form.get("ly-do").trim().slice(0, 1500);
    const legalBasis = readLegalBasis(form);
    const errors: FieldError[] = [];
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi rõ lý do từ chối để người dân biết phải làm gì." });
    if (!legalBasis) errors.push({ field: "can-cu", message: "Hãy chọn hoặc ghi căn cứ pháp lý của việc từ chối." });
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "refuse", reason, legalBasis });
  },
};

function fields(view: ActView): Html {
  const reason = longText({
    name: "ly-do",
    label: "Lý do từ chối",
    hint: "Viết cho người dân đọc: vì sao, và họ nên làm gì tiếp.",
    value: view.form.get("ly-do"),
    rows: 5,
    maxLength: 1500,
    ...errorOf(view.errors, "ly-do"),
  });
  return html`${reason}${legalBasisField(view)}`;
}
