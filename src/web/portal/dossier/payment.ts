import { formatDateTime } from "../../../core/calendar/index.ts";
import { type Dossier, methodName, openPayment, type Payment } from "../../../core/dossier/index.ts";
import { definitionList, type Html, html } from "../../ui/index.ts";
import { dayAndTime, money } from "../words.ts";

/** What the applicant owes now: what, how much, why, until when, how; and below it what was paid, with its receipt. */
export function paymentSection(dossier: Dossier): Html | undefined {
  const owed = openPayment(dossier);
  const paid = dossier.payments?.filter((one) => one.paid) ?? [];
  if (!owed && paid.length === 0) return undefined;
  return html`${owed && toPay(dossier, owed)}${paid.length > 0 && receipts(paid)}`;
}

function toPay(dossier: Dossier, { name, amount, reason, legal, payBy, pauses, kind }: Payment): Html {
  const items = [
    { term: "Nộp khoản gì", value: name },
    { term: "Số tiền", value: html`<b class="num">${money(amount)}</b>` },
    { term: "Vì sao", value: reason },
    ...(legal ? [{ term: "Căn cứ", value: legal }] : []),
  ];
  const then =
    kind === "prepayment"
      ? "Nộp xong, cơ quan mới bắt đầu kiểm tra hồ sơ, trong 8 giờ làm việc."
      : pauses
        ? "Trong lúc chờ bạn nộp, thời hạn giải quyết tạm dừng; nộp xong thì chạy tiếp."
        : "Hồ sơ được giải quyết tiếp khi bạn nộp xong. Thời hạn giải quyết vẫn tính, nên bạn nộp sớm thì tốt hơn.";
  return html`<div class="notice soon"><h2>Cần bạn nộp ${money(amount)}</h2><p>Hãy nộp trước <b>${formatDateTime(Temporal.Instant.from(payBy))}</b>.</p>${definitionList({ items })}<p><b>Cách nộp:</b> đến quầy một cửa của ${dossier.agencyName}, đọc mã hồ sơ <span class="num">${dossier.code}</span>; nộp tiền mặt hoặc chuyển khoản theo hướng dẫn của quầy và nhận biên lai. Không chuyển tiền cho ai gọi điện yêu cầu.</p><p>${then}</p></div>`;
}

function receipts(paid: readonly Payment[]): Html {
  const lines = paid.map(
    ({ name, amount, paid: how, refund }) =>
      how &&
      html`<li><b class="num">${money(amount)}</b> ${name}<span class="sub">Nộp ngày ${dayAndTime(how.at)}, ${methodName(how.method)}, biên lai số ${how.receipt}</span>${refund && html`<span class="sub">Đã hoàn trả ngày ${dayAndTime(refund.at)}, ${methodName(refund.method)}, phiếu số ${refund.number}</span>`}</li>`,
  );
  return html`<div class="notice ok"><h2>Bạn đã nộp tiền</h2><ul>${lines}</ul></div>`;
}
