import { type Dossier, openStep, type Refusal, STATE_NAMES } from "../../../core/dossier/index.ts";
import {
  difficultiesOf,
  ratingToken,
  spanText,
  timesOf,
  type Visit,
  type VisitTimes,
  type VisitView,
} from "../../../features/counter/index.ts";
import { type DeskDossier, describeForDesk } from "../../../features/desk/index.ts";
import { qrCode } from "../../../features/documents/index.ts";
import type { AppContext } from "../../context.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { allowObjects } from "../../headers.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { trusted } from "../../ui/html.ts";
import {
  button,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  type Station,
  stations,
} from "../../ui/index.ts";
import { dossierPath, paperPath } from "../paths.ts";
import { versionField } from "../version-field.ts";
import { longMoment, PAPERS } from "../words.ts";
import { difficultyForm } from "./difficulty-view.ts";
import { moneyText, payPart } from "./money-part.ts";
import { supplementPath } from "./open-part.ts";
import { COUNTER, ratingPath, visitAct, visitPath } from "./paths.ts";
import { personCard } from "./person-view.ts";
import { type Seat, seatField, seatOf } from "./seats.ts";
import { actNow, type SpotAct } from "./spot-acts.ts";
import { homeLink, minutesText } from "./waiting.ts";

/** Milliseconds between two looks while it is another officer's turn. */
const EVERY = 3000;

export type VisitPageParams = {
  view: VisitView & { dossier: Dossier };
  seats: readonly Seat[];
  note?: NoticeParams;
  /** The act that did not go through, with what was typed. */
  failed?: { slug: string; form: Form; errors: readonly FieldError[]; refusal?: Refusal };
};

/** A visit that was filed: who has the next act does it here, everybody else sees where it stands; at the end how long it took. */
export async function visitPage(c: AppContext, params: VisitPageParams): Promise<Response> {
  const { view, note, failed } = params;
  const { visit, dossier, person } = view;
  const now = c.var.services.clock.now().toString();
  const times = timesOf(visit, dossier);
  const refusal = failed?.refusal && notice({ tone: "late", title: "Chưa làm được", body: failed.refusal.message, live: true });
  const told = html`${note && notice({ live: true, ...note })}${refusal}`;
  const bar = html`${homeLink(c)}<h1>${dossier.subject}</h1><a class="num" href="${dossierPath(dossier.code)}">${dossier.code}</a>`;
  const { main, waits } = await turn(c, params);
  const clock = times.handedOverAt
    ? html`<p class="clock">Xong trong ${spanText(visit.openedAt, times.handedOverAt)}</p>`
    : html`<p class="clock">Khách chờ ${minutesText(visit.openedAt, visit.endedAt ?? (visit.onSpot ? now : (dossier.submittedAt ?? now)))}</p>`;
  const side = html`<aside class="pane" aria-label="Lượt này"><h2>Lượt này</h2>${clock}${personCard({ visit, person })}${moneyText(dossier)}${stations(stationsOf(visit, dossier, times))}${dossier.handOver ? undefined : papersOf(dossier, visit.onSpot && !visit.endedAt ? "I" : undefined)}</aside>`;
  const both = html`<section class="pane">${main}</section>${side}`;
  // The whole visit looks again by itself while it is another officer's turn, and turns into the act as soon as it is this one's.
  const region = waits
    ? html`<mc-poll id="luot" class="panes two" data-href="${visitPath(visit.id)}" data-every="${EVERY}">${both}</mc-poll>`
    : html`<div id="luot" class="panes two">${both}</div>`;
  const own = seatOf(params.seats, "receptionist");
  const hard = own && difficultyForm(c, visit, await difficultiesOf(c.var.services, visit));
  const body = html`${told}<div class="visit">${region}${own && payPart(c, { visit, dossier, failed }, own)}</div>${hard}`;
  const errors = [...(failed?.errors ?? [])];
  return deskPage(c, {
    title: dossier.subject,
    bar,
    body,
    errors,
    scripts: ["counter", "mc-keys", "mc-sheets"],
    ...(failed?.refusal && { status: 409 as const }),
  });
}

type Turn = { main: Html; waits?: true };

async function turn(c: AppContext, params: VisitPageParams): Promise<Turn> {
  const { view, seats, failed } = params;
  const { visit, dossier } = view;
  if (dossier.handOver) return { main: await finished(c, visit, dossier) };
  if (visit.endedAt || !visit.onSpot) return { main: ordinary(c, visit, dossier) };
  const step = openStep(dossier);
  const seat = seatOf(seats, step?.by ?? "receptionist");
  const desk = seat && (await describeForDesk(c.var.services, seat.actor, dossier));
  const act = seat && desk && actNow(desk, seat.actor);
  if (seat && desk && act) return { main: html`${actForm(c, { visit, desk, seat, act, failed })}${leaveForm(c, visit)}` };
  if (seat && !step) return { main: resume(c, visit, dossier) };
  return { main: waitingFor(c, visit, dossier, desk), waits: true };
}

