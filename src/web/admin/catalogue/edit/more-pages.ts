import { dropParked, findParked } from "../../../../features/catalogue/index.ts";
import type { AppContext } from "../../../context.ts";
import { postForm } from "../../../forms.ts";
import { officerOf } from "../../../guards.ts";
import { notFound } from "../../../problem.ts";
import { button, html, link } from "../../../ui/index.ts";
import { moment } from "../../moment.ts";
import { authorOf, editOf } from "../guard.ts";
import { editPath, FILES, NAMES } from "../paths.ts";
import { checkedEdit, editFrame } from "./frame.ts";
import { namesView } from "./names-help.ts";

/** GET: every name that conditions may use. */
export async function showNames(c: AppContext): Promise<Response> {
  authorOf(c);
  const edit = await editOf(c);
  return editFrame(c, {
    edit,
    checked: await checkedEdit(c, edit),
    slug: NAMES,
    title: "Tên dùng trong điều kiện",
    body: namesView(edit),
  });
}

/** GET: what this officer typed while somebody else saved first. */
export async function showParked(c: AppContext): Promise<Response> {
  const { edit, parked } = await parkedOf(c);
  const files = Object.entries(parked.files).filter(([name, text]) => edit.files[name] !== text);
  const parts = files.map(
    ([name, text]) =>
      html`<h3>${name}</h3><section class="scroll" tabindex="0" aria-label="${name}"><pre>${text}</pre></section><p>${link({ href: `${editPath(edit.id, FILES)}?tep=${encodeURIComponent(name)}`, text: "Mở tệp này trong bản mới nhất để chép vào" })}</p>`,
  );
  const drop = postForm(c, {
    action: editPath(edit.id, "cat", parked.id),
    body: button({ text: "Tôi không cần phần này nữa", kind: "danger" }),
  });
  const body = html`<h2>Phần bạn gõ lúc ${moment(parked.at)}</h2><p>Người khác đã lưu trước, nên phần này được cất riêng cho bạn. Dưới đây là những tệp khác với bản mới nhất.</p>${files.length === 0 ? html`<p>Không còn gì khác với bản mới nhất.</p>` : parts}${drop}`;
  return editFrame(c, { edit, checked: await checkedEdit(c, edit), slug: FILES, title: "Phần được cất riêng", body });
}

/** POST: throws it away. */
export async function discardParked(c: AppContext): Promise<Response> {
  const { edit, parked } = await parkedOf(c);
  await dropParked(c.var.services, authorOf(c), parked.id);
  return c.redirect(editPath(edit.id, "chung"), 303);
}

async function parkedOf(c: AppContext) {
  authorOf(c);
  const edit = await editOf(c);
  const id = c.req.param("parked") ?? "";
  const parked = /^[0-9a-f-]{36}$/.test(id) ? await findParked(c.var.services, id) : undefined;
  if (!parked || parked.editId !== edit.id || parked.by.officerId !== officerOf(c).officerId)
    throw notFound("Phần này không còn: đã được lưu vào bản soạn hoặc đã bỏ.");
  return { edit, parked };
}
