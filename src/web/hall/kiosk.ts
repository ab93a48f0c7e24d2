import { PRIORITIES, PRIORITY_NAMES, type Priority, type ServiceGroup } from "../../core/tickets/index.ts";
import type { Agency } from "../../features/catalogue/index.ts";
import { qrCode } from "../../features/documents/index.ts";
import { limit } from "../../features/identity/index.ts";
import { askHelp, findHall, rulesOn, takeTicket, today, viewTicket } from "../../features/tickets/index.ts";
import { clientAddress } from "../client-address.ts";
import type { AppContext } from "../context.ts";
import { formOf } from "../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../forms.ts";
import { notFound, Problem } from "../problem.ts";
import { trusted } from "../ui/html.ts";
import { type Child, type Html, html, notice } from "../ui/index.ts";
import { isLarge, largeTextLink } from "../ui/shell.ts";
import { hallAgency, hallPage } from "./hall-page.ts";
import { kioskPath, kioskTicketPath, statusPath } from "./paths.ts";

/** Choices that one screen shows. */
const MOST = 3;
/** Seconds without a touch until the screen warns, and until it forgets after that. */
const IDLE = 60;
const WARNING = 15;

const shortDay = (day: string): string => day.split("-").toReversed().join("/");

/** GET: one question a screen: what for, priority or not, which one. */
export async function showKiosk(c: AppContext): Promise<Response> {
  const agency = await hallAgency(c);
  const { services } = await findHall(c.var.services, agency.id);
  const chosen = services.find(({ letter }) => letter === c.req.query("viec"));
  const more = c.req.query("tiep") === "1";
  if (c.req.query("da-goi") === "1") return helpScreen(c, agency);
  if (!chosen) return serviceScreen(c, agency, services, more);
  return c.req.query("uu-tien") === "co" ? priorityScreen(c, agency, chosen, more) : askScreen(c, agency, chosen);
}

/** POST: gives the number. */
export async function sendKiosk(c: AppContext): Promise<Response> {
  const agency = await hallAgency(c);
  await limit(c.var.services, "kiosk", clientAddress(c));
  const form = await formOf(c);
  const key = idempotencyKey(form);
  if (!key) throw new Problem(400);
  const priority = PRIORITIES.find((one) => one === form.get("uu-tien"));
  const procedureCode = form.get("thu-tuc") || undefined;
  const taken = await takeTicket(c.var.services, {
    agencyId: agency.id,
    service: form.get("viec"),
    priority,
    procedureCode,
    key,
  });
  if (taken.ok && taken.ticket) return c.redirect(kioskTicketPath(agency.id, taken.ticket.id), 303);
  const body = html`<h1>Chưa lấy được số</h1>${notice({ tone: "late", body: taken.ok ? "Hãy thử lại." : taken.message })}`;
  return screen(c, agency, { title: "Chưa lấy được số", body, status: 422 });
}

/** POST: calls a person to the kiosk. */
export async function callHelp(c: AppContext): Promise<Response> {
  const agency = await hallAgency(c);
  await limit(c.var.services, "kiosk", clientAddress(c));
  await askHelp(c.var.services, agency.id);
  return c.redirect(`${kioskPath(agency.id)}?da-goi=1`, 303);
}

/** GET: the number, to be printed or photographed. */
export async function showKioskTicket(c: AppContext): Promise<Response> {
  const agency = await hallAgency(c);
  const view = await viewTicket(c.var.services, c.req.param("id") ?? "");
  if (view?.ticket.agencyId !== agency.id) throw notFound("Số này không còn dùng được. Hãy lấy số mới.");
  const { ticket, before, group, open } = view;
  const turn = ticket.state === "waiting" || ticket.counter === null ? beforeText(before) : `Mời bạn đến Quầy ${ticket.counter}.`;
  const code = trusted(await qrCode(`${c.var.services.config.baseUrl}${statusPath(ticket.id)}`));
  const priority = ticket.priority && html`<p>Ưu tiên: ${PRIORITY_NAMES[ticket.priority]}</p>`;
  const closed = !open && html`<p>Hiện chưa có quầy nào mở. Số của bạn vẫn được giữ trong hôm nay.</p>`;
  const words = html`<h1>Số của bạn<b class="hall-number">${ticket.number}</b></h1><p class="hall-before">${turn}</p><p>${group}, ngày ${shortDay(ticket.day)}</p>${priority}${closed}`;
  const qr = html`<div class="qr" role="img" aria-label="Mã QR của trang theo dõi số">${code}</div><p>Quét mã để theo dõi trên điện thoại.</p>`;
  const body = html`<div class="hall-ticket"><div>${words}</div><div>${qr}</div></div><div class="hall-choices two no-print"><mc-print></mc-print><a class="hall-choice main" href="${freshPath(c, agency)}">Xong</a></div>`;
  return screen(c, agency, { title: `Số ${ticket.number}`, body });
}

/** "Trước bạn còn 3 người." */
export const beforeText = (before: number): string =>
  before === 0 ? "Bạn là người tiếp theo." : `Trước bạn còn ${before} người.`;

/** The first screen as the next person finds it: large text was this one's wish. */
const freshPath = (c: AppContext, { id }: Agency): string =>
  isLarge(c) ? `/co-chu/thuong?ve=${encodeURIComponent(kioskPath(id))}` : kioskPath(id);

type Screen = { title: string; body: Child; backHref?: string | undefined; first?: boolean; status?: 422 };

