import type { Dossier } from "../../../core/dossier/index.ts";
import { type Letter, LONGEST, writeLetter } from "../../../features/talk/index.ts";
import type { AppContext } from "../../context.ts";
import { formOf } from "../../form-body.ts";
import { idempotencyField, idempotencyKey, postForm } from "../../forms.ts";
import { actorOf, restoredForm } from "../../guards.ts";
import { Problem } from "../../problem.ts";
import { button, type FieldError, type Html, html, longText } from "../../ui/index.ts";
import { page } from "../../ui/page.ts";
import { dayAndTime } from "../words.ts";
import { dossierOf } from "./open.ts";

/** Letters between the applicant and the office, with when each was read, and a place to write. */
export function letterSection(c: AppContext, dossier: Dossier, letters: readonly Letter[]): Html {
  const lines = letters.map(({ author, at, body, fromOffice, readAt }) => {
    const seen = fromOffice ? "" : readAt ? ` · cơ quan đã đọc ${dayAndTime(readAt)}` : " · cơ quan chưa đọc";
    const who = fromOffice ? `${author.name}, ${author.position ?? dossier.agencyName}` : author.name;
    return html`<li><b>${who}</b><span class="sub">${dayAndTime(at)}${seen}</span><p class="words">${body}</p></li>`;
  });
  const list = lines.length > 0 && html`<ul class="messages">${lines}</ul>`;
  return html`<section aria-labelledby="thu-tu"><h2 id="thu-tu">Thư với cơ quan giải quyết</h2>${list}${form(c, dossier, "")}</section>`;
}

function form(c: AppContext, dossier: Dossier, typed: string, error?: FieldError): Html {
  const field = longText({
    name: "thu",
    label: "Viết cho cơ quan giải quyết",
    hint: "Hỏi hoặc báo điều cần biết về hồ sơ này. Bổ sung giấy tờ thì chờ cơ quan yêu cầu rồi nộp ở ngay trang này.",
    rows: 3,
    maxLength: LONGEST,
    value: typed,
    ...(error && { error: error.message }),
  });
  return postForm(c, {
    action: `/ho-so/${dossier.code}/thu`,
    body: html`${idempotencyField()}${field}<div class="row">${button({ text: "Gửi thư", kind: "quiet" })}</div>`,
  });
}

/** GET: the place to write alone, with what was typed when the session had ended. */
export async function showLetterForm(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  return alone(c, dossier, (await restoredForm(c))?.thu?.[0] ?? "");
}

/** POST: sends it; the same form sent twice is one letter. */
export async function sendLetter(c: AppContext): Promise<Response> {
  const dossier = await dossierOf(c);
  const typed = await formOf(c);
  const key = idempotencyKey(typed);
  const actor = actorOf(c);
  if (!key || actor.kind !== "person") throw new Problem(400);
  const written = await writeLetter(c.var.services, { actor, dossier, body: typed.get("thu"), key });
  if (written.ok) return c.redirect(`/ho-so/${dossier.code}#thu-tu`, 303);
  return alone(c, dossier, typed.get("thu"), { field: "thu", message: written.message });
}

function alone(c: AppContext, dossier: Dossier, typed: string, error?: FieldError): Response {
  const title = "Viết cho cơ quan giải quyết";
  return page(c, {
    title,
    body: html`<h1>${dossier.subject}</h1>${form(c, dossier, typed, error)}`,
    back: { href: `/ho-so/${dossier.code}`, text: "Về hồ sơ" },
    errors: error ? [error] : [],
  });
}
