import { formatWorkingDuration } from "../../core/calendar/index.ts";
import { type Dossier, openPayment, openSteps, STATE_NAMES } from "../../core/dossier/index.ts";
import { answerLines } from "../../core/procedure/index.ts";
import { capitalised } from "../../core/text/index.ts";
import type { DeskDossier } from "../../features/desk/index.ts";
import { type Html, html, type Pair, tag } from "../ui/index.ts";
import { ownerName } from "./owners-part.ts";
import { CHANNEL_NAMES, deadlineTag, FILED_NAMES, money, shortMoment } from "./words.ts";

/** The whole dossier in one look: who, what, by which way, the money, where it is, who is waited for, how much time is left. */
export function summaryPart(desk: DeskDossier): Html {
  const { dossier } = desk;
  const { applicant, representative, channel, submittedBy } = dossier;
  const filed = `${CHANNEL_NAMES[channel]}, ${FILED_NAMES[submittedBy]}`;
  const items: Pair[] = [
    {
      term: "Ai",
      value: html`<b>${applicant.name}</b><span class="sub num">${applicant.personalId}</span>${representative && html`<span class="sub">${representative.name} nộp thay</span>`}`,
    },
    { term: "Thủ tục", value: html`${dossier.procedureName}<span class="sub">${caseOf(desk)}</span>` },
    { term: "Kênh nộp", value: html`${filed}<span class="sub">${shortMoment(dossier.submittedAt)}</span>` },
    { term: "Phí, lệ phí", value: paid(dossier) },
    { term: "Đang ở", value: place(dossier) },
    { term: "Chờ ai", value: awaited(desk) },
    { term: "Thời gian còn lại", value: left(desk) },
  ];
  return html`<section aria-label="Tóm tắt hồ sơ"><dl class="summary">${items.map(({ term, value }) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** Which case of the procedure it is, when its form asks for one (trường hợp). */
function caseOf({ pages, answers, dossier }: DeskDossier): string {
  const asked = pages
    .flatMap(({ fields }) => fields)
    .find(({ id, type }) => type === "choice" && /(^|[./-])(case|kind|truong-hop)$/i.test(id));
  const said = asked ? answerLines(asked, answers).join("; ") : "";
  return said ? `Trường hợp: ${said}` : dossier.subject === dossier.procedureName ? "" : dossier.subject;
}

/** What is to be paid and whether it is. */
function paid(dossier: Dossier): Html {
  const { fee, payments = [] } = dossier;
  const owed = openPayment(dossier);
  const sum = payments.reduce((all, one) => all + (one.paid ? one.amount : 0), 0);
  if (owed)
    return html`${money(owed.amount)} ${tag({ tone: "soon", text: "chưa nộp" })}<span class="sub">trước ${shortMoment(owed.payBy)}</span>`;
  if (sum > 0) return html`${money(sum)} ${tag({ tone: "ok", text: "đã nộp ✓" })}`;
  if (fee.total === 0) return html`Không thu`;
  return html`${money(fee.total)}<span class="sub">${dossier.handOver ? "thu khi trả kết quả" : "chưa ghi đã nộp"}</span>`;
}

function place(dossier: Dossier): Html {
  const steps = openSteps(dossier);
  const state = capitalised(STATE_NAMES[dossier.state]);
  if (dossier.coordination) return html`Hàng đợi điều phối<span class="sub">${dossier.agencyName}</span>`;
  if (steps.length === 0) return html`${state}<span class="sub">${dossier.agencyName}</span>`;
  return html`${steps.map(({ name }) => name).join(" · ")}<span class="sub">${state}</span>`;
}

/** Whoever has it, and what they have to do. */
function awaited({ owners, actor, dossier }: DeskDossier): Html {
  if (owners.length === 0) return html`${dossier.finishedAt ? "Không chờ ai, đã xong" : "Không chờ ai"}`;
  const lines = owners.map(
    (owner) =>
      html`<span class="step-line">${owner.officerId === actor.officerId ? html`<b>Bạn</b>` : ownerName(owner)}<span class="sub">${owner.what}</span></span>`,
  );
  return html`${lines}`;
}

/** Working time, and until when. */
function left({ deadline, dossier }: DeskDossier): Html {
  const { urgency, minutes, dueAt } = deadline;
  if (urgency === "none" || dossier.finishedAt || !dueAt) return deadlineTag(deadline);
  const time = minutes >= 0 ? `${formatWorkingDuration(minutes)} làm việc` : "";
  const what = dossier.receivedAt ? "hẹn trả" : "hạn tiếp nhận";
  return html`${deadlineTag(deadline)}<span class="sub">${time && `${time}, `}${what} ${shortMoment(dueAt)}</span>`;
}
