import { type Colleague, listColleagues } from "../../../features/identity/index.ts";
import { type Absence, listAbsences } from "../../../features/leave/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { officerOf } from "../../guards.ts";
import { ROLE_NAMES } from "../../nav.ts";
import { deskPage } from "../../ui/desk-page.ts";
import {
  back,
  button,
  type Child,
  date,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  select,
  table,
  text,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { DELEGATION, DESK, LEAVE } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { partsOf } from "./days.ts";

export type LeavePageParams = { form: Form; errors?: FieldError[]; note?: NoticeParams | undefined };

/** Nghỉ phép: one's own; a leader's page shows everybody of the agency. */
export async function leavePage(c: AppContext, { form, errors = [], note }: LeavePageParams): Promise<Response> {
  const { actor } = officerOf(c);
  const [all, colleagues] = await Promise.all([
    listAbsences(c.var.services, actor.agencyId),
    listColleagues(c.var.services, actor.agencyId),
  ]);
  const leads = actor.role === "leader";
  const absences = leads
    ? all
    : all.filter(({ officerId, substitute }) => [officerId, substitute?.officerId].includes(actor.officerId));
  const list =
    absences.length > 0 ? lines(c, absences, actor.officerId, leads) : html`<p class="soft">Chưa có ngày nghỉ nào được ghi.</p>`;
  const body = html`${note && notice({ live: true, ...note })}<div class="act-page wide">${list}<h2>Ghi ngày nghỉ</h2>${entry(c, { form, errors, colleagues, officerId: actor.officerId, leads })}</div>`;
  const bar = html`${back(DESK, "Việc của tôi")}<h1>Nghỉ phép</h1>${link({ href: DELEGATION, text: "Ủy quyền mà không nghỉ", look: "quiet" })}`;
  return deskPage(c, { title: "Nghỉ phép", bar, body, errors });
}

function lines(c: AppContext, absences: Absence[], officerId: string, leads: boolean): Html {
  return table({
    caption: leads ? "Nghỉ phép của cơ quan" : "Nghỉ phép của bạn, và người bạn làm thay",
    columns: [{ label: "Cán bộ" }, { label: "Từ" }, { label: "Đến" }, { label: "Người làm thay" }, { label: "Việc" }],
    rows: absences.map((one): Child[] => [
      html`${one.officerName}<span class="sub">${one.reason}</span>`,
      day(one.from),
      day(one.to),
      one.substitute?.name ?? html`<span class="soft">chưa có; lãnh đạo phân công lại</span>`,
      leads || one.officerId === officerId ? endForm(c, one) : "",
    ]),
  });
}

const day = (instant: string): string => shortMoment(instant).slice(0, 5);

function endForm(c: AppContext, { id, officerName }: Absence): Html {
  const body = html`${idempotencyField()}${button({ text: "Đã đi làm lại", kind: "quiet", about: officerName })}`;
  return postForm(c, { action: `${LEAVE}/${id}/ket-thuc`, body });
}

function entry(
  c: AppContext,
  {
    form,
    errors,
    colleagues,
    officerId,
    leads,
  }: { form: Form; errors: FieldError[]; colleagues: Colleague[]; officerId: string; leads: boolean },
): Html {
  const people = [...new Map(colleagues.map((one) => [one.officerId, one])).values()];
  const options = people.map((one) => ({
    value: one.officerId,
    label: `${one.name} – ${ROLE_NAMES[one.role]}, ${one.position}`,
  }));
  const parts = (name: string) => partsOf(form, name);
  const who = leads
    ? select({
        name: "can-bo",
        label: "Ai nghỉ?",
        value: form.get("can-bo") || officerId,
        options,
        ...errorOf(errors, "can-bo"),
      })
    : undefined;
  const body = html`${idempotencyField()}${who}${date({ name: "tu", label: "Nghỉ từ ngày", hint: "Ví dụ 23 11 2026", value: parts("tu"), ...errorOf(errors, "tu") })}${date({ name: "den", label: "Đến hết ngày", value: parts("den"), ...errorOf(errors, "den") })}${select(
    {
      name: "nguoi-thay",
      label: "Ai làm thay?",
      hint: "Người cùng vai. Việc đang giữ hiện trong danh sách của người làm thay; hết ngày nghỉ thì về lại. Để trống thì lãnh đạo phân công.",
      optional: true,
      prompt: "Chưa có",
      value: form.get("nguoi-thay"),
      options: leads ? options : options.filter(({ value }) => value !== officerId),
      ...errorOf(errors, "nguoi-thay"),
    },
  )}${text({ name: "ly-do", label: "Lý do nghỉ", hint: "Ví dụ: nghỉ phép năm", value: form.get("ly-do"), maxLength: 300, ...errorOf(errors, "ly-do") })}${button({ text: "Ghi ngày nghỉ" })}`;
  return postForm(c, { action: LEAVE, body });
}
