import { PRIORITIES } from "../../../core/tickets/index.ts";
import {
  actOnTicket,
  answerHelp,
  callNext,
  chooseCounter,
  leaveCounter,
  type TicketAct,
  takeTicket,
  viewTicket,
} from "../../../features/tickets/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyKey } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { COUNTER } from "../counter/paths.ts";
import { givenNote, linePage } from "./line-page.ts";
import { TICKETS } from "./paths.ts";

/** GET: the line; with what just happened. */
export async function showLine(c: AppContext): Promise<Response> {
  const given = c.req.query("moi");
  const view = given ? await viewTicket(c.var.services, given) : undefined;
  if (view && view.ticket.agencyId === officerOf(c).actor.agencyId)
    return linePage(c, { note: givenNote(view.ticket, view.before) });
  if (c.req.query("het") === "1") return linePage(c, { note: { tone: "ok", body: "Không còn ai chờ quầy này." } });
  return linePage(c);
}

type Sent = { form: Form; key: string };

async function sent(c: AppContext): Promise<Sent> {
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  return { form, key };
}

/** Back to the page the button stood on; only pages of ours. */
const wayBack = (form: Form): string => (form.get("ve") === COUNTER ? COUNTER : TICKETS);

/** The refusal over the line as it is now. */
const refused = (c: AppContext, message: string, picked?: string): Promise<Response> =>
  linePage(c, { note: { tone: "late", title: "Chưa làm được", body: message }, picked });

export async function sitDown(c: AppContext): Promise<Response> {
  const { form } = await sent(c);
  const { actor } = officerOf(c);
  const chosen = await chooseCounter(c.var.services, {
    clerk: actor,
    counter: Number(form.get("quay")),
    letters: form.all("viec"),
  });
  if (!chosen.ok) return linePage(c, { errors: [{ field: chosen.field, message: chosen.message }] });
  return c.redirect(TICKETS, 303);
}

export async function rest(c: AppContext): Promise<Response> {
  await sent(c);
  const left = await leaveCounter(c.var.services, officerOf(c).actor);
  return left.ok ? c.redirect(TICKETS, 303) : refused(c, left.message);
}

export async function callTheNext(c: AppContext): Promise<Response> {
  const { form, key } = await sent(c);
  const called = await callNext(c.var.services, { clerk: officerOf(c).actor, key });
  if (!called.ok) return refused(c, called.message);
  if (!called.ticket) return c.redirect(`${TICKETS}?het=1`, 303);
  return c.redirect(wayBack(form), 303);
}

const ACTS: Readonly<Record<string, Exclude<TicketAct["type"], "transfer" | "prioritise">>> = {
  "da-den": "start",
  "goi-lai": "callAgain",
  vang: "absent",
  xong: "finish",
  "quay-lai": "return",
};

export async function actOnNumber(c: AppContext): Promise<Response> {
  const { form, key } = await sent(c);
  const slug = form.get("viec");
  const act = actOf(slug, form);
  if (!act) throw new Problem(400);
  const ticketId = form.get("so");
  const outcome = await actOnTicket(c.var.services, { clerk: officerOf(c).actor, ticketId, act, key });
  if (outcome.ok) return c.redirect(wayBack(form), 303);
  if (act.type === "prioritise")
    return linePage(c, { errors: [{ field: "dien", message: outcome.message }], form, picked: ticketId });
  if (act.type === "transfer")
    return linePage(c, { errors: [{ field: "nhom", message: outcome.message }], form, picked: ticketId });
  return refused(c, outcome.message);
}

/** @returns undefined for an act that we do not know */
function actOf(slug: string, form: Form): TicketAct | undefined {
  const type = Object.hasOwn(ACTS, slug) ? ACTS[slug] : undefined;
  if (type) return { type };
  const priority = PRIORITIES.find((one) => one === form.get("dien"));
  if (slug === "uu-tien") return priority && { type: "prioritise", priority };
  const counter = /^\d{1,2}$/.test(form.get("quay-den")) ? Number(form.get("quay-den")) : undefined;
  return slug === "chuyen" ? { type: "transfer", service: form.get("nhom"), counter } : undefined;
}

export async function giveNumber(c: AppContext): Promise<Response> {
  const { form, key } = await sent(c);
  const { actor } = officerOf(c);
  const taken = await takeTicket(c.var.services, {
    agencyId: actor.agencyId,
    service: form.get("nhom-moi"),
    priority: PRIORITIES.find((one) => one === form.get("uu-tien")),
    procedureCode: form.get("thu-tuc") || undefined,
    hour: form.get("gio").trim() || undefined,
    clerk: actor,
    key,
  });
  if (taken.ok) return c.redirect(`${TICKETS}?moi=${taken.ticket.id}`, 303);
  const field = taken.message.startsWith("Giờ hẹn") ? "gio" : "nhom-moi";
  return linePage(c, { errors: [{ field, message: taken.message }], form });
}

export async function goAndHelp(c: AppContext): Promise<Response> {
  const { form } = await sent(c);
  await answerHelp(c.var.services, officerOf(c).actor);
  return c.redirect(wayBack(form), 303);
}
