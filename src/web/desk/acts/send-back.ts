import { openStep } from "../../../core/dossier/index.ts";
import { longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { stepBefore } from "./complete-step.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Chuyển lại bước trước. */
export const sendBack: ActDefinition = {
  slug: "chuyen-lai",
  command: "sendBackStep",
  label: () => "Chuyển lại bước trước…",
  key: "Q",
  kind: () => "quiet",
  consequence: (desk) => `Hồ sơ quay về bước “${stepBefore(desk)}”. Đồng hồ của hồ sơ vẫn chạy, hạn trả không đổi.`,
  done: (dossier) => `Đã chuyển lại bước “${openStep(dossier)?.name ?? ""}”.`,
  page: {
    submit: "Chuyển lại",
    fields: ({ form, errors }) =>
      longText({
        name: "ly-do",
        label: "Lý do chuyển lại",
        hint: "Ghi rõ cần sửa gì, ở mục nào.",
        value: form.get("ly-do"),
        rows: 4,
        maxLength: 1000,
        ...errorOf(errors, "ly-do"),
      }),
  },
  run: async (request) => {
    const reason = request.form.get("ly-do").trim();
    if (!reason)
      return { ok: false, errors: [{ field: "ly-do", message: "Hãy ghi lý do chuyển lại để người trước biết cần sửa gì." }] };
    return carryOut(request, { type: "sendBackStep", reason: reason.slice(0, 1000) });
  },
};
