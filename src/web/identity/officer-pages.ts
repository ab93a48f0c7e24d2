import { LOCK_MINUTES, type Post, SHORTEST_PASSWORD } from "../../features/identity/index.ts";
import type { AppContext } from "../context.ts";
import { postForm } from "../forms.ts";
import { ROLE_NAMES } from "../nav.ts";
import { deskPage } from "../ui/desk-page.ts";
import { button, choice, type FieldError, html, link, notice, number, password, text } from "../ui/index.ts";

export const WRONG_PASSWORD = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy xem lại cả hai";
export const LOCKED = `Sai 5 lần nên tài khoản tạm khóa ${LOCK_MINUTES} phút. Hãy đợi rồi thử lại, hoặc gọi số hỗ trợ ở cuối trang`;
export const WRONG_CODE = "Mã chưa đúng hoặc đã dùng rồi. Đợi ứng dụng đổi mã mới rồi nhập lại";

export type PasswordPageParams = { returnTo: string; username?: string; error?: string; note?: "ended" | "kept" | "expired" };

const NOTES = {
  ended: { title: "Phiên làm việc đã hết", body: "Lâu không thao tác nên hệ thống đã đăng xuất. Hãy đăng nhập lại." },
  kept: {
    title: "Những gì bạn vừa điền đã được giữ lại",
    body: "Đăng nhập lại bằng chính tài khoản của bạn, trang sẽ hiện lại phần đã điền.",
  },
  expired: { title: "Bước nhập mã đã quá lâu", body: "Hãy nhập lại tên đăng nhập và mật khẩu." },
};

/** First step: name and password. */
export function passwordPage(c: AppContext, params: PasswordPageParams): Response {
  const errors: FieldError[] = params.error ? [{ field: "ten", message: params.error }] : [];
  const fields = html`${text({ name: "ten", label: "Tên đăng nhập", width: 20, autocomplete: "username", spellcheck: false, ...value(params.username), ...error(params.error) })}${password({ name: "mat-khau", label: "Mật khẩu" })}<input type="hidden" name="ve" value="${params.returnTo}">${button({ text: "Tiếp tục" })}`;
  const body = html`${params.note && notice(NOTES[params.note])}${postForm(c, { action: "/can-bo/dang-nhap", body: fields })}<p class="soft">Bạn là người dân? <a href="/dang-nhap">Đăng nhập bằng VNeID</a></p>`;
  return deskPage(c, { title: "Đăng nhập dành cho cán bộ", errors, body });
}

export type CodePageParams = { error?: string; demoCode: string | undefined };

/** Second step: the code of the authenticator. */
export function codePage(c: AppContext, params: CodePageParams): Response {
  const errors: FieldError[] = params.error ? [{ field: "ma", message: params.error }] : [];
  const field = number({
    name: "ma",
    label: "Mã 6 chữ số",
    hint: "Mở ứng dụng tạo mã trên điện thoại của bạn; mã đổi sau mỗi 30 giây",
    maxLength: 7,
    autocomplete: "one-time-code",
    ...error(params.error),
  });
  const demo =
    params.demoCode &&
    notice({
      tone: "soon",
      title: "Chỉ có ở bản trình diễn",
      body: html`<p>Mã lúc này: <b class="num">${params.demoCode}</b>. Khi vận hành thật, mã chỉ có trong điện thoại của cán bộ.</p>`,
    });
  const body = html`${demo}${postForm(c, { action: "/can-bo/dang-nhap/ma", body: html`${field}${button({ text: "Đăng nhập" })}` })}<p><a href="/can-bo/dang-nhap">Đăng nhập bằng tài khoản khác</a></p>`;
  return deskPage(c, { title: "Nhập mã xác thực", errors, body });
}

export type ChangePageParams = {
  returnTo: string;
  /** The password came from an administrator. */
  first: boolean;
  faults: Partial<Record<"old" | "new" | "again", string>>;
};

/** Another password, by the officer. */
export function changePage(c: AppContext, { returnTo, first, faults }: ChangePageParams): Response {
  const names = { old: "mat-khau-cu", new: "mat-khau-moi", again: "go-lai" } as const;
  const errors = (["old", "new", "again"] as const).flatMap((field): FieldError[] =>
    faults[field] ? [{ field: names[field], message: faults[field] }] : [],
  );
  const fields = html`${password({ name: names.old, label: "Mật khẩu đang dùng", ...error(faults.old) })}${password({ name: names.new, label: "Mật khẩu mới", hint: `Ít nhất ${SHORTEST_PASSWORD} ký tự, có cả chữ và số. Một câu ngắn dễ nhớ là tốt nhất.`, autocomplete: "new-password", ...error(faults.new) })}${password({ name: names.again, label: "Gõ lại mật khẩu mới", autocomplete: "new-password", ...error(faults.again) })}<input type="hidden" name="ve" value="${returnTo}">${button({ text: "Đổi mật khẩu" })}`;
  const why =
    first &&
    notice({
      title: "Hãy đặt mật khẩu của riêng bạn",
      body: "Mật khẩu vừa dùng do người quản trị cấp. Đặt mật khẩu mới rồi mới làm việc được; người quản trị không biết mật khẩu này.",
    });
  const body = html`<div class="act-page">${why}${postForm(c, { action: "/can-bo/doi-mat-khau", body: fields })}</div>`;
  return deskPage(c, { title: "Đổi mật khẩu", errors, body });
}

export type PostPageParams = { posts: Post[]; current: string | undefined; returnTo: string; error?: string };

/** Which post to act in: shown and switched, never mixed. */
export function postPage(c: AppContext, params: PostPageParams): Response {
  if (params.posts.length === 0) {
    const body = notice({
      tone: "soon",
      title: "Tài khoản chưa được giao việc",
      body: "Hãy nhờ người quản trị của cơ quan giao vai cho bạn.",
    });
    return deskPage(c, { title: "Bạn làm việc với vai nào?", body });
  }
  const errors: FieldError[] = params.error ? [{ field: "vai", message: params.error }] : [];
  const options = params.posts.map((p) => ({ value: p.id, label: `${ROLE_NAMES[p.role]} – ${p.position}`, hint: p.agencyName }));
  const field = choice({
    name: "vai",
    label: "Chọn một vai",
    hint: "Mọi việc bạn làm sẽ được ghi dưới vai này. Đổi vai bất cứ lúc nào bằng cách bấm vào tên bạn ở đầu trang.",
    options,
    ...value(params.current),
    ...error(params.error),
  });
  const body = postForm(c, {
    action: "/can-bo/vai-tro",
    body: html`${field}<input type="hidden" name="ve" value="${params.returnTo}">${button({ text: "Làm việc với vai này" })}`,
  });
  const change = html`<p>${link({ href: "/can-bo/doi-mat-khau", text: "Đổi mật khẩu" })}</p>`;
  return deskPage(c, { title: "Bạn làm việc với vai nào?", errors, body: html`${body}${change}` });
}

const error = (message: string | undefined) => (message ? { error: message } : {});
const value = (given: string | undefined) => (given ? { value: given } : {});
