import { mandateText } from "../../../core/mandate/index.ts";
import { countDraftsElsewhere } from "../../../features/filing/index.ts";
import { chooseMandate } from "../../../features/identity/index.ts";
import { listUsable } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { ownPath } from "../../own-path.ts";
import { button, choice, type Html, html, link, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";

const WHO = "ai";
const BACK = "_ve";
const TITLE = "Bạn làm việc này cho ai?";

/** GET /lam-cho: the person themselves, or somebody who lets them act. */
export function showChoose(c: AppContext): Promise<Response> {
  return view(c, ownPath(c.req.query("ve"), "/ho-so"));
}

/** POST: from now on this session works for whom was chosen. */
export async function choose(c: AppContext): Promise<Response> {
  const session = c.var.session;
  if (session?.face !== "person") throw new Error("choose is used without requirePerson.");
  const form = await formOf(c);
  const back = ownPath(form.get(BACK), "/ho-so");
  const wanted = form.get(WHO);
  const mandates = await listUsable(c.var.services, session.person);
  const mandate = mandates.find(({ id }) => id === wanted);
  if (wanted !== "" && wanted !== "self" && !mandate)
    return view(c, back, "Quyền làm thay này vừa hết hoặc bị thu hồi. Hãy chọn lại.");
  await chooseMandate(c.var.services, session, mandate?.id);
  return c.redirect(back, 303);
}

async function view(c: AppContext, back: string, error?: string): Promise<Response> {
  const { services } = c.var;
  const { person } = personOf(c);
  const [mandates, elsewhere] = await Promise.all([listUsable(services, person), countDraftsElsewhere(services, person)]);
  const options = [
    { value: "self", label: `Cho tôi, ${person.name}` },
    ...mandates.map((one) => ({
      value: one.id,
      label: one.giver.name,
      hint: mandateText({ ...one, pledged: one.evidence.way === "pledge" }),
    })),
  ];
  const value = person.acting?.mandateId ?? (mandates.length === 0 ? "self" : undefined);
  const body = html`${ended(c)}${postForm(c, {
    action: "/lam-cho",
    body: html`<input type="hidden" name="${BACK}" value="${back}">${choice({ name: WHO, label: TITLE, heading: true, options, ...(value && { value }), ...(error && { error }) })}<div class="row">${button({ text: "Tiếp tục" })}</div>`,
  })}${elsewhere > 0 && html`<p class="soft">Bạn còn ${elsewhere} phần đang điền của người khác; chọn tên người ấy để điền tiếp.</p>`}<p>Chưa thấy người bạn cần? ${link({ href: "/uy-quyen", text: "Xem và khai quyền làm thay" })}</p>`;
  return page(c, { title: TITLE, body, errors: error ? [{ field: WHO, message: error }] : [] });
}

/** Said when somebody was sent here because the mandate ended under their hands. */
function ended(c: AppContext): Html | undefined {
  const why = c.get("actingEnded");
  if (!why) return undefined;
  const kept =
    c.req.query("giu") === "1"
      ? "Việc bạn vừa bấm chưa được thực hiện. Những gì vừa gõ được giữ lại trong một giờ."
      : "Chưa có gì được gửi đi.";
  return notice({
    tone: "late",
    title: "Bạn không còn làm thay người này được",
    body: html`<p>${why}</p><p>${kept} Phần điền dở đã lưu vẫn còn; khi được giao quyền lại, bạn mở ra điền tiếp.</p>`,
    live: true,
  });
}
