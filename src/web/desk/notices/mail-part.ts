import type { MailState } from "../../../features/notices/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { button, email, type FieldError, type Html, html, notice, text } from "../../ui/index.ts";
import { errorOf } from "../acts/types.ts";
import { longMoment } from "../words.ts";
import { NOTICE_ADDRESS, NOTICE_CHOICES } from "./paths.ts";

/** A mail that did not go out, said where the officer reads what it would have told. */
export function troubleOf({ last }: MailState): Html | undefined {
  if (!last?.error || last.sentAt) return undefined;
  const over = last.endedAt !== null;
  const body = html`<p>${over ? "Các tin trong thư đó nằm đủ ở đây." : "Hệ thống đang thử lại; các tin cũng xem được ở đây."} Máy chủ thư trả lời: ${last.error}</p><p><a href="${NOTICE_CHOICES}#thu">Xem lại địa chỉ nhận thư</a></p>`;
  return notice({ tone: "soon", title: `Thư đến ${last.address} ${over ? "không gửi được" : "chưa gửi được"}`, body });
}

export type Typed = { address?: string; errors: FieldError[] };

/** Where mails go: named, confirmed by the code that came there, taken away. */
export function mailPart(c: AppContext, mail: MailState, { address: typed, errors }: Typed): Html {
  if (!mail.possible)
    return notice({
      title: "Hệ thống chưa cài đặt gửi thư",
      body: "Chưa có thư nào được gửi. Mọi tin bạn chọn, kể cả tin chỉ chọn nhận bằng thư, đều hiện trong ứng dụng nên không mất tin nào. Cần nhận thư, hãy báo quản trị hệ thống.",
    });
  return html`${now(c, mail)}${mail.pending && codeForm(c, mail.pending, errors)}${addressForm(c, mail, typed, errors)}`;
}

function now(c: AppContext, mail: MailState): Html {
  const { address, last } = mail;
  if (!address) return html`<p>Chưa có địa chỉ nào được xác nhận, nên chưa có thư nào được gửi. Mọi tin hiện trong ứng dụng.</p>`;
  const remove = postForm(c, {
    action: `${NOTICE_ADDRESS}/bo`,
    body: html`${idempotencyField()}${button({ text: "Bỏ địa chỉ này", kind: "quiet" })}`,
  });
  const sent = last?.sentAt && html`<p class="soft">Thư gần nhất gửi lúc ${longMoment(last.sentAt)}.</p>`;
  return html`<p>Thư tổng hợp gửi đến <b>${address}</b>.</p>${sent}${troubleOf(mail)}${remove}`;
}

function codeForm(c: AppContext, pending: NonNullable<MailState["pending"]>, errors: FieldError[]): Html {
  const failed =
    pending.error &&
    notice({
      tone: "late",
      title: "Thư có mã chưa gửi được",
      body: `Hãy xem lại địa chỉ. Máy chủ thư trả lời: ${pending.error}`,
    });
  const hint = `Sáu chữ số trong thư vừa gửi đến ${pending.address}, có hiệu lực đến ${longMoment(pending.until)}`;
  const code = text({
    name: "ma",
    label: "Mã xác nhận",
    hint,
    width: 10,
    autocomplete: "one-time-code",
    ...errorOf(errors, "ma"),
  });
  return html`${failed}${postForm(c, { action: `${NOTICE_ADDRESS}/ma`, body: html`${idempotencyField()}${code}${button({ text: "Xác nhận địa chỉ" })}` })}`;
}

function addressForm(c: AppContext, { address, pending }: MailState, typed: string | undefined, errors: FieldError[]): Html {
  const label = address ? "Đổi sang địa chỉ khác" : "Địa chỉ thư công vụ của bạn";
  const hint =
    "Một mã sẽ được gửi đến địa chỉ này; nhập mã rồi thư mới bắt đầu gửi. Thư chỉ có mã hồ sơ, tên thủ tục và hạn trả.";
  const value = typed ?? pending?.address ?? "";
  const field = email({ name: "dia-chi", label, hint, value, maxLength: 254, ...errorOf(errors, "dia-chi") });
  const send = button({ text: pending ? "Gửi mã mới" : "Gửi mã xác nhận", kind: pending || address ? "quiet" : "primary" });
  return postForm(c, { action: NOTICE_ADDRESS, body: html`${idempotencyField()}${field}${send}` });
}
