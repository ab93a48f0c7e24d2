import type { Payment } from "../../../core/dossier/index.ts";
import { moneyText } from "../../../core/procedure/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { html, longText } from "../../ui/index.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const lastPaid = ({ dossier }: DeskDossier): Payment | undefined =>
  dossier.payments?.findLast(({ paid, refund }) => paid && !refund);

/** Hủy biên lai written wrongly, the same day and before the till is closed; the number stays used. */
export const cancelReceipt: ActDefinition = {
  slug: "huy-bien-lai",
  command: "cancelReceipt",
  label: () => "Hủy biên lai…",
  key: "I",
  kind: () => "quiet",
  consequence: (desk) => {
    const { name, amount, paid } = lastPaid(desk) ?? {};
    if (!paid || !name || amount === undefined) return "Biên lai giữ số, ghi đã hủy; khoản tiền trở lại chưa thu.";
    return `Biên lai ${paid.receipt} (${name}, ${moneyText(amount)}) giữ số nhưng ghi đã hủy; khoản này trở lại chưa thu. Trả lại tiền cho người nộp, hoặc thu lại cho đúng.`;
  },
  done: () => "Đã hủy biên lai. Thu lại thì biên lai mới lấy số tiếp theo.",
  page: {
    submit: "Hủy biên lai",
    fields: ({ desk, form, errors }) => {
      const payment = lastPaid(desk);
      return html`<input type="hidden" name="khoan-nop" value="${payment?.id ?? ""}"><input type="hidden" name="bien-lai" value="${payment?.paid?.receipt ?? ""}">${longText(
        {
          name: "ly-do",
          label: "Vì sao hủy?",
          hint: "Ví dụ: chọn nhầm hình thức nộp. Lý do in trên bảng kê đóng quầy.",
          value: form.get("ly-do"),
          rows: 3,
          maxLength: 500,
          ...errorOf(errors, "ly-do"),
        },
      )}`;
    },
  },
  run: async (request) => {
    const { form } = request;
    const reason = form.get("ly-do").trim().slice(0, 500);
    if (!reason) return { ok: false, errors: [{ field: "ly-do", message: "Hãy ghi vì sao hủy biên lai." }] };
    return carryOut(request, {
      type: "cancelReceipt",
      paymentId: form.get("khoan-nop"),
      receipt: form.get("bien-lai"),
      reason,
    });
  },
};
