import { fits, STATE_NAMES, standsIn, WARNING_NAMES } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { MOST_AT_ONCE } from "../../../features/batch/index.ts";
import type { Officer, Queue, QueueOrder, QueueRow, QueueSort } from "../../../features/desk/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { button, type Child, type Column, type Html, html, table, tag } from "../../ui/index.ts";
import { BATCH_CHOICE, DESK, dossierPath } from "../paths.ts";
import { CHANNEL_NAMES, deadlineTag, FILED_NAMES, shortMoment } from "../words.ts";
import { type ListAsk, listPath, listQuery } from "./list-ask.ts";

type ListColumn = {
  label: string;
  numeric?: boolean;
  sort?: QueueSort;
  cell: (row: QueueRow, queue: Pick<Queue, "view">, actor: Officer) => Child;
};

/** Every column that a list can show, by the name under which a choice is kept. */
export const LIST_COLUMN_KINDS = {
  "con-lai": { label: "Còn lại", sort: "due", cell: (row) => html`${deadlineTag(row.deadline)}${reminded(row)}` },
  "ho-so": {
    label: "Hồ sơ",
    cell: (row, _, actor) =>
      html`<a href="${dossierPath(row.code)}" data-row>${row.subject}</a><span class="sub num">${row.code}</span>${row.unreadLetter && tag({ tone: "soon", text: "Thư mới" })}${otherPlace(row, actor)}`,
  },
  "nguoi-nop": { label: "Người nộp", sort: "applicant", cell: (row) => row.applicantName },
  buoc: {
    label: "Bước",
    cell: (row, { view }, actor) => (view === "opinions" ? askedCell(row) : stepCell(row, actor)),
  },
  kenh: {
    label: "Kênh",
    cell: (row) => html`${CHANNEL_NAMES[row.channel]}<span class="sub">${FILED_NAMES[row.submittedBy]}</span>`,
  },
  "hen-tra": { label: "Hẹn trả", numeric: true, sort: "due", cell: (row) => dueCell(row) },
  "thu-tuc": { label: "Thủ tục", sort: "procedure", cell: (row) => row.procedureName },
  "trang-thai": { label: "Trạng thái", cell: (row) => capitalised(STATE_NAMES[row.state]) },
  nop: { label: "Nộp lúc", numeric: true, sort: "submitted", cell: (row) => shortMoment(row.submittedAt) },
  nhan: { label: "Tiếp nhận lúc", numeric: true, cell: (row) => (row.receivedAt ? shortMoment(row.receivedAt) : "") },
} as const satisfies Record<string, ListColumn>;
export type ListColumnName = keyof typeof LIST_COLUMN_KINDS;

export const USUAL_COLUMNS: readonly ListColumnName[] = ["con-lai", "ho-so", "nguoi-nop", "buoc", "kenh", "hen-tra"];

/** The kept columns that there are; the dossier itself always stands among them. */
export function shownColumns(kept: readonly string[] | undefined): ListColumnName[] {
  const known = (kept ?? []).filter((name): name is ListColumnName => Object.hasOwn(LIST_COLUMN_KINDS, name));
  if (known.length === 0) return [...USUAL_COLUMNS];
  return known.includes("ho-so") ? known : ["ho-so", ...known];
}

/** Lines of a list, with what can be done with several at once. */
export function listRows(
  c: AppContext,
  {
    queue,
    actor,
    caption,
    ask,
    columns,
  }: { queue: Queue; actor: Officer; caption: string; ask: ListAsk; columns: readonly ListColumnName[] },
): Html {
  const mayTake = (row: QueueRow): boolean =>
    !row.coordination &&
    !WAITING.includes(row.state) &&
    row.openSteps.some((step) => !step.assignee && openParts(step).length === 0 && fits(step, actor)) &&
    queue.view !== "opinions";
  const taking = queue.rows.some(mayTake);
  const kinds: ListColumn[] = columns.map((name) => LIST_COLUMN_KINDS[name]);
  const heads = kinds.map(
    (kind): Column => ({
      label: kind.label,
      ...(kind.numeric && { numeric: true }),
      ...(kind.sort && sorting(ask, kind.sort)),
    }),
  );
  const rows = queue.rows.map((row): Child[] => [box(row), ...kinds.map(({ cell }) => cell(row, queue, actor))]);
  const lines = table({
    caption: `${caption}: ${queue.total} hồ sơ`,
    captionHidden: true,
    columns: [{ label: "Chọn", hidden: true }, ...heads],
    rows,
  });
  const hint = html`<p class="soft keys-hint"><kbd>j</kbd> <kbd>k</kbd> di chuyển · <kbd>x</kbd> chọn · <kbd>Enter</kbd> mở · <kbd>/</kbd> tìm · <kbd>?</kbd> mọi phím</p>`;
  const body = html`${idempotencyField()}<input type="hidden" name="ds" value="${listQuery({ ...ask, page: 1 })}">${many(queue, taking)}${lines}`;
  return html`${postForm(c, { action: BATCH_CHOICE, body })}${hint}`;
}

/** What can be done with several lines, above them. */
function many(queue: Queue, taking: boolean): Html {
  const whole = html`<label class="soft"><input type="checkbox" name="het" value="1"> cả ${queue.total.toLocaleString("vi-VN")} hồ sơ của danh sách</label>`;
  const tooMany = html`<span class="soft">Cả danh sách dài quá ${MOST_AT_ONCE} hồ sơ; lọc bớt thì chọn được tất cả.</span>`;
  const all = queue.total > queue.rows.length && (queue.total <= MOST_AT_ONCE ? whole : tooMany);
  const take = taking && button({ text: "Nhận các hồ sơ đã chọn", kind: "quiet", key: "N", formaction: `${DESK}/nhan` });
  return html`<div class="bar">${take}${button({ text: "Làm một việc với các hồ sơ đã chọn…", kind: "quiet", key: "L" })}${all}</div>`;
}

/** A head that sorts; once more the other way round, then as usual again. */
function sorting(ask: ListAsk, by: QueueSort): Pick<Column, "href" | "sorted"> {
  const own = ask.order?.by === by ? ask.order : undefined;
  const next: QueueOrder | undefined = !own ? { by, down: false } : own.down ? undefined : { by, down: true };
  return {
    href: listPath({ ...ask, order: next }, { page: 1 }),
    ...(own && { sorted: own.down ? "descending" : "ascending" }),
  };
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
    return html`${capitalised(STATE_NAMES[row.state])}<span class="sub">${row.pausedSince && `từ ${shortMoment(row.pausedSince)}`}</span>`;
  }
  if (row.coordination) {
    return html`Chờ lãnh đạo điều phối<span class="sub">đã chờ ${row.age}, từ ${shortMoment(row.coordination.since)} · ${row.coordination.reason}</span>`;
  }
  if (row.proposalWaits)
    return html`Chờ lãnh đạo duyệt yêu cầu bổ sung<span class="sub">${row.openSteps.map(({ name }) => name).join(", ")}</span>`;
  if (row.openSteps.length === 0) {
    if (row.finishedAt)
      return html`${capitalised(STATE_NAMES[row.state])}<span class="sub">${shortMoment(row.finishedAt)}</span>`;
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

/** The applicant is asked for something. */
const WAITING: readonly QueueRow["state"][] = [
  "awaitingSupplement",
  "awaitingPrepayment",
  "awaitingPayment",
  "awaitingConfirmation",
];
