import { addAllowance, formatDateTime } from "../calendar/index.ts";
import type { Act, ActingCommand } from "./act.ts";
import { claimFirst } from "./decide-process.ts";
import { FEE_ID, feeDue, feeItems, methodName } from "./fee-due.ts";
import { proposalWaits } from "./hold-back.ts";
import { refuse, STATE_NAMES, wrongState } from "./refusals.ts";
import { resumeClock } from "./resume-clock.ts";
import { instantText, intakeDue, type Rules } from "./rules.ts";
import { isAppraising, openPayment } from "./state-of.ts";
import type { Decision, Dossier, DossierEvent, Filing, InstantText, Payment } from "./types.ts";

type RequestCommand = Extract<ActingCommand, { type: "requestPayment" }>;
type RecordCommand = Extract<ActingCommand, { type: "recordPayment" }>;

export function decidePayment(act: Act<RequestCommand | RecordCommand>): Decision {
  const { command } = act;
  return command.type === "requestPayment" ? request({ ...act, command }) : record({ ...act, command });
}

/**
 * The fee that is taken before reception (thu trước), asked for in the act of handing in; undefined when nothing is to be paid beforehand.
 * The applicant has as many working days as for a supplement.
 */
export function prepaymentOf(filing: Pick<Filing, "fee">, rules: Rules, now: Temporal.Instant): DossierEvent | undefined {
  const { revision } = rules;
  const { total, lines } = filing.fee;
  if (revision.collect !== "before" || total <= 0) return undefined;
  const names = lines.map(({ name }) => name).join("; ");
  const laws = [...new Set(lines.map(({ legal }) => legal).filter(Boolean))];
  return {
    type: "PaymentRequested",
    payment: {
      id: "prepayment",
      kind: "prepayment",
      name: names || "Phí, lệ phí",
      amount: total,
      reason: "Thủ tục này thu phí, lệ phí trước khi tiếp nhận hồ sơ.",
      legal: laws.join("; "),
      requestedAt: instantText(now),
      payBy: payBy(rules, revision.supplement.days, now),
      pauses: false,
    },
  };
}

/** Yêu cầu thực hiện nghĩa vụ tài chính: one at a time, several after each other; the clock stands only when the procedure says so. */
function request(act: Act<RequestCommand>): Decision {
  const { dossier, command, rules, now } = act;
  const { obligation } = rules.revision;
  if (!isAppraising(dossier)) return wrongState(dossier, "yêu cầu nộp tiền");
  if (!obligation) return refuse("wrongState", "Thủ tục này không có nghĩa vụ tài chính trong khi giải quyết.");
  const waits = proposalWaits(dossier);
  if (waits) return { ok: false, refusal: waits };
  const { id, amount } = command.payment;
  if (dossier.payments?.some((one) => one.id === id)) return refuse("alreadyDone", "Khoản nộp này đã được gửi cho người nộp.");
  const [name, reason] = [command.payment.name.trim(), command.payment.reason.trim()];
  if (!name) return refuse("incomplete", "Hãy ghi tên khoản phải nộp, ví dụ Lệ phí trước bạ.");
  if (!Number.isSafeInteger(amount) || amount <= 0) return refuse("amount", "Số tiền phải là số đồng nguyên, lớn hơn 0.");
  if (!reason) return refuse("reasonMissing", "Hãy ghi lý do phải nộp để người dân hiểu khoản này là gì.");
  const payment: Payment = {
    id,
    kind: "obligation",
    name,
    amount,
    reason,
    legal: command.payment.legal.trim() || obligation.legal,
    requestedAt: instantText(now),
    payBy: payBy(rules, obligation.days, now),
    pauses: obligation.pauses,
  };
  return { ok: true, events: [...claimFirst(act), { type: "PaymentRequested", payment }] };
}

