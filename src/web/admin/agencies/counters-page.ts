import { addCounter, type Counter, changeCounter, listCounters, type Refused } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import { toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { button, type Child, html, table, text } from "../../ui/index.ts";
import { askedOf, VERSION } from "../people/asked.ts";
import { agencyOf } from "./agency-of.ts";
import { agencyFrame, refusedNote, type Shown } from "./frame.ts";
import { AGENCIES } from "./list-page.ts";

const path = (agencyId: string): string => `${AGENCIES}/${agencyId}/quay`;

/** Quầy of the agency's counter hall: what they are called, what they are for. */
export async function countersPage(c: AppContext, { form = toForm([]), errors = [], note }: Shown = {}): Promise<Response> {
  const agency = await agencyOf(c);
  const counters = await listCounters(c.var.services, agency.id);
  const list =
    counters.length > 0
      ? table({
          caption: `${counters.length} quầy đang dùng`,
          columns: [{ label: "Quầy" }, { label: "Nhận việc gì" }, { label: "Thay đổi" }],
          rows: counters.map((counter) => [
            counter.name,
            counter.what || html`<span class="soft">mọi việc</span>`,
            change(c, agency.id, counter),
          ]),
        })
      : html`<p class="soft">Cơ quan chưa khai quầy nào.</p>`;
  const add = postForm(c, {
    action: path(agency.id),
    body: html`${idempotencyField(form)}${text({ name: "ten", label: "Tên quầy", hint: "Ví dụ: Quầy 3", value: form.get("ten"), width: 20, maxLength: 40, ...errorOf(errors, "ten") })}${text({ name: "nhan", label: "Nhận việc gì", optional: true, hint: "Ví dụ: Hộ tịch, chứng thực", value: form.get("nhan"), maxLength: 200 })}${button({ text: "Thêm quầy" })}`,
  });
  return agencyFrame(c, agency, { title: "Quầy", body: html`${list}<h2>Thêm quầy</h2>${add}`, errors, ...(note && { note }) });
}

function change(c: AppContext, agencyId: string, { id, name, what, version }: Counter): Child {
  const fields = html`${idempotencyField()}<input type="hidden" name="${VERSION}" value="${version}">${text({ name: `ten-${id}`, label: "Tên quầy", value: name, width: 20, maxLength: 40 })}${text({ name: `nhan-${id}`, label: "Nhận việc gì", optional: true, value: what, maxLength: 200 })}<div class="row">${button({ text: "Lưu", name: "bo", value: "khong", about: name })}${button({ text: "Bỏ quầy", kind: "danger", name: "bo", value: "co", about: name })}</div>`;
  return html`<details class="fold"><summary>Sửa hoặc bỏ ${name}</summary>${postForm(c, { action: `${path(agencyId)}/${id}`, body: fields })}</details>`;
}

export async function saveCounter(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent } = await askedOf(c);
  const typed = { name: form.get("ten"), what: form.get("nhan") };
  const done = await addCounter(c.var.services, { ...intent, agencyId: agency.id, ...typed });
  if (done.ok) return c.redirect(`${path(agency.id)}?xong=1`, 303);
  return countersPage(c, { form, errors: [{ field: "ten", message: done.message }] });
}

export async function editCounter(c: AppContext): Promise<Response> {
  const agency = await agencyOf(c);
  const { form, intent, version } = await askedOf(c);
  const id = c.req.param("counter") ?? "";
  const typed = { name: form.get(`ten-${id}`), what: form.get(`nhan-${id}`), end: form.get("bo") === "co" };
  const done = await changeCounter(c.var.services, { ...intent, agencyId: agency.id, id, version, ...typed });
  if (done.ok) return c.redirect(`${path(agency.id)}?xong=1`, 303);
  return countersPage(c, { note: refusedNote((done satisfies Refused).message) });
}
