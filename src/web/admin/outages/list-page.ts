import { formatDateTime } from "../../../core/calendar/index.ts";
import type { Outage } from "../../../features/outages/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  button,
  type Child,
  date,
  empty,
  type FieldError,
  html,
  type NoticeParams,
  notice,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import type { TypedMoment } from "./read-moment.ts";

export const OUTAGES = "/quan-tri/su-co";

export type OutagesView = {
  outages: readonly Outage[];
  said?: NoticeParams | undefined;
  errors?: FieldError[];
  /** What was typed, shown again when something is wrong. */
  typed: { from: TypedMoment; to: TypedMoment; what: string };
};

const at = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));

/** When the system could not be used, and the form to put down another time. */
export function outagesPage(c: AppContext, { outages, said, errors = [], typed }: OutagesView): Response {
  const intro = html`<p>Thời gian hệ thống không dùng được là lý do hợp pháp khi gia hạn hồ sơ (mẫu 04): cán bộ gia hạn được gợi ý đúng các sự cố rơi vào thời hạn, kèm số giờ làm việc đã mất. Lúc chương trình không chạy được tự ghi nhận.</p>`;
  const list =
    outages.length > 0
      ? table({
          caption: `${outages.length} sự cố`,
          columns: [{ label: "Sự cố" }, { label: "Từ lúc" }, { label: "Đến lúc" }, { label: "Ai ghi" }],
          rows: outages.map((one) => row(c, one)),
        })
      : empty({ title: "Chưa có sự cố nào", body: "Khi hệ thống hoặc kết nối bị gián đoạn, hãy ghi lại ở dưới." });
  const form = html`<h2>Ghi một sự cố</h2>${postForm(c, { action: OUTAGES, body: fields(typed, errors) })}`;
  return deskPage(c, {
    title: "Sự cố hệ thống",
    body: html`${said && notice({ live: true, ...said })}${intro}${list}${form}`,
    errors,
  });
}

function row(c: AppContext, { id, what, from, to, source, recordedBy, recordedAt }: Outage): Child[] {
  const end = to
    ? at(to)
    : html`${tag({ tone: "late", text: "Chưa khắc phục" })}${postForm(c, { action: `${OUTAGES}/${id}/xong`, body: button({ text: "Đã khắc phục xong", kind: "quiet" }) })}`;
  const who = source === "program" ? "Tự ghi nhận" : recordedBy;
  return [what, at(from), end, html`${who}<span class="sub">${at(recordedAt)}</span>`];
}

function fields({ from, to, what }: OutagesView["typed"], errors: FieldError[]): Child {
  const error = (field: string) => {
    const message = errors.find((one) => one.field === field)?.message;
    return message ? { error: message } : {};
  };
  return html`${text({ name: "su-co", label: "Sự cố gì", hint: "Ví dụ: mất kết nối với Cơ sở dữ liệu quốc gia về dân cư", value: what, maxLength: 300, ...error("su-co") })}${text({ name: "tu-gio", label: "Bắt đầu lúc (giờ:phút)", hint: "Ví dụ 08:30", value: from.time, width: 10, ...error("tu-gio") })}${date({ name: "tu-ngay", label: "Ngày bắt đầu", value: from.parts, ...error("tu-ngay") })}${text({ name: "den-gio", label: "Khắc phục xong lúc (giờ:phút)", hint: "Để trống nếu sự cố chưa xong", value: to.time, width: 10, optional: true, ...error("den-gio") })}${date({ name: "den-ngay", label: "Ngày khắc phục xong", hint: "Để trống nếu sự cố chưa xong", value: to.parts, optional: true, ...error("den-ngay") })}${button({ text: "Ghi sự cố" })}`;
}
