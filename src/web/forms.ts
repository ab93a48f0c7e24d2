import { randomUUID } from "node:crypto";
import type { AppContext } from "./context.ts";
import { csrfField } from "./csrf.ts";
import type { Form } from "./form-data.ts";
import { attrs, type Child, type Html, html } from "./ui/html.ts";

const KEY_FIELD = "_khoa";

/** Hidden key that makes the same form sent twice one act. Hand in the sent form to keep its key when the page is shown again. */
export function idempotencyField(form?: Form): Html {
  const sent = form && idempotencyKey(form);
  return html`<input type="hidden" name="${KEY_FIELD}" value="${sent ?? randomUUID()}">`;
}

/** The key that came with the form; undefined when it is missing or not one of ours. */
export function idempotencyKey(form: Form): string | undefined {
  const key = form.get(KEY_FIELD);
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key) ? key : undefined;
}

export type PostFormParams = {
  body: Child;
  /** This page's own address when absent. */
  action?: string;
  /** With files. */
  multipart?: boolean;
  className?: string;
  id?: string;
};

/** A form that changes something: POST, with its CSRF token, validated by the server only. */
export function postForm(c: AppContext, params: PostFormParams): Html {
  const values = {
    method: "post",
    action: params.action,
    enctype: params.multipart ? "multipart/form-data" : undefined,
    class: params.className,
    id: params.id,
    novalidate: true,
  };
  return html`<form${attrs(values)}>${csrfField(c)}${params.body}</form>`;
}
