import type { ServiceGroup } from "../../../core/tickets/index.ts";
import {
  addCounter,
  type Counter,
  changeCounter,
  type HallView,
  MOST_GROUPS,
  type Refused,
  saveGroups,
  type TypedCounter,
  viewHall,
} from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { attrs } from "../../ui/html.ts";
import { button, type Child, type FieldError, html, number, table, tag, text } from "../../ui/index.ts";
import { askedOf, VERSION } from "../people/asked.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const path = (agencyId: string): string => `${AGENCIES}/${agencyId}/quay`;
const GROUPS = "nhom-viec";

/** Quầy of the agency's hall (number, name, what they serve, open or closed) and the groups of work that the kiosk asks for. */
export async function countersPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const hall = await viewHall(c.var.services, agency.id);
  const list =
    hall.counters.length > 0
      ? table({
          caption: `${hall.counters.length} quầy`,
          columns: [{ label: "Số" }, { label: "Quầy" }, { label: "Nhận nhóm việc" }, { label: "Nay" }, { label: "Thay đổi" }],
          rows: hall.counters.map((counter) => lineOf(c, agency.id, hall, counter)),
        })
      : html`<p class="soft">Cơ quan không có quầy nào, nên không ai gọi số được. Hãy thêm quầy.</p>`;
  const proposed =
    hall.version === 0 &&
    html`<p class="soft">Đây là quầy và nhóm việc đề nghị sẵn. Sửa một mục là cơ quan có danh sách riêng.</p>`;
  const next = String(Math.max(0, ...hall.counters.map((counter) => counter.number)) + 1);
  const fresh = { number: next, name: "", what: "", services: hall.groups.map(({ letter }) => letter), open: true };
  const typed = form.has("so") ? typedIn(form, "") : fresh;
  const add = postForm(c, {
    action: path(agency.id),
    body: html`${idempotencyField(form.has("so") ? form : undefined)}${fields(hall, { ...typed, number: String(typed.number) }, "", errors)}${button({ text: "Thêm quầy" })}`,
  });
  const body = html`<p>Quầy ở đây là quầy mà cán bộ một cửa chọn để ngồi, hiện trên bảng gọi số và trong lời gọi.</p>${proposed}${list}<h2>Thêm quầy</h2>${add}<h2 id="${GROUPS}">Nhóm việc</h2>${groupsForm(c, agency.id, hall, form, errors)}`;
  return agencyFrame(c, agency, { title: "Quầy", body, errors, ...(note && { note }) });
}

const lettersText = (counter: Counter, { groups }: HallView): Child =>
  counter.services.length === groups.length
    ? html`<span class="soft">mọi nhóm</span>`
    : groups
        .filter(({ letter }) => counter.services.includes(letter))
        .map(({ letter, name }) => html`<span class="sub">${letter} – ${name}</span>`);

function lineOf(c: AppContext, agencyId: string, hall: HallView, counter: Counter): Child[] {
  const state = counter.open ? tag({ tone: "ok", text: "Mở" }) : tag({ tone: "late", text: "Tạm đóng" });
  return [
    String(counter.number),
    html`${counter.name}${counter.what && html`<span class="sub">${counter.what}</span>`}`,
    lettersText(counter, hall),
    state,
    change(c, agencyId, hall, counter),
  ];
}

type Fields = { number: string; name: string; what: string; services: readonly string[]; open: boolean };

/** @param end of the names of the fields, so that several such forms stand on one page */
function fields({ groups }: HallView, typed: Fields, end: string, errors: readonly FieldError[]): Child {
  const wrong = errors.find(({ field }) => field === `viec${end}`)?.message;
  const letters = groups.map(({ letter, name }, index) => {
    const box = { type: "checkbox", id: index === 0 ? `f-viec${end}` : undefined, name: `viec${end}`, value: letter };
    return html`<label><input${attrs({ ...box, checked: typed.services.includes(letter) })}> ${letter} – ${name}</label>`;
  });
  const served = html`<fieldset class="ticket-letters"><legend>Nhận nhóm việc</legend>${wrong && html`<p class="error">${wrong}</p>`}${letters}</fieldset>`;
  const open = html`<label class="open-box"><input${attrs({ type: "checkbox", name: `mo${end}`, value: "co", checked: typed.open })}> Đang mở</label>`;
  return html`${number({ name: `so${end}`, label: "Số quầy", value: typed.number, width: 4, maxLength: 2, ...errorOf(errors, `so${end}`) })}${text({ name: `ten${end}`, label: "Tên quầy", optional: true, hint: "Để trống thì gọi theo số", value: typed.name, width: 20, maxLength: 40, ...errorOf(errors, `ten${end}`) })}${served}${text({ name: `nhan${end}`, label: "Ghi chú", optional: true, value: typed.what, maxLength: 200 })}<p>${open}</p>`;
}

