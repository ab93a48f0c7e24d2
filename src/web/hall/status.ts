import { getAgency } from "../../features/catalogue/index.ts";
import { type TicketView, viewTicket } from "../../features/tickets/index.ts";
import type { AppContext } from "../context.ts";
import { notFound } from "../problem.ts";
import { definitionList, type Html, html, link, notice } from "../ui/index.ts";
import { page } from "../ui/page.ts";
import { beforeText } from "./kiosk.ts";
import { statusPath } from "./paths.ts";

const EVERY = 5000;

/** GET: a number on one's own phone, opened by the code on the ticket. */
export async function showStatus(c: AppContext): Promise<Response> {
  const view = await viewTicket(c.var.services, c.req.param("id") ?? "");
  if (!view) throw notFound("Không có số này. Hãy quét lại mã trên phiếu, hoặc hỏi quầy hướng dẫn.");
  const { ticket, group } = view;
  const agency = await getAgency(c.var.services, ticket.agencyId);
  const path = statusPath(ticket.id);
  const items = [
    { term: "Nơi làm việc", value: agency.name },
    { term: "Việc", value: group },
    { term: "Ngày", value: ticket.day.split("-").toReversed().join("/") },
  ];
  const live = html`<mc-poll id="so" data-href="${path}" data-every="${EVERY}" aria-live="polite">${stateText(view)}</mc-poll>`;
  const again = html`<div class="row no-print">${link({ href: path, text: "Xem lại", look: "quiet" })} <mc-print></mc-print></div><p class="soft no-print">Trang tự cập nhật vài giây một lần. Hãy ở gần để nghe gọi.</p>`;
  const body = html`<div class="number-page"><h1>Số của bạn <b class="hall-number">${ticket.number}</b></h1>${live}${definitionList({ items })}${again}</div>`;
  return page(c, { title: `Số ${ticket.number}`, body, scripts: ["print"] });
}

function stateText({ ticket, before, minutes, open }: TicketView): Html {
  const { state, counter } = ticket;
  if (state === "called") return notice({ tone: "ok", title: `Mời bạn đến Quầy ${counter}`, body: "Đến lượt bạn rồi." });
  if (state === "serving")
    return notice({ tone: "ok", title: `Bạn đang ở Quầy ${counter}`, body: "Cán bộ đang làm việc với bạn." });
  if (state === "done") return notice({ title: "Đã xong", body: "Cảm ơn bạn đã đến." });
  if (state === "absent")
    return notice({
      tone: "soon",
      title: "Đã gọi mà không gặp bạn",
      body: "Hãy nói với cán bộ ở quầy để được xếp lại vào hàng.",
    });
  if (state === "ended") return notice({ tone: "soon", title: "Số này đã hết ngày", body: "Hôm sau bạn lấy số mới giúp." });
  const closed = open ? "" : " Hiện chưa có quầy nào mở cho việc này; số của bạn vẫn được giữ.";
  return notice({ title: beforeText(before), body: `Bạn đã chờ ${Math.floor(minutes)} phút.${closed}` });
}
