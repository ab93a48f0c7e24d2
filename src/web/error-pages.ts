import { HTTPException } from "hono/http-exception";
import { LimitReached } from "../features/identity/index.ts";
import { databaseAway } from "../platform/database-away.ts";
import type { App, AppContext } from "./context.ts";
import { Problem, type ProblemStatus } from "./problem.ts";
import { deskPage } from "./ui/desk-page.ts";
import { type Html, html } from "./ui/html.ts";
import { page } from "./ui/page.ts";
import { phoneLink } from "./ui/shell.ts";

type Words = { title: string; text: string };
const WORDS: Record<ProblemStatus, Words> = {
  400: {
    title: "Chúng tôi không đọc được yêu cầu",
    text: "Bấm nút Quay lại của trình duyệt, tải lại trang rồi làm lại. Chưa có gì được ghi.",
  },
  403: {
    title: "Bạn chưa làm được việc này",
    text: "Việc này không thuộc quyền của tài khoản đang đăng nhập. Hãy về trang chủ hoặc đăng nhập bằng tài khoản khác.",
  },
  404: {
    title: "Không có trang này",
    text: "Địa chỉ có thể gõ thiếu, hoặc trang không thuộc về bạn. Hãy kiểm tra địa chỉ, về trang chủ, hoặc tìm trong Hồ sơ của tôi.",
  },
  405: { title: "Trang này không nhận cách gửi đó", text: "Bấm nút Quay lại của trình duyệt, tải lại trang rồi làm lại." },
  413: {
    title: "Tệp hoặc nội dung quá lớn",
    text: "Mỗi tệp tối đa 20 MB. Hãy chụp lại ở cỡ nhỏ hơn hoặc chia thành nhiều tệp, rồi gửi lại.",
  },
  429: { title: "Bạn thử hơi nhiều lần", text: "Vì an toàn, hãy đợi một lúc rồi thử lại." },
  500: {
    title: "Có trục trặc ở phía chúng tôi",
    text: "Lỗi đã được ghi lại. Những gì bạn đã lưu vẫn còn. Hãy thử lại sau ít phút.",
  },
  503: {
    title: "Hệ thống đang khởi động lại",
    text: "Bạn chưa mất gì: những gì đã lưu vẫn còn. Đợi khoảng 10 giây rồi tải lại trang. Nếu bạn vừa gửi một biểu mẫu, hãy gửi lại; gửi hai lần cũng chỉ tính một.",
  },
};

const RETRY_SECONDS = 10;

/** Every error ends on a page that says what to do. The request's id is what the hotline asks for. */
export function mountErrorPages(app: App): void {
  app.notFound((c) => errorPage(c, 404));
  app.onError((error, c) => {
    if (error instanceof Problem) return errorPage(c, error.status, error.detail);
    if (error instanceof LimitReached) {
      c.header("retry-after", String(error.seconds));
      return errorPage(c, 429, `Vì an toàn, hãy đợi ${waitWords(error.seconds)} rồi thử lại.`);
    }
    if (databaseAway(error)) {
      c.header("retry-after", String(RETRY_SECONDS));
      c.set("session", undefined);
      c.var.services.log.warn({ id: c.var.requestId, err: error }, "database away");
      return errorPage(c, 503);
    }
    if (error instanceof HTTPException && error.status in WORDS) return errorPage(c, error.status as ProblemStatus);
    c.var.services.log.error({ id: c.var.requestId, path: c.req.path, err: error }, "request failed");
    return errorPage(c, 500);
  });
}

/** "45 giây", "3 phút": rounded up. */
export function waitWords(seconds: number): string {
  return seconds < 60 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`;
}

export function errorPage(c: AppContext, status: ProblemStatus, detail?: string): Response {
  const { title, text } = WORDS[status];
  if (wantsJson(c)) return c.json({ error: detail ?? text, id: c.var.requestId }, status);
  const officer = c.var.face === "officer";
  const body = html`${officer ? undefined : html`<h1>${title}</h1>`}<p>${detail ?? text}</p>${help(c, status)}<p><a class="btn quiet" href="${officer ? "/can-bo" : "/"}">${officer ? "Về bàn làm việc" : "Về trang chủ"}</a></p>`;
  return officer ? deskPage(c, { title, body, status }) : page(c, { title, body, status });
}

function help(c: AppContext, status: ProblemStatus): Html | undefined {
  if (status < 500) return undefined;
  const { hotline } = c.var.site;
  return html`<p class="soft">Cần gấp? Gọi ${phoneLink(hotline)} và đọc mã <span class="num">${c.var.requestId.slice(0, 8)}</span>.</p>`;
}

function wantsJson(c: AppContext): boolean {
  const accept = c.req.header("accept") ?? "";
  return accept.includes("application/json") && !accept.includes("text/html");
}
