import type { Field, RegisterValue } from "../../../core/procedure/types.ts";
import { type DraftCase, nextStop, reportValue } from "../../../features/filing/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { personOf, restoredForm } from "../../guards.ts";
import { notFound } from "../../problem.ts";
import { button, definitionList, html, longText } from "../../ui/index.ts";
import { evidencePairs } from "./evidence.ts";
import { frame } from "./frame.ts";
import { draftOf } from "./open.ts";
import { pagePath, reportPath, stopPath } from "./paths.ts";

const NAME = "chua-dung";

/** GET: "Thông tin chưa đúng?": what the register says, and a place to say what is wrong with it. */
export async function showReport(c: AppContext): Promise<Response> {
  const found = await target(c);
  const late = await restoredForm(c);
  return view(c, found, late?.[NAME]?.[0] ?? found.draft.draft.reports[found.field.id]);
}

/** POST: the report goes to the office with the dossier, and filling in goes on. */
export async function sendReport(c: AppContext): Promise<Response> {
  const found = await target(c);
  const text = (await formOf(c)).get(NAME).trim();
  const before = found.draft.draft.reports[found.field.id];
  if (text === "" && !before) return view(c, found, "", "Hãy viết thông tin nào chưa đúng, và đúng ra phải là gì.");
  const { person } = personOf(c);
  const draft = await reportValue(c.var.services, { person, draftId: found.draft.draft.id, fieldId: found.field.id, text });
  if (!draft) throw notFound();
  return c.redirect(stopPath(draft.draft.id, nextStop(draft)), 303);
}

type Target = { draft: DraftCase; field: Field; pageId: string; value: RegisterValue };

async function target(c: AppContext): Promise<Target> {
  const draft = await draftOf(c);
  const fieldId = c.req.param("fieldId") ?? "";
  const page = draft.pages.find((one) => one.fields.some(({ id }) => id === fieldId));
  const field = page?.fields.find(({ id }) => id === fieldId);
  const value = draft.ctx.registers[fieldId];
  if (!page || !field || !value?.found) throw notFound();
  return { draft, field, pageId: page.id, value };
}

function view(c: AppContext, { draft, field, pageId, value }: Target, text: string | undefined, error?: string): Response {
  const title = "Thông tin nào chưa đúng?";
  const body = html`<h1>${title}</h1><p>${value.source} đang ghi:</p>${definitionList({ items: evidencePairs(field, value) })}<p>Bạn không phải sửa ở đây. Hãy cho biết chỗ nào chưa đúng; cơ quan giải quyết sẽ xem lại cùng hồ sơ và hướng dẫn bạn sửa ở nơi quản lý dữ liệu.</p>${draft.draft.reports[field.id] && html`<p>Không còn gì chưa đúng? Xóa hết chữ trong ô rồi bấm nút.</p>`}${postForm(
    c,
    {
      action: reportPath(draft.draft.id, field.id),
      body: html`${longText({ name: NAME, label: "Chỗ chưa đúng", hint: "Ví dụ: ngày sinh đúng là 04/04/1998, theo giấy khai sinh của tôi.", maxLength: 1000, ...(text && { value: text }), ...(error && { error }) })}<div class="row">${button({ text: "Gửi và đi tiếp" })}</div>`,
    },
  )}`;
  const errors = error ? [{ field: NAME, message: error }] : [];
  return frame(c, { draft, title, body, errors, back: pagePath(draft.draft.id, pageId) });
}
