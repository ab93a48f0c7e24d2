import { PRIORITY_NAMES } from "../../../core/tickets/index.ts";
import { type ClerkView, counterName, findHelp, type Hall, type Ticket, viewLine } from "../../../features/tickets/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { attrs } from "../../ui/html.ts";
import { button, type Html, html, link, notice } from "../../ui/index.ts";
import { COUNTER } from "../counter/paths.ts";
import { minutesText } from "../counter/waiting.ts";
import { LIVE, TICKETS, ticketAct } from "./paths.ts";

const ID = "nguoi-cho";
const EVERY = 5000;

/** "Quầy của tôi" on the counter's page: who is called, and the next number. Without a counter, the way to choose one. */
export async function myCounterPart(c: AppContext): Promise<Html> {
  const { actor } = officerOf(c);
  const [view, help] = await Promise.all([viewLine(c.var.services, actor), findHelp(c.var.services, actor.agencyId)]);
  const now = c.var.services.clock.now().toString();
  const asked = helpPart(c, help, COUNTER);
  if (view.seat) return html`${asked}${myCounter(c, view, { now, way: COUNTER })}`;
  return html`${asked}<p>${link({ href: TICKETS, text: "Chọn quầy để gọi số", look: "quiet" })}</p>`;
}

export type CounterParams = {
  now: string;
  /** Where the acts lead back to. */
  way: string;
  /** The button to press next has the focus. */
  focus?: boolean;
};

/** The counter, who is there, and what may be done now. */
export function myCounter(c: AppContext, { hall, seat, here, line }: ClerkView, { now, way, focus }: CounterParams): Html {
  if (!seat) return html``;
  const waiting = waitingPoll(line, now);
  const place = html`<div><p><b>${counterLabel({ number: seat.counter, name: seat.name })}</b> <span class="soft">${seat.services.join(", ")}</span></p>${waiting}</div>`;
  const person =
    here &&
    html`<div><p class="number">${here.number}</p><p>${here.state === "called" ? `Đang gọi${here.calls > 1 ? `, lần ${here.calls}` : ""}` : "Đang làm việc"}</p><p class="soft">${about(here, hall)}</p></div>`;
  const more = way === TICKETS ? undefined : link({ href: TICKETS, text: "Cả hàng chờ" });
  return html`<section class="ticket-now" aria-label="Quầy của tôi">${place}${person}${actsOf(c, here, way, focus ?? false)}${more}</section>`;
}

/** How many wait for the counter and who is next, looked up again every few seconds. */
export const waitingPoll = (line: readonly Ticket[], now: string): Html =>
  html`<mc-poll${attrs({ id: ID, "data-href": LIVE, "data-every": EVERY })}>${waitingText(line, now)}</mc-poll>`;

function waitingText(line: readonly Ticket[], now: string): Html {
  const next = line[0];
  if (!next) return html`<p>Không còn ai chờ quầy này.</p>`;
  return html`<p>Đang chờ: <b>${line.length}</b>. Tiếp theo: <b>${next.number}</b>, đã chờ ${minutesText(next.issuedAt, now)}</p>`;
}

/** "Quầy 3", and what the administrators call it when that says more. */
export const counterLabel = ({ number, name }: { number: number; name: string }): string =>
  name === counterName(number) ? name : `${counterName(number)} – ${name}`;

/** Group and priority, so that the clerk knows who comes. */
export function about({ service, priority }: Ticket, hall: Hall): string {
  const group = hall.services.find(({ letter }) => letter === service)?.name ?? service;
  return priority ? `${group} · ưu tiên: ${PRIORITY_NAMES[priority].toLocaleLowerCase("vi")}` : group;
}

function actsOf(c: AppContext, here: Ticket | undefined, way: string, focus: boolean): Html {
  const hidden = html`${idempotencyField()}<input type="hidden" name="ve" value="${way}">`;
  const first = (markup: Html) => (focus ? html`<span data-first-act>${markup}</span>` : markup);
  const callNext = (text: string) =>
    postForm(c, { action: ticketAct("goi"), body: html`${hidden}${first(button({ text, key: "G" }))}` });
  if (!here) return callNext("Gọi số tiếp");
  const act = (value: string, text: string, key: string, quiet = true) =>
    button({ text, key, name: "viec", value, about: here.number, ...(quiet && { kind: "quiet" }) });
  const on = (buttons: Html) =>
    postForm(c, {
      action: ticketAct("lam"),
      body: html`${hidden}<input type="hidden" name="so" value="${here.id}">${buttons}`,
    });
  const move = link({ href: `${TICKETS}?so=${here.id}`, text: "Chuyển…", look: "quiet", key: "C" });
  if (here.state === "called")
    return html`${on(html`${first(act("da-den", "Đã đến", "D", false))}${act("goi-lai", "Gọi lại", "L")}${act("vang", "Vắng mặt", "V")}`)}${move}`;
  const code = here.procedureCode ? `?thu-tuc=${encodeURIComponent(here.procedureCode)}` : "";
  const open =
    way === TICKETS && !here.visitId ? link({ href: `${COUNTER}${code}`, text: "Mở lượt", look: "quiet", key: "M" }) : undefined;
  return html`${callNext("Xong, gọi số tiếp")}${on(act("xong", "Xong", "X"))}${open}${move}`;
}

/** Somebody at the kiosk asks for a person. */
export function helpPart(c: AppContext, help: { askedAt: string } | undefined, way: string): Html | undefined {
  if (!help) return undefined;
  const body = html`${idempotencyField()}<input type="hidden" name="ve" value="${way}">${button({ text: "Tôi đến giúp", kind: "quiet" })}`;
  return notice({
    tone: "soon",
    title: "Có người cần giúp ở máy lấy số",
    body: postForm(c, { action: ticketAct("giup"), body }),
  });
}
