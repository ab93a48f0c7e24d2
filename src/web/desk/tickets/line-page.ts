import { PRIORITIES, PRIORITY_NAMES, TICKET_STATE_NAMES } from "../../../core/tickets/index.ts";
import { listProcedures } from "../../../features/catalogue/index.ts";
import {
  type ClerkView,
  findHelp,
  type Hall,
  type HallCounter,
  type Ticket,
  viewLine,
  viewTicket,
} from "../../../features/tickets/index.ts";
import { htmlAnswer } from "../../compress.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { boardPath, kioskPath, statusPath } from "../../hall/paths.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { attrs } from "../../ui/html.ts";
import {
  back,
  button,
  type Child,
  choice,
  empty,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  pane,
  panes,
  select,
  table,
  text,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { COUNTER } from "../counter/paths.ts";
import { minutesText } from "../counter/waiting.ts";
import { keysDialog } from "../keys-dialog.ts";
import { shortMoment } from "../words.ts";
import { about, counterLabel, helpPart, myCounter, waitingPoll } from "./my-counter.ts";
import { LIVE, pickPath, TICKETS, TIMES, ticketAct } from "./paths.ts";

const EVERY = 5000;
const KEYS: [string, string][] = [
  ["G", "đến nút gọi số tiếp"],
  ["D", "đến nút đã đến"],
  ["L", "đến nút gọi lại"],
  ["V", "đến nút vắng mặt"],
  ["X", "đến nút xong"],
  ["C", "chuyển quầy hoặc việc khác"],
  ["M", "mở lượt cho người này"],
];

export type LinePageParams = { note?: NoticeParams | undefined; errors?: FieldError[]; form?: Form; picked?: string | undefined };

/** The clerk's counter, the line in the order of the calls, and numbers given at the desk. */
export async function linePage(c: AppContext, { note, errors = [], form, picked }: LinePageParams = {}): Promise<Response> {
  const { services } = c.var;
  const { actor } = officerOf(c);
  const [view, help] = await Promise.all([viewLine(services, actor), findHelp(services, actor.agencyId)]);
  const id = picked ?? c.req.query("so");
  const chosen = id ? (await viewTicket(services, id))?.ticket : undefined;
  const mine = chosen?.agencyId === actor.agencyId ? chosen : undefined;
  const now = services.clock.now().toString();
  const counter = view.seat ? myCounter(c, view, { now, way: TICKETS, focus: errors.length === 0 && !mine }) : undefined;
  const main = html`<div class="ticket-side">${mine && movePane(c, view, mine, { errors, form })}<section class="pane"><h2>Hàng chờ</h2>${linePoll(view, now)}</section></div>`;
  const choose = chooseForm(c, view, errors);
  const seat = view.seat ? html`<details><summary>Đổi quầy, đổi việc</summary>${choose}${restForm(c)}</details>` : choose;
  const halls = html`<p>${link({ href: kioskPath(actor.agencyId), text: "Máy lấy số" })} · ${link({ href: boardPath(actor.agencyId), text: "Bảng gọi số" })} · ${link({ href: TIMES, text: "Thời gian chờ" })}</p>`;
  const side = html`<div class="ticket-side">${pane({ title: view.seat ? "Quầy của tôi" : "Hôm nay bạn ngồi quầy nào?", body: seat })}${pane({ title: "Cấp số tại quầy", body: await takeForm(c, view.hall, { errors, form }) })}${halls}</div>`;
  const bar = html`${back(COUNTER, "Tại quầy")}<h1>Gọi số</h1>`;
  const body = html`${note && notice({ live: true, ...note })}${helpPart(c, help, TICKETS)}${counter}${panes(main, side)}${keysDialog(KEYS)}`;
  return deskPage(c, { title: "Gọi số", bar, body, errors, scripts: ["mc-keys", "tickets"] });
}

/** GET: the line alone, which the pages fetch anew. */
export async function showLive(c: AppContext): Promise<Response> {
  const { services } = c.var;
  const view = await viewLine(services, officerOf(c).actor);
  const now = services.clock.now().toString();
  const parts = html`${view.seat && waitingPoll(view.line, now)}${linePoll(view, now)}`;
  return htmlAnswer(c, `<!DOCTYPE html><title>Hàng chờ</title>${String(parts)}`, 200);
}

/** " (A, C)" of a counter that serves some groups only. */
const only = ({ services }: HallCounter, hall: Hall): string =>
  services.length < hall.services.length ? ` (${services.join(", ")})` : "";

const linePoll = (view: ClerkView, now: string): Html =>
  html`<mc-poll${attrs({ id: "hang", "data-href": LIVE, "data-every": EVERY })}>${lines(view, now)}</mc-poll>`;

function lines({ hall, seat, line, others, absent }: ClerkView, now: string): Html {
  const row = (ticket: Ticket, place: Child): Child[] => [
    html`<b class="num">${ticket.number}</b><span class="sub">${about(ticket, hall)}</span>`,
    html`${minutesText(ticket.issuedAt, now)}<span class="sub">lấy số ${shortMoment(ticket.issuedAt)}${ticket.appointmentAt && `, hẹn ${shortMoment(ticket.appointmentAt)}`}</span>`,
    place,
    link({
      href: pickPath(ticket.id),
      text: ticket.state === "absent" ? "Quay lại hàng" : "Chuyển, ưu tiên",
      about: ticket.number,
    }),
  ];
  const columns = [{ label: "Số" }, { label: "Đã chờ" }, { label: "Chỗ" }, { label: "Việc", hidden: true }];
  const list = (caption: string, rows: Child[][]) => rows.length > 0 && table({ caption, columns, rows });
  if (line.length + others.length + absent.length === 0)
    return empty({ title: "Không có ai chờ", body: "Người lấy số ở máy hoặc tại quầy sẽ hiện ở đây, theo thứ tự sẽ gọi." });
  const title = seat ? `Chờ quầy ${seat.counter}, theo thứ tự sẽ gọi: ${line.length}` : "Chờ quầy này";
  return html`${list(
    title,
    line.map((ticket, i) => row(ticket, String(i + 1))),
  )}${list(
    seat ? `Chờ quầy khác: ${others.length}` : `Đang chờ: ${others.length}`,
    others.map((ticket) => row(ticket, ticket.forCounter === null ? "–" : `Quầy ${ticket.forCounter}`)),
  )}${list(
    `Vắng mặt: ${absent.length}`,
    absent.map((ticket) => row(ticket, ticket.counter === null ? "–" : `gọi ở quầy ${ticket.counter}`)),
  )}`;
}

type Typed = { errors: readonly FieldError[]; form?: Form | undefined };

/** What may be done with one number of the line. */
function movePane(c: AppContext, { hall, seats, seat }: ClerkView, ticket: Ticket, { errors, form }: Typed): Html {
  const hidden = html`${idempotencyField(form)}<input type="hidden" name="so" value="${ticket.id}"><input type="hidden" name="ve" value="${TICKETS}">`;
  const send = (body: Html) => postForm(c, { action: ticketAct("lam"), body: html`${hidden}${body}` });
  const title = `Số ${ticket.number}: ${TICKET_STATE_NAMES[ticket.state]}`;
  const close = link({ href: TICKETS, text: "Thôi", look: "quiet" });
  if (ticket.state === "absent") {
    const again = button({ text: "Xếp lại vào hàng", name: "viec", value: "quay-lai" });
    const body = html`<p>Người này đã quay lại. Xếp vào hàng thì đứng sau những người đang chờ cùng diện.</p><div class="row">${again}${close}</div>`;
    return pane({ title, body: send(body) });
  }
  if (!["waiting", "called", "serving"].includes(ticket.state))
    return pane({ title, body: html`<p>Số này không chuyển được nữa.</p>${close}` });
  const group = select({
    name: "nhom",
    label: "Nhóm việc",
    value: form?.get("nhom") || ticket.service,
    options: hall.services.map(({ letter, name }) => ({ value: letter, label: `${letter} – ${name}` })),
    ...errorOf(errors, "nhom"),
  });
  const open = seats.filter((one) => one.officerId && one.counter !== (ticket.counter ?? undefined));
  const counter = select({
    name: "quay-den",
    label: "Quầy",
    optional: true,
    prompt: "Quầy nào nhận việc đó cũng được",
    value: form?.get("quay-den") ?? "",
    options: open.map((one) => ({
      value: String(one.counter),
      label: `Quầy ${one.counter} – ${one.counter === seat?.counter ? "của bạn" : one.officerName}`,
    })),
  });
  const go = button({ text: "Chuyển", name: "viec", value: "chuyen" });
  const body = html`${group}${counter}<p class="soft">Số và thời gian đã chờ giữ nguyên.</p><div class="row">${go}${close}</div>`;
  return pane({ title, body: html`${send(body)}${ticket.state === "waiting" && send(priorityFields(ticket, errors))}` });
}

/** What the kiosk was not told. */
function priorityFields({ priority }: Ticket, errors: readonly FieldError[]): Html {
  const which = select({
    name: "dien",
    label: "Diện ưu tiên",
    hint: "Ghi khi bạn thấy người này được gọi trước mà máy lấy số chưa biết. Số giữ nguyên.",
    value: priority ?? "old",
    options: PRIORITIES.map((one) => ({ value: one, label: PRIORITY_NAMES[one] })),
    ...errorOf(errors, "dien"),
  });
  return html`${which}<div class="row">${button({ text: "Ghi diện ưu tiên", kind: "quiet", name: "viec", value: "uu-tien" })}</div>`;
}

function chooseForm(c: AppContext, { hall, seats, seat }: ClerkView, errors: readonly FieldError[]): Html {
  const holder = (counter: number) => seats.find((one) => one.counter === counter)?.officerName;
  const open = hall.counters.filter((counter) => counter.open);
  if (open.length === 0) return html`<p>Cơ quan chưa mở quầy nào. Hãy nhờ người quản trị của cơ quan mở quầy ở trang Quầy.</p>`;
  const options = open.map((counter) => ({
    value: String(counter.number),
    label: `${counterLabel(counter)}${only(counter, hall)}${holder(counter.number) && counter.number !== seat?.counter ? `, ${holder(counter.number)} đang ngồi` : ""}`,
  }));
  const free = options.find(({ value }) => !holder(Number(value)))?.value ?? "1";
  const which = select({
    name: "quay",
    label: "Quầy",
    value: String(seat?.counter ?? free),
    options,
    ...errorOf(errors, "quay"),
  });
  const wrong = errors.find(({ field }) => field === "viec")?.message;
  const letters = hall.services.map(({ letter, name }, i) => {
    const values = { type: "checkbox", id: i === 0 ? "f-viec" : undefined, name: "viec", value: letter };
    return html`<label><input${attrs({ ...values, checked: !seat || seat.services.includes(letter) })}> ${letter} – ${name}</label>`;
  });
  const served = html`<fieldset class="ticket-letters"><legend>Nhận việc</legend>${wrong && html`<p class="error">${wrong}</p>`}${letters}</fieldset>`;
  const body = html`${idempotencyField()}${which}${served}<div class="row">${button({ text: "Ngồi quầy này", ...(seat && { kind: "quiet" }) })}</div>`;
  return postForm(c, { action: ticketAct("quay"), body });
}

function restForm(c: AppContext): Html {
  return postForm(c, {
    action: ticketAct("nghi"),
    body: html`${idempotencyField()}<div class="row">${button({ text: "Nghỉ, đóng quầy", kind: "quiet" })}</div>`,
  });
}

async function takeForm(c: AppContext, hall: Hall, { errors, form }: Typed): Promise<Html> {
  const offered = (await listProcedures(c.var.services)).filter(({ revision }) => revision.channels.counter);
  const group = choice({
    name: "nhom-moi",
    label: "Nhóm việc",
    value: form?.get("nhom-moi") || (hall.services[0]?.letter ?? ""),
    options: hall.services.map(({ letter, name }) => ({ value: letter, label: `${letter} – ${name}` })),
    ...errorOf(errors, "nhom-moi"),
  });
  const priority = select({
    name: "uu-tien",
    label: "Diện ưu tiên",
    optional: true,
    prompt: "Không",
    value: form?.get("uu-tien") ?? "",
    options: PRIORITIES.map((one) => ({ value: one, label: PRIORITY_NAMES[one] })),
  });
  const procedure = select({
    name: "thu-tuc",
    label: "Thủ tục",
    optional: true,
    prompt: "Chưa rõ",
    value: form?.get("thu-tuc") ?? "",
    options: offered.map(({ revision }) => ({ value: revision.code, label: revision.plain })),
  });
  const hour = text({
    name: "gio",
    label: "Giờ đã hẹn",
    optional: true,
    hint: "Ví dụ 08:30",
    width: 4,
    value: form?.get("gio") ?? "",
    ...errorOf(errors, "gio"),
  });
  const body = html`${idempotencyField(form)}${group}${priority}${procedure}${hour}<div class="row">${button({ text: "Cấp số", kind: "quiet" })}</div>`;
  return postForm(c, { action: ticketAct("lay"), body });
}

/** Said after a number was given at the desk. */
export function givenNote(ticket: Ticket, before: number): NoticeParams {
  const print = link({ href: statusPath(ticket.id), text: "Mở phiếu để in", about: ticket.number });
  const line = before === 0 ? "Người này là người tiếp theo." : `Trước số này còn ${before} người.`;
  return { tone: "ok", title: `Đã cấp số ${ticket.number}`, body: html`<p>${line} ${print}</p>` };
}
