import { html, type Markup, page } from "../html.ts";
import { DEMO_PASSWORD, PEOPLE } from "../people/people.ts";

const BRAND = "VNeID (mô phỏng, không phải hệ thống thật)";

/** Sign-in: number and password, and below it the people of the demo, one press each. Works without script. */
export function loginPage(options: { action: string; id?: string; error?: string }): string {
  const { action, id = "", error } = options;
  return page({
    title: error ? "Lỗi: Đăng nhập VNeID" : "Đăng nhập VNeID",
    brand: BRAND,
    main: html`<h1>Đăng nhập VNeID</h1>
${error && html`<p class="error" role="alert" id="loi">${error}</p>`}
<form method="post" action="${action}">
<label for="so">Số định danh cá nhân</label>
<p class="hint" id="so-goi-y">12 chữ số</p>
<input id="so" name="so" type="text" inputmode="numeric" autocomplete="username" maxlength="20" required value="${id}" ${describedBy("so-goi-y", error)}>
<label for="mat-khau">Mật khẩu</label>
<p class="hint" id="mat-khau-goi-y">Mật khẩu thử của mọi người: <code>${DEMO_PASSWORD}</code></p>
<input id="mat-khau" name="matKhau" type="password" autocomplete="current-password" required ${describedBy("mat-khau-goi-y", error)}>
<p><button type="submit">Đăng nhập</button></p>
</form>
<h2 id="chon-nguoi">Hoặc chọn một người để thử</h2>
<form method="post" action="${action}" aria-labelledby="chon-nguoi">
<ul class="people">
${PEOPLE.filter((p) => p.level).map(
  (
    p,
  ) => html`<li><button class="quiet" type="submit" name="chon" value="${p.id}">${p.name}<span>${p.id} · mức ${p.level} · ${p.home.communeName}</span><span>${p.story}</span></button></li>
`,
)}</ul>
</form>
<form method="post" action="${action}">
<p><button class="quiet" type="submit" name="thoi" value="1">Không đăng nhập nữa</button></p>
</form>`,
  });
}

function describedBy(hint: string, error: string | undefined): Markup {
  return error ? html`aria-describedby="${hint} loi" aria-invalid="true"` : html`aria-describedby="${hint}"`;
}

/** Confirms a sign-out; `form` is the provider's own empty form with the id `op.logoutForm`. */
export function logoutPage(form: string): string {
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? "";
  const xsrf = /value="([^"]*)"/.exec(form)?.[1] ?? "";
  return page({
    title: "Đăng xuất VNeID",
    brand: BRAND,
    main: html`<h1>Bạn có muốn đăng xuất khỏi VNeID không?</h1>
<p>Nếu máy này nhiều người dùng chung, hãy đăng xuất.</p>
<form method="post" action="${action}">
<input type="hidden" name="xsrf" value="${xsrf}">
<p><button type="submit" name="logout" value="yes">Đăng xuất</button> <button class="quiet" type="submit">Không, giữ đăng nhập VNeID</button></p>
</form>`,
  });
}

export function loggedOutPage(): string {
  return page({
    title: "Đã đăng xuất VNeID",
    brand: BRAND,
    main: html`<h1>Bạn đã đăng xuất khỏi VNeID</h1><p>Bạn có thể đóng trang này.</p>`,
  });
}

export function errorPage(detail: string): string {
  return page({
    title: "Không đăng nhập được – VNeID",
    brand: BRAND,
    main: html`<h1>Không đăng nhập được</h1>
<p>Hãy quay lại trang dịch vụ công và bấm đăng nhập lần nữa.</p>
<p class="hint">Thông tin cho người phát triển: <code>${detail}</code></p>`,
  });
}

export function expiredPage(): string {
  return page({
    title: "Phiên đăng nhập đã hết hạn – VNeID",
    brand: BRAND,
    main: html`<h1>Phiên đăng nhập đã hết hạn</h1><p>Hãy quay lại trang dịch vụ công và bấm đăng nhập lần nữa.</p>`,
  });
}
