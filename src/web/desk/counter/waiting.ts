import { STATE_NAMES } from "../../../core/dossier/index.ts";
import { type Clerk, listWaiting, spanText, type VisitLine } from "../../../features/counter/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext } from "../../context.ts";
import { officerOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { type Child, type Html, html, table, tag } from "../../ui/index.ts";
import { shortMoment } from "../words.ts";
import { visitPath, WAITING } from "./paths.ts";

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
  const mine = visits.filter(({ stepRole, state }) => turnOf({ stepRole, state }) === actor.role);
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

/** Who has the next act: nobody received it yet, or whose step runs. */
function turnOf({ stepRole, state }: Pick<VisitLine, "stepRole" | "state">) {
  return stepRole ?? (state === "submitted" || state === "awaitingReception" ? "receptionist" : undefined);
}

function stageText({ stepName, stepRole, assigneeName, state }: VisitLine): string {
  if (!stepName || !stepRole) return state ? STATE_NAMES[state] : "đang điền tờ khai";
  return `${stepName} – ${assigneeName ?? `vai ${ROLE_NAMES[stepRole]}`}`;
}

const minutesText = (from: string, now: string): string => {
  const minutes = Math.max(0, Math.floor(Temporal.Instant.from(from).until(Temporal.Instant.from(now)).total("minutes")));
  return minutes < 60 ? `${minutes} phút` : spanText(from, now);
};

/** Visits one below the other. */
export function visitTable(visits: readonly VisitLine[], now: string, caption: string): Html {
  const rows = visits.map((visit): Child[] => [
    html`<a href="${visitPath(visit.id)}">${visit.applicantName ?? "Chưa rõ tên"}</a><span class="sub">${visit.procedureName ?? visit.procedureCode}</span>`,
    html`${minutesText(visit.openedAt, now)}<span class="sub">${shortMoment(visit.openedAt)}, ${visit.openedByName}</span>`,
  ]);
  return table({ caption, captionHidden: true, columns: [{ label: "Người yêu cầu" }, { label: "Đã" }], rows });
}