/** Ghi nhận đã nộp tiền: the whole amount, once, with its receipt. */
function record({ dossier, command, actor, rules, now }: Act<RecordCommand>): Decision {
  const asked = dossier.payments?.find(({ id }) => id === command.paymentId);
  if (asked?.paid) return refuse("alreadyDone", takenBefore(asked.paid));
  const fee = asked || command.paymentId !== FEE_ID ? undefined : ordinaryFee(dossier, now);
  const payment = asked ?? fee;
  if (!payment) return refuse("notFound", nothingToTake(dossier, command.paymentId));
  if (!fee && (openPayment(dossier)?.id !== payment.id || dossier.finishedAt)) return wrongState(dossier, "ghi nhận tiền nộp");
  if (command.amount !== payment.amount) {
    return refuse("amount", `Phải nộp đúng ${payment.amount.toLocaleString("vi-VN")} đ. Hãy kiểm tra lại số tiền đã thu.`);
  }
  if (command.method === "online" && actor.kind !== "system") {
    return refuse(
      "notAllowed",
      "Thanh toán trực tuyến do hệ thống ghi nhận. Tại quầy hãy chọn tiền mặt, chuyển khoản hoặc máy POS.",
    );
  }
  const receipt = command.receipt.trim();
  if (!receipt) return refuse("incomplete", "Hãy ghi số biên lai thu tiền.");
  const reference = command.reference?.trim();
  if (command.method === "pos" && !reference)
    return refuse("incomplete", "Hãy ghi số giao dịch in trên giấy của máy POS, hoặc mã giao dịch QR.");
  const { id: paymentId } = payment;
  const paid = {
    at: instantText(now),
    by: actor.name,
    method: command.method,
    receipt,
    items: feeItems(dossier, payment),
    ...(actor.kind === "officer" && { officerId: actor.officerId, agencyId: actor.agencyId }),
    ...(reference && { reference }),
    ...(command.till && { till: command.till }),
  };
  // An ordinary fee holds nothing up, so nothing goes on when it is taken.
  if (fee) return { ok: true, events: [{ type: "PaymentRecorded", paymentId, paid, payment: fee }] };
  const clock = dossier.receivedAt
    ? payment.pauses && resumeClock(rules, dossier, payment.requestedAt, now)
    : { intakeDueAt: intakeDue(rules, now) };
  return { ok: true, events: [{ type: "PaymentRecorded", paymentId, paid, ...clock }] };
}

/** What the second of two cashiers is told. */
function takenBefore({ at, by, method, receipt }: NonNullable<Payment["paid"]>): string {
  const when = formatDateTime(Temporal.Instant.from(at));
  return `Khoản này ${by} đã thu lúc ${when}, ${methodName(method)}, biên lai ${receipt}. Không thu lần nữa.`;
}

function nothingToTake({ parent, fee, state }: Dossier, paymentId: string): string {
  if (paymentId !== FEE_ID) return "Hồ sơ không có khoản nộp này. Hãy tải lại trang.";
  if (parent) return `Phí của hồ sơ liên thông thu một lần ở hồ sơ chính ${parent.code}.`;
  if (fee.total === 0) return "Hồ sơ này không phải nộp phí, lệ phí.";
  return `Hồ sơ ${STATE_NAMES[state]} nên không còn phí, lệ phí phải thu.`;
}

/** The fee of the case as a payment that is taken the moment it is named. */
function ordinaryFee(dossier: Dossier, now: Temporal.Instant): Payment | undefined {
  const amount = feeDue(dossier);
  if (amount <= 0) return undefined;
  const { lines } = dossier.fee;
  const at = instantText(now);
  return {
    id: FEE_ID,
    kind: "fee",
    name: lines.map(({ name }) => name).join("; ") || "Phí, lệ phí",
    amount,
    reason: "",
    legal: [...new Set(lines.map(({ legal }) => legal).filter(Boolean))].join("; "),
    requestedAt: at,
    payBy: at,
    pauses: false,
  };
}

function payBy(rules: Rules, days: number, now: Temporal.Instant): InstantText {
  return instantText(addAllowance(rules.calendar, now, { qty: days, unit: "WORKING_DAY" }));
}
