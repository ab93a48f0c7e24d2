import type { AppContext } from "../../context.ts";
import { type Form, toForm } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { stewardOf } from "../../guards.ts";
import { deskPage } from "../../ui/desk-page.ts";
import { back, button, type FieldError, html } from "../../ui/index.ts";
import { accountOf } from "./account-page.ts";
import { queryOf, VERSION } from "./asked.ts";
import { agencyOptions } from "./list-page.ts";
import { chooseAgency } from "./new-page.ts";
import { accountPath, newPostPath } from "./paths.ts";
import { postFields } from "./post-fields.ts";

/** One more post for somebody who has an account: where, and then as what. */
export async function newPostPage(c: AppContext, form: Form = toForm([]), errors: FieldError[] = []): Promise<Response> {
  const steward = stewardOf(c);
  const account = await accountOf(c);
  const agencies = await agencyOptions(c, steward);
  const wanted = form.get("co-quan") || queryOf(c, "co-quan");
  const agency = agencies.length === 1 ? agencies[0] : agencies.find(({ value }) => value === wanted);
  const title = `Giao thêm vai cho ${account.name}`;
  const bar = html`${back(accountPath(account.id), account.name)}<h1>${title}</h1>`;
  const action = newPostPath(account.id);
  if (!agency) return deskPage(c, { title, bar, body: chooseAgency(action, agencies), errors });
  const version = form.get(VERSION) || String(account.version);
  const fields = html`${idempotencyField(form)}<input type="hidden" name="${VERSION}" value="${version}"><p>Cơ quan: <b>${agency.label}</b></p>${await postFields(c, { steward, agencyId: agency.value, form, errors })}${button({ text: "Giao vai" })}`;
  return deskPage(c, { title, bar, body: html`<div class="act-page">${postForm(c, { action, body: fields })}</div>`, errors });
}
