import { addDay, type DecidedDay, dropDay, listDays, type Refused } from "../../../features/organisation/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import {
  button,
  type Child,
  choice,
  DATE_PARTS,
  date,
  datePartName,
  type FieldError,
  type Html,
  html,
  link,
  select,
  table,
  text,
} from "../../ui/index.ts";
import { askedOf, dayOf } from "../people/asked.ts";
import { DAYS_OFF } from "../people/paths.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const path = (agencyId: string): string => `${AGENCIES}/${agencyId}/ngay-nghi`;
const shortDay = (day: string): string => day.split("-").reverse().join("/");
const FIELDS: Readonly<Record<string, string>> = {
  kind: "loai",
  date: "ngay",
  half: "buoi",
  hours: "gio",
  for: "bu-cho",
  name: "dip",
  legal: "can-cu",
};
const HALVES = [
  { value: "morning", label: "Chỉ buổi sáng" },
  { value: "afternoon", label: "Chỉ buổi chiều" },
];

/** Days off and days worked that were decided for the agency, by itself or above it, and a form for one more. */
export async function daysPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const { services } = c.var;
  const days = await listDays(services, agency.id);
  const today = services.clock.now().toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  const list =
    days.length > 0
      ? table({
          caption: "Ngày nghỉ thêm và ngày làm bù theo quyết định, mới nhất trước",
          columns: [{ label: "Ngày" }, { label: "Nghỉ hay làm bù" }, { label: "Căn cứ" }, { label: "Thay đổi" }],
          rows: days.map((day) => lineOf(c, agency.id, day, today)),
        })
      : html`<p class="soft">Chưa có ngày nào ngoài lịch chung của cả nước.</p>`;
  const entry = postForm(c, {
    action: path(agency.id),
    body: html`${idempotencyField(form.has("dip") ? form : undefined)}${entryFields(form, errors)}${button({ text: "Ghi ngày này" })}`,
  });
  const words = html`<p>Ngày lễ của cả nước ở ${link({ href: DAYS_OFF, text: "lịch chung" })}, không đổi ở đây. Ngày ghi ở đây áp dụng cho cơ quan này và mọi đơn vị bên dưới.</p><p class="soft">Hạn của hồ sơ tính theo ngày mới. Lịch hẹn đã trao giữ nguyên: lịch nào tính ra khác sẽ vào trang Lịch hẹn để lãnh đạo quyết định.</p>`;
  const body = html`${words}${list}<h2>Thêm một ngày</h2>${entry}`;
  return agencyFrame(c, agency, { title: "Ngày nghỉ, làm bù", body, errors, ...(note && { note }) });
}

function lineOf(c: AppContext, agencyId: string, day: DecidedDay, today: string): Child[] {
  const own = day.agencyId === agencyId;
  const half = HALVES.find(({ value }) => value === day.half)?.label.toLocaleLowerCase("vi");
  const worked = `Làm bù${day.for ? ` cho ${shortDay(day.for)}` : ""}${day.hours ? `, ${day.hours.join(", ")}` : ""}`;
  const drop =
    own && day.date > today
      ? postForm(c, {
          action: `${path(agencyId)}/${day.id}/bo`,
          body: html`${idempotencyField()}${button({ text: "Bỏ", kind: "quiet", about: shortDay(day.date) })}`,
        })
      : html`<span class="soft">${own ? "đã áp dụng" : "do cấp trên ghi"}</span>`;
  return [
    shortDay(day.date),
    html`${day.kind === "off" ? `Nghỉ${half ? ` (${half})` : ""}` : worked}<span class="sub">${day.name}</span>`,
    html`${day.legal}<span class="sub">${day.recordedBy}</span>`,
    drop,
  ];
}

function entryFields(form: Form, errors: readonly FieldError[]): Html {
  const parts = (name: string) => Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName(name, part))]));
  const kinds = [
    { value: "off", label: "Nghỉ thêm" },
    { value: "worked", label: "Làm bù", hint: "Thứ Bảy, Chủ nhật hoặc ngày nghỉ thêm mà cơ quan làm việc" },
  ];
  return html`${choice({ name: "loai", label: "Nghỉ hay làm bù?", value: form.get("loai"), options: kinds, ...errorOf(errors, "loai") })}${date({ name: "ngay", label: "Ngày", hint: "Sớm nhất là ngày mai", value: parts("ngay"), ...errorOf(errors, "ngay") })}${select({ name: "buoi", label: "Nghỉ buổi nào", optional: true, prompt: "Cả ngày", value: form.get("buoi"), options: HALVES })}${date({ name: "bu-cho", label: "Làm bù cho ngày", optional: true, value: parts("bu-cho"), ...errorOf(errors, "bu-cho") })}${text({ name: "gio", label: "Giờ làm bù", optional: true, hint: "Ví dụ 07:30-11:30. Để trống thì theo giờ của ngày được làm bù.", value: form.get("gio"), maxLength: 60, ...errorOf(errors, "gio") })}${text({ name: "dip", label: "Dịp, lý do", value: form.get("dip"), maxLength: 300, ...errorOf(errors, "dip") })}${text({ name: "can-cu", label: "Căn cứ", hint: "Ví dụ: Quyết định số 12/QĐ-UBND ngày 20/11/2026", value: form.get("can-cu"), maxLength: 300, ...errorOf(errors, "can-cu") })}`;
}

export async function saveDay(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const typed = {
    kind: form.get("loai"),
    date: dayOf(form, "ngay"),
    half: form.get("buoi"),
    hours: form.get("gio"),
    for: dayOf(form, "bu-cho"),
    name: form.get("dip"),
    legal: form.get("can-cu"),
  };
  return answer(c, agency.id, await addDay(c.var.services, { ...intent, agencyId: agency.id, ...typed }), form);
}

export async function removeDay(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const input = { ...intent, agencyId: agency.id, id: c.req.param("day") ?? "", reason: "" };
  return answer(c, agency.id, await dropDay(c.var.services, input), form);
}

async function answer(c: AppContext, agencyId: string, done: { ok: true } | Refused, form: Form): Promise<Response> {
  if (done.ok) return c.redirect(`${path(agencyId)}?xong=1`, 303);
  const field = done.field && FIELDS[done.field];
  return field
    ? daysPage(c, { form, errors: [{ field, message: done.message }] })
    : daysPage(c, { form, note: refusedNote(done.message) });
}
