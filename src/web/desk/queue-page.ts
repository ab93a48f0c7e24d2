import { fits, STATE_NAMES, standsIn, WARNING_NAMES } from "../../core/dossier/index.ts";
import type { Officer, Queue, QueueRow, QueueView } from "../../features/desk/index.ts";
import type { AppContext } from "../context.ts";
import { idempotencyField, postForm } from "../forms.ts";
import { deskPage } from "../ui/desk-page.ts";
import {
  button,
  type Child,
  type Column,
  empty,
  type Html,
  html,
  link,
  notice,
  pagination,
  type SideSection,
  table,
} from "../ui/index.ts";
import { keysDialog } from "./keys-dialog.ts";
import { OFFICE_LINK } from "./papers/office-page.ts";
import { DESK, dossierPath, EXTENSIONS, LEAVE, queuePath, WORKLOAD } from "./paths.ts";
import { TICKETS, TIMES } from "./tickets/paths.ts";
import { CHANNEL_NAMES, deadlineTag, FILED_NAMES, shortMoment, VIEW_NAMES } from "./words.ts";

export type QueuePageParams = {
  /** Form 04 that waits for the leader; absent for others. */
  toSign?: number | undefined;
  queue: Queue;
  actor: Officer;
  search: string;
  note?: { tone: "ok" | "soon"; text: string } | undefined;
  /** Whoever waits at the counter for this officer, above everything else. */
  waiting: Html;
};

/** The officer's lists: counters on the left, the lines of one list, acts on several at once. */
export function queuePage(c: AppContext, { queue, actor, search, note, waiting, toSign }: QueuePageParams): Response {
  const title = search ? `Tìm “${search}”` : VIEW_NAMES[queue.view];
  const papers = queue.view === "now" && !search && toSign ? papersWait(toSign) : undefined;
  const lines = queue.rows.length > 0 ? list(c, queue, actor, title) : nothingHere(queue.view, search, papers !== undefined);
  const body = html`${waiting}${note && notice({ tone: note.tone, body: note.text, live: true })}${papers}${lines}${pagination({
    page: queue.page,
    pages: queue.pages,
    hrefOf: (page) => queuePath({ view: queue.view, search, page }),
  })}${keysDialog(LIST_KEYS)}`;
  const bar = html`<h1>${title}</h1>${searchForm(search)}`;
  return deskPage(c, {
    title,
    bar,
    body,
    side: {
      label: "Danh sách hồ sơ",
      sections: sideOf(queue, search, { toSign, leads: actor.role === "leader", receives: actor.role === "receptionist" }),
    },
    scripts: ["mc-keys"],
  });
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
  ["/", "tìm hồ sơ"],
];

export function sideOf(
  queue: Pick<Queue, "view" | "counts">,
  search: string,
  { toSign, leads, receives }: { toSign?: number | undefined; leads: boolean; receives?: boolean },
): SideSection[] {
  const item = (view: Exclude<QueueView, "done">) => ({
    href: queuePath({ view }),
    text: VIEW_NAMES[view],
    count: queue.counts[view],
    current: !search && queue.view === view,
    late: view === "late" && queue.counts.late > 0,
  });
  const done = { href: queuePath({ view: "done" }), text: VIEW_NAMES.done, current: !search && queue.view === "done" };
  const elsewhere = queue.counts.elsewhere > 0 || queue.view === "elsewhere" ? [item("elsewhere")] : [];
  const sign = { href: EXTENSIONS, text: "Cần xin lỗi, gia hạn", count: toSign, late: Boolean(toSign) };
  return [
    {
      items: [
        item("now"),
        item("today"),
        item("late"),
        item("waiting"),
        ...elsewhere,
        ...(toSign === undefined ? [] : [{ ...sign, count: toSign }]),
      ],
    },
    ...(receives ? [{ title: "Quầy", items: [{ href: TICKETS, text: "Gọi số" }] }] : []),
    { title: "Phối hợp", items: [item("coordination"), item("opinions")] },
    {
      title: "Cơ quan",
      items: [
        item("all"),
        done,
        OFFICE_LINK,
        ...(leads ? [{ href: WORKLOAD, text: "Ai đang giữ việc gì" }] : []),
        { href: TIMES, text: "Thời gian chờ" },
      ],
    },
    { title: "Của tôi", items: [{ href: LEAVE, text: "Nghỉ phép" }] },
  ];
}

