import type { AppContext } from "../../context.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { html, link, notice } from "../../ui/index.ts";
import { PEOPLE } from "./paths.ts";

/** The form was sent a second time: done once, and what is shown once is not shown again. */
export function accountRepeated(c: AppContext): Response {
  const body = html`${notice({ title: "Việc này đã làm rồi", body: "Mật khẩu và mã một lần chỉ hiện đúng một lần. Nếu chưa kịp ghi, hãy mở tài khoản và cấp lại." })}${link({ href: PEOPLE, text: "Về danh sách người dùng", look: "primary" })}`;
  return deskPage(c, { title: "Đã ghi từ trước", body });
}
