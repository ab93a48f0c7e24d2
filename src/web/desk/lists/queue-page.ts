import type { Officer, Queue, QueueView } from "../../../features/desk/index.ts";
import { MOST_FOUND, type SavedView } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { button, empty, type Html, html, link, notice, pagination } from "../../ui/index.ts";
import { keysDialog } from "../keys-dialog.ts";
import { DESK, EXTENSIONS } from "../paths.ts";
import { VIEW_NAMES } from "../words.ts";
import { isNarrowed, type ListAsk, listPath } from "./list-ask.ts";
import { listFilters } from "./list-filters.ts";
import { type ListColumnName, listRows } from "./list-rows.ts";
import { liveCounts, liveHref, sideOf } from "./list-side.ts";

export type QueuePageParams = {
  /** Form 04 that waits for the leader; absent for others. */
  toSign?: number | undefined;
  queue: Queue;
  ask: ListAsk;
  columns: readonly ListColumnName[];
  saved: readonly SavedView[];
  actor: Officer;
  note?: { tone: "ok" | "soon"; text: string } | undefined;
  /** Whoever waits at the counter for this officer, above everything else. */
  waiting: Html;
};

/** The officer's lists: counters on the left, the lines of one list, acts on several at once. */
export function queuePage(c: AppContext, params: QueuePageParams): Response {
  const { queue, ask, columns, saved, actor, note, waiting, toSign } = params;
  const { search } = ask;
  const title = search ? `Tìm “${search}”` : VIEW_NAMES[queue.view];
  const papers = queue.view === "now" && !search && toSign ? papersWait(toSign) : undefined;
  const rows =
    queue.rows.length > 0 ? listRows(c, { queue, actor, caption: title, ask, columns }) : nothingHere(ask, papers !== undefined);
  const pages = pagination({ page: queue.page, pages: queue.pages, hrefOf: (page) => listPath(ask, { page }) });
  const narrow = search ? undefined : liveCounts(queue, ask);
  const body = html`${waiting}${note && notice({ tone: note.tone, body: note.text, live: true })}${papers}${narrow}${listFilters(c, params)}${rows}${pages}${keysDialog(LIST_KEYS)}`;
  const found = search && html`<span class="soft">${foundText(queue.total)}</span>`;
  return deskPage(c, {
    title,
    bar: html`<h1>${title}</h1>${found}${searchForm(search)}`,
    body,
    side: {
      label: "Danh sách hồ sơ",
      sections: sideOf(queue, { search, toSign, saved, leads: actor.role === "leader", receives: actor.role === "receptionist" }),
      live: liveHref(ask),
    },
    scripts: ["mc-keys"],
  });
}

function foundText(total: number): string {
  return total > MOST_FOUND ? `hơn ${MOST_FOUND.toLocaleString("vi-VN")} hồ sơ` : `${total.toLocaleString("vi-VN")} hồ sơ`;
}

/** On a phone the lists beside it are out of sight: what waits for a signature is said in the list of what to do. */
function papersWait(count: number): Html {
  const open = link({ href: EXTENSIONS, text: "Xem và ký", look: "quiet" });
  const body = html`<p>Hồ sơ không kịp hạn. Ký trước lúc hết hạn thì hạn trả dời được; muộn hơn thì chỉ còn là lời xin lỗi.</p>${open}`;
  return notice({ tone: "soon", title: `${count} văn bản xin lỗi, gia hạn chờ bạn ký`, body });
}

const LIST_KEYS: [string, string][] = [
  ["j", "xuống hồ sơ dưới"],
  ["k", "lên hồ sơ trên"],
  ["x", "chọn hoặc bỏ chọn"],
  ["Enter", "mở hồ sơ"],
  ["N", "đến nút nhận việc"],
  ["L", "đến nút làm một việc với các hồ sơ đã chọn"],
  ["/", "tìm hồ sơ"],
];

function searchForm(search: string): Html {
  return html`<form class="seek grow" method="get" action="${DESK}" role="search"><input type="search" name="tim" id="tim" aria-label="Tìm hồ sơ" value="${search}" placeholder="Mã, tên, số định danh; không cần dấu" maxlength="100" data-search>${button({ text: "Tìm", kind: "quiet" })}</form>`;
}

const NOTHING: Record<QueueView, [title: string, body: string]> = {
  now: ["Không còn việc nào chờ bạn", "Hồ sơ mới của vai bạn sẽ hiện ở đây, hồ sơ gấp nhất nằm trên cùng."],
  room: ["Phòng của bạn không còn việc nào", "Hồ sơ có bước của phòng, bộ phận bạn sẽ hiện ở đây, dù ai đang giữ."],
  today: ["Hôm nay không còn hồ sơ nào đến hạn", "Những hồ sơ phải trả hôm nay sẽ hiện ở đây."],
  late: ["Không có hồ sơ quá hạn", "Cả cơ quan đang đúng hạn."],
  waiting: ["Không có hồ sơ nào chờ người dân", "Hồ sơ chờ người dân bổ sung, nộp tiền hoặc xác nhận dự thảo nằm ở đây."],
  elsewhere: [
    "Không có hồ sơ nào nhận hộ, trả hộ",
    "Hồ sơ quầy này tiếp nhận cho cơ quan khác, hoặc trả kết quả thay, sẽ hiện ở đây.",
  ],
  coordination: [
    "Không có hồ sơ nào chờ điều phối",
    "Hồ sơ chưa biết chuyển cho ai nằm ở đây, lâu nhất nằm trên cùng; lãnh đạo điều phối.",
  ],
  opinions: ["Không có cơ quan nào chờ ý kiến của bạn", "Khi cơ quan khác lấy ý kiến, hồ sơ hiện ở đây cùng hạn trả lời."],
  all: ["Cơ quan chưa có hồ sơ nào đang mở", "Hồ sơ người dân nộp sẽ hiện ở đây."],
  done: ["Chưa có hồ sơ nào xong", "Hồ sơ đã trả kết quả, từ chối hoặc được rút nằm ở đây."],
};

/** @param waits something above it waits for the officer all the same */
function nothingHere(ask: ListAsk, waits: boolean): Html {
  const { view, search } = ask;
  if (isNarrowed(ask)) {
    return empty({
      title: "Không có hồ sơ nào khớp bộ lọc",
      body: "Bỏ bớt điều kiện lọc để thấy nhiều hồ sơ hơn.",
      act: link({ href: listPath(ask, { filter: {}, page: 1 }), text: "Bỏ lọc", look: "quiet" }),
    });
  }
  if (search) {
    return empty({
      title: "Không tìm thấy hồ sơ nào",
      body: `Không có hồ sơ nào của cơ quan khớp với “${search}”. Thử gõ ít chữ hơn, hoặc chỉ gõ phần cuối của mã hồ sơ.`,
      act: link({ href: DESK, text: "Về danh sách", look: "quiet" }),
    });
  }
  const [title, body] = NOTHING[view];
  const act = view === "now" ? link({ href: listPath({ view: "all" }), text: "Xem cả cơ quan", look: "quiet" }) : undefined;
  return empty({ title: waits ? "Không có hồ sơ nào khác chờ bạn" : title, body, ...(act && { act }) });
}
