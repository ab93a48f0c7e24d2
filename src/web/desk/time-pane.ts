import { formatWorkingDuration } from "../../core/calendar/index.ts";
import type { Dossier } from "../../core/dossier/index.ts";
import { provisionalNoteOf } from "../../features/catalogue/index.ts";
import type { DeskDossier, Officer } from "../../features/desk/index.ts";
import type { AppContext } from "../context.ts";
import { type Html, html, meter, pane } from "../ui/index.ts";
import { actsPart } from "./acts-part.ts";
import { linkedPart } from "./linked-part.ts";
import { officialPapers } from "./official-papers.ts";
import { opinionsPart } from "./opinions-part.ts";
import { ownersPart } from "./owners-part.ts";
import { filePath } from "./paths.ts";
import { awaited } from "./waits-part.ts";
import { deadlineTag, longMoment, SCORE_NAMES, shortMoment, toneOf, WAY_NAMES } from "./words.ts";

/** Time left, what may be done now with its consequence, official papers, the citizen's rating. */
export function timePane(c: AppContext, desk: DeskDossier, actor: Officer): Html {
  const body = html`${clock(desk)}${extended(desk)}${ownersPart(desk)}${linkedPart(desk)}<h2>Việc làm được</h2>${actsPart(c, desk, actor)}${opinionsPart(desk)}${officialPapers(desk)}${rating(desk)}`;
  return pane({ title: "Thời hạn", aside: true, body });
}

function clock({ dossier, deadline, stepDeadline }: DeskDossier): Html {
  const { urgency, text, minutes, used, dueAt } = deadline;
  if (urgency === "none" || dossier.finishedAt) {
    return html`<p class="clock">${text}</p>${dossier.finishedAt && html`<p>Xong ${longMoment(dossier.finishedAt)}</p>`}${dossier.dueAt && html`<p class="soft">Hẹn trả ${longMoment(dossier.dueAt)}</p>`}${handedOver(dossier)}`;
  }
  if (urgency === "paused" && !dueAt) return html`<p class="clock">${text}</p><p>${awaited(dossier)}</p>`;
  const left = urgency === "late" && minutes >= 0 ? text : formatWorkingDuration(minutes);
  const what = dossier.receivedAt ? "Hẹn trả" : "Phải tiếp nhận, yêu cầu bổ sung hoặc từ chối trước";
  const paused = urgency === "paused" ? html`<p>Đang dừng, ${awaited(dossier)}</p>` : undefined;
  const step =
    stepDeadline && urgency !== "paused"
      ? html`<p class="soft">Bước này: ${deadlineTag(stepDeadline)} ${stepDeadline.dueAt && `hạn ${shortMoment(stepDeadline.dueAt)}`}</p>`
      : undefined;
  const note = provisionalNoteOf(dossier);
  return html`<p class="clock num">${left}</p><p>${urgency === "late" ? "so với hạn" : "làm việc còn lại"}. ${what} ${dueAt && longMoment(dueAt)}</p>${meter({ label: "Thời gian đã dùng", share: used, tone: toneOf(deadline) })}${paused}${step}${note && html`<p class="soft">${note}</p>`}`;
}

/** What was promised anew: the extension that moved the due time, the apology that moved nothing, and what waits for a signature. */
function extended({ dossier }: DeskDossier): Html | undefined {
  const { extension, apology } = dossier;
  const lines = [
    extension?.signed &&
      html`<p>Đã gia hạn một lần: ${shortMoment(extension.oldDueAt)} → ${shortMoment(extension.newDueAt)}.<span class="sub">${extension.reason}</span></p>`,
    apology?.signed &&
      html`<p>Đã xin lỗi muộn, hẹn lại ${shortMoment(apology.newDueAt)}.<span class="sub">${apology.reason}</span></p>`,
    !dossier.finishedAt &&
      [apology ?? extension].some((paper) => paper && !paper.signed) &&
      html`<p class="soft">Văn bản ${apology ? "xin lỗi" : "gia hạn"} đang chờ lãnh đạo ký.</p>`,
  ].filter(Boolean);
  return lines.length > 0 ? html`${lines}` : undefined;
}

function handedOver({ code, handOver }: Dossier): Html | undefined {
  if (!handOver) return undefined;
  const { way, receiver, tracking, idChecked, signed, at, by } = handOver;
  const more = [tracking && `vận đơn ${tracking}`, idChecked && "đã kiểm tra giấy tờ tùy thân"].filter(Boolean).join(", ");
  return html`<p>Trả cho <b>${receiver}</b> ${shortMoment(at)}. ${WAY_NAMES[way]}${more && `, ${more}`}.<span class="sub">${by}</span></p>${signed?.way === "tablet" && html`<p><a href="${filePath(code, signed.sha256)}">Chữ ký của người nhận</a></p>`}${signed?.way === "paper" && html`<p class="soft">Người nhận ký trên biên nhận giấy.</p>`}`;
}

function rating({ dossier }: DeskDossier): Html | undefined {
  if (!dossier.rating) return undefined;
  const { score, reasons, comment, at } = dossier.rating;
  return html`<h2>Người dân đánh giá</h2><p><b>${SCORE_NAMES[score]}</b> <span class="soft">${shortMoment(at)}</span></p>${reasons.length > 0 && html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`}${comment && html`<p>“${comment}”</p>`}`;
}
