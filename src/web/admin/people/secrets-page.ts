import { qrCode } from "../../../features/documents/index.ts";
import type { Account, Secrets } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { trusted } from "../../ui/html.ts";
import { definitionList, html, link, notice } from "../../ui/index.ts";
import { accountPath, NEW, PEOPLE } from "./paths.ts";

/** Password and one-time-code secret, on this page and never again. */
export async function secretsPage(c: AppContext, account: Account, { password, totp }: Secrets): Promise<Response> {
  const warning = notice({
    tone: "soon",
    live: true,
    title: "Chỉ hiện một lần",
    body: "Hãy trao tận tay hoặc in cho đúng người, rồi đóng trang này. Hệ thống không giữ bản nào đọc được.",
  });
  const words = definitionList({
    items: [
      { term: "Người nhận", value: account.name },
      { term: "Tên đăng nhập", value: html`<b class="num">${account.username}</b>` },
      ...(password ? [{ term: "Mật khẩu lần đầu", value: html`<b class="num secret">${password}</b>` }] : []),
    ],
  });
  const code =
    totp &&
    html`<h2>Mã một lần</h2><p>Mở ứng dụng tạo mã trên điện thoại (ví dụ Google Authenticator, FreeOTP), chọn thêm tài khoản và quét mã này.</p><div class="qr" role="img" aria-label="Mã QR để thêm tài khoản vào ứng dụng tạo mã">${trusted(await qrCode(totp.uri))}</div><p>Không quét được thì gõ khóa: <b class="num secret">${totp.base32.match(/.{1,4}/g)?.join(" ")}</b></p>`;
  const after = password && html`<p class="soft">Lần đăng nhập đầu, hệ thống yêu cầu người nhận đặt mật khẩu của riêng mình.</p>`;
  const next = html`<div class="row">${link({ href: accountPath(account.id), text: "Đã trao, mở tài khoản", look: "primary" })}${link({ href: NEW, text: "Thêm người khác", look: "quiet" })}${link({ href: PEOPLE, text: "Danh sách", look: "quiet" })}</div>`;
  const body = html`<div class="act-page">${warning}${words}${code}${after}${next}</div>`;
  return deskPage(c, { title: "Trao cho người dùng", body });
}
