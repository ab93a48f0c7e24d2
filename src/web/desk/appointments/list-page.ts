import { formatDateTime } from "../../../core/calendar/index.ts";
import type { Difference } from "../../../features/appointments/index.ts";
import type { AppContext } from "../../context.ts";
import { postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  button,
  type Child,
  type Column,
  empty,
  type FieldError,
  html,
  longText,
  type NoticeParams,
  notice,
  table,
  tag,
} from "../../ui/index.ts";
import { dossierPath } from "../paths.ts";

export type AppointmentsView = {
  differences: readonly Difference[];
  /** Where decisions are sent; absent for those who only look on. */
  action?: string;
  said?: NoticeParams | undefined;
  errors?: FieldError[];
  /** What was typed as the reason of one, when it was not carried out. */
  typed?: { id: string; reason: string };
};

const at = (instant: string): string => formatDateTime(Temporal.Instant.from(instant));
export const reasonField = (id: string): string => `ly-do-${id}`;

/** Appointments that the calendar of today would give differently: what was promised, what it would be, why, and what was decided. */
export function appointmentsPage(c: AppContext, view: AppointmentsView): Response {
  const open = view.differences.filter(({ decision }) => decision === null);
  const decided = view.differences.filter(({ decision }) => decision !== null);
  const intro = html`<p>Khi lịch nghỉ hoặc giờ làm việc đổi, hạn đã hẹn với dân <b>không tự đổi</b>. Những hồ sơ dưới đây nếu tính lại theo lịch hôm nay thì ra hạn khác; lãnh đạo cơ quan quyết định giữ hạn cũ hay đổi.</p>`;
  const waiting =
    open.length > 0
      ? table({
          caption: `${open.length} lịch hẹn cần quyết định`,
          columns: columns("Quyết định"),
          rows: open.map((one) => openRow(c, one, view)),
        })
      : empty({ title: "Không có lịch hẹn nào cần quyết định", body: "Mọi hạn đã hẹn đều khớp với lịch làm việc hôm nay." });
  const done =
    decided.length > 0 &&
    table({ caption: `${decided.length} quyết định gần đây`, columns: columns("Đã quyết định"), rows: decided.map(decidedRow) });
  return deskPage(c, {
    title: "Lịch hẹn và lịch làm việc",
    body: html`${view.said && notice({ live: true, ...view.said })}${intro}${waiting}${done}`,
    errors: view.errors ?? [],
  });
}

const columns = (last: string): Column[] => [
  { label: "Hồ sơ" },
  { label: "Đã hẹn" },
  { label: "Theo lịch hôm nay" },
  { label: "Vì sao" },
  { label: last },
];

function common({ code, procedureName, agencyName, oldDue, newDue, why }: Difference, linked: boolean): Child[] {
  const name = linked ? html`<a href="${dossierPath(code)}">${code}</a>` : code;
  const way = newDue > oldDue ? "muộn hơn" : "sớm hơn";
  return [
    html`<span class="num">${name}</span><span class="sub">${procedureName}<br>${agencyName}</span>`,
    at(oldDue),
    html`${at(newDue)}<span class="sub">${way}</span>`,
    html`${why.map((one) => html`<p>${one}</p>`)}`,
  ];
}

function openRow(c: AppContext, one: Difference, { action, errors = [], typed }: AppointmentsView): Child[] {
  if (!action) return [...common(one, false), tag({ tone: "soon", text: "Chờ lãnh đạo" })];
  const name = reasonField(one.id);
  const error = errors.find(({ field }) => field === name)?.message;
  const value = typed?.id === one.id ? typed.reason : "";
  const body = html`${longText({ name, label: "Lý do", hint: "Ví dụ: đã báo cho dân, vẫn trả đúng hẹn", rows: 2, maxLength: 500, value, ...(error && { error }) })}<div class="row">${button({ text: "Giữ hạn đã hẹn", kind: "quiet", name: "quyet-dinh", value: "giu" })}${button({ text: "Đổi theo lịch hôm nay", kind: "quiet", name: "quyet-dinh", value: "doi" })}</div>`;
  const form = postForm(c, { action: `${action}/${one.id}`, body });
  return [...common(one, true), error ? form : html`<details><summary>Quyết định…</summary>${form}</details>`];
}

function decidedRow(one: Difference): Child[] {
  const what = one.decision === "keep" ? "Giữ hạn đã hẹn" : "Đổi theo lịch mới";
  return [
    ...common(one, false),
    html`${tag({ tone: "ok", text: what })}<span class="sub">${one.decidedBy?.name}, ${at(one.decidedAt!)}: ${one.reason}</span>`,
  ];
}
