import type { Account } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { attrs, type Child, type Html, html } from "../../ui/html.ts";
import { type FieldError, text } from "../../ui/index.ts";
import { VERSION } from "./asked.ts";
import { accountPath } from "./paths.ts";

/** An act on an account, folded away until it is wanted; `slug` is the end of its address. */
export function fold(
  c: AppContext,
  account: Pick<Account, "id" | "version">,
  { slug, title, open, body }: { slug: string; title: string; open: boolean; body: Child },
): Html {
  const hidden = html`${idempotencyField()}<input type="hidden" name="${VERSION}" value="${account.version}"><input type="hidden" name="viec" value="${slug}">`;
  const form = postForm(c, { action: `${accountPath(account.id)}/${slug}`, body: html`${hidden}${body}` });
  return html`<details${attrs({ class: "fold", open })}><summary>${title}</summary>${form}</details>`;
}

/** Every act that takes something from somebody says why. */
export function reasonField(form: Form, errors: readonly FieldError[], label: string, hint?: string): Html {
  const value = errors.length > 0 ? form.get("ly-do") : "";
  return text({ name: "ly-do", label, value, maxLength: 300, ...(hint && { hint }), ...errorOf(errors, "ly-do") });
}
