import { spokenNumber } from "../../core/tickets/index.ts";
import type { Agency } from "../../features/catalogue/index.ts";
import { type Board, type Call, counterName, viewBoard } from "../../features/tickets/index.ts";
import { TIME_ZONE } from "../../platform/clock.ts";
import type { AppContext } from "../context.ts";
import { attrs } from "../ui/html.ts";
import { type Html, html } from "../ui/index.ts";
import { hallAgency, hallPage } from "./hall-page.ts";
import { boardPath } from "./paths.ts";

/** Milliseconds between two looks. */
const EVERY = 2000;
/** Seconds for which a call is said to be new. */
const NEW = 60;
/** Calls said at once: two counters may call at the same moment. */
const SAID = 2;

/** GET: the board of the hall. Numbers and counters, nobody's name; what is called is also text that is read out. */
export async function showBoard(c: AppContext): Promise<Response> {
  const agency = await hallAgency(c);
  const board = await viewBoard(c.var.services, agency.id);
  const poll = (id: string, body: Html | undefined, live = false) =>
    html`<mc-poll${attrs({ id, "data-href": boardPath(agency.id), "data-every": EVERY, "aria-live": live && "polite" })}>${body}</mc-poll>`;
  const now = c.var.services.clock.now();
  const body = html`<h1 class="vh">Bảng gọi số</h1>${poll("loa", spoken(board, now), true)}${poll("bang", grid(board, agency, now))}`;
  const { seconds, href } = { seconds: 5, href: boardPath(agency.id) };
  return hallPage(c, { title: "Bảng gọi số", agency, kind: "board", body, refresh: { seconds, href } });
}

const isNew = ({ at }: Pick<Call, "at">, now: Temporal.Instant): boolean =>
  Temporal.Instant.from(at).until(now).total("seconds") < NEW;

/** What a screen reader or a loudspeaker says: who is called now and has not come yet. A call said again is another sentence. */
function spoken({ last, now: called }: Board, now: Temporal.Instant): Html | undefined {
  const waits = (call: Call) => called.some(({ id, state }) => id === call.ticketId && state === "called");
  const calls = last.filter((call) => waits(call) && isNew(call, now)).slice(0, SAID);
  if (calls.length === 0) return undefined;
  const sentence = ({ number, counter, calls: times }: Call) =>
    html`số <b><span aria-hidden="true">${number}</span><span class="vh">${spokenNumber(number)}</span></b> đến Quầy ${counter}${times > 1 && `, gọi lần ${times}`}`;
  return html`<p class="board-say">Mời ${calls.map((call, i) => html`${i > 0 && "; "}${sentence(call)}`)}</p>`;
}

function grid(board: Board, agency: Agency, now: Temporal.Instant): Html {
  const time = now.toZonedDateTimeISO(TIME_ZONE).toPlainTime().toString({ smallestUnit: "minute" });
  const foot = html`<p class="board-foot"><span>Đang chờ: <b>${board.waiting}</b></span><span>Cập nhật lúc <b>${time}</b></span><span>Hỗ trợ: ${agency.hotline}</span></p>`;
  const counters = [
    ...new Set([...board.seats, ...board.now].flatMap(({ counter }) => (counter === null ? [] : [counter]))),
  ].sort((a, b) => a - b);
  if (counters.length === 0)
    return html`<div class="board-empty"><h2>Chưa có quầy nào mở</h2><p>Bạn vẫn lấy số được. Số hiện ở đây khi cán bộ gọi.</p></div>${foot}`;
  const lines = counters.map((counter) => line(board, counter, now));
  const last = board.last.map((call) => html`<li><b>${call.number}</b> <span>Quầy ${call.counter}</span></li>`);
  const recent = last.length > 0 ? html`<ol>${last}</ol>` : html`<p>Chưa gọi số nào.</p>`;
  return html`<div class="board-grid"><table class="${counters.length > 4 ? "board-table many" : "board-table"}"><caption class="vh">Số đang ở các quầy</caption><thead><tr><th scope="col">Quầy</th><th scope="col">Số</th><th scope="col">Đang</th></tr></thead><tbody>${lines}</tbody></table><section class="board-last" aria-label="Năm số vừa gọi"><h2>Vừa gọi</h2>${recent}</section></div>${foot}`;
}

function line({ now: called, newest, seats }: Board, counter: number, now: Temporal.Instant): Html {
  const name = seats.find((seat) => seat.counter === counter)?.name;
  const named = name && name !== counterName(counter) && html` <small>${name}</small>`;
  const here = called.find((ticket) => ticket.counter === counter);
  const hot = here?.state === "called" && newest?.ticketId === here.id && isNew(newest, now);
  const words = here ? (here.state === "called" ? "mời đến quầy" : "làm việc") : "trống";
  return html`<tr${attrs({ class: hot ? "hot" : undefined })}><th scope="row">${counter}${named}</th><td class="board-number">${here?.number ?? "–"}</td><td>${words}</td></tr>`;
}
