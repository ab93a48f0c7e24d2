import { formatDateTime } from "../../core/calendar/index.ts";
import { awaitsConfirmation, type ChildRef, type Dossier, isOver, openPayment } from "../../core/dossier/index.ts";

/** What a parent is told of its child. */
export type News = Pick<ChildRef, "state" | "dueAt" | "trouble" | "result">;

/**
 * How a child stands at an instant, with what holds it up in words for the citizen.
 * @param at instant of the event that is told of
 */
export function newsOf(child: Dossier, at: string): News {
  const dueAt = child.dueAt ?? (child.finishedAt ? undefined : child.intakeDueAt);
  const trouble = troubleOf(child, at);
  return {
    state: child.state,
    ...(dueAt && { dueAt }),
    ...(trouble && { trouble }),
    ...(child.result && isOver(child) && { result: child.result }),
  };
}

function troubleOf(child: Dossier, at: string): string | undefined {
  const { refusal, stop, withdrawal, draft, coordination, confirmation } = child;
  if (child.state === "notReceived" && refusal)
    return `không tiếp nhận. Lý do: ${ended(refusal.reason)} Căn cứ: ${ended(refusal.legalBasis)}`;
  if (stop) return `đã dừng giải quyết. Lý do: ${ended(stop.reason)} Căn cứ: ${ended(stop.legalBasis)}`;
  if (withdrawal) return "hồ sơ phần này đã được rút.";
  if (isOver(child) && draft?.negative)
    return `không chấp thuận. Lý do: ${ended(draft.negative.reason)} Căn cứ: ${ended(draft.negative.legalBasis)}`;
  if (isOver(child)) return undefined;
  const asked = child.supplements.at(-1);
  if (asked && !asked.answeredAt)
    return `cần bạn bổ sung: ${asked.items.map(({ label }) => label).join(", ")}. Lý do: ${ended(asked.reason)} Hãy bổ sung trước ${moment(asked.answerBy)}.`;
  const payment = openPayment(child);
  if (payment) return `cần bạn nộp ${payment.name}. Lý do: ${ended(payment.reason)} Hãy nộp trước ${moment(payment.payBy)}.`;
  if (confirmation && awaitsConfirmation(child))
    return `mời bạn xem dự thảo và trả lời trước ${moment(confirmation.answerBy)}. Quá giờ đó mà bạn không trả lời thì coi như bạn đồng ý.`;
  if (coordination) return "đang chờ phân công cơ quan giải quyết. Bạn không phải làm gì.";
  return lateness(child, at);
}

/** An apology that was signed (form 04), or that the part is late without one. */
function lateness({ extension, apology, dueAt, intakeDueAt }: Dossier, at: string): string | undefined {
  const due = dueAt ?? intakeDueAt;
  if (apology?.signed)
    return `đã quá hạn ${moment(due)}. Cơ quan xin lỗi và hẹn lại ${moment(apology.newDueAt)}. Lý do: ${ended(apology.reason)} Bạn không phải làm gì.`;
  if (at > due) return `đã quá hạn ${moment(due)}. Cơ quan đang làm tiếp; bạn không phải làm gì.`;
  if (!extension?.signed) return undefined;
  return `cơ quan xin lỗi và lùi hẹn của phần này đến ${moment(extension.newDueAt)}. Lý do: ${ended(extension.reason)} Bạn không phải làm gì.`;
}

const moment = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
const ended = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
