import type { Agency } from "../../../features/catalogue/index.ts";
import { agencyVersion } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField } from "../../forms.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, type Child, type FieldError, type Html, html, type NoticeParams, notice } from "../../ui/index.ts";
import { VERSION } from "../people/asked.ts";
import { AGENCIES } from "./list-page.ts";

export type Shown = { form?: Form; errors?: FieldError[]; note?: NoticeParams };

/** A page about one thing of an agency, with the way back to it. */
export function agencyFrame(
  c: AppContext,
  agency: Agency,
  { title, body, errors = [], note }: { title: string; body: Child } & Shown,
): Response {
  const bar = html`${back(`${AGENCIES}/${agency.id}`, agency.name)}<h1>${title}</h1>`;
  const done =
    c.req.query("xong") === "1"
      ? notice({ tone: "ok", live: true, title: "Đã ghi", body: "Thay đổi đã vào nhật ký." })
      : undefined;
  const said = note ? notice({ live: true, ...note }) : done;
  return deskPage(c, {
    title: `${title} – ${agency.shortName}`,
    bar,
    body: html`${said}<div class="act-page wide">${body}</div>`,
    errors,
  });
}

/** Hidden fields of a change of an agency: the key of the act and the version that is looked at. */
export async function hiddenOf(c: AppContext, agency: Agency, form?: Form): Promise<Html> {
  const version = form?.get(VERSION) || String((await agencyVersion(c.var.services, agency.id)) ?? 0);
  return html`${idempotencyField(form)}<input type="hidden" name="${VERSION}" value="${version}">`;
}

export const refusedNote = (message: string): NoticeParams => ({ tone: "late", title: "Chưa làm được", body: message });
