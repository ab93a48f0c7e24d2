import { dong } from "../../../core/procedure/index.ts";
import type { Due, Taking } from "../../../features/till/index.ts";
import type { Form } from "../../form-data.ts";
import { choice, type FieldError, type Html, html, money, text } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";

const METHOD = "cach-nop";
const AMOUNT = "so-tien";
const REFERENCE = "so-giao-dich";
/** What pages keep of a form that comes back. */
export const PAY_NAMES = [METHOD, AMOUNT, REFERENCE] as const;

const METHODS = [
  { value: "cash", label: "Tiền mặt" },
  { value: "transfer", label: "Chuyển khoản" },
  { value: "pos", label: "Máy POS, mã QR" },
] as const;
const LATER = { value: "later", label: "Chưa thu" };

type PayFields = {
  due: Due;
  form?: Form | undefined;
  errors: readonly FieldError[];
  /** What is chosen when nothing was; `later` offers not to take it now. */
  fallback: "cash" | "later";
  later: boolean;
  /** The amount is asked back; elsewhere it is the amount that is owed. */
  askAmount?: boolean;
};

/** How money comes in: in cash, to the agency's account, by card or QR code. */
export function payFields({ due, form, errors, fallback, later, askAmount = false }: PayFields): Html {
  const amount = askAmount
    ? money({
        name: AMOUNT,
        label: "Số tiền đã thu",
        hint: `Phải thu đúng ${dong(due.amount)}.`,
        value: form?.has(AMOUNT) ? form.get(AMOUNT) : dong(due.amount).replace(/\s*đ$/, ""),
        ...errorOf(errors, AMOUNT),
      })
    : html`<input type="hidden" name="${AMOUNT}" value="${due.amount}">`;
  const way = choice({
    name: METHOD,
    label: later ? `Thu ${dong(due.amount)}` : "Nộp bằng cách nào?",
    value: form?.get(METHOD) || fallback,
    across: true,
    options: [...METHODS, ...(later ? [LATER] : [])],
    ...errorOf(errors, METHOD),
  });
  const reference = text({
    name: REFERENCE,
    label: "Số giao dịch",
    hint: "Bắt buộc với máy POS, mã QR; chuyển khoản thì nên ghi",
    value: form?.get(REFERENCE) ?? "",
    width: 20,
    maxLength: 60,
    ...errorOf(errors, REFERENCE),
  });
  return html`<input type="hidden" name="khoan-nop" value="${due.paymentId}"><div class="pay-fields">${amount}${way}${reference}</div>`;
}

export type Pay = { ok: true; taking: Taking | undefined } | { ok: false; errors: FieldError[] };

/** What the form says about money; `taking` is absent when it is not taken now, or was not asked about. */
export function readPay(form: Form): Pay {
  const method = METHODS.find(({ value }) => value === form.get(METHOD))?.value;
  if (!method) return { ok: true, taking: undefined };
  const amount = amountOf(form.get(AMOUNT));
  const reference = form.get(REFERENCE).trim().slice(0, 60);
  const errors: FieldError[] = [];
  if (amount === undefined) errors.push({ field: AMOUNT, message: "Hãy ghi số tiền đã thu bằng đồng, ví dụ 1.250.000." });
  if (method === "pos" && !reference)
    errors.push({ field: REFERENCE, message: "Hãy ghi số giao dịch in trên giấy của máy POS, hoặc mã giao dịch QR." });
  if (errors.length > 0 || amount === undefined) return { ok: false, errors };
  return { ok: true, taking: { paymentId: form.get("khoan-nop"), amount, method, ...(reference && { reference }) } };
}

/** "1.250.000", "1250000 đ" → 1250000. */
export function amountOf(typed: string): number | undefined {
  const digits = typed.replace(/\s*(đồng|đ)$/iu, "").trim();
  if (!/^(\d{1,13}|\d{1,3}([. ]\d{3}){1,4})$/.test(digits)) return undefined;
  return Number(digits.replace(/[. ]/g, ""));
}
