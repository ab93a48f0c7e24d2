import { html, type Markup, page } from "../html.ts";
import { type Call, fields, type Routes, redirect, sendHtml, sendJson } from "../http.ts";
import { MAIL_MODES, type Mailbox, type MailMode, type ReceivedMail } from "./mailbox.ts";

const MODE_NAMES: Record<MailMode, string> = {
  ok: "Bình thường",
  later: "Bảo thử lại sau",
  refuse: "Từ chối người nhận",
  away: "Mất kết nối",
};

/** Mails that came, newest first, and how the server behaves. */
export function mailPage(mailbox: Mailbox): string {
  const mails = [...mailbox.received()].reverse();
  const state = mailbox.port
    ? html`<p>Máy chủ thư mô phỏng nghe ở <code>smtp://127.0.0.1:${mailbox.port}</code>. Thư chỉ nằm ở đây, không gửi đi đâu.</p>`
    : html`<p>Cổng của máy chủ thư mô phỏng đang có chương trình khác dùng, nên chưa nhận thư. Hãy đặt MOTCUA_SIMULATOR_SMTP_PORT thành một cổng còn trống.</p>`;
  const buttons = MAIL_MODES.map(
    (mode) => html`<button class="small quiet" type="submit" name="mode" value="${mode}">${MODE_NAMES[mode]}</button>\n`,
  );
  return page({
    title: "Thư đã nhận",
    brand: "Hệ thống mô phỏng quanh Một Cửa",
    main: html`<h1>Thư đã nhận</h1>
${state}
<form method="post" action="/_control/thu"><p>Đang: <b>${MODE_NAMES[mailbox.mode()]}</b></p><p>${buttons}</p></form>
${mails.length > 0 ? mails.map(mailPart) : html`<p>Chưa có thư nào.</p>`}
<p><a href="/">Các hệ thống mô phỏng</a></p>`,
  });
}

function mailPart({ subject, to, at, text, headers }: ReceivedMail): Markup {
  return html`<section><h2>${subject}</h2>
<p>Đến ${to.join(", ")}, lúc ${at}, mã thư <code>${headers.get("message-id")}</code></p>
<pre>${text}</pre></section>
`;
}

export function mailRoutes(mailbox: Mailbox): Routes {
  return {
    "GET /thu": (call) => sendHtml(call.res, 200, mailPage(mailbox)),
    "GET /_received/thu": (call) =>
      sendJson(
        call.res,
        200,
        mailbox.received().map(({ headers, ...mail }) => ({ ...mail, headers: Object.fromEntries(headers) })),
      ),
    "POST /_control/thu": (call: Call) => {
      const given = fields(call).mode;
      const mode = MAIL_MODES.find((one) => one === given);
      if (!mode) return sendJson(call.res, 400, { message: `mode phải là một trong: ${MAIL_MODES.join(", ")}` });
      mailbox.setMode(mode);
      const isForm = (call.req.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
      return isForm ? redirect(call.res, "/thu") : sendJson(call.res, 200, { mode });
    },
  };
}
