import { createMiddleware } from "hono/factory";
import type { FormValues } from "../features/identity/index.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { lateWords } from "./desk/late-words.ts";
import { OWN_PREFIX } from "./form-data.ts";
import { postForm } from "./forms.ts";
import { RESTORE, wholeLateForm } from "./guards.ts";
import { deskPage } from "./ui/desk-page.ts";
import { button, type Html, html, notice } from "./ui/index.ts";
import { page } from "./ui/page.ts";

/**
 * Back after signing in again. Most pages show what was typed in their own fields; of those that have none, as many acts of the desk, the form comes back
 * whole, to be sent with one press.
 */
export const offerLateForm = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  if (c.req.method !== "GET" || c.req.query(RESTORE) !== "1" || c.res.status >= 500) return;
  const kept = await wholeLateForm(c);
  if (!kept) return;
  const cookies = c.res.headers.getSetCookie();
  c.res = resendPage(c, kept);
  c.header("location", undefined);
  for (const cookie of cookies) c.header("set-cookie", cookie, { append: true });
});

function resendPage(c: AppContext, kept: FormValues): Response {
  const title = "Gửi lại việc bạn vừa làm";
  const fields = Object.entries(kept).flatMap(([name, values]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
  );
  const what = lateWords(c.req.path, kept);
  const form = postForm(c, {
    action: c.req.path,
    body: html`${fields}<div class="row">${button({ text: "Gửi lại" })}</div>`,
  });
  const body = html`${notice({ tone: "soon", title: "Phiên làm việc đã hết khi bạn gửi", body: html`<p>Việc đó chưa được ghi. Những gì bạn gõ vẫn còn; bấm “Gửi lại” là xong. Tệp đã chọn thì phải chọn lại.</p>` })}${what && html`<p><b>${what}</b></p>`}${typed(kept)}${form}`;
  return c.var.face === "officer" ? deskPage(c, { title, body }) : page(c, { title, body: html`<h1>${title}</h1>${body}` });
}

/** What was written in sentences; single words and numbers say nothing without their labels. */
function typed(kept: FormValues): Html | undefined {
  const texts = Object.entries(kept).flatMap(([name, values]) =>
    name.startsWith(OWN_PREFIX) ? [] : values.filter((value) => value.trim().includes(" ")),
  );
  return texts.length > 0 ? html`<h2>Bạn đã gõ</h2>${texts.map((text) => html`<p class="lines">${text}</p>`)}` : undefined;
}
