import { openPayment } from "../../../core/dossier/index.ts";
import { moneyText } from "../../../core/procedure/index.ts";
import type { FieldError } from "../../ui/index.ts";
import { html, longText, money, text } from "../../ui/index.ts";
import { amountOf } from "../till/pay-fields.ts";
import { shortMoment } from "../words.ts";
import { carryOut } from "./carry-out.ts";
import { type ActDefinition, errorOf } from "./types.ts";

/** Yêu cầu thực hiện nghĩa vụ tài chính: what, how much, why, on what law. */
export const requestPayment: ActDefinition = {
  slug: "yeu-cau-nop-tien",
  command: "requestPayment",
  label: () => "Yêu cầu nộp tiền…",
  key: "P",
  kind: () => "quiet",
  consequence: ({ revision: { obligation } }) =>
    `Người nộp nhận thông báo và có ${obligation?.days ?? 0} ngày làm việc để nộp. ${obligation?.pauses ? "Đồng hồ dừng cho tới khi nộp xong." : "Đồng hồ vẫn chạy: thủ tục này không tính thời gian nộp tiền ra ngoài."}`,
  done: (dossier) => {
    const open = openPayment(dossier);
    return open ? `Đã yêu cầu nộp ${moneyText(open.amount)} trước ${shortMoment(open.payBy)}.` : "Đã yêu cầu nộp tiền.";
  },
  page: {
    submit: "Gửi yêu cầu nộp tiền",
    fields: ({ desk: { revision }, form, errors }) =>
      html`${text({
        name: "khoan",
        label: "Khoản phải nộp",
        hint: "Ví dụ: Lệ phí trước bạ",
        value: form.get("khoan"),
        maxLength: 200,
        ...errorOf(errors, "khoan"),
      })}${money({ name: "so-tien", label: "Số tiền", value: form.get("so-tien"), ...errorOf(errors, "so-tien") })}${longText({
        name: "ly-do",
        label: "Vì sao phải nộp",
        hint: "Viết cho người dân đọc: khoản này là gì, tính thế nào.",
        value: form.get("ly-do"),
        rows: 3,
        maxLength: 1000,
        ...errorOf(errors, "ly-do"),
      })}${text({
        name: "can-cu",
        label: "Căn cứ",
        value: form.has("can-cu") ? form.get("can-cu") : (revision.obligation?.legal ?? ""),
        maxLength: 500,
      })}`,
  },
  run: async (request) => {
    const { form } = request;
    const name = form.get("khoan").trim().slice(0, 200);
    const reason = form.get("ly-do").trim().slice(0, 1000);
    const amount = amountOf(form.get("so-tien"));
    const errors: FieldError[] = [];
    if (!name) errors.push({ field: "khoan", message: "Hãy ghi tên khoản phải nộp, ví dụ Lệ phí trước bạ." });
    if (amount === undefined) errors.push({ field: "so-tien", message: "Hãy ghi số tiền bằng đồng, ví dụ 1.250.000." });
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi vì sao phải nộp để người dân hiểu khoản này là gì." });
    if (errors.length > 0 || amount === undefined) return { ok: false, errors };
    const legal = form.get("can-cu").trim().slice(0, 500);
    // The key of the form names the payment, so that the same form sent twice asks for one.
    return carryOut(request, { type: "requestPayment", payment: { id: request.key, name, amount, reason, legal } });
  },
};
