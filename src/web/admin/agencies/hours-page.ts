import type { Weekday, WeeklyHours } from "../../../core/calendar/index.ts";
import { hoursOf } from "../../../features/catalogue/index.ts";
import { type DatedHours, listHours, type Refused, setHours, withdrawHours } from "../../../features/organisation/index.ts";
import { TIME_ZONE } from "../../../platform/clock.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { type Form, toForm } from "../../form-data.ts";
import { postForm } from "../../forms.ts";
import {
  button,
  type Child,
  DATE_PARTS,
  date,
  datePartName,
  type FieldError,
  type Html,
  html,
  table,
  text,
} from "../../ui/index.ts";
import { askedOf, dayOf } from "../people/asked.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, hiddenOf, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const DAYS: readonly (readonly [Weekday, string])[] = [
  ["mon", "Thứ Hai"],
  ["tue", "Thứ Ba"],
  ["wed", "Thứ Tư"],
  ["thu", "Thứ Năm"],
  ["fri", "Thứ Sáu"],
  ["sat", "Thứ Bảy"],
  ["sun", "Chủ nhật"],
];
const fieldOf = (day: Weekday): string => `gio-${day}`;
const shortDay = (day: string): string => day.split("-").reverse().join("/");

/** "thứ Hai 07:30-11:30, 13:00-17:00; …", days of the same hours together. */
function weekText(hours: WeeklyHours): string {
  const said = DAYS.flatMap(([day, label]) => (hours[day]?.length ? [{ label, text: hours[day]!.join(", ") }] : []));
  const texts = [...new Set(said.map((one) => one.text))];
  return texts
    .map(
      (one) =>
        `${said
          .filter(({ text: each }) => each === one)
          .map(({ label }) => label)
          .join(", ")}: ${one}`,
    )
    .join("; ");
}

/** Hours in force, hours to come, and a form for others from a day on. */
export async function hoursPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const { services } = c.var;
  const [rows, now] = [await listHours(services, agency.id), services.clock.now()];
  const current = hoursOf(agency, now);
  const today = now.toZonedDateTimeISO(TIME_ZONE).toPlainDate().toString();
  const lines = await Promise.all(rows.map((row) => lineOf(c, agency.id, row, today)));
  const list =
    lines.length > 0
      ? table({
          caption: "Giờ riêng của cơ quan, mới nhất trước",
          columns: [{ label: "Áp dụng" }, { label: "Giờ làm việc" }, { label: "Căn cứ" }, { label: "Thay đổi" }],
          rows: lines,
        })
      : html`<p class="soft">Cơ quan làm theo giờ chung của tỉnh; chưa đặt giờ riêng ở đây.</p>`;
  const entry = postForm(c, {
    action: `${AGENCIES}/${agency.id}/gio-lam-viec`,
    body: html`${await hiddenOf(c, agency, form.has("can-cu") ? form : undefined)}${entryFields(form, errors, current)}${button({ text: "Đặt giờ làm việc" })}`,
  });
  const body = html`<p>Giờ hôm nay: <b>${weekText(current)}</b></p>${list}<h2>Đặt giờ từ một ngày sắp tới</h2><p>Hạn của hồ sơ mới tính theo giờ mới từ ngày áp dụng. Lịch hẹn đã trao cho người dân giữ nguyên: lịch nào tính ra khác sẽ vào trang Lịch hẹn để lãnh đạo quyết định.</p>${entry}`;
  return agencyFrame(c, agency, { title: "Giờ làm việc", body, errors, ...(note && { note }) });
}

async function lineOf(
  c: AppContext,
  agencyId: string,
  { id, period, legal, recordedBy }: DatedHours,
  today: string,
): Promise<Child[]> {
  const until = period.to ? ` đến hết ${shortDay(period.to)}` : "";
  const agency = await agencyOf(c);
  const drop =
    period.from > today
      ? postForm(c, {
          action: `${AGENCIES}/${agencyId}/gio-lam-viec/${id}/bo`,
          body: html`${await hiddenOf(c, agency)}${button({ text: "Bỏ", kind: "quiet", about: `giờ từ ${shortDay(period.from)}` })}`,
        })
      : html`<span class="soft">đã áp dụng</span>`;
  return [
    `Từ ${shortDay(period.from)}${until}`,
    weekText(period.hours),
    html`${legal}<span class="sub">${recordedBy}</span>`,
    drop,
  ];
}

