import { createMiddleware } from "hono/factory";
import { mac, sameText } from "../platform/crypto.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { newToken, setCookieOf } from "./cookies.ts";
import { formOf, hasForm } from "./form-body.ts";
import { forbidden } from "./problem.ts";
import { type Html, html } from "./ui/html.ts";

export const CSRF_FIELD = "_csrf";
export const CSRF_HEADER = "x-csrf-token";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The token of this visitor; a guest is given a cookie to bind it to. */
export function csrfToken(c: AppContext): string {
  c.set("shared", false);
  if (!c.get("csrfBinding")) {
    const guest = newToken();
    setCookieOf(c, "guest", guest);
    c.set("csrfBinding", `guest:${guest}`);
  }
  return mac(c.get("services").config, "csrf", c.get("csrfBinding")!);
}

/** Hidden field that every POST form needs; `postForm` puts it in. */
export function csrfField(c: AppContext): Html {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${csrfToken(c)}">`;
}

/**
 * Refuses what another site sent on somebody's behalf: the Origin must be ours and the token must be the visitor's.
 * A request that is no form (upload, JSON) carries the token in a header.
 */
export const csrf = createMiddleware<AppEnv>(async (c, next) => {
  if (SAFE.has(c.req.method)) return next();
  if (!sameOrigin(c)) throw forbidden(FOREIGN);
  const sent = c.req.header(CSRF_HEADER) ?? (hasForm(c) ? (await formOf(c)).get(CSRF_FIELD) : "");
  if (!c.get("csrfBinding") || !sameText(sent, csrfToken(c))) throw forbidden(STALE);
  return next();
});

const FOREIGN =
  "Yêu cầu này đến từ một trang khác nên chúng tôi không làm theo. Hãy mở lại trang của cổng dịch vụ công rồi làm lại.";
const STALE =
  "Trang này được mở trước khi bạn đăng nhập lại hoặc đổi vai, nên chúng tôi chưa làm gì cả. Bấm nút Quay lại của trình duyệt, tải lại trang rồi làm lại.";

/** Browsers send Origin with every POST; where one does not, Sec-Fetch-Site tells, and the token decides. */
function sameOrigin(c: AppContext): boolean {
  const origin = c.req.header("origin");
  if (!origin) return ["same-origin", "none", undefined].includes(c.req.header("sec-fetch-site"));
  const host = URL.parse(origin)?.host;
  return host !== undefined && (host === c.req.header("host") || origin === new URL(c.get("services").config.baseUrl).origin);
}
