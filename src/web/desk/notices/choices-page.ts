import { type Choice, DIGESTS, type MailState, NOTICE_KINDS, type NoticeKind } from "../../../features/notices/index.ts";
import type { AppContext } from "../../context.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { attrs, type Html, html } from "../../ui/html.ts";
import { back, button, type Child, choice, notice, table } from "../../ui/index.ts";
import { mailPart, type Typed } from "./mail-part.ts";
import { NOTICE_CHOICES, NOTICES } from "./paths.ts";
import { DIGEST_WORDS, KIND_WORDS } from "./words.ts";

export type ChoicesPageParams = Typed & { choice: Choice; mail: MailState; note?: string | undefined };

/** What the officer wants to be told, where, and when the mails go out. */
export function choicesPage(c: AppContext, params: ChoicesPageParams): Response {
  const { choice: chosen, mail, errors, note } = params;
  const digest = choice({
    name: "luc",
    label: "Thư tổng hợp gửi lúc nào?",
    value: chosen.digest,
    options: DIGESTS.map((time) => ({ value: time, ...DIGEST_WORDS[time] })),
  });
  const kinds = postForm(c, {
    action: NOTICE_CHOICES,
    body: html`${idempotencyField()}${kindTable(chosen)}${digest}${button({ text: "Lưu lựa chọn" })}`,
  });
  const body = html`${note && notice({ tone: "ok", body: note, live: true })}<div class="act-page wide">${kinds}<h2 id="thu" tabindex="-1">Địa chỉ nhận thư</h2>${mailPart(c, mail, params)}</div>`;
  const bar = html`${back(NOTICES, "Tin báo")}<h1>Lựa chọn tin báo</h1>`;
  return deskPage(c, { title: "Lựa chọn tin báo", bar, body, errors });
}

function kindTable({ app, mail }: Choice): Html {
  const kinds = table({
    caption: "Bạn muốn được báo những gì, ở đâu",
    columns: [{ label: "Tin" }, { label: "Trong ứng dụng" }, { label: "Trong thư" }],
    rows: NOTICE_KINDS.map((kind): Child[] => [
      KIND_WORDS[kind].what,
      box("ung-dung", kind, app.includes(kind), "trong ứng dụng"),
      box("thu", kind, mail.includes(kind), "trong thư"),
    ]),
  });
  return html`<div class="wanted">${kinds}</div>`;
}

function box(name: string, kind: NoticeKind, checked: boolean, where: string): Html {
  const label = `${KIND_WORDS[kind].what}: ${where}`;
  return html`<input${attrs({ type: "checkbox", name, value: kind, checked, "aria-label": label })}>`;
}
