import type { Revision } from "../../../core/procedure/types.ts";
import { findProcedure } from "../../../features/catalogue/index.ts";
import { DRAFT_DAYS, nextStop, openCase, startDraft } from "../../../features/filing/index.ts";
import { whyNotFile } from "../../../features/mandates/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { personOf } from "../../guards.ts";
import { LEVEL_2 } from "../../level-words.ts";
import { notFound, Problem } from "../../problem.ts";
import { button, type Html, html, link, notice } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { draftNotice, openDraftOf } from "../find/open-draft.ts";
import { stopPath } from "./paths.ts";

/** GET: what comes next; nothing is created before the button is pressed. */
export async function showStart(c: AppContext): Promise<Response> {
  const code = c.req.param("code") ?? "";
  const revision = (await findProcedure(c.var.services, code))?.revision;
  if (!revision) throw notFound();
  if (!revision.channels.online) return atCounterPage(c, revision);
  const { person } = personOf(c);
  const minLevel = revision.channels.online?.minLevel ?? 0;
  const low =
    person.level < minLevel &&
    notice({
      tone: "soon",
      title: `Tài khoản của bạn ở mức ${person.level}; nộp trực tuyến cần mức ${minLevel}`,
      body: html`<p>${LEVEL_2}</p><p>Bạn vẫn điền trước được. Phần đã điền được giữ ${DRAFT_DAYS} ngày để bạn nâng mức rồi quay lại nộp.</p>`,
    });
  const open = await openDraftOf(c, code);
  const barred = person.acting && whyNotFile(person.acting, revision);
  if (barred) return barredPage(c, revision, barred);
  const body = html`<h1>${revision.plain}</h1>${forWhom(c)}<p>Xin chào ${person.name}. Bạn trả lời từng câu một, mất khoảng ${revision.minutesToFill} phút. Mỗi câu được lưu ngay, nên bạn có thể dừng và làm tiếp trong ${DRAFT_DAYS} ngày.</p><ul><li>Thông tin Nhà nước đã biết sẽ hiện ra để bạn xác nhận, không phải gõ lại.</li><li>Giấy tờ nào còn thiếu, bạn chụp bằng điện thoại.</li><li>Trước khi nộp, bạn xem lại tất cả.</li></ul>${low}${open && draftNotice(open)}${startForm(c, code, open !== undefined)}`;
  return page(c, { title: `Bắt đầu: ${revision.plain}`, body, back: { href: `/thu-tuc/${code}` } });
}

/** Whom it is for, before the first question. */
function forWhom(c: AppContext): Html {
  const { person } = personOf(c);
  const whose = person.acting
    ? `Bạn làm hồ sơ này cho ${person.acting.name}. Hãy trả lời như chính ${person.acting.name} tự khai: “tôi” trong các câu hỏi là người ấy.`
    : "Bạn làm hồ sơ này cho chính mình.";
  return html`<p>${whose} ${link({ href: `/lam-cho?ve=${encodeURIComponent(c.req.path)}`, text: "Làm cho người khác" })}</p>`;
}

/** Somebody else cannot do this for them: why, and the ways on. */
function barredPage(c: AppContext, { plain, code }: Revision, why: string): Response {
  const body = html`<h1>${plain}</h1>${notice({ tone: "soon", title: "Không làm thay được việc này", body: why })}<div class="row">${link({ href: `/lam-cho?ve=${encodeURIComponent(c.req.path)}`, text: "Đổi người có việc", look: "primary" })}${link({ href: `/thu-tuc/${code}`, text: "Xem thủ tục", look: "quiet" })}</div>`;
  return page(c, { title: plain, body, back: { href: `/thu-tuc/${code}` } });
}

/** POST: begins; the same form sent twice begins once. */
export async function start(c: AppContext): Promise<Response> {
  const { person } = personOf(c);
  const key = idempotencyKey(await formOf(c));
  if (!key) throw new Problem(400);
  const code = c.req.param("code") ?? "";
  const draftId = await startDraft(c.var.services, { person, code, key });
  if (!draftId) return c.redirect(`/nop/${code}/bat-dau`, 303);
  const draft = await openCase(c.var.services, person, draftId);
  return c.redirect(draft ? stopPath(draftId, nextStop(draft)) : `/nop/${draftId}/kiem-tra`, 303);
}

/** A procedure that is done in person only: why, and what to do instead. */
function atCounterPage(c: AppContext, revision: Revision): Response {
  const way = `/thu-tuc/${revision.code}`;
  const body = html`<h1>${revision.plain}</h1>${notice({
    tone: "soon",
    title: "Việc này phải làm tại quầy một cửa",
    body: revision.partialReason ?? "Thủ tục này chưa nộp được trên mạng.",
  })}<p>Nơi giải quyết: ${revision.competent.by}.</p><p>Xem trước cần mang giấy tờ gì, mất bao lâu và tốn bao nhiêu để chỉ phải đi một lần.</p><div class="row">${link({ href: way, text: "Xem giấy tờ cần mang", look: "primary" })}</div>`;
  return page(c, { title: `Làm tại quầy: ${revision.plain}`, body, back: { href: way } });
}

/** The button that begins a dossier; beside an open draft, which comes first, it is a quiet one. */
export function startForm(c: AppContext, code: string, another: boolean): Html {
  return postForm(c, {
    action: `/nop/${code}/bat-dau`,
    body: html`${idempotencyField()}<div class="row">${button(another ? { text: "Bắt đầu hồ sơ mới", kind: "quiet" } : { text: "Bắt đầu" })}</div>`,
  });
}
