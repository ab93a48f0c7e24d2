import type { AppContext } from "../context.ts";
import { cookieOf } from "../cookies.ts";
import { csrfToken } from "../csrf.ts";
import { errorSummary } from "./error-summary.ts";
import type { FieldError } from "./field.ts";
import { attrs, type Child, type Html, html, trusted } from "./html.ts";

export const STAR = trusted(
  '<svg width="32" height="32" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path fill="#f5c542" d="m12 2 2.900 7.100 7.600.6-5.800 5 1.800 7.400L12 18.100 5.500 22.100l1.800-7.400-5.800-5 7.600-.6z"/></svg>',
);

export type DocumentParams = {
  title: string;
  site: string;
  errors: FieldError[];
  bodyClass?: string;
  /** Scripts of src/web/browser beside main, e.g. ["upload"]. */
  scripts: string[];
  /** More for the head, e.g. what a browser without script needs. */
  head?: Child;
  body: Child;
};

/** The whole document. A page with errors says so first in its title. */
export function document(c: AppContext, params: DocumentParams): Html {
  const assets = c.get("assets");
  // Scripts are files of ours, which the policy lets run by 'self'; a page for everybody carries nothing of one request.
  const nonce = c.get("shared") ? undefined : c.get("nonce");
  const title = `${params.errors.length > 0 ? "Lỗi: " : ""}${params.title} – ${params.site}`;
  const script = (name: string) => html`<script${attrs({ type: "module", nonce, src: assets.url(`${name}.js`) })}></script>`;
  return html`<!DOCTYPE html>
<html lang="vi"${attrs({ class: isLarge(c) ? "large" : undefined })}><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#9f1d20"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="${assets.url("motcua.css")}">${["main", ...params.scripts].map(script)}${params.head}</head><body${attrs({ class: params.bodyClass })}><a class="skip" href="#chinh">Đến nội dung chính</a>${params.body}</body></html>`;
}

/** Errors of a page, before everything else in its main part. */
export function summaryOf(errors: FieldError[]): Html | undefined {
  return errors.length > 0 ? errorSummary(errors) : undefined;
}

export function isLarge(c: AppContext): boolean {
  return cookieOf(c, "large") === "lon";
}

/** Works without script: the link sets a cookie and comes back. */
export function largeTextLink(c: AppContext): Html {
  const large = isLarge(c);
  const way = encodeURIComponent(c.req.method === "GET" ? addressOf(c) : c.req.path);
  return html`<a data-large href="/co-chu/${large ? "thuong" : "lon"}?ve=${way}">${large ? "Cỡ chữ A−" : "Cỡ chữ A+"}</a>`;
}

export function signOutForm(c: AppContext, action: string): Html {
  return html`<form method="post" action="${action}"><input type="hidden" name="_csrf" value="${csrfToken(c)}"><button type="submit">Đăng xuất</button></form>`;
}

/** Path and query of this request. */
export function addressOf(c: AppContext): string {
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}

/** A number to call; it never breaks over two lines. */
export function phoneLink(number: string): Html {
  return html`<a href="tel:${number.replace(/[^\d+]/g, "")}">${number.replace(/ /g, "\u00a0")}</a>`;
}
