import { createMiddleware } from "hono/factory";
import { randomText } from "../platform/crypto.ts";
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
  c.set("nonce", randomText(16));
  await next();
  const { config } = c.get("services");
  const { headers } = c.res;
  headers.set("content-security-policy", c.get("sandboxed") ? SANDBOX : policy(c));
  headers.set("x-frame-options", c.get("framed") ? "SAMEORIGIN" : "DENY");
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

function policy(c: AppContext): string {
  const framed = c.get("framed") ?? false;
  const objects = c.get("objects") ?? framed;
  const ancestors = framed ? "'self'" : "'none'";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${c.get("nonce")}'`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    `object-src ${objects ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}
