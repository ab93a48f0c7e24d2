import { type CommandType, openPayment } from "../../core/dossier/index.ts";
import { type DeskDossier, focusOn, type Officer } from "../../features/desk/index.ts";
import type { AppContext } from "../context.ts";
import { idempotencyField, postForm } from "../forms.ts";
import { ROLE_NAMES } from "../nav.ts";
import { button, type Child, type Html, html, link } from "../ui/index.ts";
import { ACTS, type ActDefinition, offerOf } from "./acts/index.ts";
import { poolName } from "./owners-part.ts";
import { actPath, dossierPath } from "./paths.ts";
import { versionField } from "./version-field.ts";
import { isWaiting, waitsPart } from "./waits-part.ts";

/** What this officer may do now, each with its consequence. Looks again by itself while the register's answer is awaited. */
export function actsPart(c: AppContext, desk: DeskDossier, actor: Officer): Html {
  const { dossier } = desk;
  const pending = dossier.personalIdRequestedAt !== undefined && !dossier.personalId && !dossier.finishedAt;
  const body = html`${personalId(desk, pending)}${waitsPart(desk)}${offered(c, desk, actor)}`;
  if (pending) return html`<mc-poll id="viec" data-href="${dossierPath(dossier.code)}">${body}</mc-poll>`;
  return html`<div id="viec">${body}</div>`;
}

function personalId({ dossier }: DeskDossier, pending: boolean): Html | undefined {
  if (pending)
    return html`<p role="status">Đang chờ Cơ sở dữ liệu quốc gia về dân cư cấp số định danh. Bạn có thể làm việc khác rồi quay lại.</p>`;
  if (!dossier.personalId) return undefined;
  const { found, values } = dossier.personalId;
  if (found) return html`<p>Số định danh của trẻ: <b class="num">${values.personalId}</b></p>`;
  return html`<p>Cơ sở dữ liệu quốc gia về dân cư chưa cấp số: ${values.reason ?? "không rõ lý do"}. Hãy kiểm tra tờ khai rồi lấy lại.</p>`;
}

/** Acts that are there for when something went wrong; with nothing else offered, the page still says why there is no work. */
const ASIDE: readonly CommandType[] = ["undo", "prepareExtension", "withdraw", "stop", "cancelReceipt", "refundPayment"];

/** The acts of each open step under its name when there are several, and after them those of the dossier as a whole. */
function offered(c: AppContext, desk: DeskDossier, actor: Officer): Child {
  const steps = [...new Set(desk.offers.flatMap(({ stepId }) => stepId ?? []))];
  // An ordinary fee may be taken at any time and moves nothing.
  const aside = openPayment(desk.dossier) ? ASIDE : [...ASIDE, "recordPayment"];
  const work = ACTS.some((act) => !act.aside && !aside.includes(act.command) && offerOf(desk, act));
  const why = work ? undefined : html`<p>${whyNothing(desk, actor)}</p>`;
  if (steps.length === 0) return html`${why}${list(c, desk)}`;
  const parts = steps.map((stepId) => {
    const focused = focusOn(desk, stepId);
    const own = { ...focused, offers: focused.offers.filter((offer) => offer.stepId !== undefined) };
    return html`<h3>Bước “${focused.step?.name ?? ""}”</h3>${list(c, own)}`;
  });
  const whole = list(c, { ...desk, offers: desk.offers.filter(({ stepId }) => stepId === undefined) });
  return html`${why}${parts}${whole && html`<h3>Cả hồ sơ</h3>${whole}`}`;
}

/** What moves the dossier on; folded away below it what concerns who does it. */
function list(c: AppContext, desk: DeskDossier): Child {
  const main = items(c, desk, false);
  const aside = items(c, desk, true);
  if (main.length + aside.length === 0) return undefined;
  const folded = html`<details class="more-acts"><summary>Phân công, phối hợp, nhắc việc</summary><ul class="plain act-list">${aside}</ul></details>`;
  return html`${main.length > 0 && html`<ul class="plain act-list">${main}</ul>`}${aside.length > 0 && folded}`;
}

function items(c: AppContext, desk: DeskDossier, aside: boolean): Html[] {
  return ACTS.filter((act) => Boolean(act.aside) === aside).flatMap((act) => {
    const offer = offerOf(desk, act);
    if (!offer) return [];
    if (offer.blocked) return [html`<li class="soft"><b>${plain(act.label(desk))}</b>: ${offer.blocked.message}</li>`];
    return [html`<li>${act.page ? gate(desk, act) : doIt(c, desk, act)}<p class="soft">${act.consequence(desk)}</p></li>`];
  });
}

function doIt(c: AppContext, desk: DeskDossier, act: ActDefinition): Html {
  const { dossier } = desk;
  const send = button({ text: act.label(desk), kind: act.kind?.(desk) ?? "primary", key: act.key });
  return postForm(c, {
    action: actPath(dossier.code, act.slug, desk.namedStep),
    body: html`${idempotencyField()}${versionField(dossier)}${send}`,
  });
}

function gate(desk: DeskDossier, act: ActDefinition): Html {
  return link({
    href: actPath(desk.dossier.code, act.slug, desk.namedStep),
    text: act.label(desk),
    look: act.kind?.(desk) ?? "primary",
    key: act.key,
  });
}

function whyNothing({ dossier, step, owners }: DeskDossier, actor: Officer): string {
  if (isWaiting(dossier)) return "Không phải làm gì lúc này.";
  if (dossier.coordination) return "Hồ sơ đang ở hàng đợi điều phối, chờ lãnh đạo.";
  if (actor.agencyId !== dossier.agencyId) return `Hồ sơ của ${dossier.agencyName}. Không có việc nào chờ cơ quan bạn lúc này.`;
  if (step?.child) return "Các cơ quan liên thông đang làm phần của mình. Kết quả tự về; không phải làm gì lúc này.";
  if (step?.assignee && step.by === actor.role) return `${step.assignee.name} đang làm bước “${step.name}”.`;
  if (step?.unit && step.by === actor.role) return `Bước “${step.name}” là việc của ${poolName(step.by, step.unit)}.`;
  if (step) return `Hồ sơ đang ở bước “${step.name}” của vai ${ROLE_NAMES[step.by]}. Không phải việc của vai bạn lúc này.`;
  if (dossier.finishedAt) return "Hồ sơ đã kết thúc.";
  if (owners.some(({ kind }) => kind === "applicant")) return "Đang chờ người nộp. Không phải làm gì lúc này.";
  return `Hồ sơ đang chờ ${ROLE_NAMES.receptionist} tiếp nhận. Không phải việc của vai bạn lúc này.`;
}

/** A button's "…" promises a page; a sentence does not. */
function plain(label: string): string {
  return label.replace(/…$/, "");
}
