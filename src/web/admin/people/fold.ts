import type { Account } from "../../../features/organisation/index.ts";
import type { AppContext } from "../../context.ts";
import { errorOf } from "../../desk/acts/types.ts";
import type { Form } from "../../form-data.ts";
import { idempotencyField, postForm } from "../../forms.ts";
import { attrs, type Child, type Html, html } from "../../ui/html.ts";
import { type FieldError, text } from "../../ui/index.ts";
import { VERSION } from "./asked.ts";
import { accountPath } from "./paths.ts";

const ACT = "viec";

/** A field of one of many forms on a page; two of them never have the same name, so each label finds its own. */
export const nameIn = (slug: string, name: string): string => `${slug}.${name}`;

/** What was typed into a field of the form that was sent. */
export const typedIn = (form: Form, name: string): string => form.get(nameIn(form.get(ACT), name));

/** Errors at the fields of the form that was sent. */
export const errorsIn = (form: Form, errors: readonly FieldError[]): FieldError[] =>
  errors.map(({ field, message }) => ({ field: nameIn(form.get(ACT), field), message }));

/** An act on an account, folded away until it is wanted or was sent with a fault; `slug` is the end of its address. */
export function fold(
  c: AppContext,
  account: Pick<Account, "id" | "version">,
  {
    slug,
    title,
    open = false,
    errors,
    body,
  }: { slug: string; title: string; open?: boolean; errors: readonly FieldError[]; body: Child },
): Html {
  const hidden = html`${idempotencyField()}<input type="hidden" name="${VERSION}" value="${account.version}"><input type="hidden" name="${ACT}" value="${slug}">`;
  const form = postForm(c, { action: `${accountPath(account.id)}/${slug}`, body: html`${hidden}${body}` });
  const wrong = errors.some(({ field }) => field.startsWith(nameIn(slug, "")));
  return html`<details${attrs({ class: "fold", open: open || wrong })}><summary>${title}</summary>${form}</details>`;
}

/** Every act that takes something from somebody says why. */
export function reasonField(slug: string, form: Form, errors: readonly FieldError[], label: string, hint?: string): Html {
  const name = nameIn(slug, "ly-do");
  return text({ name, label, value: form.get(name), maxLength: 300, ...(hint && { hint }), ...errorOf(errors, name) });
}
