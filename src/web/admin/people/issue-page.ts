import { qrCode } from "../../../features/documents/index.ts";
import { type Account, type Issued, issueMany, MOST_ISSUED } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { trusted } from "../../ui/html.ts";
import { back, button, empty, type Html, html, notice } from "../../ui/index.ts";
import { askedOf } from "./asked.ts";
import { ISSUE, PEOPLE } from "./paths.ts";

/** Under a list of people without a password: hand out those of this page. */
export function issueForm(c: AppContext, accounts: readonly Account[]): Html {
  const ids = accounts.slice(0, MOST_ISSUED).map(({ id }) => html`<input type="hidden" name="tai-khoan" value="${id}">`);
  const body = html`${idempotencyField()}${ids}<p>Mật khẩu và mã một lần của từng người hiện một lần trên một trang để in, mỗi người một phiếu.</p>${button({ text: `Cấp cho ${ids.length} người trong trang này` })}`;
  return postForm(c, { action: ISSUE, body });
}

/** One slip for each person, to be printed and handed over; shown once. */
export async function issue(c: AppContext): Promise<Response> {
  const { form, intent } = await askedOf(c);
  const { issued, left } = await issueMany(c.var.services, { ...intent, accountIds: form.all("tai-khoan") });
  const slips = await Promise.all(issued.map(slip));
  const failed =
    left.length > 0 &&
    notice({
      tone: "soon",
      title: `${left.length} người chưa cấp`,
      body: html`<ul>${left.map(({ name, why }) => html`<li>${name}: ${why}</li>`)}</ul>`,
    });
  const warning =
    slips.length > 0
      ? notice({
          tone: "soon",
          live: true,
          title: "Chỉ hiện một lần",
          body: "In trang này, cắt thành phiếu và trao tận tay. Tải lại trang cũng không xem lại được.",
        })
      : empty({ title: "Không cấp cho ai", body: "Những người này đã được cấp, hoặc biểu mẫu đã gửi rồi." });
  const bar = html`${back(PEOPLE, "Người dùng")}<h1>Phiếu tài khoản</h1>`;
  return deskPage(c, { title: "Phiếu tài khoản", bar, body: html`${warning}${failed}<div class="slips">${slips}</div>` });
}

async function slip({ account, secrets: { password, totp } }: Issued): Promise<Html> {
  const code =
    totp &&
    html`<div class="qr" role="img" aria-label="Mã QR cho ứng dụng tạo mã của ${account.name}">${trusted(await qrCode(totp.uri))}</div><p>Khóa: <span class="num">${totp.base32.match(/.{1,4}/g)?.join(" ")}</span></p>`;
  return html`<section class="card slip"><h2>${account.name}</h2><p>Tên đăng nhập: <b class="num">${account.username}</b><br>Mật khẩu lần đầu: <b class="num">${password}</b></p>${code}<p class="soft">Quét mã bằng ứng dụng tạo mã trên điện thoại. Đăng nhập lần đầu phải đặt mật khẩu mới.</p></section>`;
}
