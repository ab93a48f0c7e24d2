import type { Dossier } from "../../../core/dossier/index.ts";
import {
  checkCards,
  difficultiesOf,
  goOn,
  leaveVisit,
  noteDifficulties,
  settleVisit,
  typeVisitor,
  type VisitView,
  viewVisit,
} from "../../../features/counter/index.ts";
import { viewDeskDossier } from "../../../features/desk/index.ts";
import { takeMoney } from "../../../features/till/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { sendFile } from "../../portal/files.ts";
import { forbidden, notFound, Problem } from "../../problem.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { html, link } from "../../ui/index.ts";
import { readPay } from "../till/pay-fields.ts";
import { versionOf } from "../version-field.ts";
import { NO_DOSSIER } from "../words.ts";
import { tickedIn } from "./difficulty-view.ts";
import { sendIntake, showIntake } from "./intake.ts";
import { TAKE_MONEY } from "./money-part.ts";
import type { OpenVisit } from "./open-visit.ts";
import { COUNTER, visitPath } from "./paths.ts";
import { visitorPage } from "./person-view.ts";
import { actorFor, type Seat, seatOf, seatsOf } from "./seats.ts";
import { SPOT_ACTS } from "./spot-acts.ts";
import { untakenNote } from "./untaken.ts";
import { visitPage } from "./visit-view.ts";

async function visitOf(c: AppContext): Promise<VisitView> {
  const view = await viewVisit(c.var.services, officerOf(c).actor, c.req.param("visit") ?? "");
  if (!view) throw notFound("Không có lượt này ở quầy của cơ quan bạn. Hãy về trang Tại quầy.");
  return view;
}

/** GET: the visit wherever it stands: who it is, the form, whose turn it is, how long it took. */
export async function showVisit(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const view = await visitOf(c);
  const seats = await seatsOf(c);
  if (view.dossier) return visitPage(c, { view: { ...view, dossier: view.dossier }, seats, ...noteOf(c, view.dossier) });
  if (view.visit.endedAt) return ended(c, view.visit.endedWhy ?? "");
  const seat = receptionist(seats);
  const visitor = await settleVisit(services, view.visit);
  if (visitor !== "known") return visitorPage(c, { visit: view.visit, visitor, ...(await knownOf(c, view)) });
  const open = opened(view) ?? opened(await visitOf(c));
  if (!open) throw notFound("Lượt này vừa đổi. Hãy tải lại trang.");
  return showIntake(c, open, seat.actor);
}

/** The scanned card saves typing what is on it. */
async function knownOf(c: AppContext, { visit }: VisitView) {
  const cards = await checkCards(c.var.services, visit);
  return { card: cards.find(({ field }) => field === "visitor")?.card, ticked: await difficultiesOf(c.var.services, visit) };
}

function opened(view: VisitView): OpenVisit | undefined {
  const { draft, person } = view;
  return draft && person && { ...view, draft, person };
}

function receptionist(seats: readonly Seat[]): Seat {
  const seat = seatOf(seats, "receptionist");
  if (!seat) throw forbidden("Lượt này đang được cán bộ một cửa điền. Đến lượt bạn, khách sẽ hiện ở đầu bàn làm việc.");
  return seat;
}

function noteOf(c: AppContext, dossier: Dossier) {
  const untaken = untakenNote(c, dossier);
  if (untaken) return { note: untaken };
  return c.req.query("dung") === "1"
    ? { note: { tone: "soon" as const, body: "Đã chuyển sang cách thường. Hãy in giấy hẹn cho người dân." } }
    : {};
}

function ended(c: AppContext, why: string): Response {
  const body = html`<p>Lượt này đã kết thúc: ${why}.</p><p>${link({ href: COUNTER, text: "Mở lượt mới", look: "primary" })}</p>`;
  return deskPage(c, { title: "Lượt đã kết thúc", body });
}

/** POST: who the visitor is, typed from the card. */
export async function typeByHand(c: AppContext): Promise<Response> {
  const view = await visitOf(c);
  const { visit } = view;
  const clerk = receptionist(await seatsOf(c)).actor;
  const form = await formOf(c);
  const part = (name: string, length: number) => form.get(`ngay-sinh.${name}`).trim().padStart(length, "0");
  const given = ["day", "month", "year"].some((name) => form.get(`ngay-sinh.${name}`).trim() !== "");
  const ticked = tickedIn(form);
  if (ticked) await noteDifficulties(c.var.services, clerk, visit, ticked);
  const errors = await typeVisitor(c.var.services, clerk, visit, {
    name: form.get("ten").trim().slice(0, 150),
    birthDate: given ? `${part("year", 4)}-${part("month", 2)}-${part("day", 2)}` : "",
    address: form.get("noi-o").trim().slice(0, 300),
    reasonCode: form.get("ma-ly-do"),
    reason: form.get("ly-do").trim().slice(0, 300),
  });
  if (errors.length > 0) return visitorPage(c, { visit, visitor: "away", form, errors, ...(await knownOf(c, view)) });
  return c.redirect(visitPath(visit.id), 303);
}

