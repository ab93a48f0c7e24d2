import { type Dossier, methodName, openPayment, type State } from "../../core/dossier/index.ts";
import { moneyText } from "../../core/procedure/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Html, html, notice } from "../ui/index.ts";
import { CAUSE_NAMES, shortMoment } from "./words.ts";

const WAITING: readonly State[] = ["awaitingSupplement", "awaitingPrepayment", "awaitingPayment", "awaitingConfirmation"];

/** The applicant is asked for something, and nobody at the office can go on. */
export function isWaiting({ state }: Pick<Dossier, "state">): boolean {
  return WAITING.includes(state);
}

/** "Đang chờ người dân bổ sung." */
export function whoIsAwaited({ state }: Pick<Dossier, "state">): string {
  switch (state) {
    case "awaitingPrepayment":
    case "awaitingPayment":
      return "Đang chờ người dân nộp tiền.";
    case "awaitingConfirmation":
      return "Đang chờ người nộp xác nhận dự thảo; hết thời hạn mà im lặng là đồng ý.";
    default:
      return "Đang chờ người dân bổ sung.";
  }
}

/** Until when the applicant answers, in small letters, for the end of a sentence. */
export function awaited(dossier: Dossier): string {
  const { state, confirmation, supplements } = dossier;
  if (state === "awaitingConfirmation" && confirmation)
    return `người nộp xác nhận dự thảo trước ${shortMoment(confirmation.answerBy)}`;
  const owed = openPayment(dossier);
  if (owed && state !== "awaitingSupplement") return `người dân nộp tiền trước ${shortMoment(owed.payBy)}`;
  const answerBy = supplements.at(-1)?.answerBy;
  return answerBy ? `người dân trả lời trước ${shortMoment(answerBy)}` : "chờ người dân trả lời";
}

/** What is proposed, owed, paid, confirmed or ended, before what may be done. */
export function waitsPart({ dossier }: DeskDossier): Html {
  return html`${isWaiting(dossier) && html`<p>${whoIsAwaited(dossier)}</p>`}${proposal(dossier)}${payments(dossier)}${confirmation(dossier)}${refused(dossier)}${withdrawn(dossier)}${stopped(dossier)}`;
}

function proposal({ proposal: made }: Dossier): Html | undefined {
  if (!made) return undefined;
  const body = html`<p>${made.proposedBy.name} đề nghị ${shortMoment(made.proposedAt)}: ${made.items.map(({ label }) => label).join(", ")}.</p><p>${made.reason}</p>`;
  return notice({ tone: "soon", title: "Chờ lãnh đạo duyệt yêu cầu bổ sung", body });
}

function payments({ payments: all = [] }: Dossier): Html | undefined {
  if (all.length === 0) return undefined;
  const lines = all.map(({ name, amount, payBy, paid, closedAt, refund }) => {
    const back = refund ? `; đã hoàn trả ${shortMoment(refund.at)}, phiếu ${refund.number}` : "";
    const state = paid
      ? `đã nộp ${shortMoment(paid.at)}, ${methodName(paid.method)}, biên lai ${paid.receipt}${back}`
      : closedAt
        ? "không phải nộp nữa, hồ sơ đã kết thúc"
        : `chờ nộp, trước ${shortMoment(payBy)}`;
    return html`<li>${name}: <b class="num">${moneyText(amount)}</b><span class="sub">${state}</span></li>`;
  });
  return html`<h3>Tiền phải nộp</h3><ul class="plain">${lines}</ul>`;
}

function confirmation({ confirmation: asked }: Dossier): Html | undefined {
  const { answer } = asked ?? {};
  if (!answer) return undefined;
  if (!answer.agrees) {
    const body = html`<p>“${answer.note}”</p><p>Hãy sửa dự thảo rồi gửi xác nhận lại.</p>`;
    return notice({ tone: "late", title: `Người nộp chưa đồng ý với dự thảo (${shortMoment(answer.at)})`, body });
  }
  const how = answer.silent ? "Hết thời hạn xác nhận, coi như đồng ý" : "Người nộp đã đồng ý";
  return html`<p>${how} với dự thảo, ${shortMoment(answer.at)}.${answer.note && html` “${answer.note}”`}</p>`;
}

function refused({ draft }: Dossier): Html | undefined {
  if (!draft?.negative) return undefined;
  const body = html`<p>${draft.negative.reason}</p><p>Căn cứ: ${draft.negative.legalBasis}</p>`;
  return notice({ tone: "soon", title: "Kết quả: không chấp thuận", body });
}

function withdrawn({ withdrawal }: Dossier): Html | undefined {
  if (!withdrawal) return undefined;
  return notice({
    tone: "info",
    title: `Người nộp đã rút hồ sơ (${shortMoment(withdrawal.at)})`,
    body: withdrawal.reason ? `Lý do: ${withdrawal.reason}` : "Rút trước khi tiếp nhận, không ghi lý do.",
  });
}

function stopped({ stop }: Dossier): Html | undefined {
  if (!stop) return undefined;
  const body = html`<p>${stop.reason}</p><p>Căn cứ: ${stop.legalBasis}</p><p class="soft">${stop.by}, ${shortMoment(stop.at)}</p>`;
  return notice({ tone: "late", title: `Đã dừng giải quyết: ${CAUSE_NAMES[stop.cause].toLocaleLowerCase("vi")}`, body });
}