function entryFields(form: Form, errors: FieldError[], current: WeeklyHours): Html {
  const parts = (name: string) => Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName(name, part))]));
  const days = DAYS.map(([day, label]) =>
    text({
      name: fieldOf(day),
      label,
      value: form.has(fieldOf(day)) ? form.get(fieldOf(day)) : (current[day] ?? []).join(", "),
      maxLength: 60,
      ...errorOf(errors, fieldOf(day)),
    }),
  );
  return html`${date({ name: "tu", label: "Áp dụng từ ngày", hint: "Sớm nhất là ngày mai", value: parts("tu"), ...errorOf(errors, "tu") })}${date({ name: "den", label: "Đến hết ngày", optional: true, value: parts("den"), ...errorOf(errors, "den") })}<p class="hint">Giờ của từng ngày, ví dụ 07:30-11:30, 13:00-17:00. Để trống là ngày nghỉ.</p><div class="weekdays">${days}</div>${text({ name: "can-cu", label: "Căn cứ", hint: "Ví dụ: Quyết định số 12/QĐ-UBND ngày 20/11/2026", value: form.get("can-cu"), maxLength: 300, ...errorOf(errors, "can-cu") })}`;
}

/** Ranges of each weekday as they were typed: split at commas, with one sort of dash. */
const typedHours = (form: Form): WeeklyHours =>
  Object.fromEntries(
    DAYS.flatMap(([day]) => {
      const ranges = form.get(fieldOf(day)).split(/[,;]/).map(tidyRange).filter(Boolean);
      return ranges.length > 0 ? [[day, ranges]] : [];
    }),
  );

/** "7h30 – 11:30" → "07:30-11:30"; what is no range stays for the calendar to refuse. */
function tidyRange(range: string): string {
  const clock = (hour: string, minute: string | undefined): string =>
    `${hour.padStart(2, "0")}:${(minute ?? "").padStart(2, "0")}`;
  const found = /^(\d{1,2})(?:[:hg.](\d{2})?)?-(\d{1,2})(?:[:hg.](\d{2})?)?$/i.exec(
    range.replace(/\s/g, "").replace(/[–—]/g, "-"),
  );
  return found ? `${clock(found[1]!, found[2])}-${clock(found[3]!, found[4])}` : range.trim();
}

export async function saveHours(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const period = {
    from: dayOf(form, "tu"),
    to: dayOf(form, "den"),
    hours: typedHours(form),
    legal: form.get("can-cu").slice(0, 300),
  };
  const done = await setHours(c.var.services, { ...intent, version, agencyId: agency.id, ...period });
  if (done.ok) return c.redirect(`${AGENCIES}/${agency.id}/gio-lam-viec?xong=1`, 303);
  return refusedPage(c, done, form);
}

export async function dropHours(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { intent, version } = await askedOf(c);
  const input = { ...intent, version, agencyId: agency.id, id: c.req.param("hours") ?? "", reason: "" };
  const done = await withdrawHours(c.var.services, input);
  if (done.ok) return c.redirect(`${AGENCIES}/${agency.id}/gio-lam-viec?xong=1`, 303);
  return hoursPage(c, { note: refusedNote(done.message) });
}

const FIELDS: Readonly<Record<string, string>> = { from: "tu", to: "den", hours: fieldOf("mon"), legal: "can-cu" };

function refusedPage(c: AppContext, { field, message }: Refused, form: Form): Promise<Response> {
  const at = field && FIELDS[field];
  return hoursPage(c, at ? { form, errors: [{ field: at, message }] } : { form, note: refusedNote(message) });
}