/** POST: the form of the case. */
export async function sendForm(c: AppContext): Promise<Response> {
  const view = await visitOf(c);
  const clerk = receptionist(await seatsOf(c)).actor;
  const open = opened(view);
  return open ? sendIntake(c, open, clerk) : c.redirect(visitPath(view.visit.id), 303);
}

/** POST: goes on with what was filed and cut off. */
export async function resumeVisit(c: AppContext): Promise<Response> {
  const view = await visitOf(c);
  const seats = await seatsOf(c);
  const { visit, dossier } = view;
  if (!dossier) return c.redirect(visitPath(visit.id), 303);
  const received = await goOn(c.var.services, receptionist(seats).actor, visit, dossier);
  if (received.kind !== "halted") return c.redirect(visitPath(visit.id), 303);
  const note = { tone: "late" as const, title: "Chưa làm được", body: received.refusal.message };
  return visitPage(c, { view: { ...view, dossier: received.dossier }, seats, note });
}

/** POST: an act of the visit, in the post that it belongs to. */
export async function doSpotAct(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const expectedVersion = versionOf(form);
  const act = SPOT_ACTS.find(({ slug }) => slug === c.req.param("act"));
  if (!key || expectedVersion === undefined || !act) throw new Problem(400);
  const actor = await actorFor(c, form);
  const view = await visitOf(c);
  const desk = view.dossier && (await viewDeskDossier(services, actor, view.dossier.code));
  if (!desk) throw notFound(NO_DOSSIER);
  const outcome = await act.run({ services, actor, desk, form, expectedVersion, key });
  if (outcome.ok) return c.redirect(visitPath(view.visit.id), 303);
  const errors = "errors" in outcome ? outcome.errors : [];
  const now: Dossier | undefined = "errors" in outcome ? desk.dossier : outcome.dossier;
  if (!now) throw notFound(NO_DOSSIER);
  const failed = { slug: act.slug, form, errors, ...("refusal" in outcome && { refusal: outcome.refusal }) };
  return visitPage(c, { view: { ...view, dossier: now }, seats: await seatsOf(c), failed });
}

/** POST: takes the fee of a visit that was filed. */
export async function takeOfVisit(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const view = await visitOf(c);
  const form = await formOf(c);
  const key = idempotencyKey(form);
  const { visit, dossier } = view;
  if (!key || !dossier) throw new Problem(400);
  const actor = await actorFor(c, form);
  const pay = readPay(form);
  if (pay.ok && !pay.taking) return c.redirect(visitPath(visit.id), 303);
  const outcome =
    pay.ok && pay.taking ? await takeMoney(services, actor, { ...pay.taking, dossierId: dossier.id, key }) : undefined;
  if (outcome?.ok) {
    // What only waited for its fee is received in the same press.
    const { dossier: paid } = outcome;
    if (!paid.receivedAt && !visit.endedAt) await goOn(services, actor, visit, paid);
    return c.redirect(visitPath(visit.id), 303);
  }
  const errors = pay.ok ? [] : pay.errors;
  const now = outcome ? outcome.dossier : dossier;
  if (!now) throw notFound(NO_DOSSIER);
  const failed = { slug: TAKE_MONEY, form, errors, ...(outcome && { refusal: outcome.refusal }) };
  return visitPage(c, { view: { ...view, dossier: now }, seats: await seatsOf(c), failed });
}

/** POST: leaves the visit; nothing filed is thrown away, a dossier goes on in the ordinary way. */
export async function leave(c: AppContext): Promise<Response> {
  const { visit, dossier } = await visitOf(c);
  const ticked = tickedIn(await formOf(c));
  if (!dossier) receptionist(await seatsOf(c));
  if (ticked) await noteDifficulties(c.var.services, officerOf(c).actor, visit, ticked);
  await leaveVisit(c.var.services, visit, dossier ? "Không làm xong trong một lượt" : "Người dân không nộp nữa");
  return c.redirect(dossier ? `${visitPath(visit.id)}?dung=1` : COUNTER, 303);
}

/** POST: what was difficult, of a visit that was filed. */
export async function saveDifficulties(c: AppContext): Promise<Response> {
  const { visit } = await visitOf(c);
  await noteDifficulties(c.var.services, officerOf(c).actor, visit, tickedIn(await formOf(c)) ?? []);
  return c.redirect(visitPath(visit.id), 303);
}

/** GET: a file that was scanned while the form is filled in. */
export async function showVisitFile(c: AppContext): Promise<Response> {
  const { draft } = await visitOf(c);
  const file = draft?.draft.papers.find((paper) => paper.file.sha256 === c.req.param("sha"))?.file;
  if (!file) throw notFound("Lượt này không có tệp đó.");
  return sendFile(c, file);
}
