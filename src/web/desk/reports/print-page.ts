import { formatDateTime } from "../../../core/calendar/index.ts";
import type { ReportPrint } from "../../../features/batch/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, empty, type Html, html, link, meter, notice, table } from "../../ui/index.ts";
import { sizeText } from "../batch/progress-page.ts";
import { PRINTS, printPath, printStartPath, REPORTS, reportPath } from "./paths.ts";

const EVERY_MS = 1500;
/** Of the way the reading of all lines; the rest is laying out, which cannot be counted. */
const READING = 0.7;

type Start = { slug: string; query: URLSearchParams; title: string; head: readonly string[]; lines: number; refused?: string };

/** Before a print that takes longer: what it is and how it goes. */
export function printStartPage(c: AppContext, { slug, query, title, head, lines, refused }: Start): Response {
  const heading = `In ${title}: ${grouped(lines)} dòng`;
  const bar = html`${back(reportPath(slug, withoutNumber(query)), "Về báo cáo")}<h1>${heading}</h1>`;
  const form = postForm(c, {
    action: printStartPath(slug, new URLSearchParams()),
    body: html`${idempotencyField()}<input type="hidden" name="cau-hoi" value="${query.toString()}">${button({ text: "Làm bản in" })}`,
  });
  const about = html`<p class="report-head">${head.map((line, i) => html`${i > 0 && html`<br>`}${line}`)}</p>`;
  const body = html`${refused && notice({ tone: "late", title: "Không in được", body: refused })}${about}
    <p>Bản in dài, nên máy làm ở phía sau và báo đã đọc được bao nhiêu dòng. Bạn cứ mở trang khác; xong thì tải ở <a href="${PRINTS}">các bản in của bạn</a>.</p>${!refused && form}`;
  return deskPage(c, { title: heading, bar, body });
}

/** How a print goes, and the file at its end. */
export function printPage(c: AppContext, print: ReportPrint): Response {
  const title = `In ${print.order.title}`;
  const bar = html`${back(PRINTS, "Các bản in của bạn")}<h1>${title}</h1>`;
  const part = html`${progress(print)}<div class="bar">${actsOf(c, print)}</div>`;
  const body = runs(print)
    ? html`<mc-poll id="ban-in" data-href="${printPath(print.id)}" data-every="${EVERY_MS}">${part}</mc-poll>`
    : html`<div id="ban-in">${part}</div>`;
  return deskPage(c, { title, bar, body });
}

const runs = ({ endedAt, stoppedAt }: ReportPrint): boolean => !endedAt && !stoppedAt;

function progress(print: ReportPrint): Html {
  const { read, order, output } = print;
  const done = output ? 1 : order.lines > 0 ? (read / order.lines) * READING : READING;
  const kept = output && html`<p class="soft">Tệp giữ đến ${formatDateTime(Temporal.Instant.from(output.until))}.</p>`;
  const bar = (output || !print.endedAt) && meter({ label: "Đã làm", share: done });
  return html`<p aria-live="polite">${stateText(print)}</p>${bar}${kept}`;
}

function stateText({ read, order, stoppedAt, endedAt, output, why }: ReportPrint): string {
  const lines = `${grouped(read)} trong ${grouped(order.lines)} dòng`;
  if (output) return `Đã xong: ${grouped(order.lines)} dòng, ${grouped(output.pages)} trang.`;
  if (endedAt) return why ?? "Bản in này không còn; tệp chỉ giữ 24 giờ. Cần nữa thì mở báo cáo và in lại.";
  if (stoppedAt) return `Đã dừng: đã đọc ${lines}.`;
  return read < order.lines ? `Đang đọc: ${lines}.` : `Đã đọc đủ ${grouped(order.lines)} dòng, đang dàn trang.`;
}

function actsOf(c: AppContext, print: ReportPrint): Child {
  const { id, output, endedAt, stoppedAt, order } = print;
  const report = link({ href: order.address, text: "Về báo cáo", look: "quiet" });
  if (output) {
    const size = `${grouped(output.pages)} trang, ${sizeText(output.size)}`;
    return html`${link({ href: `${printPath(id)}/bao-cao.pdf`, text: `Mở bản in (${size})`, look: "primary" })}${report}`;
  }
  if (endedAt) return report;
  if (stoppedAt) return html`${postForm(c, { action: `${printPath(id)}/tiep`, body: button({ text: "Làm tiếp" }) })}${report}`;
  return postForm(c, { action: `${printPath(id)}/dung`, body: button({ text: "Dừng lại", kind: "quiet" }) });
}

/** An officer's latest prints. */
export function printsPage(c: AppContext, prints: readonly ReportPrint[]): Response {
  const title = "Các bản in của bạn";
  const bar = html`${back(REPORTS, "Báo cáo")}<h1>${title}</h1>`;
  const body =
    prints.length === 0
      ? empty({
          title: "Chưa có bản in nào",
          body: "Báo cáo dài thì máy làm bản in ở phía sau và giữ ở đây 24 giờ. Hãy mở báo cáo rồi bấm “Tải PDF”.",
        })
      : table({
          caption: title,
          captionHidden: true,
          columns: [{ label: "Báo cáo" }, { label: "Lúc" }, { label: "Kết quả" }],
          rows: prints.map((print): Child[] => [
            html`<a href="${printPath(print.id)}">${print.order.title}</a>`,
            formatDateTime(Temporal.Instant.from(print.createdAt)),
            stateText(print),
          ]),
        });
  return deskPage(c, { title, bar, body });
}

function withoutNumber(query: URLSearchParams): URLSearchParams {
  const report = new URLSearchParams(query);
  report.delete("cot");
  report.delete("dong");
  return report;
}

/** 4.000 */
const grouped = (value: number): string => value.toLocaleString("vi-VN");