type ActForm = { visit: Visit; desk: DeskDossier; seat: Seat; act: SpotAct; failed: VisitPageParams["failed"] };

function actForm(c: AppContext, { visit, desk, seat, act, failed }: ActForm): Html {
  if (act.objects) allowObjects(c);
  const own = failed?.slug === act.slug ? failed : undefined;
  const view = { desk, actor: seat.actor, form: own?.form ?? toForm([]), errors: own?.errors ?? [] };
  const role = seat.postId && html` <span class="soft">với vai ${ROLE_NAMES[seat.actor.role]}, ${seat.actor.position}</span>`;
  const send = html`<button class="btn" type="submit" data-key="${act.key}"${act.ready && !own ? html` autofocus` : undefined}>${act.label(desk)} <kbd>${act.key}</kbd></button>`;
  const fields = act.fields?.(view);
  const body = html`${idempotencyField()}${versionField(desk.dossier)}${seatField(seat)}${fields}<div class="bar act-bar">${send}${role}</div><p class="soft">${act.consequence(desk)}</p>`;
  const other = html`<p>${link({ href: dossierPath(desk.dossier.code), text: "Việc khác: bổ sung, từ chối, chuyển lại" })}</p>`;
  return html`<h2>${act.label(desk)}</h2>${postForm(c, { action: visitAct(visit.id, `lam/${act.slug}`), body })}${other}`;
}

/** Filed, and cut off before it was received: goes on where it stopped. */
function resume(c: AppContext, visit: Visit, dossier: Dossier): Html {
  const why = html`<p>Hồ sơ đã có mã nhưng ${STATE_NAMES[dossier.state]}.</p>`;
  const body = html`${idempotencyField()}<div class="row">${button({ text: "Tiếp nhận, chuyển bước", key: "T" })}</div>`;
  return html`<h2>Nhận</h2>${why}${postForm(c, { action: visitAct(visit.id, "tiep"), body })}<p>${link({ href: dossierPath(dossier.code), text: "Mở hồ sơ để làm việc khác" })}</p>`;
}

/** Who has the next act. */
function waitingFor(c: AppContext, visit: Visit, dossier: Dossier, desk: DeskDossier | undefined): Html {
  const step = openStep(dossier);
  const pending = dossier.personalIdRequestedAt && !dossier.personalId;
  const words = pending
    ? "Đang chờ Cơ sở dữ liệu quốc gia về dân cư cấp số định danh."
    : step
      ? `Đang ở “${step.name}”: ${step.assignee?.name ?? `vai ${ROLE_NAMES[step.by]}`}. Người đó thấy khách đang chờ ở đầu bàn làm việc.`
      : `Hồ sơ ${STATE_NAMES[dossier.state]}.`;
  const open = desk && link({ href: dossierPath(dossier.code), text: "Mở hồ sơ để làm việc khác" });
  return html`<h2>Chưa đến lượt bạn</h2><p role="status">${words}</p>${open && html`<p>${open}</p>`}${leaveForm(c, visit)}`;
}

/** Out of the visit, on in the ordinary way: same dossier, with its appointment. */
function ordinary(c: AppContext, visit: Visit, dossier: Dossier): Html {
  if (dossier.state === "awaitingSupplement" && !dossier.receivedAt) return asksForMore(c, visit, dossier);
  const why = visit.endedWhy ?? visit.whyNot ?? "";
  const due = dossier.dueAt
    ? html`<p class="clock">Hẹn trả ${longMoment(dossier.dueAt)}</p><p>${link({ href: paperPath(dossier.code, PAPERS.receiptSlip.slug), text: "In giấy tiếp nhận và hẹn trả (mẫu 01)", look: "primary", key: "I" })}</p>`
    : html`<p>Hồ sơ ${STATE_NAMES[dossier.state]}.</p>${dossier.receivedAt ? undefined : resume(c, visit, dossier)}`;
  return html`<h2>Làm theo cách thường</h2>${why && html`<p>Vì: ${why}</p>`}${due}<p>${link({ href: dossierPath(dossier.code), text: "Mở hồ sơ", look: "quiet" })}</p>${nextLinks(c, visit)}`;
}

