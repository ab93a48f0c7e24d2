import { methodName } from "../../../core/dossier/index.ts";
import { dong } from "../../../core/procedure/index.ts";
import { type About, at, counterOf, type EventOf, ended, say, type Words } from "./words.ts";

/** What is owed, until when, and that it has come in. */
export function moneyWords(
  about: About,
  event: EventOf<"PaymentRequested" | "PaymentRecorded" | "ReceiptCancelled" | "PaymentRefunded">,
): Words {
  if (event.type === "PaymentRequested") {
    const { name, amount, reason, payBy, kind, pauses } = event.payment;
    const clock =
      kind === "prepayment"
        ? "Nộp xong, hồ sơ mới được tiếp nhận và bắt đầu tính thời hạn."
        : pauses
          ? "Thời gian chờ bạn nộp không tính vào thời hạn giải quyết."
          : "";
    const body = `${name}: ${dong(amount)}. ${reason ? `Lý do: ${ended(reason)} ` : ""}Hãy nộp trước ${at(payBy)} tại ${counterOf(about)}. ${clock} Thông báo nộp tiền có trên trang này.`;
    return say("paymentRequested", "Cần bạn nộp tiền", body.replace(/ {2,}/g, " "));
  }
  if (event.type === "ReceiptCancelled") {
    const body = `Biên lai số ${event.receipt} ghi nhầm nên đã hủy. Tiền bạn đã đưa được trả lại, hoặc ghi lại bằng biên lai mới. Cần hỏi, xin đến ${counterOf(about)}.`;
    return say("receiptCancelled", "Đã hủy một biên lai", body);
  }
  if (event.type === "PaymentRefunded") {
    const { number, method, reason, amount } = event.refund;
    const given = about.payments?.find(({ id }) => id === event.paymentId);
    const sum = given ? `${given.name}: ${dong(amount)}. ` : "";
    return say(
      "paymentRefunded",
      "Đã hoàn trả tiền cho bạn",
      `${sum}Phiếu hoàn trả số ${number}, ${methodName(method)}. Lý do: ${ended(reason)}`,
    );
  }
  const owed = about.payments?.find(({ id }) => id === event.paymentId);
  const what = owed ? `${owed.name}: ${dong(owed.amount)}.` : "Khoản tiền của hồ sơ này đã được ghi nhận.";
  const receipt = event.paid.receipt ? ` Biên lai số ${event.paid.receipt}.` : "";
  const due = event.dueAt ? ` Hẹn trả kết quả mới: ${at(event.dueAt)}.` : "";
  return say("paymentRecorded", "Đã ghi nhận bạn nộp tiền", `${what}${receipt}${due} Bạn không phải làm gì thêm.`);
}
