import type { TroubledMail } from "../../features/notices/index.ts";
import { empty, type Html, html, table, tag } from "../ui/index.ts";
import { maskSentence } from "./mask-payload.ts";
import { moment } from "./moment.ts";

/** Mails of notices that do not go out. What they tell is not shown: it stands in the application of whoever they are for. */
export function mailsPart({ possible, troubled }: { possible: boolean; troubled: readonly TroubledMail[] }): Html {
  if (!possible) {
    const none = empty({
      title: "Chưa cài đặt gửi thư",
      body: "Đặt MOTCUA_SMTP_URL và MOTCUA_MAIL_FROM rồi khởi động lại. Tin báo vẫn hiện đủ trong ứng dụng.",
    });
    return html`<section><h2>Thư tổng hợp tin báo</h2>${none}</section>`;
  }
  const state =
    troubled.length > 0
      ? tag({ tone: "late", text: `${troubled.length} thư chưa gửi được` })
      : tag({ tone: "ok", text: "Chạy tốt" });
  const list = table({
    caption: "Thư chưa gửi được trong một ngày qua",
    columns: [
      { label: "Cán bộ" },
      { label: "Máy chủ thư trả lời" },
      { label: "Đã thử", numeric: true },
      { label: "Lần cuối" },
      { label: "Thế nào" },
    ],
    rows: troubled.map(({ officerName, address, error, attempts, triedAt, over }) => [
      html`${officerName}<span class="sub">${address}</span>`,
      maskSentence(error),
      attempts,
      moment(triedAt),
      over ? "thôi gửi, tin nằm trong ứng dụng" : "đang thử lại",
    ]),
  });
  return html`<section><h2>Thư tổng hợp tin báo ${state}</h2>${troubled.length > 0 && list}</section>`;
}
