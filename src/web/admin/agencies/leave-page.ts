import { listColleagues } from "../../../features/identity/index.ts";
import { listAbsences } from "../../../features/leave/index.ts";
import { recordLeave } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { shortMoment } from "../../desk/words.ts";
import { toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { button, DATE_PARTS, date, datePartName, html, select, table, text } from "../../ui/index.ts";
import { askedOf, dayOf } from "../people/asked.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const FIELDS = { officer: "can-bo", from: "tu", to: "den", substitute: "nguoi-thay", reason: "ly-do" } as const;

/** Nghỉ phép of the agency's people, and one more, recorded for them. */
export async function agencyLeavePage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const { services } = c.var;
  const [absences, colleagues] = await Promise.all([listAbsences(services, agency.id), listColleagues(services, agency.id)]);
  const list =
    absences.length > 0
      ? table({
          caption: "Đang nghỉ và sắp nghỉ",
          columns: [{ label: "Cán bộ" }, { label: "Từ" }, { label: "Đến" }, { label: "Người làm thay" }, { label: "Người ghi" }],
          rows: absences.map(({ officerName, reason, from, to, substitute, recordedBy }) => [
            html`${officerName}<span class="sub">${reason}</span>`,
            shortMoment(from).slice(0, 5),
            shortMoment(to).slice(0, 5),
            substitute?.name ?? html`<span class="soft">chưa có; lãnh đạo phân công lại</span>`,
            recordedBy,
          ]),
        })
      : html`<p class="soft">Không có ai nghỉ từ hôm nay.</p>`;
  const options = [...new Map(colleagues.map((one) => [one.officerId, one])).values()].map((one) => ({
    value: one.officerId,
    label: `${one.name} – ${ROLE_NAMES[one.role]}, ${one.position}`,
  }));
  const parts = (name: string) => Object.fromEntries(DATE_PARTS.map((part) => [part, form.get(datePartName(name, part))]));
  const entry = postForm(c, {
    action: `${AGENCIES}/${agency.id}/nghi-phep`,
    body: html`${idempotencyField(form)}${select({ name: FIELDS.officer, label: "Ai nghỉ?", prompt: "Chọn một người", value: form.get(FIELDS.officer), options, ...errorOf(errors, FIELDS.officer) })}${date({ name: FIELDS.from, label: "Nghỉ từ ngày", value: parts(FIELDS.from), ...errorOf(errors, FIELDS.from) })}${date({ name: FIELDS.to, label: "Đến hết ngày", value: parts(FIELDS.to), ...errorOf(errors, FIELDS.to) })}${select({ name: FIELDS.substitute, label: "Ai làm thay?", hint: "Người cùng vai. Để trống thì lãnh đạo phân công.", optional: true, prompt: "Chưa có", value: form.get(FIELDS.substitute), options, ...errorOf(errors, FIELDS.substitute) })}${text({ name: FIELDS.reason, label: "Lý do nghỉ", hint: "Ví dụ: nghỉ phép năm", value: form.get(FIELDS.reason), maxLength: 300, ...errorOf(errors, FIELDS.reason) })}${button({ text: "Ghi ngày nghỉ" })}`,
  });
  const none = html`<p class="soft">Cơ quan chưa có cán bộ nào.</p>`;
  const body = html`${list}<h2>Ghi nghỉ phép cho cán bộ</h2>${options.length > 0 ? entry : none}`;
  return agencyFrame(c, agency, { title: "Nghỉ phép", body, errors, ...(note && { note }) });
}

export async function saveLeave(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const recorded = await recordLeave(c.var.services, {
    ...intent,
    agencyId: agency.id,
    officerId: form.get(FIELDS.officer),
    from: dayOf(form, FIELDS.from),
    to: dayOf(form, FIELDS.to),
    substituteId: form.get(FIELDS.substitute) || undefined,
    reason: form.get(FIELDS.reason).slice(0, 300),
  });
  if (recorded.ok) return c.redirect(`${AGENCIES}/${agency.id}/nghi-phep?xong=1`, 303);
  return agencyLeavePage(c, { form, errors: [{ field: FIELDS[recorded.field], message: recorded.refusal.message }] });
}
