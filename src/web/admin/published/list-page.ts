import type { ImportRun, PublishedList } from "../../../features/published/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  button,
  type Child,
  empty,
  type FieldError,
  fileUpload,
  type Html,
  html,
  link,
  notice,
  pagination,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import { moment } from "../moment.ts";

export const PUBLISHED = "/quan-tri/danh-muc";
export const publishedPath = (code: string): string => `${PUBLISHED}/${encodeURIComponent(code)}`;
export const UPLOAD = "tep";

export type PublishedView = {
  list: PublishedList;
  runs: readonly ImportRun[];
  asked: { search: string; rule: string; page: number };
  said?: Child;
  errors?: FieldError[];
};

/** What the national catalogue publishes, with what the rules find in it. */
export function publishedList(c: AppContext, view: PublishedView): Response {
  const { list, asked, errors = [] } = view;
  const search = html`<form method="get" action="${PUBLISHED}" class="row" role="search">${text({ name: "q", label: "Tìm thủ tục", value: asked.search, width: 20 })}${asked.rule && html`<input type="hidden" name="luat" value="${asked.rule}">`}${button({ text: "Tìm", kind: "quiet" })}</form>`;
  const body = html`${view.said}${running(view.runs)}<div class="split"><section>${search}${lines(view)}</section><section><h2>Lỗi theo quy tắc</h2>${rules(list, asked.rule)}<h2>Nhập danh mục</h2>${importForm(c, errors)}${runs(view.runs)}</section></div>`;
  return deskPage(c, { title: "Danh mục quốc gia", body, errors });
}

const addressOf = ({ search, rule }: { search: string; rule: string }, page = 1): string => {
  const query = new URLSearchParams({
    ...(search && { q: search }),
    ...(rule && { luat: rule }),
    ...(page > 1 && { trang: String(page) }),
  });
  return query.size > 0 ? `${PUBLISHED}?${query}` : PUBLISHED;
};

function lines({ list, asked }: PublishedView): Html {
  if (list.total === 0)
    return asked.search || asked.rule
      ? empty({ title: "Không có thủ tục nào khớp", body: "Bỏ bớt chữ tìm hoặc chọn quy tắc khác." })
      : empty({
          title: "Chưa nhập danh mục nào",
          body: "Tải tệp .jsonl của danh mục quốc gia ở bên cạnh, hoặc chạy motcua import.",
        });
  const rows = list.lines.map(({ code, name, decision, tiers, findings }) => [
    html`${link({ href: publishedPath(code), text: name || code })}<span class="sub num">${code}</span>`,
    html`${decision}<span class="sub">${tiers.join(", ")}</span>`,
    countTags(findings),
  ]);
  return html`${table({ caption: `${list.total} thủ tục`, columns: [{ label: "Thủ tục" }, { label: "Quyết định, cấp" }, { label: "Phát hiện" }], rows })}${pagination({ page: asked.page, pages: list.pages, hrefOf: (page) => addressOf(asked, page) })}`;
}

export function countTags(findings: readonly { severity: string }[]): Child {
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  if (errors + warnings === 0) return tag({ tone: "ok", text: "Không có lỗi" });
  return html`${errors > 0 && tag({ tone: "late", text: `${errors} lỗi` })} ${warnings > 0 && tag({ tone: "soon", text: `${warnings} cần xem` })}`;
}

function rules({ counts }: PublishedList, chosen: string): Html {
  const all = html`<li>${link({ href: PUBLISHED, text: "Tất cả thủ tục" })}</li>`;
  return html`<ul class="plain">${chosen ? all : ""}${counts
    .filter(({ findings }) => findings > 0)
    .map(
      ({ rule, title, findings, procedures }) =>
        html`<li><a href="${addressOf({ search: "", rule })}"${rule === chosen ? html` aria-current="page"` : ""}>${title}</a><span class="sub num">${findings} chỗ, ${procedures} thủ tục</span></li>`,
    )}</ul>`;
}

function importForm(c: AppContext, errors: readonly FieldError[]): Html {
  const error = errors.find(({ field }) => field === UPLOAD)?.message;
  return postForm(c, {
    action: `${PUBLISHED}/nhap`,
    multipart: true,
    body: html`${fileUpload({ name: UPLOAD, label: "Tệp danh mục", hint: "Tệp .jsonl hoặc .jsonl.gz, mỗi dòng một thủ tục hoặc một bản tin LayThuTuc. Nhập lại không sinh bản trùng.", accept: [".jsonl", ".gz"], ...(error && { error }) })}${button({ text: "Nhập", kind: "quiet" })}`,
  });
}

function running(all: readonly ImportRun[]): Child {
  const open = all.filter(({ finishedAt }) => finishedAt === null);
  if (open.length === 0) return undefined;
  return html`<div aria-live="polite"><mc-poll id="dang-nhap">${open.map(({ fileName, linesDone }) => notice({ tone: "info", title: `Đang nhập ${fileName}`, body: html`<p>Đã xong ${linesDone} dòng. Dừng giữa chừng không mất gì: nhập lại cùng tệp sẽ đi tiếp.</p><p><a href="${PUBLISHED}">Xem lại</a></p>` }))}</mc-poll></div>`;
}

function runs(all: readonly ImportRun[]): Child {
  const done = all.filter(({ finishedAt }) => finishedAt !== null);
  if (done.length === 0) return undefined;
  return html`<ul class="plain soft">${done.map(({ fileName, linesDone, finishedAt, unreadable }) => html`<li>${fileName}: ${linesDone} dòng, xong ${moment(finishedAt ?? undefined)}${unreadable > 0 && `, ${unreadable} dòng không đọc được`}</li>`)}</ul>`;
}
