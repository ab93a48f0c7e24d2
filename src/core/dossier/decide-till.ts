import { dayOfInstant } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { refundItems, sumOfItems } from "./fee-due.ts";
import { refuse } from "./refusals.ts";
import { instantText, type Rules } from "./rules.ts";
import type { Decision, Dossier, InstantText, Payment, Refund, State } from "./types.ts";

type CancelCommand = Extract<ActingCommand, { type: "cancelReceipt" }>;
type RefundCommand = Extract<ActingCommand, { type: "refundPayment" }>;

export function decideTill(act: Act<CancelCommand | RefundCommand>): Decision {
  const { command } = act;
  return command.type === "cancelReceipt" ? cancel({ ...act, command }) : refund({ ...act, command });
}

/**
 * Hủy biên lai: what the cashier wrote wrongly, by the cashier, on the day of the receipt and before the till was closed. The number stays used. What
 * the dossier was received on, or went on with, is taken back as an act (undo) or given back (refund), never pulled from under it.
 */
function cancel({ dossier, command, actor, rules, now }: Act<CancelCommand>): Decision {
  const payment = paidOne(dossier, command.paymentId);
  if (!payment || payment.paid.receipt !== command.receipt)
    return refuse("notFound", "Hồ sơ không có biên lai này, hoặc biên lai đã được hủy. Hãy tải lại trang.");
  const { paid, kind, refund: given } = payment;
  if (given) return refuse("wrongState", `Tiền của biên lai này đã hoàn trả, phiếu ${given.number}, nên không hủy được.`);
  if (paid.method === "online") return refuse("notAllowed", "Tiền nộp trực tuyến do hệ thống ghi nhận, không hủy tại quầy được.");
  if (actor.kind !== "officer" || (paid.officerId !== undefined && paid.officerId !== actor.officerId))
    return refuse("notAllowed", `Chỉ ${paid.by}, người đã thu, hủy được biên lai này.`);
  const kept = keptFor(rules, { number: paid.receipt, at: paid.at }, now);
  if (kept) return refuse("tooLate", kept);
  if (kind === "obligation" || (kind === "prepayment" && !AT_INTAKE.includes(dossier.state)))
    return refuse(
      "wrongState",
      "Hồ sơ đã được làm tiếp sau khi thu khoản này. Chỉ hủy được bằng “Hủy việc vừa làm” khi chưa ai làm tiếp.",
    );
  const reason = command.reason.trim();
  if (!reason) return refuse("reasonMissing", "Hãy ghi vì sao hủy biên lai; lý do được lưu cùng số biên lai.");
  return { ok: true, events: [{ type: "ReceiptCancelled", paymentId: payment.id, receipt: paid.receipt, reason }] };
}

const AT_INTAKE: readonly State[] = ["submitted", "awaitingReception"];

/** Hoàn trả: what the law gives back of a payment, once, of a dossier that ended without an answer. */
function refund({ dossier, command, actor, now }: Act<RefundCommand>): Decision {
  const payment = paidOne(dossier, command.paymentId);
  if (!payment) return refuse("notFound", "Hồ sơ không có khoản đã nộp này. Hãy tải lại trang.");
  const { refund: given } = payment;
  if (given) return refuse("alreadyDone", `Khoản này đã được ${given.by} hoàn trả, phiếu ${given.number}. Không trả lần nữa.`);
  if (!WITHOUT_ANSWER.includes(stateAtEnd(dossier)))
    return refuse("wrongState", "Chỉ hoàn trả tiền khi hồ sơ không được tiếp nhận, đã rút hoặc đã dừng giải quyết.");
  if (actor.kind !== "officer") return refuse("notAllowed", "Vai trò của bạn không được làm việc này.");
  const items = refundItems(dossier, payment);
  if (items.length === 0)
    return refuse("wrongState", `${payment.name}: quy định không hoàn trả khi hồ sơ không được giải quyết.`);
  const [reason, legalBasis] = [command.reason.trim(), command.legalBasis.trim()];
  if (!reason) return refuse("reasonMissing", "Hãy ghi vì sao hoàn trả.");
  if (!legalBasis)
    return refuse("legalBasisMissing", "Hãy ghi căn cứ cho hoàn trả khoản này; có khoản pháp luật không cho trả lại.");
  const reference = command.reference?.trim();
  if (!command.number.trim()) return refuse("incomplete", "Phiếu hoàn trả phải có số.");
  const made: Refund = {
    amount: sumOfItems(items),
    items,
    at: instantText(now),
    by: actor.name,
    method: command.method,
    number: command.number.trim(),
    reason,
    legalBasis,
    officerId: actor.officerId,
    agencyId: actor.agencyId,
    ...(reference && { reference }),
  };
  return { ok: true, events: [{ type: "PaymentRefunded", paymentId: payment.id, refund: made }] };
}

const WITHOUT_ANSWER: readonly State[] = ["notReceived", "withdrawn", "stopped"];

/** How a dossier ended, archived or not. */
function stateAtEnd({ state, refusal, stop, withdrawal, handOver }: Dossier): State {
  if (state !== "archived" || handOver) return state;
  return refusal ? "notReceived" : stop ? "stopped" : withdrawal ? "withdrawn" : state;
}

function paidOne({ payments = [] }: Dossier, id: string) {
  const found = payments.find((one) => one.id === id);
  return found?.paid ? { ...found, paid: found.paid } : undefined;
}

/** Why a receipt or refund slip stands for good; undefined while it may still be taken back. */
export function keptFor(
  rules: Rules,
  { number, at }: { number: string; at: InstantText },
  now: Temporal.Instant,
): string | undefined {
  if (rules.closedReceipts?.has(number))
    return `Số ${number} đã nằm trong bảng kê đóng quầy nên không hủy được nữa. Tiền phải trả lại thì lập phiếu hoàn trả.`;
  if (dayOfInstant(now) !== dayOfInstant(Temporal.Instant.from(at)))
    return `Chỉ hủy được trong ngày thu. Số ${number} đã qua ngày; tiền phải trả lại thì lập phiếu hoàn trả.`;
  return undefined;
}

/** Receipts and slips that an act put down, of payments as they were before and after it. */
export function givenBetween(before: readonly Payment[], after: readonly Payment[]): { number: string; at: InstantText }[] {
  const numbers = (all: readonly Payment[]) =>
    all.flatMap(({ paid, refund }) => [
      ...(paid ? [{ number: paid.receipt, at: paid.at }] : []),
      ...(refund ? [{ number: refund.number, at: refund.at }] : []),
    ]);
  const known = new Set(numbers(before).map(({ number }) => number));
  return numbers(after).filter(({ number }) => !known.has(number));
}
