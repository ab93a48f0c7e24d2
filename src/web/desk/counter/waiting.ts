import { fits, openSteps, STATE_NAMES, worksOn } from "../../../core/dossier/index.ts";
import { type Clerk, listWaiting, spanText, type VisitLine } from "../../../features/counter/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { back, type Child, type Html, html, table, tag } from "../../ui/index.ts";
import { DESK } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { COUNTER, visitPath, WAITING } from "./paths.ts";

const ID = "khach";
/** Milliseconds between two looks. */
const EVERY = 5000;

/** "Khách đang chờ tại quầy", for the top of the desk: whose turn it is sees it at once; a receptionist sees everybody. */
export async function waitingAtCounter(c: AppContext): Promise<Html> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  return waitingPart(await listWaiting(services, actor), actor, services.clock.now().toString());
}

/** GET: the same alone, which the page fetches anew. */
export async function showWaiting(c: AppContext): Promise<Response> {
  return htmlAnswer(c, `<!DOCTYPE html><title>Khách</title>${String(await waitingAtCounter(c))}`, 200);
}

export function waitingPart(visits: readonly VisitLine[], actor: Clerk, now: string): Html {
  const mine = visits.filter((visit) => isTurnOf(visit, actor));
  const shown = actor.role === "receptionist" ? [...mine, ...visits.filter((one) => !mine.includes(one))] : mine;
  const body =
    shown.length > 0 &&
    html`<section class="notice soon counter-waiting" aria-labelledby="khach-tieu-de"><h2 id="khach-tieu-de">Khách đang chờ tại quầy: ${shown.length}</h2><ul class="plain">${shown.map((one) => waitingLine(one, mine.includes(one), now))}</ul></section>`;
  return html`<mc-poll id="${ID}" data-href="${WAITING}" data-every="${EVERY}" aria-live="polite">${body}</mc-poll>`;
}

function waitingLine(visit: VisitLine, mine: boolean, now: string): Html {
  const whose = mine ? tag({ tone: "late", text: "đến lượt bạn" }) : html`<span class="soft">${stageText(visit)}</span>`;
  return html`<li><a href="${visitPath(visit.id)}" data-row>${visit.subject}</a> – ${visit.applicantName}, chờ <b>${minutesText(visit.openedAt, now)}</b> ${whose}</li>`;
}

/** Whether the next act is this officer's: a step of their role and room that nobody else has, or reception. */
function isTurnOf({ steps, state }: VisitLine, actor: Clerk): boolean {
  const open = openSteps({ steps });
  if (open.length > 0) return open.some((step) => worksOn(step, actor) || (!step.assignee && fits(step, actor)));
  return actor.role === "receptionist" && (state === "submitted" || state === "awaitingReception");
}

function stageText({ steps, state }: VisitLine): string {
  const step = openSteps({ steps })[0];
  if (!step) return state ? STATE_NAMES[state] : "đang điền tờ khai";
  return `${step.name} – ${step.assignee?.name ?? `vai ${ROLE_NAMES[step.by]}`}`;
}

/** "7 phút": how long somebody has been there, to the minute, so that a page that looks again changes once a minute. */
export function minutesText(from: string, now: string): string {
  const minutes = Math.floor(Temporal.Instant.from(from).until(Temporal.Instant.from(now)).total("minutes"));
  if (minutes < 1) return "chưa đến 1 phút";
  return minutes < 60 ? `${minutes} phút` : spanText(from, now);
}

/** The way back: to the counter for who receives there, to the desk for everybody else. */
export function homeLink(c: AppContext): Html {
  return officerOf(c).actor.role === "receptionist" ? back(COUNTER, "Tại quầy") : back(DESK, "Việc của tôi");
}

/** Visits one below the other. */
export function visitTable(visits: readonly VisitLine[], now: string, caption: string): Html {
  const rows = visits.map((visit): Child[] => [
    html`<a href="${visitPath(visit.id)}">${visit.applicantName ?? "Chưa rõ tên"}</a><span class="sub">${visit.procedureName ?? visit.procedureCode}</span>`,
    html`${minutesText(visit.openedAt, now)}<span class="sub">${shortMoment(visit.openedAt)}, ${visit.openedByName}</span>`,
  ]);
  const list = table({ caption, captionHidden: true, columns: [{ label: "Người yêu cầu" }, { label: "Đã" }], rows });
  return html`<div class="visit-list">${list}</div>`;
}