function screen(c: AppContext, agency: Agency, { title, body, backHref, first, status }: Screen): Response {
  const home = kioskPath(agency.id);
  const clean = freshPath(c, agency);
  const back = backHref && html`<a class="hall-aid" href="${backHref}">‹ Quay lại</a>`;
  const again = !first && html`<a class="hall-aid" href="${home}">Làm lại từ đầu</a>`;
  const help = postForm(c, {
    action: `${home}/giup`,
    body: html`<button class="hall-aid" type="submit">Gọi cán bộ giúp</button>`,
  });
  const forget =
    !first &&
    html`<mc-forget data-home="${clean}" data-idle="${IDLE}" data-warning="${WARNING}"><p class="hall-note">Không ai chạm thì sau ${IDLE} giây màn hình hỏi lại, rồi tự về trang đầu.</p></mc-forget>`;
  const view = html`${body}<nav class="hall-aids no-print" aria-label="Trợ giúp">${back}${again}${help}${largeTextLink(c)}</nav>${forget}`;
  return hallPage(c, {
    title,
    agency,
    kind: "kiosk",
    body: view,
    ...(!first && { refresh: { seconds: IDLE + WARNING, href: clean } }),
    ...(status && { status }),
  });
}

/** At most three; what does not fit is behind the last one. */
function threeAtMost<One>(all: readonly One[], more: boolean): { shown: readonly One[]; rest: boolean } {
  if (all.length <= MOST) return { shown: all, rest: false };
  return more ? { shown: all.slice(MOST - 1), rest: false } : { shown: all.slice(0, MOST - 1), rest: true };
}

function address(c: AppContext, agency: Agency, query: Record<string, string>): string {
  const code = c.req.query("thu-tuc");
  const text = new URLSearchParams({ ...query, ...(code && { "thu-tuc": code }) }).toString();
  return text ? `${kioskPath(agency.id)}?${text}` : kioskPath(agency.id);
}

const choiceLink = (href: string, text: string, hint?: string): Html =>
  html`<a class="hall-choice" href="${href}">${text}${hint && html`<small>${hint}</small>`}</a>`;

function serviceScreen(c: AppContext, agency: Agency, services: readonly ServiceGroup[], more: boolean): Response {
  const { shown, rest } = threeAtMost(services, more);
  const links = shown.map(({ letter, name }) => choiceLink(address(c, agency, { viec: letter }), name));
  const other = rest && choiceLink(address(c, agency, { tiep: "1" }), "Việc khác");
  const body = html`<h1>Bạn đến làm việc gì?</h1><p class="hall-lead">Chạm vào một ô để lấy số.</p><div class="hall-choices">${links}${other}</div>`;
  return screen(c, agency, { title: "Lấy số", body, first: !more, backHref: more ? address(c, agency, {}) : undefined });
}

function askScreen(c: AppContext, agency: Agency, { letter, name }: ServiceGroup): Response {
  const { groups } = rulesOn(today(c.var.services)).priority;
  const hint = groups.map((group) => PRIORITY_NAMES[group].toLocaleLowerCase("vi")).join("; ");
  const no = takeForm(c, agency, { letter, text: "Không" });
  const yes = choiceLink(address(c, agency, { viec: letter, "uu-tien": "co" }), "Có", hint);
  const body = html`<h1>Bạn có thuộc diện được gọi trước không?</h1><p class="hall-lead">Việc của bạn: ${name}.</p><div class="hall-choices">${no}${groups.length > 0 && yes}</div>`;
  return screen(c, agency, { title: "Diện ưu tiên", body, backHref: address(c, agency, {}) });
}

function priorityScreen(c: AppContext, agency: Agency, { letter }: ServiceGroup, more: boolean): Response {
  const { shown, rest } = threeAtMost(rulesOn(today(c.var.services)).priority.groups, more);
  const forms = shown.map((priority) => takeForm(c, agency, { letter, priority, text: PRIORITY_NAMES[priority] }));
  const asked = { viec: letter, "uu-tien": "co" };
  const other = rest && choiceLink(address(c, agency, { ...asked, tiep: "1" }), "Diện khác");
  const body = html`<h1>Bạn thuộc diện nào?</h1><p class="hall-lead">Chạm vào một ô, máy cấp số ngay.</p><div class="hall-choices">${forms}${other}</div>`;
  return screen(c, agency, { title: "Diện ưu tiên", body, backHref: address(c, agency, more ? asked : { viec: letter }) });
}

function takeForm(c: AppContext, agency: Agency, of: { letter: string; priority?: Priority; text: string }): Html {
  const hidden = (name: string, value: string | undefined) =>
    value && html`<input type="hidden" name="${name}" value="${value}">`;
  const fields = html`${idempotencyField()}${hidden("viec", of.letter)}${hidden("uu-tien", of.priority)}${hidden("thu-tuc", c.req.query("thu-tuc"))}`;
  return postForm(c, {
    action: kioskPath(agency.id),
    body: html`${fields}<button class="hall-choice" type="submit">${of.text}</button>`,
  });
}

function helpScreen(c: AppContext, agency: Agency): Response {
  const body = html`<h1>Đã gọi cán bộ</h1><p class="hall-lead" role="status">Cán bộ đang đến. Bạn đứng đợi ở đây một lát.</p>`;
  return screen(c, agency, { title: "Đã gọi cán bộ", body });
}
