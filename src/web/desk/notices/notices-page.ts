import { formatDate, formatDateTime, formatTime } from "../../../core/calendar/index.ts";
import type { MailState, Notice, NoticeList } from "../../../features/notices/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, empty, type Html, html, link, notice, pagination, table, tag } from "../../ui/index.ts";
import { keysDialog } from "../keys-dialog.ts";
import { DESK, dossierPath } from "../paths.ts";
import { troubleOf } from "./mail-part.ts";
import { NOTICE_CHOICES, NOTICES } from "./paths.ts";
import { KIND_WORDS } from "./words.ts";

const KEYS: [string, string][] = [
  ["j", "xuống tin dưới"],
  ["k", "lên tin trên"],
  ["Enter", "mở hồ sơ"],
];

/** What the officer was told, newest first, by day. */
export function noticesPage(c: AppContext, list: NoticeList, mail: MailState, note: string | undefined): Response {
  const { rows, page, pages, unread, elsewhere } = list;
  const all = unread > 0 && rows.length > 0 ? markAll(c, rows[0]!.id) : undefined;
  const bar = html`${back(DESK, "Việc của tôi")}<h1>Tin báo</h1>${all}${link({ href: NOTICE_CHOICES, text: "Lựa chọn tin báo", look: "quiet" })}`;
  const days = rows.length > 0 ? byDay(c, rows) : nothing();
  const other =
    elsewhere > 0 &&
    notice({
      title: `${elsewhere.toLocaleString("vi-VN")} tin chưa đọc ở cơ quan khác`,
      body: html`<p>Bạn có vai ở nhiều cơ quan. <a href="/can-bo/vai-tro">Đổi vai</a> để đọc.</p>`,
    });
  const trouble = troubleOf(mail);
  const pager = pagination({ page, pages, hrefOf: (wanted) => `${NOTICES}?trang=${wanted}` });
  const body = html`${note && notice({ tone: "ok", body: note, live: true })}${trouble}${other}${days}${pager}${keysDialog(KEYS)}`;
  return deskPage(c, { title: "Tin báo", bar, body, scripts: ["mc-keys"] });
}

/** @param newest what has come since stays unread */
function markAll(c: AppContext, newest: string): Html {
  const body = html`${idempotencyField()}<input type="hidden" name="den" value="${newest}">${button({ text: "Đánh dấu đã đọc tất cả", kind: "quiet" })}`;
  return postForm(c, { action: `${NOTICES}/da-doc`, body });
}

function byDay(c: AppContext, rows: readonly Notice[]): Html {
  const days = new Map<string, Notice[]>();
  for (const row of rows) {
    const day = formatDate(Temporal.Instant.from(row.at));
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  const now = c.var.services.clock.now();
  const named: Readonly<Record<string, string>> = {
    [formatDate(now)]: "Hôm nay",
    [formatDate(now.subtract({ hours: 24 }))]: "Hôm qua",
  };
  return html`<div class="told">${[...days].map(([day, own]) => dayTable(named[day], own))}</div>`;
}

function dayTable(name: string | undefined, rows: readonly Notice[]): Html {
  const date = formatDateTime(Temporal.Instant.from(rows[0]!.at)).slice(6);
  return table({
    caption: name ? `${name}, ${date}` : date.charAt(0).toLocaleUpperCase("vi") + date.slice(1),
    columns: [{ label: "Lúc" }, { label: "Loại" }, { label: "Tin" }, { label: "Hồ sơ" }],
    rows: rows.map(line),
  });
}

function line({ kind, code, procedureName, title, body, at, readAt }: Notice): Child[] {
  const { short, tone } = KIND_WORDS[kind];
  const fresh = readAt === null;
  const text = html`<a href="${dossierPath(code)}" data-row>${title}<span class="vh"> ${code}</span></a>`;
  return [
    html`<span class="num">${formatTime(Temporal.Instant.from(at))}</span>`,
    tag({ tone, text: short }),
    html`${fresh ? html`<b>${text}</b> <span class="fresh">Chưa đọc</span>` : text}${body && html`<span class="sub">${body}</span>`}`,
    html`<span class="num">${code}</span><span class="sub">${procedureName}</span>`,
  ];
}

function nothing(): Html {
  return empty({
    title: "Chưa có tin nào",
    body: "Khi bạn được giao việc, người nộp trả lời, hoặc một bước sắp hết hạn, tin hiện ở đây.",
    act: link({ href: NOTICE_CHOICES, text: "Chọn những tin muốn nhận", look: "quiet" }),
  });
}
