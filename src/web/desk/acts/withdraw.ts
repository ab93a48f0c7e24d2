import type { FieldError } from "../../ui/index.ts";
import { checkbox, html, longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const LETTER = "da-nhan-don";

/** Ghi nhận rút hồ sơ: the applicant brings a signed letter to the counter. */
export const withdraw: ActDefinition = {
  slug: "rut-ho-so",
  command: "withdraw",
  label: () => "Ghi nhận đơn rút hồ sơ…",
  key: "S",
  kind: () => "quiet",
  consequence: () =>
    "Chỉ khi người nộp mang đơn rút hồ sơ đến quầy. Hồ sơ kết thúc, mọi bước và yêu cầu đang chờ đóng lại; người nộp nhận mẫu 05.",
  done: () => "Đã ghi nhận rút hồ sơ. Người nộp được báo; mẫu 05 in được ở mục Văn bản.",
  page: {
    submit: "Ghi nhận rút hồ sơ",
    fields: ({ form, errors }) =>
      html`${checkbox({
        name: LETTER,
        label: "Tôi đã nhận đơn rút hồ sơ có chữ ký và kiểm tra giấy tờ tùy thân của người nộp",
        checked: form.get(LETTER) === "true",
        ...errorOf(errors, LETTER),
      })}${longText({
        name: "ly-do",
        label: "Lý do rút, theo đơn",
        value: form.get("ly-do"),
        rows: 3,
        maxLength: 1000,
        ...errorOf(errors, "ly-do"),
      })}`,
  },
  run: async (request) => {
    const { form } = request;
    const reason = form.get("ly-do").trim().slice(0, 1000);
    const errors: FieldError[] = [];
    if (form.get(LETTER) !== "true")
      errors.push({ field: LETTER, message: "Hãy nhận đơn, kiểm tra giấy tờ tùy thân của người nộp rồi đánh dấu vào ô này." });
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi lý do rút theo đơn của người nộp." });
    return errors.length > 0 ? { ok: false, errors } : carryOut(request, { type: "withdraw", reason });
  },
};