function searchForm(search: string): Html {
  return html`<form class="seek grow" method="get" action="${DESK}" role="search"><input type="search" name="tim" id="tim" aria-label="Tìm hồ sơ" value="${search}" placeholder="Mã, tên, số định danh; không cần dấu" maxlength="100" data-search>${button({ text: "Tìm", kind: "quiet" })}</form>`;
}

function list(c: AppContext, queue: Queue, actor: Officer, caption: string): Html {
  const mayTake = (row: QueueRow) =>
    !row.coordination &&
    !WAITING.includes(row.state) &&
    row.openSteps.some((step) => !step.assignee && openParts(step).length === 0 && fits(step, actor)) &&
    queue.view !== "opinions";
  const picking = queue.rows.some(mayTake);
  const columns: Column[] = [
    ...(picking ? [{ label: "Chọn", hidden: true }] : []),
    { label: "Còn lại" },
    { label: "Hồ sơ" },
    { label: "Người nộp" },
    { label: "Bước" },
    { label: "Kênh" },
    { label: "Hẹn trả", numeric: true },
  ];
  const rows = queue.rows.map((row): Child[] => [
    ...(picking ? [mayTake(row) ? box(row) : ""] : []),
    html`${deadlineTag(row.deadline)}${reminded(row)}`,
    html`<a href="${dossierPath(row.code)}" data-row>${row.subject}</a><span class="sub num">${row.code}</span>${otherPlace(row, actor)}`,
    row.applicantName,
    queue.view === "opinions" ? askedCell(row) : stepCell(row, actor),
    html`${CHANNEL_NAMES[row.channel]}<span class="sub">${FILED_NAMES[row.submittedBy]}</span>`,
    dueCell(row),
  ]);
  const lines = table({ caption: `${caption}: ${queue.total} hồ sơ`, captionHidden: true, columns, rows });
  const hint = html`<p class="soft keys-hint"><kbd>j</kbd> <kbd>k</kbd> di chuyển · <kbd>Enter</kbd> mở · <kbd>/</kbd> tìm · <kbd>?</kbd> mọi phím</p>`;
  if (!picking) return html`${lines}${hint}`;
  const take = html`<div class="bar">${button({ text: "Nhận các hồ sơ đã chọn", kind: "quiet", key: "N" })}<span class="soft">Nhận rồi thì đồng nghiệp cùng vai không làm bước đó nữa.</span></div>`;
  return html`${postForm(c, { action: `${DESK}/nhan`, body: html`${idempotencyField()}${take}${lines}` })}${hint}`;
}

/** Where it is decided, or that another counter took it in; nothing for a dossier of this agency alone. */
function otherPlace(row: QueueRow, actor: Officer): Html | undefined {
  if (row.agencyId !== actor.agencyId) return html`<span class="sub">${row.agencyName} giải quyết</span>`;
  return row.acceptedAt && row.acceptedAt !== actor.agencyId ? html`<span class="sub">quầy khác nhận hộ</span>` : undefined;
}

function box({ code, subject }: QueueRow): Html {
  return html`<input type="checkbox" name="ma" value="${code}" aria-label="Chọn ${subject}, ${code}">`;
}

/** Reminders that nobody has answered yet: a dossier that waits for reception. */
function reminded(row: QueueRow): Html | undefined {
  if (row.receivedAt || row.finishedAt || WAITING.includes(row.state) || !row.lastWarning) return undefined;
  return html`<span class="sub">Đã nhắc: ${WARNING_NAMES[row.lastWarning]}</span>`;
}

