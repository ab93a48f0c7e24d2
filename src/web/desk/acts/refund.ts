import { type Payment, type Refund, refundItems, sumOfItems } from "../../../core/dossier/index.ts";
import { moneyText } from "../../../core/procedure/index.ts";
import type { DeskDossier } from "../../../features/desk/index.ts";
import { refundMoney } from "../../../features/till/index.ts";
import { choice, type FieldError, html, longText, text } from "../../ui/index.ts";
import { type ActDefinition, errorOf } from "./types.ts";

const WAYS = [
  { value: "cash", label: "Tiền mặt" },
  { value: "transfer", label: "Chuyển khoản" },
] as const satisfies { value: Refund["method"]; label: string }[];

const toGiveBack = ({ dossier }: DeskDossier): Payment | undefined =>
  dossier.payments?.find((one) => one.paid && !one.refund && refundItems(dossier, one).length > 0);

function amountBack(desk: DeskDossier): number {
  const payment = toGiveBack(desk);
  return payment ? sumOfItems(refundItems(desk.dossier, payment)) : 0;
}

/** Hoàn trả tiền of a dossier that ended without an answer. Whether the law gives it back is for the officer to say. */
export const refund: ActDefinition = {
  slug: "hoan-tien",
  command: "refundPayment",
  label: (desk) => `Hoàn trả ${moneyText(amountBack(desk))}…`,
  key: "D",
  kind: () => "quiet",
  consequence: (desk) => {
    const payment = toGiveBack(desk);
    const part = payment && amountBack(desk) < payment.amount ? "phần được hoàn trả" : "toàn bộ tiền";
    return `Trả lại ${part} của biên lai ${payment?.paid?.receipt ?? ""}; phiếu hoàn trả có số riêng và vào quầy thu của bạn hôm nay. Chỉ trả khi pháp luật về khoản thu cho trả lại.`;
  },
  done: ({ payments }) =>
    `Đã hoàn trả, phiếu ${payments?.findLast((one) => one.refund)?.refund?.number ?? ""}. In phiếu ở mục Văn bản, người nhận ký.`,
  page: {
    submit: "Hoàn trả tiền",
    fields: ({ desk, form, errors }) =>
      html`<input type="hidden" name="khoan-nop" value="${toGiveBack(desk)?.id ?? ""}">${choice({
        name: "cach-tra",
        label: "Trả lại bằng cách nào?",
        value: form.get("cach-tra") || "cash",
        across: true,
        options: [...WAYS],
      })}${text({
        name: "so-giao-dich",
        label: "Số giao dịch",
        optional: true,
        value: form.get("so-giao-dich"),
        width: 20,
        maxLength: 60,
      })}${longText({
        name: "ly-do",
        label: "Vì sao hoàn trả?",
        value: form.get("ly-do"),
        rows: 2,
        maxLength: 500,
        ...errorOf(errors, "ly-do"),
      })}${text({
        name: "can-cu",
        label: "Căn cứ",
        hint: "Quy định cho trả lại khoản này",
        value: form.get("can-cu"),
        maxLength: 300,
        ...errorOf(errors, "can-cu"),
      })}`,
  },
  run: async ({ services, actor, desk, form, key }) => {
    const reason = form.get("ly-do").trim().slice(0, 500);
    const legalBasis = form.get("can-cu").trim().slice(0, 300);
    const reference = form.get("so-giao-dich").trim().slice(0, 60);
    const method = WAYS.find(({ value }) => value === form.get("cach-tra"))?.value ?? "cash";
    const errors: FieldError[] = [];
    if (!reason) errors.push({ field: "ly-do", message: "Hãy ghi vì sao hoàn trả." });
    if (!legalBasis) errors.push({ field: "can-cu", message: "Hãy ghi căn cứ cho hoàn trả khoản này." });
    if (errors.length > 0) return { ok: false, errors };
    const paymentId = form.get("khoan-nop");
    const refunding = { paymentId, method, reason, legalBasis, ...(reference && { reference }) };
    return refundMoney(services, actor, { ...refunding, dossierId: desk.dossier.id, key });
  },
};
