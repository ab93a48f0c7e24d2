import { STATE_NAMES } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import type { Queue, QueueView, SavedView } from "../../../features/desk/index.ts";
import { type Html, html, type SideSection } from "../../ui/index.ts";
import { DIFFICULT, FIGURES } from "../counter/paths.ts";
import { NOTICE_CHOICES } from "../notices/paths.ts";
import { OFFICE_LINK } from "../papers/office-page.ts";
import { BATCHES, DECISIONS, DELEGATION, DESK, EXTENSIONS, LEAVE, LIVE_COUNTS, WORKLOAD } from "../paths.ts";
import { REPORTS } from "../reports/paths.ts";
import { TICKETS, TIMES } from "../tickets/paths.ts";
import { AGENCY_TILLS, TILL } from "../till/paths.ts";
import { VIEW_NAMES } from "../words.ts";
import { type ListAsk, listPath, listQuery } from "./list-ask.ts";

export type SideParams = {
  search: string;
  toSign?: number | undefined;
  saved: readonly SavedView[];
  leads: boolean;
  /** Calls numbers at a counter. */
  receives: boolean;
};

/** All lists with their counters. */
export function sideOf(
  queue: Pick<Queue, "view" | "counts">,
  { search, toSign, saved, leads, receives }: SideParams,
): SideSection[] {
  const item = (view: Exclude<QueueView, "done">) => ({
    href: listPath({ view }),
    text: VIEW_NAMES[view],
    count: queue.counts[view],
    current: !search && queue.view === view,
    late: view === "late" && queue.counts.late > 0,
  });
  const done = { href: listPath({ view: "done" }), text: VIEW_NAMES.done, current: !search && queue.view === "done" };
  const elsewhere = queue.counts.elsewhere > 0 || queue.view === "elsewhere" ? [item("elsewhere")] : [];
  const sign = { href: EXTENSIONS, text: "Cần xin lỗi, gia hạn", count: toSign, late: Boolean(toSign) };
  return [
    {
      items: [
        ...(leads ? [{ href: DECISIONS, text: "Chờ tôi quyết định" }] : []),
        item("now"),
        item("room"),
        item("today"),
        item("late"),
        item("waiting"),
        ...elsewhere,
        ...(toSign === undefined ? [] : [{ ...sign, count: toSign }]),
      ],
    },
    ...(receives
      ? [
          {
            title: "Quầy",
            items: [
              { href: TICKETS, text: "Gọi số" },
              { href: TILL, text: "Quầy thu" },
            ],
          },
        ]
      : []),
    { title: "Phối hợp", items: [item("coordination"), item("opinions")] },
    {
      title: "Cơ quan",
      items: [
        item("all"),
        done,
        OFFICE_LINK,
        { href: REPORTS, text: "Báo cáo" },
        ...(leads ? [{ href: WORKLOAD, text: "Ai đang giữ việc gì" }] : []),
        { href: TIMES, text: "Thời gian chờ" },
        ...(leads
          ? [
              { href: FIGURES, text: "Số phút ở quầy" },
              { href: DIFFICULT, text: "Vướng mắc ở quầy" },
              { href: AGENCY_TILLS, text: "Các quầy thu" },
            ]
          : []),
      ],
    },
    {
      title: "Của tôi",
      items: [
        ...saved.map(({ name, query }) => ({ href: query ? `${DESK}?${query}` : DESK, text: name })),
        { href: NOTICE_CHOICES, text: "Lựa chọn tin báo" },
        { href: BATCHES, text: "Việc hàng loạt" },
        { href: LEAVE, text: "Nghỉ phép" },
        { href: DELEGATION, text: "Ủy quyền công việc" },
      ],
    },
  ];
}

const COLOURS = [
  { urgency: "late", text: "Quá hạn", tone: "late" },
  { urgency: "soon", text: "Sắp hạn", tone: "soon" },
  { urgency: "ok", text: "Còn hạn", tone: "ok" },
  { urgency: "paused", text: "Đang dừng", tone: "info" },
] as const;
const EVERY_MS = 15_000;

/** Where the counters of an open list are asked for again. */
export const liveHref = (ask: ListAsk): string => `${LIVE_COUNTS}?${listQuery({ ...ask, page: 1 })}`;

/** Lines of the list by colour of the deadline and by state; each one narrows the list to itself. Stays true while the page is open. */
export function liveCounts(queue: Pick<Queue, "view" | "breakdown">, ask: ListAsk, shown?: number): Html | undefined {
  const { states, urgency } = queue.breakdown;
  const all = states.reduce((sum, { count }) => sum + count, 0);
  const { filter } = ask;
  const colours = COLOURS.filter((one) => urgency[one.urgency] > 0 || filter.urgency === one.urgency).map((one) => {
    const on = filter.urgency === one.urgency;
    const { urgency: _, ...others } = filter;
    const href = listPath(ask, { filter: on ? others : { ...filter, urgency: one.urgency }, page: 1 });
    return chip({ href, text: one.text, count: urgency[one.urgency], on, tone: one.tone });
  });
  const kinds = states.map(({ state, count }) => {
    const on = filter.states?.[0] === state;
    const { states: _, ...others } = filter;
    const href = listPath(ask, { filter: on ? others : { ...filter, states: [state] }, page: 1 });
    return chip({ href, text: capitalised(STATE_NAMES[state]), count, on });
  });
  const changed =
    shown !== undefined && shown !== all && html`<a class="changed" href="${listPath(ask)}">Danh sách vừa thay đổi. Tải lại</a>`;
  const href = `${liveHref(ask)}&co=${shown ?? all}`;
  return html`<mc-poll id="dem" data-href="${href}" data-every="${EVERY_MS}"><nav class="quick" aria-label="Lọc nhanh theo hạn và trạng thái">${colours}${kinds}${changed}</nav></mc-poll>`;
}

function chip({ href, text, count, on, tone }: { href: string; text: string; count: number; on: boolean; tone?: string }): Html {
  return html`<a class="${tone ?? "info"}" href="${href}"${on ? html` aria-current="true"` : ""}>${text} <b class="num">${count}</b></a>`;
}
