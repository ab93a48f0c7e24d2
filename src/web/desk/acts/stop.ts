import { type Dossier, openPayment, STOP_CAUSES, type StopCause } from "../../../core/dossier/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { choice, html, longText } from "../../ui/index.ts";
import { CAUSE_NAMES } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { legalBasisField, readLegalBasis } from "./legal-basis.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Dừng giải quyết: form 05. */
export const stop: ActDefinition = {
  slug: "dung-giai-quyet",
  command: "stop",
  label: () => "Dừng giải quyết…",
  key: "S",
  kind: () => "danger",
  consequence: () =>
    "Hồ sơ kết thúc; bấm nhầm thì chỉ hủy được ngay sau đó. Người dân nhận mẫu 05 với lý do và căn cứ; mọi bước, yêu cầu đang chờ đều đóng lại.",
  done: () => "Đã dừng giải quyết. Người nộp được báo lý do.",
  page: {
    submit: "Dừng giải quyết",
    fields: ({ desk, form, errors }) =>
      html`${choice({
        name: "nguyen-nhan",
        label: "Vì sao dừng?",
        value: form.get("nguyen-nhan"),
        options: STOP_CAUSES.filter((cause) => fits(desk.dossier, cause)).map((cause) => ({
          value: cause,
          label: CAUSE_NAMES[cause],
        })),
        ...errorOf(errors, "nguyen-nhan"),
      })}${longText({
        name: "ly-do",
        label: "Lý do",
        hint: "Viết cho người dân đọc: vì sao dừng, nhận lại giấy tờ và phí ở đâu, muốn làm tiếp thì phải làm gì.",
        value: form.get("ly-do"),
        rows: 5,
        maxLength: 1500,
        ...errorOf(errors, "ly-do"),
      })}${legalBasisField({ desk, form, errors })}`,
  },
  run: async (request) => {
    const { form } = request;
    const cause = STOP_CAUSES.find((one) => one === form.get("nguyen-nhan"));
    const reason = form.get("ly-do").trim().slice(0, 1500);
    const legalBasis = readLegalBasis(form);
    const errors: FieldError[] = [];
    if (!cause) errors.push({ field: "nguyen-nhan", message: "Hãy chọn vì sao dừng giải quyết." });
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi lý do dừng giải quyết để người dân biết vì sao." });
    if (!legalBasis) errors.push({ field: "can-cu", message: "Hãy chọn hoặc ghi căn cứ pháp lý của việc dừng giải quyết." });
    if (errors.length > 0 || !cause) return { ok: false, errors };
    return carryOut(request, { type: "stop", cause, reason, legalBasis });
  },
};

/** What nobody waits for is no reason. */
function fits(dossier: Dossier, cause: StopCause): boolean {
  if (cause === "supplementTimeout") return dossier.state === "awaitingSupplement";
  if (cause === "paymentTimeout") return openPayment(dossier) !== undefined;
  return dossier.receivedAt !== undefined;
}