function change(c: AppContext, agencyId: string, hall: HallView, counter: Counter): Child {
  const { id, name, version } = counter;
  const body = html`${idempotencyField()}<input type="hidden" name="${VERSION}" value="${version}">${fields(hall, { ...counter, number: String(counter.number) }, `-${id}`, [])}<div class="row">${button({ text: "Lưu", name: "bo", value: "khong", about: name })}${button({ text: "Bỏ quầy", kind: "danger", name: "bo", value: "co", about: name })}</div>`;
  return html`<details class="fold"><summary>Sửa hoặc bỏ ${name}</summary>${postForm(c, { action: `${path(agencyId)}/${id}`, body })}</details>`;
}

function groupsForm(
  c: AppContext,
  agencyId: string,
  { groups, version }: HallView,
  form: Form,
  errors: readonly FieldError[],
): Child {
  const typed = form.has("chu-0") ? groupsIn(form) : groups;
  const spare = Math.min(MOST_GROUPS, Math.max(typed.length, groups.length) + 2);
  const wrong = errors.find(({ field }) => field === "chu-0")?.message;
  const cell = (name: string, value: string, most: number, about: string) =>
    html`<input${attrs({ type: "text", id: `f-${name}`, name, value, maxlength: most, class: most === 1 ? "w4" : undefined, "aria-label": about, "aria-invalid": wrong && name === "chu-0" ? "true" : undefined })}>`;
  const rows = Array.from({ length: spare }, (_, index) => [
    cell(`chu-${index}`, typed[index]?.letter ?? "", 1, `Chữ của nhóm ${index + 1}`),
    cell(`ten-nhom-${index}`, typed[index]?.name ?? "", 40, `Tên nhóm ${index + 1}`),
  ]);
  const list = table({
    caption: "Máy lấy số hỏi theo thứ tự này; mỗi nhóm một chữ đứng đầu số. Xóa chữ và tên để bỏ một nhóm.",
    columns: [{ label: "Chữ" }, { label: "Tên nhóm việc" }],
    rows,
  });
  return postForm(c, {
    action: `${path(agencyId)}/${GROUPS}`,
    body: html`${idempotencyField(form.has("chu-0") ? form : undefined)}<input type="hidden" name="${VERSION}" value="${version}">${wrong && html`<p class="error">${wrong}</p>`}${list}${button({ text: "Lưu nhóm việc" })}`,
  });
}

const groupsIn = (form: Form): ServiceGroup[] =>
  Array.from({ length: MOST_GROUPS }, (_, index) => ({ letter: form.get(`chu-${index}`), name: form.get(`ten-nhom-${index}`) }));

function typedIn(form: Form, end: string): TypedCounter {
  const typedNumber = form.get(`so${end}`).trim();
  return {
    number: /^\d{1,2}$/.test(typedNumber) ? Number(typedNumber) : 0,
    name: form.get(`ten${end}`),
    services: form.all(`viec${end}`),
    open: form.get(`mo${end}`) === "co",
    what: form.get(`nhan${end}`),
  };
}

const FIELDS: Readonly<Record<string, string>> = { number: "so", name: "ten", services: "viec" };

export async function saveCounter(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const done = await addCounter(c.var.services, { ...intent, agencyId: agency.id, ...typedIn(form, "") });
  if (done.ok) return c.redirect(`${path(agency.id)}?xong=1`, 303);
  const field = FIELDS[done.field ?? ""];
  return field
    ? countersPage(c, { form, errors: [{ field, message: done.message }] })
    : countersPage(c, { form, note: refusedNote(done.message) });
}

export async function editCounter(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const id = c.req.param("counter") ?? "";
  const typed = { ...typedIn(form, `-${id}`), end: form.get("bo") === "co" };
  const done = await changeCounter(c.var.services, { ...intent, agencyId: agency.id, id, version, ...typed });
  if (done.ok) return c.redirect(`${path(agency.id)}?xong=1`, 303);
  return countersPage(c, { note: refusedNote((done satisfies Refused).message) });
}

export async function editGroups(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const done = await saveGroups(c.var.services, { ...intent, agencyId: agency.id, version, groups: groupsIn(form) });
  if (done.ok) return c.redirect(`${path(agency.id)}?xong=1`, 303);
  return done.field
    ? countersPage(c, { form, errors: [{ field: "chu-0", message: done.message }] })
    : countersPage(c, { form, note: refusedNote(done.message) });
}
