import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { AppContext, AppEnv } from "./context.ts";

/** The answer is a file that our own pages show in a frame (preview of a paper). */
export function allowFraming(c: AppContext): void {
  c.set("framed", true);
}

/** The page shows files of ours inside itself (`<object>`). */
export function allowObjects(c: AppContext): void {
  c.set("objects", true);
}

/** What every answer tells the browser: nothing runs, loads or frames that is not ours. */
export const securityHeaders = createMiddleware<AppEnv>(async (c, next) => {
  c.set("nonce", randomBytes(16).toString("base64url"));
  await next();
  const { config } = c.var.services;
  const headers = c.res.headers;
  headers.set("content-security-policy", c.var.sandboxed ? SANDBOX : policy(c.var));
  headers.set("x-frame-options", c.var.framed ? "SAMEORIGIN" : "DENY");
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
  if (config.production) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
  // Pages hold personal data: neither a proxy nor the next person at a shared machine may get them from a store.
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
});

const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

function policy({
  nonce,
  framed = false,
  objects = framed,
}: Pick<AppContext["var"], "nonce"> & Partial<AppContext["var"]>): string {
  const ancestors = framed ? "'self'" : "'none'";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `object-src ${objects ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}
