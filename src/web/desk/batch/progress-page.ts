import { formatDateTime } from "../../../core/calendar/index.ts";
import type { Batch, BatchView } from "../../../features/batch/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type Child, empty, type Html, html, link, meter, notice, table, tag } from "../../ui/index.ts";
import { BATCHES, batchPath, DESK, dossierPath } from "../paths.ts";
import { ACT_WORDS } from "./words.ts";

const EVERY_MS = 1500;

/** How a batch goes, while it goes and afterwards. */
export function progressPage(c: AppContext, batch: BatchView): Response {
  const title = `${ACT_WORDS[batch.act].label}: ${batch.total} hồ sơ`;
  const bar = html`${back(BATCHES, "Các việc hàng loạt")}<h1>${title}</h1>`;
  return deskPage(c, { title, bar, body: progress(c, batch) });
}

/** The part that is fetched anew until the batch rests. */
function progress(c: AppContext, batch: BatchView): Html {
  const runs = !batch.endedAt && !batch.stoppedAt;
  const over = batch.done + batch.refused;
  const bar = html`<p aria-live="polite">${stateText(batch)}</p>${meter({ label: "Đã làm", share: batch.total > 0 ? over / batch.total : 1 })}`;
  const act = runs
    ? postForm(c, { action: `${batchPath(batch.id)}/dung`, body: button({ text: "Dừng lại", kind: "quiet" }) })
    : batch.endedAt
      ? link({ href: DESK, text: "Về danh sách", look: "quiet" })
      : postForm(c, { action: `${batchPath(batch.id)}/tiep`, body: button({ text: "Làm tiếp phần còn lại" }) });
  const lines = table({
    caption: "Từng hồ sơ",
    captionHidden: true,
    columns: [{ label: "Hồ sơ" }, { label: "Kết quả" }],
    rows: batch.items.map(({ code, done, why }): Child[] => [
      html`<a class="num" href="${dossierPath(code)}">${code}</a>`,
      html`${outcome(done, why)}`,
    ]),
  });
  const part = html`${bar}${outputPart(batch)}<div class="bar">${act}</div>${lines}`;
  return runs
    ? html`<mc-poll id="lo" data-href="${batchPath(batch.id)}" data-every="${EVERY_MS}">${part}</mc-poll>`
    : html`<div id="lo">${part}</div>`;
}

/** The file of a print, or where it has gone. */
function outputPart({ id, act, output, endedAt, done }: BatchView): Html | undefined {
  if (act !== "print" || !endedAt) return undefined;
  if (!output)
    return done > 0
      ? notice({ tone: "soon", body: "Tệp in đã được xóa vì quá 24 giờ. Cần nữa thì in lại từ danh sách." })
      : undefined;
  const size = `${output.pages} trang, ${sizeText(output.size)}`;
  const open = link({ href: `${batchPath(id)}/in.pdf`, text: `Mở tệp để in (${size})`, look: "primary" });
  return html`<div class="bar">${open}<span class="soft">Giữ đến ${formatDateTime(Temporal.Instant.from(output.until))}</span></div>`;
}

/** "36 KB", "4,2 MB" */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString("vi-VN", { maximumFractionDigits: 1 })} MB`;

function outcome(done: boolean | null, why: string | null): Html {
  if (done === null) return html`<span class="soft">chưa tới lượt</span>`;
  return done
    ? html`${tag({ tone: "ok", text: "Xong" })}${why && html` <span class="soft">${why}</span>`}`
    : html`${tag({ tone: "late", text: "Không làm được" })} ${why}`;
}

function stateText({ total, done, refused, endedAt, stoppedAt }: Batch): string {
  const sums = `${done} xong, ${refused} không làm được, ${total - done - refused} chưa làm`;
  if (endedAt) return `Đã làm hết: ${sums}.`;
  return stoppedAt ? `Đã dừng: ${sums}.` : `Đang làm: ${sums}.`;
}

/** The officer's latest batches. */
export function batchesPage(c: AppContext, batches: readonly Batch[]): Response {
  const title = "Các việc hàng loạt";
  const bar = html`${back(DESK, "Cần làm ngay")}<h1>${title}</h1>`;
  if (batches.length === 0) {
    const body = empty({
      title: "Chưa có việc hàng loạt nào",
      body: "Ở một danh sách, đánh dấu các hồ sơ rồi bấm “Làm một việc với các hồ sơ đã chọn”.",
    });
    return deskPage(c, { title, bar, body });
  }
  const rows = batches.map((batch): Child[] => [
    html`<a href="${batchPath(batch.id)}">${ACT_WORDS[batch.act].label}</a>`,
    formatDateTime(Temporal.Instant.from(batch.createdAt)),
    stateText(batch),
  ]);
  const body = table({
    caption: title,
    captionHidden: true,
    columns: [{ label: "Việc" }, { label: "Lúc" }, { label: "Kết quả" }],
    rows,
  });
  return deskPage(c, { title, bar, body });
}
