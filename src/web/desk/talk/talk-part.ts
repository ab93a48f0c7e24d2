import type { Dossier } from "../../../core/dossier/index.ts";
import type { Letter, Talk } from "../../../features/talk/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { button, type FieldError, type Html, html, longText, pane } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { letterPath, notePath } from "../paths.ts";
import { shortMoment } from "../words.ts";

export type Told = { title: string; at: string; readAt: string | null };
/** What was typed and could not be taken. */
export type Unsent = { letter?: string; note?: string; errors: readonly FieldError[] };

/** Below the dossier: what was told and written to the applicant and what they wrote, with when each was read; notes of the office. */
export function talkPart(
  c: AppContext,
  dossier: Dossier,
  { letters, notes }: Talk,
  told: readonly Told[],
  unsent?: Unsent,
): Html {
  const errors = unsent?.errors ?? [];
  // A colleague who signs in on this machine does not find it.
  const keep = (field: string): string => `${dossier.code}.${field}.${officerOf(c).actor.officerId}`;
  const lines = [
    ...told.map((one) => ({ at: one.at, view: toldLine(one) })),
    ...letters.map((one) => ({ at: one.at, view: letterLine(one) })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
  const talk = html`<p class="soft">Thông báo tự động và thư qua lại. Cần thêm giấy tờ hay sửa tờ khai thì dùng “Yêu cầu bổ sung”, không nhắn ở đây.</p>${lines.length > 0 ? html`<ul class="talk">${lines.map(({ view }) => view)}</ul>` : html`<p>Chưa có thông báo hay thư nào.</p>`}${postForm(
    c,
    {
      action: letterPath(dossier.code),
      body: html`${idempotencyField()}${longText({ name: "thu", label: `Viết cho ${dossier.applicant.name}`, rows: 2, maxLength: 2000, value: unsent?.letter ?? "", keep: keep("thu"), ...errorOf(errors, "thu") })}${button({ text: "Gửi thư", kind: "quiet" })}`,
    },
  )}`;
  const internal = html`${notes.length > 0 ? html`<ul class="talk">${notes.map((note) => html`<li data-taken="${note.id}"><b>${note.author.name}</b> <span class="soft">${note.author.position}, ${shortMoment(note.at)}</span><p class="words">${note.body}</p></li>`)}</ul>` : html`<p>Chưa có ghi chú. Người nộp không thấy ghi chú.</p>`}${postForm(
    c,
    {
      action: notePath(dossier.code),
      body: html`${idempotencyField()}${longText({ name: "ghi-chu", label: "Ghi chú cho đồng nghiệp", rows: 2, maxLength: 2000, value: unsent?.note ?? "", keep: keep("ghi-chu"), ...errorOf(errors, "ghi-chu") })}${button({ text: "Lưu ghi chú", kind: "quiet" })}`,
    },
  )}`;
  const first = html`<noscript><p class="soft">Trình duyệt này tắt JavaScript: chữ gõ dở ở hai ô dưới mất khi rời trang. Hãy gửi thư, lưu ghi chú trước khi bấm việc khác.</p></noscript>`;
  return html`${first}<div class="beside">${pane({ title: "Trao đổi với người nộp", body: talk })}${pane({ title: "Ghi chú nội bộ", body: internal })}</div>`;
}

function toldLine({ title, at, readAt }: Told): Html {
  return html`<li class="told">${title} <span class="soft">${shortMoment(at)} · ${readAt ? `đã xem ${shortMoment(readAt)}` : "chưa xem"}</span></li>`;
}

function letterLine({ id, author, at, body, readAt, readBy, fromOffice }: Letter): Html {
  const side = fromOffice ? "người nộp" : "cơ quan";
  const seen = readAt ? `${readBy} đã đọc ${shortMoment(readAt)}` : `${side} chưa đọc`;
  return html`<li data-taken="${id}"><b>${author.name}</b> <span class="soft">${author.position && `${author.position}, `}${shortMoment(at)} · ${seen}</span><p class="words">${body}</p></li>`;
}