function stepCell(row: QueueRow, actor: Officer): Html {
  if (row.state === "awaitingSupplement") {
    return html`Chờ bổ sung, lần ${row.supplementCount}<span class="sub">${row.pausedSince && `hỏi ${shortMoment(row.pausedSince)}`}</span>`;
  }
  if (WAITING.includes(row.state)) {
    return html`${capital(STATE_NAMES[row.state])}<span class="sub">${row.pausedSince && `từ ${shortMoment(row.pausedSince)}`}</span>`;
  }
  if (row.coordination) {
    return html`Chờ lãnh đạo điều phối<span class="sub">đã chờ ${row.age}, từ ${shortMoment(row.coordination.since)} · ${row.coordination.reason}</span>`;
  }
  if (row.proposalWaits)
    return html`Chờ lãnh đạo duyệt yêu cầu bổ sung<span class="sub">${row.openSteps.map(({ name }) => name).join(", ")}</span>`;
  if (row.openSteps.length === 0) {
    if (row.finishedAt) return html`${capital(STATE_NAMES[row.state])}<span class="sub">${shortMoment(row.finishedAt)}</span>`;
    return html`Chờ tiếp nhận<span class="sub">nộp ${shortMoment(row.submittedAt)}</span>`;
  }
  return html`${row.openSteps.map((step) => html`<span class="step-line">${step.name}<span class="sub">${holderOf(step, actor)} · hạn ${shortMoment(step.dueAt)}</span></span>`)}`;
}

/** Shares of a step that are still to be done. */
const openParts = ({ parts = [] }: QueueRow["openSteps"][number]) => parts.filter(({ completedAt }) => !completedAt);

/** Who has a step, in few words. */
function holderOf(step: QueueRow["openSteps"][number], actor: Officer): string {
  const { assignee, substitute, child } = step;
  const { officerId } = actor;
  const name = (one: { officerId: string; name: string }): string => (one.officerId === officerId ? "bạn" : one.name);
  const left = openParts(step);
  if (left.length > 0) return left.map((part) => name(part.assignee)).join(", ");
  if (child) return "cơ quan liên thông";
  if (!assignee) return "chưa ai nhận";
  if (assignee.officerId !== officerId && standsIn(actor, assignee.officerId)) return `bạn làm thay ${assignee.name}`;
  return substitute ? `${name(substitute)} làm thay ${name(assignee)}` : name(assignee);
}

function askedCell({ askedAt, answerBy }: QueueRow): Html {
  return html`Chờ ý kiến của cơ quan bạn<span class="sub">${askedAt && `hỏi ${shortMoment(askedAt)}`}${answerBy && ` · trả lời trước ${shortMoment(answerBy)}`}</span>`;
}

function dueCell(row: QueueRow): Html {
  if (row.dueAt) return html`${shortMoment(row.dueAt)}`;
  if (row.finishedAt || WAITING.includes(row.state)) return html`<span class="soft">chưa hẹn</span>`;
  return html`${shortMoment(row.intakeDueAt)}<span class="sub">hạn tiếp nhận</span>`;
}

const NOTHING: Record<QueueView, [title: string, body: string]> = {
  now: ["Không còn việc nào chờ bạn", "Hồ sơ mới của vai bạn sẽ hiện ở đây, hồ sơ gấp nhất nằm trên cùng."],
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
function nothingHere(view: QueueView, search: string, waits: boolean): Html {
  if (search) {
    return empty({
      title: "Không tìm thấy hồ sơ nào",
      body: `Không có hồ sơ nào của cơ quan khớp với “${search}”. Thử gõ ít chữ hơn, hoặc chỉ gõ phần cuối của mã hồ sơ.`,
      act: link({ href: DESK, text: "Về danh sách", look: "quiet" }),
    });
  }
  const [title, body] = NOTHING[view];
  const act = view === "now" ? link({ href: queuePath({ view: "all" }), text: "Xem cả cơ quan", look: "quiet" }) : undefined;
  return empty({ title: waits ? "Không có hồ sơ nào khác chờ bạn" : title, body, ...(act && { act }) });
}

/** The applicant is asked for something. */
const WAITING: readonly QueueRow["state"][] = [
  "awaitingSupplement",
  "awaitingPrepayment",
  "awaitingPayment",
  "awaitingConfirmation",
];

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}
