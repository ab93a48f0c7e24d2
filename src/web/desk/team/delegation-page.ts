import { DUTY_NAMES, type Duty } from "../../../core/dossier/index.ts";
import { capitalised } from "../../../core/text/index.ts";
import { listColleagues } from "../../../features/identity/index.ts";
import { awayNow, type Delegation, delegable, listDelegations, mayTake } from "../../../features/leave/index.ts";
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
  checkbox,
  date,
  empty,
  type FieldError,
  type Html,
  html,
  link,
  type NoticeParams,
  notice,
  type Option,
  select,
  table,
  tag,
  text,
} from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { DELEGATION, DESK, LEAVE } from "../paths.ts";
import { shortMoment } from "../words.ts";
import { partsOf } from "./days.ts";

export type DelegationPageParams = { form: Form; errors?: FieldError[]; note?: NoticeParams | undefined; status?: 409 };

/** Ủy quyền trong những ngày: what one gave and what one has; a leader's page shows everybody's of the agency. */
export async function delegationPage(c: AppContext, params: DelegationPageParams): Promise<Response> {
  const { form, errors = [], note, status } = params;
  const { actor } = officerOf(c);
  const { services } = c.var;
  const [all, colleagues, away] = await Promise.all([
    listDelegations(services, actor.agencyId),
    listColleagues(services, actor.agencyId),
    awayNow(services, actor.agencyId),
  ]);
  const shown = all.filter(
    ({ officerId, substitute }) => actor.role === "leader" || [officerId, substitute.officerId].includes(actor.officerId),
  );
  const now = services.clock.now().toString();
  const list =
    shown.length > 0
      ? lines(c, shown, actor.officerId, now)
      : html`<p class="soft">Chưa có lần ủy quyền nào đang hoặc sắp có hiệu lực.</p>`;
  const options = colleagues
    .filter((one) => mayTake(actor, one))
    .map(({ officerId, name, position }): Option => {
      const leave = away.get(officerId);
      return { value: officerId, label: `${name} – ${position}${leave ? ` (nghỉ đến ${day(leave.to)})` : ""}` };
    });
  const body = html`${note && notice({ live: true, ...note })}<div class="act-page wide">${list}<h2>Ủy quyền trong những ngày</h2>${
    options.length > 0 ? entry(c, { form, errors, options, duties: delegable(actor) }) : nobody(actor.role)
  }</div>`;
  const bar = html`${back(DESK, "Việc của tôi")}<h1>Ủy quyền công việc</h1>${link({ href: LEAVE, text: "Nghỉ phép", look: "quiet" })}`;
  return deskPage(c, { title: "Ủy quyền công việc", bar, body, errors, ...(status && { status }) });
}

const nobody = (role: keyof typeof ROLE_NAMES): Html =>
  empty({
    title: "Không có ai để ủy quyền",
    body: `Cơ quan chưa có người khác giữ vai ${ROLE_NAMES[role]} cùng phòng với bạn. Nghỉ thì ghi ngày nghỉ; lãnh đạo phân công lại việc.`,
    act: link({ href: LEAVE, text: "Ghi ngày nghỉ", look: "quiet" }),
  });

function lines(c: AppContext, delegations: readonly Delegation[], officerId: string, now: string): Html {
  return table({
    caption: "Đang và sắp có hiệu lực",
    columns: [
      { label: "Ai ủy quyền" },
      { label: "Cho ai" },
      { label: "Việc" },
      { label: "Từ – đến hết" },
      { label: "Kết thúc sớm" },
    ],
    rows: delegations.map((one): Child[] => {
      const running = one.from <= now;
      const ends = [one.officerId, one.substitute.officerId].includes(officerId);
      return [
        html`${one.officerId === officerId ? html`<b>Bạn</b>` : one.officerName}<span class="sub">${one.reason}</span>`,
        one.substitute.officerId === officerId ? html`<b>Bạn</b>` : one.substitute.name,
        capitalised(dutiesText(one.duties)),
        html`${day(one.from)} – ${day(one.to)} ${tag(running ? { tone: "ok", text: "đang hiệu lực" } : { tone: "info", text: "sắp tới" })}`,
        ends ? endForm(c, one, officerId) : "",
      ];
    }),
  });
}

/** "ký kết quả; giải quyết các việc khác" */
export const dutiesText = (duties: readonly Duty[]): string =>
  [...duties]
    .sort()
    .reverse()
    .map((duty) => DUTY_NAMES[duty])
    .join("; ");

const day = (instant: string): string => shortMoment(instant).slice(0, 5);

function endForm(c: AppContext, { id, officerId: giver, officerName, substitute }: Delegation, officerId: string): Html {
  const own = giver === officerId;
  const about = own ? `ủy quyền cho ${substitute.name}` : `ủy quyền của ${officerName}`;
  const body = html`${idempotencyField()}${button({ text: own ? "Lấy lại ngay" : "Trả lại ngay", kind: "quiet", about })}`;
  return postForm(c, { action: `${DELEGATION}/${id}/ket-thuc`, body });
}

const HINTS: Readonly<Record<Duty, string>> = {
  sign: "Xem và ký kết quả ở bước bạn đang giữ, hoặc trả lại kèm lý do.",
  handle: "Làm các bước bạn đang giữ, trừ việc ký kết quả.",
};

function entry(
  c: AppContext,
  { form, errors, options, duties }: { form: Form; errors: readonly FieldError[]; options: Option[]; duties: readonly Duty[] },
): Html {
  const ticked = form.all("viec");
  const { error } = errorOf(errors, "viec");
  const boxes = duties.map((duty, index) => {
    const checked = ticked.includes(duty) || (ticked.length === 0 && !error && duties.length === 1);
    if (index > 0) return boxAgain(duty, checked);
    const label = capitalised(DUTY_NAMES[duty]);
    return checkbox({ name: "viec", label, note: HINTS[duty], value: duty, checked, ...(error !== undefined && { error }) });
  });
  const body = html`${idempotencyField()}<p>Bạn vẫn làm được việc của mình trong những ngày này. Mọi việc làm theo ủy quyền ghi rõ ai làm thay ai; người được ủy quyền không ủy quyền lại.</p>${select(
    {
      name: "nguoi-nhan",
      label: "Ủy quyền cho ai?",
      hint: "Người giữ cùng vai, cùng phòng.",
      prompt: "Chọn người",
      value: form.get("nguoi-nhan"),
      options,
      ...errorOf(errors, "nguoi-nhan"),
    },
  )}<fieldset class="duties"><legend>Việc được ủy quyền</legend>${boxes}</fieldset>${date({ name: "tu", label: "Từ ngày", hint: "Ví dụ 23 11 2026", value: partsOf(form, "tu"), ...errorOf(errors, "tu") })}${date({ name: "den", label: "Đến hết ngày", value: partsOf(form, "den"), ...errorOf(errors, "den") })}${text({ name: "can-cu", label: "Văn bản ủy quyền, lý do", hint: "Ví dụ: Giấy ủy quyền số 12/GUQ-UBND ngày 20/11/2026, đi công tác", value: form.get("can-cu"), maxLength: 300, ...errorOf(errors, "can-cu") })}${button({ text: "Ghi ủy quyền" })}`;
  return postForm(c, { action: DELEGATION, body });
}

/** Another box of the same name; ids stay different. */
function boxAgain(duty: Duty, checked: boolean): Html {
  return html`<div class="field check"><label><input type="checkbox" id="f-viec-${duty}" name="viec" value="${duty}"${checked ? html` checked` : ""}> <span>${capitalised(DUTY_NAMES[duty])}<small>${HINTS[duty]}</small></span></label></div>`;
}