/** The person goes home with the list of what to bring. */
function asksForMore(c: AppContext, visit: Visit, { code, supplements }: Dossier): Html {
  const open = supplements.at(-1);
  const items = open?.items.map(({ label }) => html`<li>${label}</li>`);
  const print = link({
    href: paperPath(code, PAPERS.supplementSlip.slug),
    text: "In phiếu yêu cầu bổ sung (mẫu 02)",
    look: "primary",
    key: "I",
  });
  const answer = link({ href: supplementPath({ code }), text: "Nhận bổ sung tại quầy", look: "quiet", key: "B" });
  return html`<h2>Chờ bổ sung giấy tờ</h2><p>Hồ sơ đã có mã <b class="num">${code}</b>. Còn thiếu:</p><ul>${items}</ul>${open && html`<p>Bổ sung trước ${longMoment(open.answerBy)}. Thời hạn giải quyết chưa tính.</p>`}<p>${print}</p><p>${answer}</p>${nextLinks(c, visit)}`;
}

async function finished(c: AppContext, visit: Visit, dossier: Dossier): Promise<Html> {
  const { services } = c.var;
  const { handOver, result, rating } = dossier;
  const path = ratingPath(dossier.code, ratingToken(services, dossier));
  const took = handOver && spanText(visit.openedAt, handOver.at);
  const code = trusted(await qrCode(`${services.config.baseUrl}${path}`));
  const rate = rating
    ? html`<p>Người dân đã đánh giá. Cảm ơn bạn.</p>`
    : html`<h3>Mời người dân đánh giá</h3><div class="counter-rate"><div class="qr" role="img" aria-label="Mã QR của trang đánh giá">${code}</div><div><p>Người dân quét mã bằng điện thoại, hoặc bấm ngay trên máy này.</p><p><a class="btn quiet" href="${path}" target="_blank" rel="noopener">Mở trang đánh giá</a></p></div></div>`;
  return html`<div class="notice ok"><h2>Xong trong ${took}</h2><p>${result?.name} số ${result?.number}, trả cho ${handOver?.receiver}${handOver?.idChecked && ", đã kiểm tra căn cước"}.</p></div>${papersOf(dossier)}${rate}${nextLinks(c, visit)}`;
}

/** The next person, or the same person's next paper: nothing is typed twice. */
function nextLinks(c: AppContext, { procedureCode, personalId }: Visit): Html {
  const same = html`${idempotencyField()}<input type="hidden" name="so" value="${personalId}"><input type="hidden" name="thu-tuc" value="${procedureCode}">${button({ text: "Thêm một việc cho người này", kind: "quiet" })}`;
  return html`<div class="row">${link({ href: `${COUNTER}?thu-tuc=${procedureCode}`, text: "Người tiếp theo", look: "primary", key: "M" })}${postForm(c, { action: COUNTER, body: same })}</div>`;
}

function leaveForm(c: AppContext, visit: Visit): Html {
  const body = html`<div class="row">${button({ text: "Không làm xong ngay được, hẹn trả", kind: "plain" })}</div>`;
  return postForm(c, { action: visitAct(visit.id, "thoi"), body });
}

function stationsOf(visit: Visit, dossier: Dossier, times: VisitTimes): Station[] {
  const { draft } = dossier;
  const after = (at: string | undefined) => at && `sau ${spanText(visit.openedAt, at)}`;
  const places: [string, string | undefined][] = [
    ["Mở lượt", visit.openedAt],
    ["Nhận", times.receivedAt],
    ["Dự thảo, vào sổ", draft?.at],
    ["Ký", times.signedAt],
    ["Trả", times.handedOverAt],
  ];
  const next = places.findIndex(([, at]) => !at);
  return places.map(([title, at], index) => {
    const detail = index === 0 ? visit.openedBy.name : after(at);
    return { title, ...(detail && { detail }), state: at ? "done" : index === next ? "now" : "ahead" };
  });
}

/** Papers that may be printed for the person. */
function papersOf(dossier: Dossier, slipKey?: string): Html | undefined {
  if (!dossier.receivedAt) return undefined;
  const { code, result, handOver, payments } = dossier;
  const item = (slug: string, name: string) => html`<li>${link({ href: paperPath(code, slug), text: name })}</li>`;
  const slip = link({
    href: paperPath(code, PAPERS.receiptSlip.slug),
    text: "Giấy tiếp nhận (mẫu 01)",
    ...(slipKey && { key: slipKey }),
  });
  return html`<h3>In</h3><ul class="plain"><li>${slip}</li>${result && item(PAPERS.result.slug, "Kết quả đã ký")}${payments?.some(({ paid }) => paid) && item(PAPERS.feeReceipt.slug, "Biên lai thu phí, lệ phí")}${handOver && item(PAPERS.resultReceipt.slug, "Biên nhận trả kết quả")}</ul>`;
}
