import { formatDateTime, formatWorkingDuration, remainingWorkingMinutes } from "../../../core/calendar/index.ts";
import { type Dossier, isOver, pausedSince } from "../../../core/dossier/index.ts";
import { calendarOf, getAgency, provisionalNoteOf } from "../../../features/catalogue/index.ts";
import type { AppContext } from "../../context.ts";
import { type Child, card, type Html, html } from "../../ui/index.ts";

/** When the result is promised; nothing while the clock stands or after the end. */
export async function dueCard(c: AppContext, dossier: Dossier, children: readonly Dossier[]): Promise<Html | undefined> {
  if (!dossier.dueAt || dossier.finishedAt || pausedSince(dossier)) return undefined;
  const now = c.var.services.clock.now();
  const due = Temporal.Instant.from(dossier.dueAt);
  const calendar = await calendarOf(await getAgency(c.var.services, dossier.agencyId), now);
  const left = remainingWorkingMinutes(calendar, now, due);
  const more = children.some(concernsApplicant) ? "" : " Bạn không phải làm gì thêm.";
  const words = left < 0 ? lateWords(dossier) : `Còn ${formatWorkingDuration(left)} làm việc.${more}`;
  const note = provisionalNoteOf(dossier);
  return card(
    html`<b>Hẹn trả: ${formatDateTime(due)}</b><p>${words}</p>${left >= 0 && extendedWords(dossier)}${note && html`<p class="soft">${note} <a href="/lich-lam-viec?nam=${dossier.dueAt.slice(0, 4)}">Xem lịch làm việc</a></p>`}`,
    { narrow: true },
  );
}

/** A part of an interlinked filing that asks something of the applicant, or that came to nothing. */
function concernsApplicant(child: Dossier): boolean {
  const asks = ["awaitingSupplement", "awaitingPrepayment", "awaitingPayment", "awaitingConfirmation"].includes(child.state);
  return asks || (isOver(child) && !child.result) || child.draft?.negative !== undefined;
}

/** What the leader has signed, in the applicant's words: a moved date, or, too late for that, an apology with a promise. */
function extendedWords({ extension }: Dossier): Html | undefined {
  if (!extension?.signed) return undefined;
  return html`<p><b>Chúng tôi xin lỗi</b> vì không kịp hẹn trước (${moment(extension.oldDueAt)}). Vì sao: ${extension.reason}</p>`;
}

function lateWords({ apology }: Dossier): Child {
  if (!apology?.signed) return "Đã quá hẹn. Chúng tôi xin lỗi; bạn có thể gọi số ở cuối trang để hỏi.";
  return html`Đã quá hẹn. <b>Chúng tôi xin lỗi</b> và hẹn lại <b>${moment(apology.newDueAt)}</b>. Vì sao: ${apology.reason} Hồ sơ này vẫn tính là trễ hẹn.`;
}

const moment = (at: string): string => formatDateTime(Temporal.Instant.from(at));
